import type { Channel } from './tokens.ts'

/** Every channel once, in the order in which one should try them when something is wrong; the last group is for wishes. */
export const CONTACT_GROUPS = {
  'look-first': ['household', 'notifications', 'wait'],
  ask: ['sender', 'help-request', 'phone', 'post-office', 'inquiry'],
  'if-it-stays-away': ['missing-mail-search', 'claim', 'appeal', 'refund', 'international-inquiry'],
  'somebody-else': ['inspection-service', 'customs', 'other-carrier'],
  'change-delivery': ['redelivery', 'pickup', 'hold-mail', 'delivery-instructions', 'package-intercept'],
} as const satisfies Record<string, readonly Channel[]>

export type ContactGroup = keyof typeof CONTACT_GROUPS
