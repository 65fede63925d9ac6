import { wrongShape } from './usps-error.ts'

const MOST_SLOW_MS = 30_000
const MOST_RETRY_AFTER_S = 86_400

/** Trouble that a program asks for, to see how it fares. */
export type Fault =
  | { kind: 'slow'; ms: number }
  | { kind: 'silent' | 'reset' | 'html' | 'truncated' | 'wrong-types' | 'empty' | 'no-scope' }
  | { kind: '401' | '403' | '500' }
  | { kind: '429' | '503'; retryAfterS: number }

/** What `X-Whereabouts-Fault` may say, with what happens then: also what the page for developers lists. */
export const FAULTS = {
  'slow=MS': 'the answer comes so many milliseconds late (at most 30,000)',
  silent: 'no answer for a minute, then the connection ends',
  reset: 'the connection is reset',
  html: 'HTML with status 200 in place of JSON',
  truncated: 'the answer breaks off in the middle',
  empty: 'status 200 and no body',
  'wrong-types': 'numbers for texts, texts for flags, single items for lists',
  'no-scope': '401 for a scope that the token lacks; of a new token: none',
  401: 'the token has expired; of a new token: wrong client',
  403: 'another mailer’s parcel: access control',
  429: 'the quota is spent; 429=30 says Retry-After: 30 (60)',
  500: 'a failure inside',
  503: 'not available; 503=30 says Retry-After: 30 (5)',
} as const

/** Numbers that bring trouble by themselves, without a header. Their check digits are right. */
export const FAULT_NUMBERS: Record<string, string> = {
  '9234691234567899000014': 'slow=5000',
  '9234691234567899000021': 'silent',
  '9234691234567899000038': 'reset',
  '9234691234567899000045': 'html',
  '9234691234567899000052': 'truncated',
  '9234691234567899000069': 'wrong-types',
  '9234691234567899000076': 'empty',
  '9234691234567899000083': 'no-scope',
  '9234691234567899004012': '401',
  '9234691234567899004036': '403',
  '9234691234567899004296': '429',
  '9234691234567899005002': '500',
  '9234691234567899005033': '503',
}

/** Reads what a header or number asks for. @throws UspsError 400 for what is none */
export function readFault(text: string): Fault {
  const [kind = '', value] = text.trim().toLowerCase().split('=', 2)
  switch (kind) {
    case 'slow':
      return { kind, ms: whole(value, 1_000, MOST_SLOW_MS) }
    case '429':
      return { kind, retryAfterS: whole(value, 60, MOST_RETRY_AFTER_S) }
    case '503':
      return { kind, retryAfterS: whole(value, 5, MOST_RETRY_AFTER_S) }
    case 'silent':
    case 'reset':
    case 'html':
    case 'truncated':
    case 'wrong-types':
    case 'empty':
    case 'no-scope':
    case '401':
    case '403':
    case '500':
      return { kind }
    default:
      throw wrongShape(`X-Whereabouts-Fault is one of ${Object.keys(FAULTS).join(', ')}`)
  }
}

function whole(text: string | undefined, usual: number, most: number): number {
  if (text === undefined) return usual
  if (/^\d{1,6}$/.test(text) && Number(text) <= most) return Number(text)
  throw wrongShape(`A figure of X-Whereabouts-Fault is a whole number up to ${most}`)
}
