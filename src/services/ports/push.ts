import type { PushMessage } from '#domain/watch/notice.ts'
import type { PushKeys } from '#store/watches/watchers.ts'

/** Encrypts a message for a browser and signs it for its push service; how it is posted is not its matter. */
export type PushWriter = (
  to: { endpoint: string; keys: PushKeys },
  message: PushMessage,
  by: { publicKey: string; privateKey: string; contact: string },
) => Promise<{ headers: Record<string, string>; body: Uint8Array }>
