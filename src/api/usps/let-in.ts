import type { Context as HonoContext } from 'hono'
import { checkToken } from '#services/access-tokens/check-token.ts'
import type { ApiClient } from '#services/api-clients/add-client.ts'
import type { Context } from '#services/context.ts'
import { type Quota, quotaSpent, type SignInLimit } from './limits.ts'
import type { Trouble } from './make-trouble.ts'
import { ownAddress } from './own-address.ts'
import { UspsError } from './usps-error.ts'

/** Lets a request in: whom it comes from. @throws UspsError 401 in its variants, 429 */
export type LetIn = (c: HonoContext, scope: string) => Promise<ApiClient>

/** Checks token, scope and quota, in this order; then comes the trouble that the client asked for itself. */
export function createLetIn(ctx: Context, signIns: SignInLimit, quota: Quota, trouble: Trouble): LetIn {
  return async (c, scope) => {
    const text = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
    if (!text) throw unauthorized(c, 'A token is missing: send Authorization: Bearer TOKEN.', 'invalid_token')
    const waitS = await signIns.waitSeconds(c)
    if (waitS > 0) throw quotaSpent(waitS)
    const checked = await checkToken(ctx, text)
    if (!checked.ok) {
      if (checked.reason === 'not-ours') await signIns.failed(c)
      if (checked.reason === 'ended') throw unauthorized(c, 'The access token has expired.', 'invalid_token')
      if (checked.reason === 'taken-back') throw clientUnknown(c)
      throw unauthorized(c, 'The access token is invalid.', 'invalid_token')
    }
    if (!checked.scopes.includes(scope)) throw scopeMissing(c, scope)
    await quota(c, checked.client, scope)
    c.set('clientId', checked.client.clientId)
    await trouble.meet(c, scope)
    return checked.client
  }
}

/** The token's client is gone or has no such product. */
export function clientUnknown(c: HonoContext): UspsError {
  return unauthorized(c, 'The client application identifier is invalid.')
}

/** A good token without the scope that the call needs. */
export function scopeMissing(c: HonoContext, scope: string): UspsError {
  return new UspsError(
    401,
    'Insufficient OAuth scope.',
    [{ status: '401', title: 'invalid_oauth_scope', detail: `The token lacks the scope ${scope}.` }],
    challenge(c),
  )
}

export function unauthorized(c: HonoContext, message: string, title?: string): UspsError {
  return new UspsError(401, message, title ? [{ status: '401', title, detail: message }] : [], challenge(c))
}

function challenge(c: HonoContext): Record<string, string> {
  return { 'www-authenticate': `Bearer realm="${ownAddress(c)}/usps"` }
}
