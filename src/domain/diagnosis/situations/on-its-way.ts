import type { Circumstances } from '../circumstances.ts'
import type { Finding } from '../diagnosis.ts'
import {
  daysLate,
  isMoving,
  isWithUsps,
  reachedOn,
  sayingIndex,
  silenceStart,
  silentDays,
  silentSince,
} from '../facts.ts'
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
    const kind = isWithUsps(c) ? (isOutToday(c) ? '.out-for-delivery' : '') : '.announced'
    const moving = isWithUsps(c) ? 'on-its-way.moving' : 'on-its-way.announced'
    return {
      rule: isQuiet ? `on-its-way.quiet-${c.thresholds.quiet}-postal-days` : moving,
      summary: {
        key: `diagnosis.on-its-way${isQuiet ? '.quiet' : kind}`,
        values: { days: silent, day: c.expected?.day ?? '' },
      },
      evidence: silenceStart(c),
    }
  },
  turningDays(c) {
    const since = silentSince(c)
    return since ? [reachedOn(c, since, c.thresholds.quiet)] : []
  },
}

function isOutToday(c: Circumstances): boolean {
  if (c.state?.phase !== 'out-for-delivery') return false
  const out = c.scans[sayingIndex(c, (one) => one.interpretation.phase === 'out-for-delivery')]
  return out?.scan.localDay === c.today
}
