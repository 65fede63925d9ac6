import type { Child } from 'hono/jsx'
import { DETAIL_FORMS, type DetailField } from '#domain/inquiry/details.ts'
import { detailsOfStep, type QuestionStep } from '#domain/inquiry/question-steps.ts'
import type { OpenDraft } from '#services/inquiries/drafts/read-draft.ts'
import {
  ASK_WORDS,
  DETAIL_WORDS,
  dayWords,
  FIELD_WORDS,
  headline,
  INQUIRY_REASON_WORDS,
  STEP_ROLE_WORDS,
  STEP_WORDS,
  sizeWords,
  UPLOAD_WORDS,
  WISH_WORDS,
} from '#words/en/index.ts'
import type { FieldProblem } from '../../forms/form-field.tsx'
import { paths } from '../../paths.ts'
import { AskFrame, GoOn } from './ask-frame.tsx'

/** Everything that was answered, before it is sent. */
export function CheckPage(props: {
  open: OpenDraft
  problems: readonly FieldProblem[]
  back: string
  simulated: boolean
}) {
  const { open } = props
  const { draft, parcel, reason, known, steps } = open
  const { answers } = draft
  const number = parcel?.printed || draft.trackingNumber
  return (
    <AskFrame heading={ASK_WORDS.check} problems={props.problems} back={props.back} simulated={props.simulated}>
      <h1>{ASK_WORDS.check}</h1>
      <form class="sheet stack" method="post">
        <dl class="answers">
          <Row label={ASK_WORDS.parcel} change={draft.history ? null : paths.askStep('number')}>
            {number ? (
              <>
                <span class="digits">{number}</span>
                {parcel ? <small>{headline(parcel.headline)}</small> : null}
              </>
            ) : parcel ? (
              headline(parcel.headline)
            ) : (
              ASK_WORDS.noneNumber
            )}
          </Row>
          {steps.flatMap((step) => rowsOf(step, open))}
        </dl>
        <p>{ASK_WORDS.sendHint}</p>
        <GoOn words={ASK_WORDS.send} />
      </form>
      <form method="post" action={paths.askStep('drop')}>
        <button class="button quiet" type="submit">
          {ASK_WORDS.drop}
        </button>
      </form>
    </AskFrame>
  )

  function rowsOf(step: QuestionStep, { reason: why }: OpenDraft): Child[] {
    const change = paths.askStep(step)
    switch (step) {
      case 'reason':
        return [
          <Row label={STEP_WORDS.reason} change={change}>
            {reason ? INQUIRY_REASON_WORDS[reason] : ''}
          </Row>,
        ]
      case 'role':
        return [
          <Row label={STEP_WORDS.role} change={change}>
            {STEP_ROLE_WORDS[answers.role as keyof typeof STEP_ROLE_WORDS] ?? ''}
          </Row>,
        ]
      case 'description':
        return [
          <Row label={STEP_WORDS.description} change={change}>
            {answers.message}
          </Row>,
        ]
      case 'files':
        return [
          <Row label={UPLOAD_WORDS.checked} change={change}>
            {open.files.map(({ name, bytes }) => `${name} (${sizeWords(bytes)})`).join('\n')}
          </Row>,
        ]
      case 'you':
        return (['email', 'name', 'phone'] as const).map((field) => (
          <Row label={FIELD_WORDS[field].label} change={change}>
            {answers[field]}
          </Row>
        ))
      default:
        return (why ? detailsOfStep(step, why, known) : []).map(({ field }) => (
          <Row label={DETAIL_WORDS[field].label} change={change}>
            {detailText(field, answers[field] ?? '')}
          </Row>
        ))
    }
  }
}

function Row({ label, change, children }: { label: string; change: string | null; children?: Child }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children || <span class="none">{ASK_WORDS.none}</span>}</dd>
      <dd>
        {change ? (
          <a href={change}>
            {ASK_WORDS.change}
            <span class="hidden">{`: ${label}`}</span>
          </a>
        ) : null}
      </dd>
    </div>
  )
}

function detailText(field: DetailField, text: string): string {
  if (text === '') return ''
  switch (DETAIL_FORMS[field].kind) {
    case 'day':
      return `${dayWords(text)}, ${text.slice(0, 4)}`
    case 'yes-no':
      return text === 'yes' ? ASK_WORDS.yes : ASK_WORDS.no
    case 'choice':
      return WISH_WORDS[text as keyof typeof WISH_WORDS] ?? text
    default:
      return text
  }
}
