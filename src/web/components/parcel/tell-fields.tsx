import type { Told } from '#domain/diagnosis/circumstances.ts'
import { REPORTS, ROLES, WISHES } from '#domain/diagnosis/tokens.ts'
import { REPORT_WORDS, ROLE_WORDS, WISH_WORDS } from '#words/en/index.ts'
import { remembered } from '../../remembered.ts'

const empty = remembered(() => <TellFields told={{}} />)

/** What only a person can tell: fields of a form, each of which may stay empty. */
export function tellFields(told: Told) {
  return Object.values(told).some((value) => value !== undefined) ? <TellFields told={told} /> : empty('')
}

function TellFields({ told }: { told: Told }) {
  const insured = told.insured === true ? 'yes' : told.insured === false ? 'no' : String(told.insured ?? '')
  return (
    <div class="fields">
      <Choice
        name="report"
        label="What is wrong?"
        none="Nothing of these"
        tokens={REPORTS}
        words={REPORT_WORDS}
        chosen={told.report}
      />
      <Choice
        name="wish"
        label="What would you like?"
        none="Nothing special"
        tokens={WISHES}
        words={WISH_WORDS}
        chosen={told.wish}
      />
      <Choice name="role" label="Who are you?" none="Not said" tokens={ROLES} words={ROLE_WORDS} chosen={told.role} />
      <label>
        Insured, beyond what its class includes?
        <input name="insured" value={insured} placeholder="yes, no, or dollars" maxlength={12} autocomplete="off" />
      </label>
      <Day name="mailedOn" label="Mailed on" value={told.mailedOn} />
      <Day name="helpRequestedOn" label="You sent USPS a help request on" value={told.helpRequestedOn} />
      <Day name="claimDecidedOn" label="USPS decided your claim on" value={told.claimDecidedOn} />
    </div>
  )
}

function Choice<T extends string>(props: {
  name: string
  label: string
  none: string
  tokens: readonly T[]
  words: Record<T, string>
  chosen: T | undefined
}) {
  return (
    <label>
      {props.label}
      <select name={props.name}>
        <option value="">{props.none}</option>
        {props.tokens.map((token) => (
          <option value={token} selected={token === props.chosen}>
            {props.words[token]}
          </option>
        ))}
      </select>
    </label>
  )
}

function Day({ name, label, value }: { name: string; label: string; value: string | undefined }) {
  return (
    <label>
      {label}
      <input type="date" name={name} value={value ?? ''} />
    </label>
  )
}
