import { type ApiClient, insertRevokedToken } from '#store/api-clients.ts'
import type { Context } from '../context.ts'
import { signingKeyOf } from './signing-key.ts'
import { readToken } from './token-text.ts'

/** Takes a token back. One that is not the client's own, or no token at all, changes nothing and is not told (RFC 7009). */
export async function revokeToken(ctx: Context, input: { client: ApiClient; token: string }): Promise<void> {
  const claims = readToken(await signingKeyOf(ctx), input.token)
  if (!claims || claims.sub !== input.client.clientId) return
  await insertRevokedToken(ctx.database, { id: claims.jti, expiresAtMs: claims.exp * 1000, nowMs: ctx.clock() })
}
