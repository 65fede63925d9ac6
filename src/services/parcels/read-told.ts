import { isNamedDay, localDay } from '#domain/calendar/civil-day.ts'
import type { Told } from '#domain/diagnosis/circumstances.ts'
import { REPORTS, ROLES, WISHES } from '#domain/diagnosis/tokens.ts'
import type { FieldError } from '../errors.ts'

const MOST_DOLLARS = 1_000_000

/** The fields in which a person tells of a parcel, as they stand in an address or a form; days are `YYYY-MM-DD`. */
export const TOLD_FIELDS = [
  'role',
  'report',
  'wish',
  'insured',
  'mailedOn',
  'helpRequestedOn',
  'claimDecidedOn',
] as const

const DAY_NAMES = {
  mailedOn: 'The day of mailing',
  helpRequestedOn: 'The day of your help request',
  claimDecidedOn: 'The day of the decision',
} as const
/** The clock of a place may be ahead of ours. */
const AHEAD_MS = 86_400_000

/**
 * Reads what a person tells from texts; an empty text tells nothing. What can't be read is left out and named in
 * `problems`, and so is a day that lies after `nowMs`. `insured` is `yes`, `no`, or an amount in dollars.
 */
export function readTold(
  fields: Readonly<Record<string, string | undefined>>,
  nowMs: number,
): {
  told: Told
  problems: FieldError[]
} {
  const problems: FieldError[] = []
  const complain = (field: string, message: string) => void problems.push({ field, code: 'not-valid', message })
  const text = (field: string) => fields[field]?.trim() || undefined
  function token<T extends string>(field: string, tokens: readonly T[]): T | undefined {
    const value = text(field)
    const known = tokens.find((one) => one === value)
    if (value !== undefined && known === undefined) complain(field, `${field} is one of ${tokens.join(', ')}.`)
    return known
  }
  function day(field: keyof typeof DAY_NAMES): string | undefined {
    const value = text(field)
    if (value === undefined) return undefined
    if (!isNamedDay(value)) complain(field, `${DAY_NAMES[field]} is a day, written as 2026-11-25.`)
    else if (value > localDay(nowMs + AHEAD_MS, 0)) complain(field, `${DAY_NAMES[field]} still lies ahead: ${value}.`)
    else return value
    return undefined
  }
  function insured(): boolean | number | undefined {
    const value = text('insured')
    if (value === undefined) return undefined
    if (value === 'yes' || value === 'true') return true
    if (value === 'no' || value === 'false') return false
    const dollars = Number(value.replace(/^\$|,/g, ''))
    if (Number.isFinite(dollars) && dollars >= 0 && dollars <= MOST_DOLLARS) return dollars
    complain('insured', 'Insurance is yes, no, or an amount in dollars, such as 300.')
    return undefined
  }
  const told: Told = {
    role: token('role', ROLES),
    report: token('report', REPORTS),
    wish: token('wish', WISHES),
    insured: insured(),
    mailedOn: day('mailedOn'),
    helpRequestedOn: day('helpRequestedOn'),
    claimDecidedOn: day('claimDecidedOn'),
  }
  return { told, problems }
}
