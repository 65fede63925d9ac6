import { daysBetween } from '../../calendar/civil-day.ts'
import { REUSED_AFTER_DAYS } from '../../journey/build.ts'
import type { Circumstances } from '../circumstances.ts'
import type { Evidence, Finding } from '../diagnosis.ts'
import { evidenceOf, fact, lastSeenIndex, latestIndex } from '../facts.ts'
import type { Situation } from '../situation.ts'

/** What we know does not suffice, and we say so. */
export const cannotTell: Situation = {
  name: 'cannot-tell',
  find(c): Finding | null {
    const isOldParcel = isOfAnEarlierParcel(c)
    return {
      rule: isOldParcel ? 'cannot-tell.earlier-parcel' : 'cannot-tell.not-enough',
      summary: { key: isOldParcel ? 'diagnosis.cannot-tell.earlier-parcel' : 'diagnosis.cannot-tell', values: {} },
      evidence: isOldParcel ? evidenceOfAge(c) : whatIsKnown(c),
    }
  },
}

/** The last scan, and that it was before the mailing. */
function evidenceOfAge(c: Circumstances): Evidence[] {
  return [...whatIsKnown(c), fact('mailed-after', { day: c.mailedOn ?? '' })]
}

/** Where it was last seen, and a message that came after it. */
function whatIsKnown(c: Circumstances): Evidence[] {
  const seen = lastSeenIndex(c)
  const latest = latestIndex(c)
  return [...evidenceOf(c, seen, 'last-seen'), ...(latest === seen ? [] : evidenceOf(c, latest, 'says'))]
}

/**
 * All scans lie before the day on which the person says it was mailed, and they tell of a way that was over or long ago:
 * the number was used before. A label is made before it is mailed, and people are off by a day.
 */
export function isOfAnEarlierParcel(c: Circumstances): boolean {
  const newest = c.scans[latestIndex(c)]?.scan.localDay
  const { mailedOn, state } = c
  if (!c.isMailedOnKnown || mailedOn === null || newest === undefined || newest >= mailedOn) return false
  if (state?.ended) return true
  return state?.lastSeen != null && daysBetween(newest, mailedOn) >= REUSED_AFTER_DAYS
}
