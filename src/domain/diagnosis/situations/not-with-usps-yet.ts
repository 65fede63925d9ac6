import type { Circumstances } from '../circumstances.ts'
import type { Finding } from '../diagnosis.ts'
import { evidenceOf, fact, isWithUsps, reachedOn, says } from '../facts.ts'
import type { Situation } from '../situation.ts'

/** A label, a list or a partner's message; USPS itself has not had the parcel. */
export const notWithUspsYet: Situation = {
  name: 'not-with-usps-yet',
  find(c): Finding | null {
    if (isWithUsps(c)) return null
    const found = standing(c)
    if (!found) return c.scans.length === 0 ? NOTHING_KNOWN : null
    const { kind, index, day, postalDays } = found
    const isOverdue = c.today >= reachedOn(c, day, postalDays)
    return {
      rule: `not-with-usps-yet.${kind}${isOverdue ? `-${postalDays}-postal-days` : ''}`,
      summary: {
        key: `diagnosis.not-with-usps-yet.${kind}${isOverdue ? '.overdue' : ''}`,
        values: { days: c.calendar.postalDaysBetween(day, c.today) },
      },
      evidence: kind === 'no-scan' ? [fact('mailed', { day })] : evidenceOf(c, index, kind),
    }
  },
  turningDays(c) {
    const found = standing(c)
    return found ? [reachedOn(c, found.day, found.postalDays)] : []
  },
}

const NOTHING_KNOWN: Finding = {
  rule: 'not-with-usps-yet.no-scan',
  summary: { key: 'diagnosis.not-with-usps-yet.no-scan', values: {} },
  evidence: [],
}

type Standing = {
  kind: 'no-scan' | 'label' | 'partner' | 'acceptance-pending'
  index: number
  day: string
  postalDays: number
}

/** Who has it, as far as messages say, and since when. */
function standing(c: Circumstances): Standing | null {
  if (c.scans.length === 0) {
    const day = c.mailedOn
    return day ? { kind: 'no-scan', index: -1, day, postalDays: c.thresholds['label-not-handed-over'] } : null
  }
  const phase = c.state?.phase
  if (phase !== 'pre-shipment' && phase !== 'accepted') return null
  const index = c.scans.findIndex((one) => !one.corrected && one.interpretation.phase === phase)
  const newest = c.scans[index]
  if (!newest) return null
  const day = newest.scan.localDay
  if (phase === 'accepted') {
    return { kind: 'acceptance-pending', index, day, postalDays: c.thresholds['acceptance-pending'] }
  }
  if (says(newest, 'shipping-partner')) {
    return { kind: 'partner', index, day, postalDays: c.thresholds['partner-not-handed-over'] }
  }
  // A label that is announced again is not handed over the later for it.
  const first = c.scans.findLastIndex((one) => !one.corrected && one.interpretation.phase === 'pre-shipment')
  const since = c.scans[first]?.scan.localDay ?? day
  return { kind: 'label', index: first, day: since, postalDays: c.thresholds['label-not-handed-over'] }
}
