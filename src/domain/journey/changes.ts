import type { Phase } from '../scans/phase.ts'
import type { JourneyState, ScanMark } from './journey.ts'

/** What is different between two states of one parcel. */
export type JourneyChange =
  | { kind: 'first-scan' }
  | { kind: 'seen'; at: ScanMark }
  | { kind: 'announced'; at: ScanMark }
  | { kind: 'phase'; from: Phase; to: Phase }
  | { kind: 'expected-day'; from: string | null; to: string | null }
  | { kind: 'return-begun' }
  | { kind: 'ended'; at: ScanMark }

/**
 * What changed between two states of a parcel; empty where a person would see nothing new, as after a repeated scan or
 * a late one that lies before all that was known.
 */
export function changesBetween(before: JourneyState | null, after: JourneyState): JourneyChange[] {
  const changes: JourneyChange[] = []
  if (!before || before.scanCount === 0) changes.push({ kind: 'first-scan' })
  if (after.lastSeen && !sameMark(before?.lastSeen ?? null, after.lastSeen)) {
    changes.push({ kind: 'seen', at: after.lastSeen })
  }
  if (after.latest && after.latest.basis !== 'seen' && !sameMark(before?.latest ?? null, after.latest)) {
    changes.push({ kind: 'announced', at: after.latest })
  }
  if (before && before.phase !== after.phase) changes.push({ kind: 'phase', from: before.phase, to: after.phase })
  if ((before?.expectedDay ?? null) !== after.expectedDay) {
    changes.push({ kind: 'expected-day', from: before?.expectedDay ?? null, to: after.expectedDay })
  }
  if (after.returning && !before?.returning) changes.push({ kind: 'return-begun' })
  if (after.ended && !before?.ended) changes.push({ kind: 'ended', at: after.ended })
  return changes
}

function sameMark(a: ScanMark | null, b: ScanMark): boolean {
  return a !== null && a.atMs === b.atMs && a.code === b.code && a.wording === b.wording
}
