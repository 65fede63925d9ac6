import type { Actor } from '#domain/inquiry/actor.ts'
import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import { judgeLaterScans, type LaterScan, type ScanVerdict } from '#domain/inquiry/scan-verdict.ts'
import type { JourneyScan } from '#domain/journey/journey.ts'
import { formatAt } from '#domain/scans/at.ts'
import { fingerprintOf } from '#store/fingerprint.ts'
import { readInquiryById } from '#store/inquiries/inquiries.ts'
import { knowsScans, noteScans } from '#store/inquiries/scans.ts'
import type { Context } from '../context.ts'
import { findParcels } from '../parcels/find-parcels.ts'
import type { ParcelReading } from '../parcels/parcel-reading.ts'
import { type Change, changeInquiry } from './change-inquiry.ts'
import { turnTo } from './change-status.ts'
import { standingOf } from './standing-of.ts'
import { tellCustomer } from './tell-customer.ts'

const SYSTEM: Actor = { kind: 'system' }

/**
 * Brings the scans that an inquiry does not know yet into it, as events, each once however often this is done; by house
 * rule they may answer it or re-open it.
 */
export async function takeScans(ctx: Context, inquiryId: number): Promise<Inquiry | null> {
  const found = await readInquiryById(ctx.database, inquiryId)
  if (!found?.trackingNumber || found.mergedInto !== null) return found
  const { trackingNumber, piece } = found
  const [reading] = await findParcels(ctx, {
    numbers: [trackingNumber],
    quiet: true,
    ...(piece === null ? {} : { piece }),
  })
  if (!reading) return found
  const byFingerprint = new Map(reading.scans.map((scan) => [fingerprintOf(scan.scan), scan]))
  // Most looks back find nothing new, and need no lock.
  if (await knowsScans(ctx.database, inquiryId, [...byFingerprint.keys()])) return found
  const { inquiry } = await changeInquiry(ctx, { id: inquiryId }, SYSTEM, 'take-scans', async (change) => {
    // Attached to another parcel in between: that one's scans are another job's.
    if (change.inquiry.trackingNumber !== trackingNumber) return
    const fresh = await noteScans(change.transaction, inquiryId, [...byFingerprint.keys()])
    const scans = fresh.flatMap((fingerprint) => byFingerprint.get(fingerprint) ?? [])
    if (scans.length > 0) await take(change, reading, scans)
  })
  return inquiry
}

async function take(change: Change, reading: ParcelReading, scans: JourneyScan[]): Promise<void> {
  scans.sort((a, b) => a.scan.atMs - b.scan.atMs)
  change.set({ piece: change.inquiry.piece ?? reading.piece, ...standingOf(reading) })
  for (const scan of scans) change.event('scan-arrived', scanData(scan))
  const verdict = judgeLaterScans(change.inquiry, scans.map(laterScan), reading.phase)
  const isAsleep = (change.inquiry.snoozedUntilMs ?? 0) > change.atMs
  if (isAsleep) {
    change.set({ snoozedUntilMs: null })
    change.event('woken', { why: 'scan' })
  }
  await follow(change, verdict, scans)
}

async function follow(change: Change, verdict: ScanVerdict, scans: readonly JourneyScan[]): Promise<void> {
  if (verdict.does === 'nothing') return
  const scan = scans[verdict.scan]
  if (!scan) throw new Error('A verdict names a scan that is not there.')
  if (verdict.does === 'reopen') {
    change.set({ answeredByScan: false })
    turnTo(change, 'open', { why: verdict.rule })
    const text = change.ctx.inquiryWords.news({ kind: 'moved-again', scan, closesAtMs: null })
    const messageId = await change.message({ kind: 'system', text })
    await tellCustomer(change, { kind: 'news', message: text }, messageId === null ? {} : { messageId })
    return
  }
  if (verdict.reopens) turnTo(change, 'open', { why: verdict.rule })
  turnTo(change, 'answered', { why: verdict.rule })
  change.set({
    answeredByScan: true,
    firstAnsweredAtMs: change.inquiry.firstAnsweredAtMs ?? change.atMs,
    outcome: verdict.outcome,
  })
  change.event('answered-by-scan', { rule: verdict.rule, ...scanData(scan) })
  const text = change.ctx.inquiryWords.news({
    kind: verdict.rule,
    scan,
    closesAtMs: change.inquiry.closesAtMs,
  })
  const messageId = await change.message({ kind: 'system', text })
  await tellCustomer(change, { kind: 'news', message: text }, messageId === null ? {} : { messageId })
}

function laterScan({ scan, phase, basis, corrected }: JourneyScan): LaterScan {
  return { atMs: scan.atMs, phase, basis, corrected }
}

/** What an event tells of a scan, word for word. */
function scanData({ scan, interpretation, phase, basis }: JourneyScan): Record<string, unknown> {
  return {
    scan: {
      at: formatAt(scan),
      code: scan.code,
      wording: scan.wording ?? interpretation.row?.wording ?? null,
      phase,
      basis,
      place: scan.place,
      source: scan.source,
      fingerprint: fingerprintOf(scan),
    },
  }
}
