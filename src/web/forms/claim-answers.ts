import { dayText, parseDay } from '#domain/calendar/civil-day.ts'
import type { ClaimAnswers } from '#services/claims/guide-claim.ts'
import { readTold } from '#services/parcels/read-told.ts'
import type { FieldProblem } from './form-field.tsx'

export const CLAIM_FIELDS = [
  'report',
  'mailClass',
  'mailedOn',
  'insured',
  'insuredFor',
  'role',
  'zip',
  'claimDecidedOn',
] as const

export type ClaimField = (typeof CLAIM_FIELDS)[number]

/** Classes that a person may choose. */
export const CHOOSABLE_CLASSES = [
  'priority-mail',
  'ground-advantage',
  'priority-mail-express',
  'first-class-mail',
  'media-mail',
  'library-mail',
  'bound-printed-matter',
  'parcel-select',
  'priority-mail-express-international',
  'priority-mail-international',
  'first-class-package-international',
  'inbound-international',
  'unknown',
] as const

/** Answers as they came, as they are understood, and what is wrong with them. */
export type ReadAnswers = {
  raw: Partial<Record<ClaimField, string>>
  answers: ClaimAnswers
  problems: FieldProblem[]
}

const LONGEST = 60
const FIRST_DAY = '1990-01-01'
const AHEAD_DAYS = 1
const DAY_MS = 86_400_000

const MESSAGES: Record<ClaimField, string> = {
  report: 'Choose what went wrong.',
  mailClass: 'Choose a class of mail from the list.',
  mailedOn: 'The mailing date is a day of the calendar, such as 2026-11-20.',
  insured: 'Choose whether insurance was bought.',
  insuredFor: 'The insurance is an amount in dollars, such as 300.',
  role: 'Choose whether you sent it or wait for it.',
  zip: 'A ZIP Code has 5 digits, such as 09012.',
  claimDecidedOn: 'The day of the decision is a day of the calendar, such as 2026-11-20.',
}

/** Reads the answers of an address. `today` is the day in UTC. A field that is not there is not answered. */
export function readClaimAnswers(query: Record<string, string | undefined>, today: string): ReadAnswers {
  const raw: ReadAnswers['raw'] = {}
  for (const field of CLAIM_FIELDS) {
    const value = query[field]?.trim().slice(0, LONGEST)
    if (value !== undefined) raw[field] = value
  }
  // An amount says "yes" too; where there is none, the choice counts.
  const amount = raw.insuredFor ?? ''
  const { told, problems: found } = readTold(
    { ...raw, insured: amount === '' ? raw.insured : amount },
    ((parseDay(today) ?? 0) + AHEAD_DAYS) * DAY_MS,
  )
  const wrong = new Set<ClaimField>()
  for (const { field } of found) {
    const own = CLAIM_FIELDS.find((one) => one === field)
    if (own) wrong.add(own === 'insured' && amount !== '' ? 'insuredFor' : own)
  }
  if (amount !== '' && typeof told.insured !== 'number') wrong.add('insuredFor')
  const answers: ClaimAnswers = { told }
  if (raw.mailClass) {
    answers.mailClass = CHOOSABLE_CLASSES.find((one) => one === raw.mailClass)
    if (!answers.mailClass) wrong.add('mailClass')
  }
  if (raw.zip) {
    if (/^\d{5}(?:-\d{4})?$/.test(raw.zip)) answers.zip = raw.zip.slice(0, 5)
    else wrong.add('zip')
  }
  const problems = [...wrong].map((field) => ({ field, message: MESSAGES[field] }))
  for (const field of ['mailedOn', 'claimDecidedOn'] as const) {
    const message = told[field] ? problemOfDay(told[field], today) : null
    if (!message) continue
    problems.push({ field, message })
    delete told[field]
  }
  return { raw, answers, problems }
}

function problemOfDay(day: string, today: string): string | null {
  if (day < FIRST_DAY) return `${day} is too long ago.`
  return day > dayText((parseDay(today) ?? 0) + AHEAD_DAYS) ? `${day} is still to come.` : null
}
