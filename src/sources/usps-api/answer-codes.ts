import type { AnswerOutcome } from '#services/ports/tracking-source.ts'

/** What USPS's own codes say of a number (Error Inventory of USPS/api-examples, sheet Tracking). */
const BY_CODE: Readonly<Record<string, AnswerOutcome>> = {
  '150001': 'not-scanned-yet',
  // The number may be wrong, or it has no scan yet: whoever asks knows whether the number is well formed.
  '150002': 'not-scanned-yet',
  '150003': 'not-scanned-yet',
  '150004': 'not-trackable',
  // Speaks of signing up for notices, which is possible with the first scan.
  '150005': 'not-scanned-yet',
  '150006': 'other-kind-of-number',
  '150007': 'not-trackable',
  '150008': 'not-trackable',
  '150009': 'not-scanned-yet',
  '150010': 'other-carrier',
  '150011': 'other-kind-of-number',
  '150012': 'fraudulent-postage',
  // Orders of COVID tests, long over.
  '150013': 'not-trackable',
}

/** The numbers that stand before the sentences, for answers whose code is missing. */
const BY_PREFIX: Readonly<Record<string, AnswerOutcome>> = {
  '12': 'not-scanned-yet',
  '7': 'not-scanned-yet',
  '16': 'not-scanned-yet',
  '4': 'not-trackable',
}

const WRONG_NUMBER =
  /(?:tracking|label) ?number.{0,60}(?:invalid|not valid|malformed|format)|(?:invalid|malformed).{0,40}tracking ?number/i

/** What a 400 says of a number; null where it says nothing that we know. */
export function outcomeOf400(said: { code: string | null; message: string | null; all: string }): AnswerOutcome | null {
  const byCode = said.code === null ? undefined : BY_CODE[said.code]
  if (byCode) return byCode
  const prefix = /^(\d{1,2}):\s/.exec(said.message ?? '')?.[1]
  const byPrefix = prefix === undefined ? undefined : BY_PREFIX[prefix]
  return byPrefix ?? (WRONG_NUMBER.test(said.all) ? 'wrong-number' : null)
}
