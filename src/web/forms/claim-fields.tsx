import { REPORTS, ROLES } from '#domain/diagnosis/tokens.ts'
import { mailClassWords, ROLE_WORDS, reportWords } from '#words/en/index.ts'
import { CHOOSABLE_CLASSES, type ClaimField, type ReadAnswers } from './claim-answers.ts'
import { RadioField, SelectField, TextField } from './form-field.tsx'

type Props = { read: ReadAnswers; heading?: boolean; first?: string }

const classOptions = CHOOSABLE_CLASSES.map((one): [string, string] => [
  one,
  one === 'unknown' ? 'I don’t know' : mailClassWords(one),
])

/** The fields of the claim guide, one by one. `heading`: the question is the page's heading. */
export const CLAIM_INPUTS: Partial<Record<ClaimField, (props: Props) => unknown>> = {
  report: ({ read, heading }) => (
    <RadioField
      name="report"
      label="What went wrong?"
      heading={heading}
      problems={read.problems}
      value={read.raw.report}
      options={REPORTS.map((one) => [one, reportWords(one)])}
    />
  ),
  mailClass: ({ read, heading, first }) => (
    <SelectField
      name="mailClass"
      label="How was it mailed?"
      hint="The class of mail stands on the label and on the receipt."
      heading={heading}
      problems={read.problems}
      value={read.raw.mailClass}
      options={[['', first ?? 'Choose'], ...classOptions]}
    />
  ),
  mailedOn: ({ read, heading }) => (
    <TextField
      name="mailedOn"
      type="date"
      label="When was it mailed?"
      hint="The mailing date stands on the receipt, or in the record of the label. All days count from it."
      heading={heading}
      problems={read.problems}
      value={read.raw.mailedOn}
    />
  ),
  insured: ({ read, heading }) => (
    <RadioField
      name="insured"
      label="Was insurance bought for it?"
      hint="Some classes include cover; this is about more than that."
      heading={heading}
      problems={read.problems}
      value={read.raw.insured}
      options={[
        ['yes', 'Yes'],
        ['no', 'No, or I don’t know'],
      ]}
    >
      <TextField
        name="insuredFor"
        inputmode="decimal"
        label="If yes: for how many dollars?"
        hint="You may leave this empty."
        problems={read.problems}
        value={read.raw.insuredFor}
      />
    </RadioField>
  ),
  role: ({ read, heading }) => (
    <RadioField
      name="role"
      label="Who are you?"
      heading={heading}
      problems={read.problems}
      value={read.raw.role}
      options={ROLES.map((one) => [one, ROLE_WORDS[one]])}
    />
  ),
  zip: ({ read, heading }) => (
    <TextField
      name="zip"
      inputmode="numeric"
      label="To which ZIP Code was it mailed?"
      hint="Military and diplomatic addresses (APO, FPO, DPO) have dates of their own. You may leave this empty."
      heading={heading}
      problems={read.problems}
      value={read.raw.zip}
    />
  ),
  claimDecidedOn: ({ read, heading }) => (
    <TextField
      name="claimDecidedOn"
      type="date"
      label="Has USPS decided already? On which day?"
      hint="The day of the letter. Leave it empty if nothing was decided."
      heading={heading}
      problems={read.problems}
      value={read.raw.claimDecidedOn}
    />
  ),
}
