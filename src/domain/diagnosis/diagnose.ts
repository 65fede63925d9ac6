import type { Circumstances } from './circumstances.ts'
import type { Diagnosis, Finding } from './diagnosis.ts'
import type { Situation } from './situation.ts'
import { cannotTell, isOfAnEarlierParcel } from './situations/cannot-tell.ts'
import { delivered, returning } from './situations/ended.ts'
import { notWithUspsYet } from './situations/not-with-usps-yet.ts'
import { onItsWay } from './situations/on-its-way.ts'
import { damaged, deliveredNotReceived, missingContents } from './situations/reported.ts'
import { late, noUpdates, probablyLost } from './situations/silent.ts'
import { unclearStatus } from './situations/unclear-status.ts'
import { customs, deliveryAttempted, held, wish } from './situations/waiting.ts'
import type { SituationName } from './tokens.ts'

/** All situations but the last resort, the first that holds being the main one. */
const IN_ORDER: readonly Situation[] = [
  damaged,
  missingContents,
  deliveredNotReceived,
  returning,
  delivered,
  wish,
  held,
  deliveryAttempted,
  customs,
  notWithUspsYet,
  probablyLost,
  noUpdates,
  late,
  unclearStatus,
  onItsWay,
]

/** What holds on one day. */
export type Standing = Finding & { situation: SituationName; also: SituationName[] }

/** What holds on `c.today`, without looking ahead. */
export function standingOn(c: Circumstances): Standing {
  const found: { situation: SituationName; finding: Finding }[] = []
  if (!isOfAnEarlierParcel(c)) {
    for (const situation of IN_ORDER) {
      const finding = situation.find(c)
      if (finding) found.push({ situation: situation.name, finding })
    }
  }
  const main = found[0]
  if (!main) {
    const finding = cannotTell.find(c)
    if (!finding) throw new Error('The last resort always holds.')
    return { ...finding, situation: 'cannot-tell', also: [] }
  }
  return { ...main.finding, situation: main.situation, also: found.slice(1).map((one) => one.situation) }
}

/**
 * What a parcel's situation is (`now`, as `standingOn` gives it), and the first later day on which it changes by itself.
 * `furtherDays` are days on which what to do changes although the situation stays: a claim that opens.
 */
export function diagnose(c: Circumstances, now: Standing, furtherDays: readonly (string | null)[] = []): Diagnosis {
  const later = new Set(furtherDays.filter((day): day is string => day !== null && day > c.today))
  const turning = new Set(later)
  for (const situation of IN_ORDER) {
    for (const day of situation.turningDays?.(c) ?? []) if (day !== null && day > c.today) turning.add(day)
  }
  const changesOn = [...turning].sort().find((day) => later.has(day) || !isSame(now, standingOn({ ...c, today: day })))
  return { ...now, changesOn: changesOn ?? null }
}

function isSame(a: Standing, b: Standing): boolean {
  return a.situation === b.situation && a.rule === b.rule && a.also.join() === b.also.join()
}
