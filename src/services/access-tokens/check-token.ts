import { type ApiClient, readClientOfToken } from '#store/api-clients.ts'
import type { Context } from '../context.ts'
import { signingKeyOf } from './signing-key.ts'
import { readToken } from './token-text.ts'

export type CheckedToken =
  | { ok: true; client: ApiClient; scopes: readonly string[] }
  | { ok: false; reason: 'not-ours' | 'ended' | 'taken-back' }

/** Whom a token lets in. One question to the database, so that a token taken back is refused by every server at once. */
export async function checkToken(ctx: Context, text: string): Promise<CheckedToken> {
  const claims = readToken(await signingKeyOf(ctx), text)
  if (!claims) return { ok: false, reason: 'not-ours' }
  if (claims.exp * 1000 <= ctx.clock()) return { ok: false, reason: 'ended' }
  const client = await readClientOfToken(ctx.database, claims.sub, claims.jti)
  if (!client) return { ok: false, reason: 'taken-back' }
  return { ok: true, client, scopes: claims.scope.split(' ').filter((scope) => scope !== '') }
}
