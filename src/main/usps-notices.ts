import type { Context } from '#services/context.ts'
import { keepNotices } from '#services/notices/keep-notices.ts'
import type { NoticeSource } from '#services/notices/notice-source.ts'
import { createUspsNotices } from '#sources/usps-webhook/usps-notices.ts'
import type { Config } from './config.ts'

const KEEP_EVERY_MS = 300_000

/** How webhooks of USPS are taken; null where neither credentials nor a secret are set up. */
export function uspsNotices(config: Partial<Pick<Config, 'usps' | 'uspsWebhookSecret'>>): NoticeSource | null {
  const secret = config.uspsWebhookSecret ?? null
  if (!config.usps && secret === null) return null
  return createUspsNotices(secret)
}

/** Takes what a stop cut off, now and then again, and forgets old notices. */
export function startKeepingNotices(ctx: Context, source: NoticeSource): AsyncDisposable {
  let running: Promise<void> | null = null
  const keep = () => {
    running ??= keepNotices(ctx, source)
      .catch((error) => ctx.log.warn({ err: error }, 'Kept notices could not be gone through'))
      .finally(() => {
        running = null
      })
  }
  keep()
  const timer = setInterval(keep, KEEP_EVERY_MS)
  timer.unref()
  return {
    async [Symbol.asyncDispose]() {
      clearInterval(timer)
      await running
    },
  }
}
