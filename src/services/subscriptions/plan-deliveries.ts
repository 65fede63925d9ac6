import { interpretScan } from '#domain/scans/interpret-scan.ts'
import type { Scan } from '#domain/scans/scan.ts'
import type { Interpretation } from '#domain/scans/scan-code.ts'
import { parseTrackingNumber } from '#domain/tracking-number/parse.ts'
import type { Transaction } from '#store/database.ts'
import { type EventType, isAnybodyWanting, readWanting, type Wanting } from '#store/subscriptions.ts'
import type { Context } from '../context.ts'

const DELIVERY_PHASES = new Set(['out-for-delivery', 'delivery-attempted', 'available-for-pickup', 'delivered'])

/**
 * Plans, in the transaction that stores new scans, that each is posted to everybody who subscribed to it: no scan is
 * stored without its deliveries, and none is delivered that is not stored.
 */
export async function planDeliveries(ctx: Context, transaction: Transaction, fresh: readonly Scan[]): Promise<void> {
  if (!(await isAnybodyWanting(transaction))) return
  const mailers = mailersOf(fresh)
  const wanting = await readWanting(transaction, {
    mids: [...new Set(mailers.values())],
    trackingNumbers: [...mailers.keys()],
  })
  if (wanting.length === 0) return
  const plannedAtMs = ctx.clock()
  const jobs = fresh.flatMap((scan) => {
    const interpretation = interpretScan(ctx.knowledge.scanTable, scan)
    return wanting
      .filter((one) => wants(one, scan, mailers.get(scan.trackingNumber)) && fits(one.eventTypes, interpretation))
      .map(({ id }) => ({
        group: String(id),
        about: {
          subscriptionId: id,
          trackingNumber: scan.trackingNumber,
          atMs: scan.atMs,
          code: scan.code,
          wording: scan.wording,
          plannedAtMs,
        },
      }))
  })
  await ctx.jobs.add(transaction, 'deliver-scan', jobs)
}

/** The numbers of the scans with the mailer of each; empty where the number names none. */
function mailersOf(scans: readonly Scan[]): Map<string, string> {
  const mailers = new Map<string, string>()
  for (const { trackingNumber } of scans) {
    if (mailers.has(trackingNumber)) continue
    const reading = parseTrackingNumber(trackingNumber).find((one) => one.valid)
    mailers.set(trackingNumber, reading?.mailerId ?? '')
  }
  return mailers
}

function wants(one: Wanting, scan: Scan, mailer: string | undefined): boolean {
  return one.mid === null ? one.trackingNumber === scan.trackingNumber : one.mid === mailer
}

/** Late news stand apart: `ALL_UPDATES` does not hold them. */
function fits(types: readonly EventType[], { phase, traits }: Interpretation): boolean {
  const isDelay = traits.has('arriving-late')
  return types.some((type) => {
    if (type === 'SCAN_EVENT_EXTRACT') return true
    if (type === 'PACKAGE_DELAYED') return isDelay
    return type === 'DELIVERY_ACTIVITY' ? DELIVERY_PHASES.has(phase) : !isDelay
  })
}
