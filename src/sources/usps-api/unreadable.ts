import { uspsFaults, uspsOddities } from '#words/en/usps-api.ts'
import { type Failure, failure } from './failure.ts'
import type { Body } from './read-body.ts'

/** An answer under a good status that is not what was asked for. */
export function unreadable(body: Body, retryAtMs: number | null = null): Failure {
  const what = body.kind === 'json' ? 'otherShape' : body.kind === 'none' ? 'none' : body.what
  return failure('unreadable', uspsFaults.unreadable(uspsOddities[what]), retryAtMs)
}
