import type { Command } from 'commander'
import { printTrackingNumber } from '#domain/tracking-number/index.ts'
import { type FollowingStatus, uspsStatus } from '#main/commands/usps-following.ts'
import { followingSays as says } from '#words/en/following-status.ts'

const SHOWN = 5

/** `whereabouts usps status`: what was spent, what comes next, how the parcels stand. Asks USPS nothing. */
export function addStatus(usps: Command): void {
  usps
    .command('status')
    .description('show calls spent, the plan, followed parcels, mailers and webhooks; asks USPS nothing')
    .option('--json', 'print the result as JSON')
    .action(async (options: { json?: boolean }) => {
      const status = await uspsStatus(SHOWN)
      if (options.json) console.log(JSON.stringify(statusJson(status), null, 2))
      else print(status, Date.now())
    })
}

function print(status: FollowingStatus, nowMs: number): void {
  console.log(says.calls(status))
  console.log(says.standing(status, nowMs))
  console.log(says.next(status.next, nowMs))
  for (const { parcel, worth } of status.first) {
    console.log(`  ${printTrackingNumber(parcel.trackingNumber).padEnd(34)} ${says.parcel(parcel, worth, nowMs)}`)
  }
  for (const line of says.followedCounts(status.followed, status.meanAgeMs)) console.log(line)
  for (const line of says.mailers(status.mailers, nowMs)) console.log(line)
  console.log(says.webhooks(status.notices))
}

function statusJson(status: FollowingStatus): object {
  const at = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString())
  return {
    callsPerHour: status.callsPerHour,
    lastHour: status.lastHour,
    answeredAt: at(status.answeredAtMs),
    waitUntil: at(status.waitUntilMs),
    fault: status.fault && {
      fault: status.fault.fault,
      message: status.fault.message,
      since: at(status.fault.sinceMs),
    },
    next: { at: at(status.next.atMs), why: status.next.why },
    first: status.first.map(({ parcel, worth }) => ({
      trackingNumber: parcel.trackingNumber,
      phase: parcel.phase,
      situation: parcel.situation,
      askedAt: at(parcel.askedAtMs),
      worth: Math.round(worth * 1000) / 1000,
    })),
    followed: status.followed,
    meanAgeSeconds: status.meanAgeMs === null ? null : Math.round(status.meanAgeMs / 1000),
    mailers: status.mailers.map(({ mailerId, coveredAtMs, refusedAtMs, refusals }) => ({
      mailerId,
      coveredAt: at(coveredAtMs),
      refusedAt: at(refusedAtMs),
      refusals,
    })),
    notices: status.notices,
  }
}
