import { isNamedDay } from '#domain/calendar/civil-day.ts'
import type { Told } from '#domain/diagnosis/circumstances.ts'
import type { FieldError } from '../errors.ts'
import { readTold, TOLD_FIELDS } from '../parcels/read-told.ts'
import type { ReadParcelInput } from './read-parcel.ts'

/** The fields of such a form. */
export const READ_FIELDS = [
  ...TOLD_FIELDS,
  'history',
  'trackingNumber',
  'mailClass',
  'destinationZip',
  'expectedDay',
  'returnBy',
  'timeZone',
] as const

const DAYS = ['expectedDay', 'returnBy'] as const

/** A form with a pasted history: its fields as filled in, and what they ask for. */
export type ReadForm = {
  fields: Readonly<Record<string, string | undefined>>
  told: Told
  input: ReadParcelInput
  problems: FieldError[]
}

/** Reads the fields of a form (texts; an empty one counts as not filled in). What can't be read is left out and named. */
export function readForm(fields: Readonly<Record<string, string | undefined>>, nowMs: number): ReadForm {
  const { told, problems } = readTold(fields, nowMs)
  const text = (name: string) => fields[name]?.trim() || undefined
  const input: ReadParcelInput = {
    history: fields.history ?? '',
    trackingNumber: text('trackingNumber')?.slice(0, 200),
    mailClass: text('mailClass')?.slice(0, 60),
    destinationZip: text('destinationZip')?.slice(0, 16),
    timeZone: text('timeZone')?.slice(0, 60),
    mailedOn: told.mailedOn,
    told,
  }
  for (const name of DAYS) {
    const value = text(name)
    if (value === undefined) continue
    if (isNamedDay(value)) input[name] = value
    else problems.push({ field: name, code: 'not-valid', message: `${name} is a day, written as 2026-11-25.` })
  }
  return { fields, told, input, problems }
}
