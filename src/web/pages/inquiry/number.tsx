import type { Reading } from '#domain/tracking-number/index.ts'
import { ASK_WORDS } from '#words/en/index.ts'
import { NumberProblems } from '../../components/number-problems.tsx'
import { type FieldProblem, TextField } from '../../forms/form-field.tsx'
import { paths } from '../../paths.ts'
import { AskFrame, GoOn } from './ask-frame.tsx'

/** The first question: which parcel it is about. */
export function NumberPage(props: {
  value: string
  /** What the value reads as, where it is no number. */
  readings: readonly Reading[]
  problems: readonly FieldProblem[]
  /** When a question was begun in this browser and not sent. */
  begun: string | null
  /** The number of a question that is begun already is changed. */
  isChange: boolean
  simulated: boolean
}) {
  const { value, problems, readings, isChange } = props
  return (
    <AskFrame
      heading={isChange ? ASK_WORDS.number : ASK_WORDS.title}
      problems={problems}
      back={isChange ? paths.askStep('check') : null}
      simulated={props.simulated}
      isOwn={isChange || value !== '' || problems.length > 0}
    >
      {isChange ? null : (
        <>
          <h1>{ASK_WORDS.title}</h1>
          <p>{ASK_WORDS.lead}</p>
          {props.begun ? <Begun when={props.begun} /> : null}
        </>
      )}
      <form class="sheet stack form" method={isChange ? 'post' : 'get'} action={isChange ? '' : paths.ask()}>
        <TextField
          name="number"
          label={ASK_WORDS.number}
          hint={ASK_WORDS.numberHint}
          heading={isChange}
          problems={problems}
          value={value}
        />
        {problems.length > 0 && value !== '' ? <NumberProblems readings={readings} asked={value} /> : null}
        <GoOn>
          <button class="button quiet" type="submit" name="none" value="1">
            {ASK_WORDS.noNumber}
          </button>
        </GoOn>
      </form>
      {isChange ? null : (
        <p class="small">
          <a href={paths.inquiries()}>{ASK_WORDS.askedBefore}</a>
        </p>
      )}
    </AskFrame>
  )
}

function Begun({ when }: { when: string }) {
  return (
    <section class="sheet meaning stack">
      <h2>
        {ASK_WORDS.begun} <small>{when}</small>
      </h2>
      <div class="ways">
        <a class="button" href={paths.askStep('next')}>
          {ASK_WORDS.goOn}
        </a>
        <form method="post" action={paths.askStep('drop')}>
          <button class="button quiet" type="submit">
            {ASK_WORDS.drop}
          </button>
        </form>
      </div>
    </section>
  )
}
