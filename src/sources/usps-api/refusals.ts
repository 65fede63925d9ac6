import { uspsFaults } from '#words/en/usps-api.ts'
import { readError } from './envelope.ts'
import { type Failure, failure } from './failure.ts'
import type { HttpReply } from './http.ts'
import type { NeededScope } from './scopes.ts'

/**
 * What a 401 says that no new token would change; null where the token itself may be the trouble, as behind a web page
 * of the gateway.
 */
export function refusalOf401(reply: HttpReply, scope: NeededScope): Failure | null {
  if (reply.body.kind !== 'json') return null
  const said = readError(reply.body.value)
  if (/insufficient[\s_]+(?:oauth[\s_]+)?scope|invalid_oauth_scope/i.test(said.all)) {
    return failure('missing-scope', uspsFaults.insufficientScope(scope))
  }
  if (said.message === null || /client application identifier is invalid/i.test(said.all)) {
    return { ...failure('application-not-allowed', uspsFaults.noProduct(said.message)), lacksProduct: true }
  }
  return null
}
