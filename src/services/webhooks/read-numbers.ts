import type { FieldReader } from '../inquiries/read-fields.ts'
import { readAsked } from '../parcels/find-parcels.ts'
import { MOST_LISTED } from './limits.ts'

const TELL_AT_MOST = 20

/** Reads tracking numbers in any spelling, each once; whatever is none is told to the reader. */
export function readNumbers(fields: FieldReader, field: string, given: readonly string[]): string[] {
  if (given.length > MOST_LISTED) {
    fields.wrong(field, 'too-many', `${field} holds at most ${MOST_LISTED.toLocaleString('en-US')} numbers.`)
    return []
  }
  const numbers = new Set<string>()
  let wrong = 0
  for (const [index, text] of given.entries()) {
    const { reading } = readAsked(text)
    if (reading) numbers.add(reading.trackingNumber)
    else if (wrong++ < TELL_AT_MOST) {
      fields.wrong(`${field}.${index}`, 'not-a-tracking-number', `${field}.${index} is not a USPS tracking number.`)
    }
  }
  return [...numbers]
}
