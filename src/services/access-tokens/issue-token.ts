import { randomUUID } from 'node:crypto'
import type { ApiClient } from '#store/api-clients.ts'
import type { Context } from '../context.ts'
import { signingKeyOf } from './signing-key.ts'
import { writeToken } from './token-text.ts'

/** Eight hours, as USPS's own. */
const LIFETIME_S = 28_800

/** Who signs: said openly, so that nobody takes such a token for one of USPS. */
export const TOKEN_ISSUER = 'whereabouts'

export type IssuedToken = {
  token: string
  issuedAtMs: number
  expiresInS: number
  scopes: readonly string[]
  /** For those who want to check the signature. */
  publicKeyPem: string
}

/** A token for a client that has shown who it is. */
export async function issueToken(
  ctx: Context,
  input: { client: ApiClient; scopes: readonly string[] },
): Promise<IssuedToken> {
  const key = await signingKeyOf(ctx)
  const issuedAtMs = ctx.clock()
  const iat = Math.floor(issuedAtMs / 1000)
  const token = writeToken(key, {
    iss: TOKEN_ISSUER,
    sub: input.client.clientId,
    jti: randomUUID(),
    scope: input.scopes.join(' '),
    iat,
    exp: iat + LIFETIME_S,
  })
  return {
    token,
    issuedAtMs,
    // As USPS counts: the second in which it was made is over when it arrives.
    expiresInS: LIFETIME_S - 1,
    scopes: input.scopes,
    publicKeyPem: key.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  }
}
