import type { Context } from '#services/context.ts'
import { ServiceError } from '#services/errors.ts'
import { type AddSubscriptionInput, addSubscription } from '#services/source-subscriptions/add-subscription.ts'
import { type ListedSubscription, listSubscriptions } from '#services/source-subscriptions/list-subscriptions.ts'
import { listenerUrl } from '#services/source-subscriptions/listener-url.ts'
import { removeSubscription } from '#services/source-subscriptions/remove-subscription.ts'
import { renewSubscription } from '#services/source-subscriptions/renew-subscription.ts'
import type { SubscriptionParts } from '#services/source-subscriptions/subscription-parts.ts'
import {
  SUBSCRIPTION_EVENTS,
  type SubscriptionFailure,
  type SubscriptionRead,
} from '#services/source-subscriptions/subscriptions-api.ts'
import { connectUsps } from '../connect-usps.ts'
import { subscriptionParts } from '../usps-notices.ts'
import { type UspsSettings, withUsps } from './with-usps.ts'

export { type ListedSubscription, ServiceError, SUBSCRIPTION_EVENTS }

export type Done = { id: string; ok: true } | ({ id: string } & SubscriptionFailure)

/** Makes a subscription that tells the address named, else this server. */
export function addUspsSubscription(
  input: Omit<AddSubscriptionInput, 'listenerUrl'> & { url?: string | undefined },
): Promise<SubscriptionRead | SubscriptionFailure> {
  return withParts((ctx, parts, { config, usps }) => {
    const address = listenerUrl({ url: input.url, publicUrl: config.publicUrl, apiBase: usps.base })
    return addSubscription(ctx, parts, { ...input, listenerUrl: address })
  })
}

/** What USPS has. */
export function listUspsSubscriptions(): Promise<
  { ok: true; subscriptions: ListedSubscription[] } | SubscriptionFailure
> {
  return withParts(listSubscriptions)
}

/** Enables subscriptions again; without ids all of ours that are suspended. */
export function renewUspsSubscriptions(input: {
  ids: readonly string[]
  url?: string | undefined
  isNewSecret: boolean
}): Promise<{ ok: true; results: Done[] } | SubscriptionFailure> {
  return withParts(async (ctx, parts, { config, usps }) => {
    const address = input.url && listenerUrl({ url: input.url, publicUrl: config.publicUrl, apiBase: usps.base })
    let ids = input.ids
    if (ids.length === 0) {
      const listed = await listSubscriptions(ctx, parts)
      if (!listed.ok) return listed
      ids = listed.subscriptions
        .filter(({ isOurs, isGone, status }) => isOurs && !isGone && status === 'SUSPENDED')
        .map(({ id }) => id)
    }
    const results: Done[] = []
    for (const id of ids) {
      const renewed = await renewSubscription(ctx, parts, {
        id,
        isNewSecret: input.isNewSecret,
        listenerUrl: address || undefined,
      })
      results.push(renewed.ok ? { id, ok: true } : { id, ...renewed })
    }
    return { ok: true, results }
  })
}

/** Ends subscriptions. */
export function removeUspsSubscriptions(ids: readonly string[]): Promise<Done[]> {
  return withParts(async (ctx, parts) => {
    const results: Done[] = []
    for (const id of ids) results.push({ id, ...(await removeSubscription(ctx, parts, id)) })
    return results
  })
}

function withParts<T>(
  work: (ctx: Context, parts: SubscriptionParts, settings: UspsSettings) => Promise<T>,
): Promise<T> {
  return withUsps((ctx, settings) => {
    const { subscriptions } = connectUsps(ctx, settings.usps)
    return work(ctx, subscriptionParts(subscriptions, settings.config), settings)
  })
}
