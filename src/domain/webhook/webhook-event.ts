import type { Glance } from '../watch/glance.ts'
import { type News, newsSince } from '../watch/news.ts'

/** What a program elsewhere can be told of a parcel. */
export const WEBHOOK_EVENTS = ['parcel.updated', 'parcel.diagnosis_changed', 'parcel.delivered'] as const

export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number]

export function isWebhookEvent(text: string): text is WebhookEvent {
  return (WEBHOOK_EVENTS as readonly string[]).includes(text)
}

/** How a parcel stood when an endpoint was told of it last. */
export type Before = Pick<Glance, 'piece' | 'phase' | 'situation' | 'expectedDay'>

export type ParcelChange = { events: WebhookEvent[]; news: News[]; before: Before }

/** What changed of a parcel since an endpoint was told last; no events where nothing did. */
export function changeSince(told: Glance, now: Glance): ParcelChange {
  const { piece, phase, situation, expectedDay } = told
  const news = newsSince(told, now)
  const isDiagnosedAnew = now.situation !== situation
  const isDelivered = now.phase === 'delivered' && news.some(({ kind }) => kind === 'delivered')
  const isUpdated = news.length > 0 || isDiagnosedAnew || now.phase !== phase || now.piece !== piece
  const events: WebhookEvent[] = []
  if (isUpdated) events.push('parcel.updated')
  if (isDiagnosedAnew) events.push('parcel.diagnosis_changed')
  if (isDelivered) events.push('parcel.delivered')
  return { events, news, before: { piece, phase, situation, expectedDay } }
}
