import { checkDigitS10, isDigits } from './check-digits.ts'
import { isCountry } from './countries.ts'
import { makeReading } from './make-reading.ts'
import type { ProblemCode, Reading } from './reading.ts'

/** What the first letter says of an item that USPS issued a number for. */
const US_CLASSES: Record<string, string> = {
  C: 'priority-mail-international',
  E: 'priority-mail-express-international',
  H: 'first-class-package-international',
  L: 'first-class-package-international',
  R: 'first-class-mail',
  U: 'first-class-package-international',
  V: 'priority-mail-international',
}

const SERVICES: Record<string, string[]> = { R: ['registered', 'signature'], V: ['tracking', 'insured'] }

/** Reads a UPU S10 number: two letters, nine digits, the country of the issuing post. */
export function readS10(text: string, readings: Reading[]): void {
  if (text.length !== 13 || !isLetters(text, 0, 2) || !isLetters(text, 11, 13) || !isDigits(text, 2, 11)) return
  const country = text.slice(11)
  const problems: ProblemCode[] = []
  if (checkDigitS10(text.slice(2, 10)) !== text.charCodeAt(10) - 48) problems.push('wrong-check-digit')
  // A country that no post issues for is a typing error in the letters, so the number can't be valid.
  if (!isCountry(country)) problems.push('unknown-country', 'wrong-characters')
  const isUsps = country === 'US'
  readings.push(
    makeReading(isUsps ? 'usps' : 'other-post', 's10', text, 0.97, problems, {
      serviceType: text.slice(0, 2),
      mailClass: isUsps ? (US_CLASSES[text.charAt(0)] ?? 'unknown') : 'inbound-international',
      services: SERVICES[text.charAt(0)] ?? ['tracking'],
      serial: text.slice(2, 10),
      country,
    }),
  )
}

function isLetters(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i)
    if (code < 65 || code > 90) return false
  }
  return true
}
