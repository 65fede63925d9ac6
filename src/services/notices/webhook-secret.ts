import { randomBytes } from 'node:crypto'
import { readSubscriptionSecrets } from '#store/source-subscriptions.ts'
import type { Context } from '../context.ts'
import { secretOf } from '../secret.ts'
import type { NoticeSource } from './notice-source.ts'

/** USPS takes secrets of exactly so many characters. */
export const SECRET_LENGTH = 32
/** So many bytes are 32 characters of base64url. */
const SECRET_BYTES = 24

/** The secret of the installation: the operator's, else one that is made once. */
export async function webhookSecret(ctx: Context, source: Pick<NoticeSource, 'source' | 'secret'>): Promise<string> {
  return source.secret ?? (await secretOf(ctx, `webhook.${source.source}`)).slice(0, SECRET_LENGTH)
}

/**
 * Every secret that may sign a notice now. The one that we made stays good after the operator set one, since
 * subscriptions that were made with it go on using it.
 */
export async function goodSecrets(ctx: Context, source: NoticeSource): Promise<string[]> {
  const own = await webhookSecret(ctx, { source: source.source, secret: null })
  const single = await readSubscriptionSecrets(ctx.database, source.source, ctx.clock())
  return [...new Set([...(source.secret ? [source.secret] : []), own, ...single])]
}

/** A new secret for a subscription. */
export function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url')
}
