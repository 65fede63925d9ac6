import type { Registry } from 'prom-client'
import type { Context } from '#services/context.ts'
import type { LiveHub } from '#services/live/live-hub.ts'
import type { NoticeSource } from '#services/notices/notice-source.ts'
import type { FeedKey } from './feed-key.ts'
import type { ClientAddress } from './rate-limit.ts'

/** What the API needs besides the verbs. */
export type ApiDeps = {
  ctx: Context
  live: LiveHub
  feedKeys: readonly FeedKey[]
  metrics: Registry
  isReady: () => Promise<boolean>
  /** Takes the webhooks of USPS; null where they are not set up. */
  uspsNotices: NoticeSource | null
  addressOf: ClientAddress
  /** Aborted when the server stops: open streams end then. */
  stopping: AbortSignal
  /** Whom to slow down; null where nobody is. */
  limitBy: ClientAddress | null
}
