import { FAULT_WORDS } from '#words/en/index.ts'
import { wrongShape } from './usps-error.ts'

const MOST_SLOW_MS = 30_000
const MOST_RETRY_AFTER_S = 86_400

/** Trouble that a program asks for, to see how it fares. */
export type Fault =
  | { kind: 'slow'; ms: number }
  | { kind: 'silent' | 'reset' | 'html' | 'truncated' | 'wrong-types' | 'empty' | 'no-scope' }
  | { kind: '401' | '403' | '500' }
  | { kind: '429' | '503'; retryAfterS: number }

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
      throw wrongShape(`X-Whereabouts-Fault is one of ${FAULT_WORDS.map(({ fault }) => fault).join(', ')}`)
  }
}

function whole(text: string | undefined, usual: number, most: number): number {
  if (text === undefined) return usual
  if (/^\d{1,6}$/.test(text) && Number(text) <= most) return Number(text)
  throw wrongShape(`A figure of X-Whereabouts-Fault is a whole number up to ${most}`)
}
