import type { Circumstances } from '../circumstances.ts'
import type { Finding } from '../diagnosis.ts'
import {
  alertIndex,
  alertUntil,
  evidenceOf,
  isMoving,
  lastSeenIndex,
  latestIndex,
  nextDay,
  sayingIndex,
  says,
  silentDays,
  takenIndex,
} from '../facts.ts'
import type { Situation } from '../situation.ts'

/** What it says is odd, or nobody can read it. */
export const unclearStatus: Situation = {
  name: 'unclear-status',
  find(c): Finding | null {
    const newest = latestIndex(c)
    const latest = c.scans[newest]
    if (!latest || !c.state) return null
    if (latest.interpretation.readBy === 'unknown') {
      return {
        rule: 'unclear-status.unknown-wording',
        summary: { key: 'diagnosis.unclear-status.unknown', values: {} },
        evidence: [...evidenceOf(c, newest, 'says'), ...evidenceOf(c, lastSeenIndex(c), 'last-seen')],
      }
    }
    if (c.state.phase === 'alert') {
      const index = alertIndex(c)
      const kind = alertKind(c, index)
      return {
        rule: `unclear-status.${kind}`,
        summary: { key: `diagnosis.unclear-status.${kind}`, values: {} },
        evidence: evidenceOf(c, index, 'says'),
      }
    }
    const quiet = silentDays(c)
    if (c.state.phase === 'out-for-delivery' && isMoving(c)) {
      const index = sayingIndex(c, (one) => one.interpretation.phase === 'out-for-delivery')
      const day = c.scans[index]?.scan.localDay
      if (!day || c.today <= day || quiet === null) return null
      const days = c.calendar.postalDaysBetween(day, c.today)
      if (days < c.thresholds['out-for-delivery-quiet']) return null
      return {
        rule: 'unclear-status.out-for-delivery-quiet',
        summary: { key: 'diagnosis.unclear-status.out-for-delivery', values: { day } },
        evidence: evidenceOf(c, index, 'out-for-delivery'),
      }
    }
    return null
  },
  turningDays(c) {
    const index = sayingIndex(c, (one) => one.interpretation.phase === 'out-for-delivery')
    const day = c.scans[index]?.scan.localDay
    const until = alertUntil(c)
    return [
      day ? c.calendar.addPostalDays(day, c.thresholds['out-for-delivery-quiet']) : null,
      until ? nextDay(until) : null,
    ]
  },
}

function alertKind(c: Circumstances, index: number): string {
  const alert = c.scans[index]
  if (!alert) return 'alert'
  if (takenIndex(c) === index) return says(alert, 'customs') ? 'confiscated' : 'seized'
  if (says(alert, 'missent')) return 'missent'
  return c.today > (alertUntil(c) ?? c.today) ? 'alert-unsettled' : 'alert'
}
