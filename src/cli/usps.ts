import type { Command } from 'commander'
import { addCheck } from './usps/check.ts'
import { addFollow } from './usps/follow.ts'
import { addNotices } from './usps/notices.ts'
import { addStatus } from './usps/status.ts'
import { addSubscribe } from './usps/subscribe.ts'

/** `whereabouts usps …`: what concerns the connection to USPS. */
export function addUsps(program: Command): void {
  const usps = program
    .command('usps')
    .description('the connection to USPS: check, status, parcels to follow, subscriptions, webhooks')
  addCheck(usps)
  addStatus(usps)
  addFollow(usps)
  addSubscribe(usps)
  addNotices(usps)
}
