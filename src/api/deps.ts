import type { Registry } from 'prom-client'
import type { Context } from '#services/context.ts'
import type { LiveHub } from '#services/live/live-hub.ts'
import type { FeedKey } from './feed-key.ts'

/** What the API needs besides the verbs. */
export type ApiDeps = {
  ctx: Context
  live: LiveHub
  feedKeys: readonly FeedKey[]
  metrics: Registry
  isReady: () => Promise<boolean>
  /** Aborted when the server stops: open streams end then. */
  stopping: AbortSignal
}
