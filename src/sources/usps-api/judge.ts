import type { AnswerOutcome, SourceAnswer } from '#services/ports/tracking-source.ts'
import { uspsFaults, uspsOddities } from '#words/en/usps-api.ts'
import { outcomeOf400 } from './answer-codes.ts'
import { type ErrorSaid, readError } from './envelope.ts'
import { type Failure, failure } from './failure.ts'
import type { Body } from './read-body.ts'

/** What a refusal is about: numbers asked for, or the whole call. */
export type Judgement =
  | { kind: 'number'; outcome: AnswerOutcome; code: string | null; message: string | null }
  /** Access is refused for parcels of these Mailer IDs, where the text names any. */
  | { kind: 'not-covered'; mailerIds: string[]; code: string | null; message: string | null }
  | { kind: 'call'; failure: Failure }

const ACCESS = /access controls?|mailer id|\bMID\b/i
const CONTRACT = /contract information is not authori[sz]ed/i
const MAILER_ID = /(?<!\d)(?:\d{9}|\d{6})(?!\d)/g
/** The gateway's own words for a request whose shape it does not let through, and for a path that it does not know. */
const SHAPE = /OASValidation/i
const NO_SUCH_API = /ApplicationNotFound|unable to identify proxy/i

/** What an answer with a status of 400 or more, other than 401, 429 and 5xx, means to a tracking call. */
export function judge(status: number, body: Body): Judgement {
  if (body.kind === 'not-json') return judgeNotJson(status, body.what)
  const said = readError(body.kind === 'json' ? body.value : null)
  const call = (one: Failure): Judgement => ({ kind: 'call', failure: one })
  if (SHAPE.test(said.all)) return call(failure('request-refused', uspsFaults.requestRefused(status, said.message)))
  if (NO_SUCH_API.test(said.all)) return call(failure('request-refused', uspsFaults.noSuchApi(said.message)))
  if (status === 400) return judge400(said)
  if (status === 403) return judge403(said)
  if (status === 404 && body.kind === 'json') return number('not-scanned-yet', said)
  // An address that answers 404 with nothing is none of USPS's APIs.
  if (status === 404) return call(failure('request-refused', uspsFaults.noSuchApi(null)))
  if (status === 405 || status === 408) return call(failure('outage', uspsFaults.failed(status, said.message)))
  return call(failure('request-refused', uspsFaults.requestRefused(status, said.message)))
}

function judge400(said: ErrorSaid): Judgement {
  return number(outcomeOf400(said) ?? 'failed', said)
}

function judge403(said: ErrorSaid): Judgement {
  if (CONTRACT.test(said.all)) {
    return { kind: 'call', failure: failure('application-not-allowed', uspsFaults.noContract(said.message)) }
  }
  const mailerIds = ACCESS.test(said.all) ? [...new Set(said.all.match(MAILER_ID))] : []
  return { kind: 'not-covered', mailerIds, code: said.code, message: said.message }
}

/** Web pages come from what stands before the APIs: they speak of no number. */
function judgeNotJson(status: number, what: 'html' | 'xml' | 'cut-off' | 'text'): Judgement {
  return { kind: 'call', failure: failure('outage', uspsFaults.failed(status, uspsOddities[what])) }
}

function number(outcome: AnswerOutcome, said: ErrorSaid): Judgement {
  return { kind: 'number', outcome, code: said.code, message: said.message }
}

/** An answer that tells of no scan. */
export function answerWithout(
  trackingNumber: string,
  outcome: AnswerOutcome,
  said: { code: string | null; message: string | null },
  body: unknown,
): SourceAnswer {
  return { trackingNumber, outcome, facts: {}, scans: [], code: said.code, message: said.message, body }
}
