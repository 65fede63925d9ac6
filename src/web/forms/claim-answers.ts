import { dayText, parseDay } from '#domain/calendar/civil-day.ts'
import { REPORTS, ROLES } from '#domain/diagnosis/tokens.ts'
import type { ClaimAnswers } from '#services/claims/guide-claim.ts'
import type { FieldProblem } from './form-field.tsx'

export const CLAIM_FIELDS = [
  'report',
  'mailClass',
  'mailedOn',
  'insured',
  'insuredFor',
  'role',
  'zip',
  'decidedOn',
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
const MOST_DOLLARS = 1_000_000
const AHEAD_DAYS = 1

/** Reads the answers of an address or a form. `today` is the day in UTC. Fields that are not there are not answered. */
export function readClaimAnswers(fields: Record<string, string | undefined>, today: string): ReadAnswers {
  const read: ReadAnswers = { raw: {}, answers: {}, problems: [] }
  for (const field of CLAIM_FIELDS) {
    const value = fields[field]?.trim().slice(0, LONGEST)
    if (value === undefined) continue
    read.raw[field] = value
    const problem = READERS[field](value, read.answers, today)
    if (problem) read.problems.push({ field, message: problem })
  }
  return read
}

const READERS: Record<ClaimField, (value: string, answers: ClaimAnswers, today: string) => string | null> = {
  report(value, answers) {
    if (value === '') return null
    answers.report = REPORTS.find((one) => one === value)
    return answers.report ? null : 'Choose what went wrong.'
  },
  mailClass(value, answers) {
    if (value === '') return null
    answers.mailClass = CHOOSABLE_CLASSES.find((one) => one === value)
    return answers.mailClass ? null : 'Choose a class of mail from the list.'
  },
  mailedOn(value, answers, today) {
    if (value === '') return null
    const problem = problemOfDay(value, today)
    if (problem) return `The mailing date: ${problem}`
    answers.mailedOn = value
    return null
  },
  insured(value, answers) {
    if (value === 'yes' || value === 'no') answers.insured = value === 'yes'
    return value === 'yes' || value === 'no' || value === '' ? null : 'Choose whether insurance was bought.'
  },
  insuredFor(value, answers) {
    if (value === '') return null
    const digits = value.replace(/[$,\s]/g, '')
    const dollars = /^\d{1,9}(?:\.\d{1,2})?$/.test(digits) ? Number(digits) : Number.NaN
    if (!(dollars <= MOST_DOLLARS)) return 'The insurance is an amount in dollars, such as 300.'
    answers.insured = dollars
    return null
  },
  role(value, answers) {
    if (value === '') return null
    answers.role = ROLES.find((one) => one === value)
    return answers.role ? null : 'Choose whether you sent it or wait for it.'
  },
  zip(value, answers) {
    if (value === '') return null
    if (!/^\d{5}(?:-\d{4})?$/.test(value)) return 'A ZIP Code has 5 digits, such as 09012.'
    answers.zip = value.slice(0, 5)
    return null
  },
  decidedOn(value, answers, today) {
    if (value === '') return null
    const problem = problemOfDay(value, today)
    if (problem) return `The day of the decision: ${problem}`
    answers.claimDecidedOn = value
    return null
  },
}

function problemOfDay(value: string, today: string): string | null {
  const number = parseDay(value)
  if (number === null) return 'write a day of the calendar, such as 2026-11-20.'
  if (value < FIRST_DAY) return 'that is too long ago.'
  return value > dayText((parseDay(today) ?? 0) + AHEAD_DAYS) ? 'that day is still to come.' : null
}
