import type { Scan } from '#domain/scans/scan.ts'
import type { PlanningFacts } from '#store/following/followed-parcels.ts'
import { readScans } from '#store/scans.ts'
import type { Context } from '../context.ts'
import { findParcels } from '../parcels/find-parcels.ts'
import type { SourceAnswer } from '../ports/tracking-source.ts'
import { recordScans } from '../scans/record-scans.ts'
import { attachFacts } from './attach-facts.ts'
import { changeOfDiagnosisMs, offsetOf } from './change-of-diagnosis.ts'

/** What became of one answer with scans. */
export type RecordedAnswer = {
  facts: PlanningFacts
  /** The oldest scan that was new here, epoch milliseconds of its event; null where none was. */
  oldestNewsMs: number | null
}

/** So many answers are told of at once. */
const MOST_AT_ONCE = 100

/**
 * Stores what a carrier's API or webhook told of parcels, with the days that it named, and says what planning needs to
 * know of each. Told twice, it is stored once. When this returns, all is committed.
 * @returns by number, for the answers `found` that hold scans
 */
export async function recordAnswers(
  ctx: Context,
  source: string,
  answers: readonly SourceAnswer[],
): Promise<Map<string, RecordedAnswer>> {
  const found = answers.filter((answer) => answer.outcome === 'found' && answer.scans.length > 0).slice(0, MOST_AT_ONCE)
  const recorded = new Map<string, RecordedAnswer>()
  if (found.length === 0) return recorded
  const numbers = found.map((answer) => answer.trackingNumber)
  const nowMs = ctx.clock()
  const stored = Map.groupBy(await readScans(ctx.database, numbers), (scan) => scan.trackingNumber)
  const scans = found.flatMap((answer) => attachFacts(ctx, answer, stored.get(answer.trackingNumber) ?? [], nowMs))
  await recordScans(ctx, { source, scans })
  for (const reading of await findParcels(ctx, { numbers, quiet: true })) {
    const state = reading.journey?.state
    const known = new Set((stored.get(reading.trackingNumber) ?? []).map((scan) => scan.sourceEventId))
    const fresh = scans.filter(
      (scan) => scan.trackingNumber === reading.trackingNumber && !known.has(scan.sourceEventId),
    )
    recorded.set(reading.trackingNumber, {
      facts: {
        phase: reading.phase,
        situation: reading.meaning?.diagnosis.situation ?? null,
        latestAtMs: state?.latest?.atMs ?? null,
        offsetMinutes: offsetOf(reading),
        expectedDay: state?.expectedDay ?? null,
        changesAtMs: changeOfDiagnosisMs(reading),
      },
      oldestNewsMs: oldest(fresh),
    })
  }
  return recorded
}

function oldest(scans: readonly Scan[]): number | null {
  return scans.length === 0 ? null : Math.min(...scans.map((scan) => scan.atMs))
}
