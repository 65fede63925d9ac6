import { isNamedDay } from '../calendar/civil-day.ts'
import { cleanText } from '../text/clean-text.ts'
import { DETAIL_FORMS, type DetailField, type DetailForm, detailsFor, type InquiryDetails } from './details.ts'
import type { InquiryReason } from './tokens.ts'

/** What is wrong with a detail. `not-needed`: the reason does not need it, so that we do not want to know it. */
export type DetailProblem = {
  field: string
  code:
    | 'missing'
    | 'not-needed'
    | 'not-known'
    | 'not-a-day'
    | 'not-a-text'
    | 'too-long'
    | 'not-a-number'
    | 'not-a-choice'
}

/** What could be read, and what is wrong with the rest. */
export type ReadDetails = { details: InquiryDetails; problems: DetailProblem[] }

/** Reads what somebody tells besides the description, as far as the reason needs it. Empty texts count as not told. */
export function readDetails(reason: InquiryReason, given: Readonly<Record<string, unknown>>): ReadDetails {
  const { required, helpful } = detailsFor(reason)
  const problems: DetailProblem[] = []
  const details: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(given).slice(0, 50)) {
    if (value === undefined || value === null || (typeof value === 'string' && cleanText(value) === '')) continue
    if (!Object.hasOwn(DETAIL_FORMS, field)) problems.push({ field: field.slice(0, 60), code: 'not-known' })
    else if (![...required, ...helpful].includes(field as DetailField)) problems.push({ field, code: 'not-needed' })
    else {
      const read = readDetail(DETAIL_FORMS[field as DetailField], value)
      if ('code' in read) problems.push({ field, code: read.code })
      else details[field] = read.value
    }
  }
  for (const field of required) {
    if (details[field] === undefined && !problems.some((one) => one.field === field)) {
      problems.push({ field, code: 'missing' })
    }
  }
  return { details: details as InquiryDetails, problems }
}

function readDetail(form: DetailForm, value: unknown): { value: unknown } | { code: DetailProblem['code'] } {
  if (form.kind === 'yes-no') return typeof value === 'boolean' ? { value } : { code: 'not-a-choice' }
  if (form.kind === 'dollars') {
    const isRight = typeof value === 'number' && value >= 0 && value <= form.most
    return isRight ? { value: Math.round(value * 100) / 100 } : { code: 'not-a-number' }
  }
  if (typeof value !== 'string') return { code: 'not-a-text' }
  if (form.kind === 'day') {
    return /^\d{4}-\d\d-\d\d$/.test(value) && isNamedDay(value) ? { value } : { code: 'not-a-day' }
  }
  if (form.kind === 'choice') return form.choices.includes(value) ? { value } : { code: 'not-a-choice' }
  const text = cleanText(value)
  return text.length <= form.most ? { value: text } : { code: 'too-long' }
}
