import type { Context } from '#services/context.ts'
import { keepNotices } from '#services/notices/keep-notices.ts'
import type { NoticeSource } from '#services/notices/notice-source.ts'
import { checkSubscriptions } from '#services/source-subscriptions/check-subscriptions.ts'
import { USPS_EVENTS_PATH } from '#services/source-subscriptions/listener-url.ts'
import type { SubscriptionParts } from '#services/source-subscriptions/subscription-parts.ts'
import type { SubscriptionsApi } from '#services/source-subscriptions/subscriptions-api.ts'
import { USPS_SOURCE } from '#sources/usps-api/to-scans.ts'
import { createUspsNotices } from '#sources/usps-webhook/usps-notices.ts'
import type { Config } from './config.ts'

const KEEP_EVERY_MS = 300_000

/** How webhooks of USPS are taken; null where neither credentials nor a secret are set up. */
export function uspsNotices(config: Partial<Pick<Config, 'usps' | 'uspsWebhookSecret'>>): NoticeSource | null {
  const secret = config.uspsWebhookSecret ?? null
  if (!config.usps && secret === null) return null
  return createUspsNotices(secret)
}

/** What the verbs about subscriptions at USPS need. */
export function subscriptionParts(
  api: SubscriptionsApi,
  config: Partial<Pick<Config, 'publicUrl' | 'uspsWebhookSecret'>>,
): SubscriptionParts {
  const publicUrl = config.publicUrl ?? null
  return {
    api,
    notices: { source: USPS_SOURCE, secret: config.uspsWebhookSecret ?? null },
    ourUrl: publicUrl === null ? null : new URL(`${publicUrl}${USPS_EVENTS_PATH}`).href,
  }
}

/** Takes what a stop cut off, forgets old notices and looks after the subscriptions, now and then again. */
export function startKeepingNotices(
  ctx: Context,
  notices: NoticeSource,
  subscriptions: SubscriptionParts | null,
): AsyncDisposable {
  let running: Promise<void> | null = null
  const keep = async () => {
    await keepNotices(ctx, notices)
    if (subscriptions) await checkSubscriptions(ctx, subscriptions)
  }
  const begin = () => {
    running ??= keep()
      .catch((error) => ctx.log.warn({ err: error }, 'Webhooks of USPS could not be looked after'))
      .finally(() => {
        running = null
      })
  }
  begin()
  const timer = setInterval(begin, KEEP_EVERY_MS)
  timer.unref()
  return {
    async [Symbol.asyncDispose]() {
      clearInterval(timer)
      await running
    },
  }
}
