import { LIMITS } from '#domain/scans/parse-scan.ts'
import { momentsIn } from '../pasted-history/dates.ts'
import { placesIn } from '../pasted-history/places-in-text.ts'
import type { UspsEvent } from './detail.ts'

const SENTENCE = /^(?:your|the|we|this|it|an?)\s|[.!]$/i
const LONGEST = 1_000

/**
 * An event out of the free text of SUMMARY answers, `Arrived at Post Office, 06/17/2022, 6:10 am, AUSTIN, TX 78701` or
 * a sentence about it. Null where the text names no day with its year.
 */
export function eventOfSummary(text: string): UspsEvent | null {
  const short = text.slice(0, LONGEST)
  const moment = momentsIn(short, { today: '2000-01-01', isDayFirst: false }).find((one) => one.day && !one.yearless)
  if (!moment?.day) return null
  const place = placesIn(short).at(-1)?.place
  const before = short.slice(0, moment.start).replace(/[\s,;:-]+$/, '')
  const wording = SENTENCE.test(short) || before.length < 3 ? short : before
  return {
    code: null,
    wording: wording.slice(0, LIMITS.wording).trim(),
    at: moment.time ? `${moment.day}T${moment.time}:00${moment.offset ?? ''}` : moment.day,
    city: place?.facility ?? place?.city ?? null,
    state: place?.facility ? null : (place?.state ?? null),
    zip: place?.zip ?? null,
    country: place?.country ?? null,
  }
}
