import type { Registry } from 'prom-client'
import type { DeskRules } from '#services/agents/desk-rules.ts'
import type { Context } from '#services/context.ts'
import type { LiveHub } from '#services/live/live-hub.ts'
import type { NoticeSource } from '#services/notices/notice-source.ts'
import type { TextReader } from '#services/ports/texts.ts'
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
  /** Reads text messages that come in; null where none are sent. */
  readText: TextReader | null
  addressOf: ClientAddress
  /** Gets the rule of each call of the desk. */
  deskRules: DeskRules
  /** The address under which people reach the server; null where it was not told. */
  publicUrl: string | null
  /** Aborted when the server stops: open streams end then. */
  stopping: AbortSignal
  /** Whom to slow down; null where nobody is. */
  limitBy: ClientAddress | null
}
