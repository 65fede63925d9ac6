import type { WebhookEvent } from '#domain/webhook/webhook-event.ts'

export const WEBHOOK_WORDS = {
  title: 'Webhooks',
  text: 'A webhook tells a program elsewhere when a parcel changes. How to read and check what it sends:',
  developers: 'for programs',
  none: 'There are no webhooks.',
  add: 'Add a webhook',
  url: 'Address that is told (https://…)',
  events: 'What it is told',
  which: 'Of which parcels',
  all: 'All parcels here',
  some: 'Those on a list',
  numbers: 'Tracking numbers of the list, one in each line',
  addButton: 'Add webhook',
  secretTitle: 'The secret of this webhook',
  secretText: 'Keep it in a safe place: it is not shown again. With it the program checks that a message is from here.',
  secretOld: 'The secret before is good for 24 hours more.',
  secret: 'Secret',
  copy: 'Copy secret',
  toWebhook: 'To the webhook',
  back: 'All webhooks',
  added: 'added',
  by: 'by',
  lastTaken: 'last message taken',
  noneTaken: 'no message taken yet',
  pausedSince: 'paused since',
  pause: 'Pause',
  resume: 'Go on',
  rotate: 'New secret',
  remove: 'End this webhook',
  removeText: 'Its secret, its list and all that it was told are deleted. That can’t be undone.',
  change: 'Change the list',
  changeAdd: 'Numbers to add, one in each line',
  changeRemove: 'Numbers to take away, one in each line',
  changeButton: 'Change the list',
  log: 'What it was told',
  logNone: 'Nothing yet. Messages are kept for 30 days.',
  resend: 'Send again',
  older: 'Older messages',
  active: 'active',
} as const

const EVENT_WORDS: Record<WebhookEvent, string> = {
  'parcel.updated': 'anything new of a parcel',
  'parcel.diagnosis_changed': 'what it means is another thing now',
  'parcel.delivered': 'it is delivered',
}

export function webhookEventWords(event: WebhookEvent): string {
  return EVENT_WORDS[event]
}

/** Of which parcels a webhook tells. */
export function webhookParcelsWords({ allParcels, listed }: { allParcels: boolean; listed: number }): string {
  if (allParcels) return 'all parcels'
  return listed === 1 ? '1 parcel' : `${listed.toLocaleString('en-US')} parcels`
}

const WHY_WORDS = {
  'by-hand': 'paused',
  gone: 'paused: it answered that it is gone for good (410)',
  failing: 'paused: it took nothing for three days',
} as const

export function whyPausedWords(why: keyof typeof WHY_WORDS): string {
  return WHY_WORDS[why]
}

const STATE_WORDS = { waiting: 'waiting', taken: 'taken', 'given-up': 'given up' } as const

export function messageStateWords(state: keyof typeof STATE_WORDS): string {
  return STATE_WORDS[state]
}

export function triesWords(tries: number): string {
  return tries === 1 ? 'tried once' : `tried ${tries} times`
}
