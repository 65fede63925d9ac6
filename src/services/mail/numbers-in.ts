import type { ReadMail } from '#domain/mail/read-mail.ts'
import { findTrackingNumbers } from '#domain/tracking-number/index.ts'

const LONGEST_TEXT = 200_000
const MOST_NUMBERS = 20

/** The valid tracking numbers in a mail, those of USPS first, else in order of place. */
export function numbersIn({ subject, text }: Pick<ReadMail, 'subject' | 'text'>): string[] {
  const found = findTrackingNumbers(`${subject}\n${text.slice(0, LONGEST_TEXT)}`).filter(({ valid }) => valid)
  const usps = found.filter(({ carrier }) => carrier === 'usps')
  return [...new Set([...usps, ...found].map(({ trackingNumber }) => trackingNumber))].slice(0, MOST_NUMBERS)
}
