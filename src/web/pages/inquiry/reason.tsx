import type { Child } from 'hono/jsx'
import { INQUIRY_REASONS } from '#domain/inquiry/tokens.ts'
import { INQUIRY_REASON_WORDS, STEP_WORDS } from '#words/en/index.ts'
import { type FieldProblem, RadioField } from '../../forms/form-field.tsx'
import { AskFrame, GoOn } from './ask-frame.tsx'

/** What it is about; above it, what is known of the parcel already. */
export function ReasonPage(props: {
  /** What is known of the parcel. */
  known: Child
  /** What the form carries on unseen. */
  carried: readonly (readonly [name: string, value: string])[]
  value: string | undefined
  action: string
  back: string
  problems: readonly FieldProblem[]
  simulated: boolean
}) {
  return (
    <AskFrame heading={STEP_WORDS.reason} problems={props.problems} back={props.back} simulated={props.simulated}>
      {props.known}
      <form class="sheet stack form" method="post" action={props.action}>
        {props.carried.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <RadioField
          name="reason"
          label={STEP_WORDS.reason}
          heading
          problems={props.problems}
          value={props.value}
          options={INQUIRY_REASONS.map((one) => [one, INQUIRY_REASON_WORDS[one]])}
        />
        <GoOn />
      </form>
    </AskFrame>
  )
}
