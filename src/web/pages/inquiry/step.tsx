import type { Child } from 'hono/jsx'
import { WISHES } from '#domain/diagnosis/tokens.ts'
import { DETAIL_FORMS, type DetailField } from '#domain/inquiry/details.ts'
import { detailsOfStep, type QuestionStep } from '#domain/inquiry/question-steps.ts'
import { STEP_ROLES } from '#services/inquiries/drafts/answer-step.ts'
import type { DraftAnswers } from '#services/inquiries/drafts/draft.ts'
import type { OpenDraft } from '#services/inquiries/drafts/read-draft.ts'
import { LONGEST_MESSAGE } from '#services/inquiries/limits.ts'
import {
  ASK_WORDS,
  DETAIL_WORDS,
  DONE,
  DONE_WORDS,
  FIELD_WORDS,
  STEP_HINTS,
  STEP_ROLE_WORDS,
  STEP_WORDS,
  WISH_WORDS,
} from '#words/en/index.ts'
import { type FieldProblem, RadioField, TextArea, TextField } from '../../forms/form-field.tsx'
import { AskFrame, GoOn } from './ask-frame.tsx'

export type StepPageProps = {
  open: OpenDraft
  step: Exclude<QuestionStep, 'reason' | 'files'>
  answers: DraftAnswers
  problems: readonly FieldProblem[]
  back: string
  /** A message can be written from what the scans say. */
  helper: { done: readonly string[] } | null
  simulated: boolean
}

/** One question of a question. */
export function StepPage(props: StepPageProps) {
  const { step, open, answers, problems } = props
  const details = open.reason ? detailsOfStep(step, open.reason, open.known) : []
  // A page with one field is headed by its label.
  const isAlone = details.length === 1 || step === 'role' || step === 'description'
  return (
    <AskFrame heading={STEP_WORDS[step]} problems={problems} back={props.back} simulated={props.simulated}>
      {/* The action is empty: the form goes to the page's own address. */}
      <form class="sheet stack form" method="post" novalidate>
        {isAlone ? null : <Heading step={step} />}
        {step === 'role' ? (
          <RadioField
            name="role"
            label={STEP_WORDS.role}
            heading
            problems={problems}
            value={answers.role}
            options={STEP_ROLES.map((one) => [one, STEP_ROLE_WORDS[one]])}
          />
        ) : null}
        {step === 'description' ? <Description {...props} /> : null}
        {step === 'you' ? <You {...props} /> : null}
        {details.map(({ field, isRequired }) => (
          <Detail field={field} isRequired={isRequired} heading={isAlone} answers={answers} problems={problems} />
        ))}
        <GoOn />
      </form>
      <p class="small">{ASK_WORDS.saved}</p>
    </AskFrame>
  )
}

function Heading({ step }: { step: QuestionStep }) {
  const hint = STEP_HINTS[step]
  return (
    <>
      <h1 class="label">{STEP_WORDS[step]}</h1>
      {hint ? <p class="hint">{hint}</p> : null}
    </>
  )
}

function Description({ answers, problems, helper }: StepPageProps): Child {
  return (
    <>
      <TextArea
        name="message"
        {...FIELD_WORDS.message}
        heading
        rows={9}
        maxlength={LONGEST_MESSAGE}
        problems={problems}
        value={answers.message ?? ''}
      />
      {helper ? (
        <details class="choices" open={helper.done.length > 0}>
          <summary>{ASK_WORDS.helper}</summary>
          <p class="hint">{ASK_WORDS.helperHint}</p>
          <fieldset>
            <legend>{ASK_WORDS.done}</legend>
            {DONE.map((one) => (
              <label>
                <input type="checkbox" name="done" value={one} checked={helper.done.includes(one)} />{' '}
                {DONE_WORDS[one].choice}
              </label>
            ))}
          </fieldset>
          <button class="button quiet" type="submit" name="write" value="1">
            {ASK_WORDS.helperGo}
          </button>
        </details>
      ) : null}
    </>
  )
}

function You({ answers, problems }: StepPageProps): Child {
  return (
    <>
      <TextField
        name="email"
        type="email"
        {...FIELD_WORDS.email}
        autocomplete="email"
        problems={problems}
        value={answers.email}
      />
      <TextField name="name" {...FIELD_WORDS.name} autocomplete="name" problems={problems} value={answers.name} />
      <TextField
        name="phone"
        type="tel"
        {...FIELD_WORDS.phone}
        autocomplete="tel"
        problems={problems}
        value={answers.phone}
      />
    </>
  )
}

function Detail(props: {
  field: DetailField
  isRequired: boolean
  heading: boolean
  answers: DraftAnswers
  problems: readonly FieldProblem[]
}): Child {
  const { field } = props
  const { label, hint } = DETAIL_WORDS[field]
  const form = DETAIL_FORMS[field]
  const isOpen = !props.isRequired && props.heading
  const common = {
    name: field,
    label,
    hint: [hint, isOpen ? ASK_WORDS.optional : ''].filter(Boolean).join(' ') || undefined,
    heading: props.heading,
    problems: props.problems,
    value: props.answers[field],
  }
  switch (form.kind) {
    case 'day':
      return <TextField {...common} type="date" />
    case 'dollars':
      return <TextField {...common} inputmode="decimal" />
    case 'yes-no':
      return (
        <RadioField
          {...common}
          options={[
            ['yes', ASK_WORDS.yes],
            ['no', ASK_WORDS.no],
            ['', ASK_WORDS.dontKnow],
          ]}
        />
      )
    case 'choice':
      return <RadioField {...common} options={WISHES.map((one) => [one, WISH_WORDS[one]])} />
    default:
      return <TextArea {...common} rows={field === 'contents' ? 5 : 3} maxlength={form.most} />
  }
}
