import { readSubscriptions, rotateSecret, type StoredSubscription, settleSecret } from '#store/source-subscriptions.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { newSecret, webhookSecret } from '../notices/webhook-secret.ts'
import { filledUp, noteSubscription } from './note-subscription.ts'
import type { SubscriptionParts } from './subscription-parts.ts'
import type { SubscriptionFailure, SubscriptionRead } from './subscriptions-api.ts'
import { ANY_VERSION, withFreshVersion } from './with-fresh-version.ts'

/** So long a secret that was replaced stays good, for notices that are under way. */
const OLD_SECRET_MS = 86_400_000

export type RenewSubscriptionInput = {
  id: string
  /** Another address than the one that it has. */
  listenerUrl?: string | undefined
  /** Gives it a secret of its own, made anew. */
  isNewSecret: boolean
}

/**
 * Enables a subscription again, with the secret that is right now.
 * @throws ServiceError for one that tells other software, unless it shall tell this server from now on
 */
export async function renewSubscription(
  ctx: Context,
  parts: SubscriptionParts,
  input: RenewSubscriptionInput,
): Promise<SubscriptionRead | SubscriptionFailure> {
  const { source } = parts.notices
  let noted = await notedSubscription(ctx, source, input.id)
  const renewed = await withFreshVersion(parts.api, input.id, async (read) => {
    if (!noted) {
      refuseOthers(parts, input, read.subscription.listenerUrl)
      await noteSubscription(ctx, source, read.subscription)
      noted = await notedSubscription(ctx, source, input.id)
    }
    const listenerUrl = input.listenerUrl ?? read.subscription.listenerUrl ?? noted?.listenerUrl
    const change = {
      ...(listenerUrl ? { listenerUrl } : {}),
      secret: await secretFor(ctx, parts, noted, input.isNewSecret),
      status: 'ENABLED' as const,
    }
    const updated = await parts.api.update(input.id, read.etag ?? ANY_VERSION, change)
    if (!updated.ok) return updated
    return { ...updated, subscription: filledUp(updated.subscription, { ...read.subscription, ...change }) }
  })
  if (!renewed.ok) return renewed
  await noteSubscription(ctx, source, renewed.subscription)
  await settleSecret(ctx.database, source, input.id, ctx.clock() + OLD_SECRET_MS)
  return renewed
}

/** Other software may use the same app at the source; with our secret its notices would be worth nothing to it. */
function refuseOthers(parts: SubscriptionParts, input: RenewSubscriptionInput, listenerUrl: string | null): void {
  if (input.listenerUrl !== undefined || (parts.ourUrl !== null && listenerUrl === parts.ourUrl)) return
  const message = `It tells ${listenerUrl ?? 'an address that we can’t read'}, which is not this server. Name the address that it shall tell.`
  throw new ServiceError('not-valid', message, [{ field: 'url', code: 'not-ours', message }])
}

async function notedSubscription(ctx: Context, source: string, id: string): Promise<StoredSubscription | null> {
  return (await readSubscriptions(ctx.database, source)).find((one) => one.id === id) ?? null
}

/**
 * A new secret is kept before the source hears of it, and the one before stays good until the source said yes: whichever
 * of them it signs with, after a time-out too, its notices are taken.
 */
async function secretFor(
  ctx: Context,
  parts: SubscriptionParts,
  noted: StoredSubscription | null,
  isNewSecret: boolean,
): Promise<string> {
  const now = noted?.secret ?? (await webhookSecret(ctx, parts.notices))
  if (!isNewSecret || !noted || noted.isSecretUnsettled) return now
  const secret = newSecret()
  await rotateSecret(ctx.database, noted, secret, now)
  return secret
}
