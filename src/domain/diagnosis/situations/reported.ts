import type { Finding } from '../diagnosis.ts'
import { earlyScanUntil, endingIndex, evidenceOf, fact, lastSeenIndex, nextDay, sayingIndex, says } from '../facts.ts'
import type { Situation } from '../situation.ts'

/** Somebody says that it came damaged, or a scan does. */
export const damaged: Situation = {
  name: 'damaged',
  find(c): Finding | null {
    const scan = sayingIndex(c, (one) => says(one, 'damaged'))
    if (c.told.report === 'damaged') {
      const summary = { key: 'diagnosis.damaged.reported', values: {} }
      return {
        rule: 'damaged.reported',
        summary,
        evidence: [fact('reported-damaged'), ...evidenceOf(c, scan, 'says'), ...deliveredOf(c)],
      }
    }
    if (scan < 0) return null
    return {
      rule: 'damaged.scan',
      summary: { key: 'diagnosis.damaged.scan', values: {} },
      evidence: evidenceOf(c, scan, 'says'),
    }
  },
}

/** Somebody says that things are missing from it. */
export const missingContents: Situation = {
  name: 'missing-contents',
  find(c): Finding | null {
    if (c.told.report !== 'missing-contents') return null
    return {
      rule: 'missing-contents.reported',
      summary: { key: 'diagnosis.missing-contents', values: {} },
      evidence: [fact('reported-missing-contents'), ...deliveredOf(c)],
    }
  },
}

/** The scans say delivered, and a person says that it is not there. */
export const deliveredNotReceived: Situation = {
  name: 'delivered-not-received',
  find(c): Finding | null {
    const waitUntil = earlyScanUntil(c)
    if (c.told.report !== 'not-received' || c.state?.phase !== 'delivered' || waitUntil === null) return null
    const isEarly = c.today <= waitUntil
    return {
      rule: isEarly ? 'delivered-not-received.may-still-come' : 'delivered-not-received.search',
      summary: {
        key: isEarly ? 'diagnosis.delivered-not-received.early' : 'diagnosis.delivered-not-received.search',
        values: { day: waitUntil },
      },
      evidence: [...deliveredOf(c), fact('reported-not-received')],
    }
  },
  turningDays(c) {
    const waitUntil = earlyScanUntil(c)
    return waitUntil === null ? [] : [nextDay(waitUntil)]
  },
}

function deliveredOf(c: Parameters<Situation['find']>[0]) {
  const index = endingIndex(c)
  return index >= 0 ? evidenceOf(c, index, 'delivered') : evidenceOf(c, lastSeenIndex(c), 'last-seen')
}
