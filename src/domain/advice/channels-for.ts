import type { Circumstances } from '../diagnosis/circumstances.ts'
import type { Standing } from '../diagnosis/diagnose.ts'
import { isWithUsps } from '../diagnosis/facts.ts'
import type { SituationName, Wish } from '../diagnosis/tokens.ts'
import type { Channel } from './tokens.ts'

/** The channels that may help in a situation, the first to try first. Which of them are open is decided step by step. */
export const CHANNELS_OF: Record<Exclude<SituationName, 'wish'>, readonly Channel[]> = {
  damaged: ['claim', 'appeal', 'post-office', 'sender', 'phone', 'inquiry'],
  'missing-contents': ['claim', 'appeal', 'post-office', 'sender', 'missing-mail-search', 'inquiry'],
  'delivered-not-received': [
    'household',
    'wait',
    'post-office',
    'help-request',
    'sender',
    'inquiry',
    'inspection-service',
    'missing-mail-search',
    'claim',
    'appeal',
  ],
  returning: ['help-request', 'sender', 'post-office', 'phone', 'inquiry', 'missing-mail-search', 'claim', 'appeal'],
  delivered: ['post-office', 'refund'],
  held: ['pickup', 'redelivery', 'post-office', 'phone', 'refund'],
  'delivery-attempted': ['redelivery', 'pickup', 'phone', 'post-office', 'refund'],
  customs: ['customs', 'wait', 'sender', 'international-inquiry'],
  'not-with-usps-yet': ['wait', 'sender', 'post-office', 'other-carrier', 'inquiry', 'refund'],
  'probably-lost': [
    'international-inquiry',
    'help-request',
    'missing-mail-search',
    'claim',
    'appeal',
    'refund',
    'sender',
    'phone',
    'post-office',
    'inquiry',
  ],
  'no-updates': [
    'international-inquiry',
    'help-request',
    'phone',
    'post-office',
    'inquiry',
    'missing-mail-search',
    'claim',
    'appeal',
    'refund',
    'sender',
  ],
  late: ['wait', 'help-request', 'phone', 'post-office', 'inquiry', 'refund', 'missing-mail-search', 'notifications'],
  'unclear-status': ['wait', 'phone', 'post-office', 'inquiry', 'notifications'],
  'on-its-way': ['wait', 'notifications'],
  'cannot-tell': ['sender', 'phone', 'inquiry'],
}

/** The channels where a rule of a situation leaves only these. */
const CHANNELS_OF_RULE: Record<string, readonly Channel[]> = {
  'held.at-border': ['wait', 'sender', 'phone', 'international-inquiry'],
  'probably-lost.disposed': ['claim', 'appeal', 'sender'],
  'unclear-status.seized': ['inspection-service', 'sender'],
  'unclear-status.confiscated': ['customs', 'sender'],
}

/** The channels for what somebody wants done. */
export const CHANNELS_OF_WISH: Record<Wish, readonly Channel[]> = {
  hold: ['delivery-instructions', 'hold-mail', 'package-intercept', 'pickup', 'post-office'],
  redirect: ['refund', 'package-intercept', 'delivery-instructions', 'sender', 'post-office'],
  redeliver: ['redelivery', 'pickup', 'phone', 'post-office'],
  instructions: ['delivery-instructions', 'post-office'],
  return: ['refund', 'package-intercept', 'sender', 'post-office'],
}

/** What may help in what holds now. A sender is not sent to the sender. */
export function channelsFor(standing: Standing, c: Circumstances): readonly Channel[] {
  const channels =
    standing.situation === 'wish'
      ? CHANNELS_OF_WISH[c.told.wish ?? 'hold']
      : (CHANNELS_OF_RULE[standing.rule] ?? CHANNELS_OF[standing.situation])
  // A wish is met by a label's refund only while its sender still has the parcel.
  const isHandedOver = standing.situation === 'wish' && isWithUsps(c)
  const isGoingBack = standing.situation === 'returning' && !standing.also.includes('probably-lost')
  return channels.filter(
    (channel) =>
      !(channel === 'sender' && c.told.role === 'sender') &&
      !(channel === 'refund' && isHandedOver) &&
      !(isGoingBack && (channel === 'missing-mail-search' || channel === 'claim')),
  )
}
