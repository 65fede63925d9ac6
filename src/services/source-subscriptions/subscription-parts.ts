import type { NoticeSource } from '../notices/notice-source.ts'
import type { SubscriptionsApi } from './subscriptions-api.ts'

/** What the verbs about subscriptions need besides the context. */
export type SubscriptionParts = {
  api: SubscriptionsApi
  /** Whose notices they bring, and the secret that signs them. */
  notices: Pick<NoticeSource, 'source' | 'secret'>
  /** Where this server takes notices; null where nobody said under which address it is reached. */
  ourUrl: string | null
}
