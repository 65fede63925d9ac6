import type { Finding } from '../diagnosis.ts'
import { evidenceOf, latestIndex } from '../facts.ts'
import type { Situation } from '../situation.ts'

/** What we know does not suffice, and we say so. */
export const cannotTell: Situation = {
  name: 'cannot-tell',
  find(c): Finding | null {
    const isOldParcel = isOfAnEarlierParcel(c)
    return {
      rule: isOldParcel ? 'cannot-tell.earlier-parcel' : 'cannot-tell.not-enough',
      summary: { key: isOldParcel ? 'diagnosis.cannot-tell.earlier-parcel' : 'diagnosis.cannot-tell', values: {} },
      evidence: evidenceOf(c, latestIndex(c), isOldParcel ? 'before-mailing' : 'says'),
    }
  },
}

/** All scans lie before the day on which the person says it was mailed: the number was used before. */
export function isOfAnEarlierParcel(c: Parameters<Situation['find']>[0]): boolean {
  const newest = c.scans[latestIndex(c)]?.scan.localDay
  return c.isMailedOnKnown && c.mailedOn !== null && newest !== undefined && newest < c.mailedOn
}
