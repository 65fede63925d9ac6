import { CALL_WORDS } from '#words/en/desk-inquiries.ts'
import { CALL_STEPS } from '../../desk/call-in-form.ts'

/** The fields for what was said on the phone, and what was agreed, each with its day. */
export function CallFields({ value }: { value: (field: string) => string | undefined }) {
  const line = (name: string, label: string) => (
    <label for={name}>
      {label}
      <input id={name} name={name} value={value(name)} maxlength={500} autocomplete="off" />
    </label>
  )
  return (
    <>
      {line('call-name', CALL_WORDS.talkedTo)}
      {line('call-numbers', CALL_WORDS.references)}
      <label for="call-text">
        {CALL_WORDS.said}
        <textarea id="call-text" name="call-text" rows={3} maxlength={20_000}>
          {value('call-text')}
        </textarea>
      </label>
      <fieldset class="call-steps">
        <legend>{CALL_WORDS.nextSteps}</legend>
        {CALL_STEPS.map((step) => (
          <div class="pair">
            <input
              id={`call-step-${step}`}
              name={`call-step-${step}`}
              value={value(`call-step-${step}`)}
              maxlength={500}
              autocomplete="off"
              aria-label={`${CALL_WORDS.nextStep} ${step}`}
            />
            <input
              id={`call-day-${step}`}
              name={`call-day-${step}`}
              type="date"
              value={value(`call-day-${step}`)}
              aria-label={`${CALL_WORDS.nextDay} ${step}`}
            />
          </div>
        ))}
      </fieldset>
    </>
  )
}
