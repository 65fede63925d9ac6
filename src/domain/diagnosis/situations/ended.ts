import type { Finding } from '../diagnosis.ts'
import { endingIndex, evidenceOf, sayingIndex } from '../facts.ts'
import type { Situation } from '../situation.ts'

/** It goes back to its sender, or is there again. A delivery to the original sender is a return. */
export const returning: Situation = {
  name: 'returning',
  find(c): Finding | null {
    const phase = c.state?.phase
    if (phase !== 'returning' && phase !== 'returned') return null
    const begun = sayingIndex(c, (one) => one.interpretation.phase === 'returning')
    const isOver = phase === 'returned'
    return {
      rule: isOver ? 'returning.returned' : 'returning.under-way',
      summary: {
        key: isOver ? 'diagnosis.returning.over' : 'diagnosis.returning.under-way',
        values: { role: c.told.role ?? '' },
      },
      evidence: [...(isOver ? evidenceOf(c, endingIndex(c), 'returned') : []), ...evidenceOf(c, begun, 'return-begun')],
    }
  },
}

/** The scans say that it is delivered. */
export const delivered: Situation = {
  name: 'delivered',
  find(c): Finding | null {
    if (c.state?.phase !== 'delivered') return null
    const index = endingIndex(c)
    const isForwarded = sayingIndex(c, (one) => one.interpretation.traits.has('forwarded')) >= 0
    const elsewhere = !isForwarded && isElsewhere(c.scans[index]?.scan.place.zip, c.destinationZip)
    return {
      rule: elsewhere ? 'delivered.elsewhere' : 'delivered.scan',
      summary: { key: elsewhere ? 'diagnosis.delivered.elsewhere' : 'diagnosis.delivered', values: {} },
      evidence: evidenceOf(c, index, 'delivered', { destinationZip: c.destinationZip ?? '' }),
    }
  },
}

/** Neighbouring ZIP Codes share an office; another region is another place. */
function isElsewhere(zip: string | undefined, destination: string | null): boolean {
  return zip !== undefined && destination !== null && zip.slice(0, 3) !== destination.slice(0, 3)
}
