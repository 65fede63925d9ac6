import type { Command } from 'commander'
import { addCheck } from './usps/check.ts'
import { addNotices } from './usps/notices.ts'
import { addSubscribe } from './usps/subscribe.ts'

/** `whereabouts usps …`: what concerns the connection to USPS. */
export function addUsps(program: Command): void {
  const usps = program.command('usps').description('the connection to USPS: check, subscriptions, webhooks')
  addCheck(usps)
  addSubscribe(usps)
  addNotices(usps)
}
