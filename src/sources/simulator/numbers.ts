import { parseDay } from '#domain/calendar/civil-day.ts'
import { checkDigitMod10 } from '#domain/tracking-number/index.ts'
import type { MailClassModel } from './rates.ts'

/** Mailer ids of the simulator. */
const NINE = '901999999'
const SIX = '899999'

/**
 * The number of the n-th parcel of a day: valid in form, unique for seed, day and n.
 * @param cohort tells seeds apart, 0 to 9
 */
export function numberFor(model: MailClassModel, cohort: number, day: string, n: number): string {
  const dayNumber = (parseDay(day) ?? 0) % 1000
  const serial = cohort * 1_000_000_000_000 + dayNumber * 1_000_000 + n
  const { application, serviceType } = model
  const digits = (length: number) => String(serial % 10 ** length).padStart(length, '0')
  let body: string
  if (application === '92') body = `92${serviceType}${NINE}${digits(11)}`
  else if (application === '93') body = `93${serviceType}${SIX}${digits(14)}`
  else if (application === '94') body = `94${serviceType}11${SIX}${digits(12)}`
  else
    body = `95${serviceType}1${String(100_000 + (n % 899_999))}${retailDay(day)}${String((n * 7 + cohort) % 100_000).padStart(5, '0')}`
  return body + checkDigitMod10(body)
}

/** The day of purchase in a retail number: last digit of the year and day of the year. */
function retailDay(day: string): string {
  const dayOfYear = (parseDay(day) ?? 0) - (parseDay(`${day.slice(0, 4)}-01-01`) ?? 0) + 1
  return `${day.charAt(3)}${String(dayOfYear).padStart(3, '0')}`
}
