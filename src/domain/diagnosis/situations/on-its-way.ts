import type { Finding } from '../diagnosis.ts'
import { daysLate, evidenceOf, isMoving, lastSeenIndex, reachedOn, silentDays } from '../facts.ts'
import type { Situation } from '../situation.ts'
import { late } from './silent.ts'

/** It moves as parcels do. A few quiet days are said, and are no reason to do anything. */
export const onItsWay: Situation = {
  name: 'on-its-way',
  find(c): Finding | null {
    const phase = c.state?.phase
    if (!isMoving(c) || phase === 'alert' || phase === 'returning' || phase === 'unknown') return null
    const silent = silentDays(c)
    if (silent === null || silent >= c.thresholds['no-updates'] || daysLate(c) > 0 || late.find(c)) return null
    const isQuiet = silent >= c.thresholds.quiet
    const isOut = phase === 'out-for-delivery'
    return {
      rule: isQuiet ? `on-its-way.quiet-${c.thresholds.quiet}-postal-days` : 'on-its-way.moving',
      summary: {
        key: `diagnosis.on-its-way${isQuiet ? '.quiet' : isOut ? '.out-for-delivery' : ''}`,
        values: { days: silent, day: c.expected?.day ?? '' },
      },
      evidence: evidenceOf(c, lastSeenIndex(c), 'last-seen'),
    }
  },
  turningDays(c) {
    const seen = c.state?.lastSeen
    return seen ? [reachedOn(c, seen.localDay, c.thresholds.quiet)] : []
  },
}
