/** How somebody is told. */
export const WATCH_CHANNELS = ['email', 'web-push', 'sms', 'webhook'] as const

export type WatchChannel = (typeof WATCH_CHANNELS)[number]

/** What a watcher may want to hear of. */
export const WATCH_EVENTS = ['seen', 'out-for-delivery', 'delivered', 'trouble', 'deadline', 'expected-day'] as const

export type WatchEvent = (typeof WATCH_EVENTS)[number]

/** What is chosen where nobody chooses: all but each single scan. */
export const USUAL_EVENTS: readonly WatchEvent[] = [
  'out-for-delivery',
  'delivered',
  'trouble',
  'deadline',
  'expected-day',
]

/** `pending`: whoever owns the address has not said yes; `ended`: told to stop, or over. */
export const WATCH_STATES = ['pending', 'active', 'ended'] as const

export type WatchState = (typeof WATCH_STATES)[number]
