import type { Circumstances } from '../circumstances.ts'
import type { Evidence, Finding } from '../diagnosis.ts'
import {
  daysLate,
  evidenceOf,
  fact,
  isMoving,
  lastSeenIndex,
  nextDay,
  reachedOn,
  sayingIndex,
  says,
  silenceStart,
  silentDays,
  silentSince,
  takenIndex,
} from '../facts.ts'
import type { Situation } from '../situation.ts'

/** Silent so long, or so far past its day, that we stop to believe that it comes by itself. */
export const probablyLost: Situation = {
  name: 'probably-lost',
  find(c): Finding | null {
    const dead = deadMailIndex(c)
    if (dead >= 0) {
      const kind = takenIndex(c) === dead ? 'disposed' : 'mail-recovery'
      return {
        rule: `probably-lost.${kind}`,
        summary: { key: `diagnosis.probably-lost.${kind}`, values: {} },
        evidence: evidenceOf(c, dead, 'says'),
      }
    }
    const silent = isMoving(c) ? silentDays(c) : null
    if (silent === null) return null
    const { thresholds } = c
    const bySilence = silent >= thresholds['probably-lost-silence']
    const byDelay = daysLate(c) >= thresholds['probably-lost-late'] && silent >= thresholds['no-updates']
    if (!bySilence && !byDelay) return null
    return {
      rule: bySilence
        ? `probably-lost.${thresholds['probably-lost-silence']}-postal-days`
        : `probably-lost.${thresholds['probably-lost-late']}-past-expected`,
      summary: { key: `diagnosis.probably-lost.${bySilence ? 'silence' : 'late'}`, values: { days: silent } },
      evidence: silenceEvidence(c),
    }
  },
  turningDays: (c) => [
    silentOn(c, c.thresholds['probably-lost-silence']),
    silentOn(c, c.thresholds['no-updates']),
    lateOn(c, c.thresholds['probably-lost-late']),
  ],
}

/** Nobody has scanned it for days. Messages of the system do not count. */
export const noUpdates: Situation = {
  name: 'no-updates',
  find(c): Finding | null {
    const silent = isMoving(c) ? silentDays(c) : null
    if (silent === null || silent < c.thresholds['no-updates']) return null
    return {
      rule: `no-updates.${c.thresholds['no-updates']}-postal-days`,
      summary: {
        key: daysLate(c) > 0 ? 'diagnosis.no-updates.late' : 'diagnosis.no-updates',
        values: { days: silent },
      },
      evidence: silenceEvidence(c),
    }
  },
  turningDays: (c) => [silentOn(c, c.thresholds['no-updates'])],
}

/** The expected day is over, or the carrier itself says that it is late. */
export const late: Situation = {
  name: 'late',
  find(c): Finding | null {
    if (!isMoving(c) || c.state?.phase === 'returning' || !c.state) return null
    const days = daysLate(c)
    const said = saidLateIndex(c)
    if (days === 0 && said < 0) return null
    const rule =
      days === 0
        ? 'late.carrier-says'
        : c.expected?.basis === 'standard'
          ? 'late.past-standard'
          : days >= c.thresholds['late-help']
            ? `late.${c.thresholds['late-help']}-past-expected`
            : 'late.past-expected'
    return {
      rule,
      summary: {
        key: days === 0 ? 'diagnosis.late.carrier-says' : 'diagnosis.late',
        values: { days, day: c.expected?.day ?? '', basis: c.expected?.basis ?? '' },
      },
      evidence: [...expectedEvidence(c), ...evidenceOf(c, said, 'says'), ...silenceStart(c)],
    }
  },
  turningDays: (c) => [c.expected ? nextDay(c.expected.day) : null, lateOn(c, c.thresholds['late-help'])],
}

/** The day on which silence reaches `n` postal days. */
function silentOn(c: Circumstances, n: number): string | null {
  const since = silentSince(c)
  return since ? reachedOn(c, since, n) : null
}

function lateOn(c: Circumstances, n: number): string | null {
  return c.expected ? reachedOn(c, c.expected.day, n) : null
}

function silenceEvidence(c: Circumstances): Evidence[] {
  return [...silenceStart(c), ...expectedEvidence(c)]
}

function expectedEvidence(c: Circumstances): Evidence[] {
  if (!c.expected || daysLate(c) === 0) return []
  const { day, basis, firstPromised } = c.expected
  return [fact(basis === 'carrier' ? 'promised' : 'standard', { day, firstPromised: firstPromised ?? '' })]
}

/** A message that it comes late, where no physical scan came after it. */
function saidLateIndex(c: Circumstances): number {
  const index = sayingIndex(c, (one) => says(one, 'arriving-late'))
  const seen = lastSeenIndex(c)
  return index >= 0 && (seen < 0 || index <= seen) ? index : -1
}

function deadMailIndex(c: Circumstances): number {
  const index = lastSeenIndex(c)
  const seen = c.scans[index]
  return seen && says(seen, 'dead-mail') ? index : -1
}
