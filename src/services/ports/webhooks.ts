import type { News } from '#domain/watch/news.ts'
import type { Before, WebhookEvent } from '#domain/webhook/webhook-event.ts'
import type { ParcelReading } from '../parcels/parcel-reading.ts'

/** What an endpoint is told: `reading` is the parcel as it is now, `before` how it stood when it was told last. */
export type MessageContent = {
  type: WebhookEvent
  atMs: number
  news: readonly News[]
  before: Before
  reading: ParcelReading
}

/** Writes the body of a message. */
export type MessageWriter = (content: MessageContent) => string

/** Signs a message as Standard Webhooks says, at the moment of sending. */
export type MessageSigner = (secret: string, message: { id: string; atMs: number; body: string }) => string
