import type { JourneyScan } from '../../journey/journey.ts'
import type { Circumstances } from '../circumstances.ts'
import type { Evidence, Finding } from '../diagnosis.ts'
import { customsIndex, evidenceOf, fact, isInCustoms, nextDay, sayingIndex, standingPhase } from '../facts.ts'
import type { Situation } from '../situation.ts'

/** Somebody wants something done with it before it is delivered. */
export const wish: Situation = {
  name: 'wish',
  find(c): Finding | null {
    const { wish } = c.told
    if (!wish || c.state?.phase === 'delivered' || c.state?.phase === 'returned' || c.state?.phase === 'returning')
      return null
    return {
      rule: `wish.${wish}`,
      summary: { key: `diagnosis.wish.${wish}`, values: {} },
      evidence: [fact('wish', { wish })],
    }
  },
}

/** It lies at a Post Office until somebody comes, or until it goes back. */
export const held: Situation = {
  name: 'held',
  find(c): Finding | null {
    const phase = standingPhase(c)
    if ((phase !== 'held' && phase !== 'available-for-pickup') || isInCustoms(c)) return null
    const index = sayingIndex(c, (one) => one.interpretation.phase === phase)
    const rule = isPickupOver(c)
      ? 'held.past-its-day'
      : phase === 'held'
        ? heldRule(c.scans[index])
        : 'held.ready-for-pickup'
    return {
      rule,
      summary: { key: `diagnosis.${rule}`, values: { day: c.pickupUntil ?? '' } },
      evidence: [...evidenceOf(c, index, 'held'), ...pickupEvidence(c)],
    }
  },
  turningDays: afterPickup,
}

function heldRule(scan: JourneyScan | undefined): string {
  if (scan?.interpretation.traits.has('to-pay')) return 'held.to-pay'
  return scan?.interpretation.traits.has('at-border') ? 'held.at-border' : 'held.at-post-office'
}

/** Delivery was tried, and nobody could take it. */
export const deliveryAttempted: Situation = {
  name: 'delivery-attempted',
  find(c): Finding | null {
    if (!c.state) return null
    const { attempts } = c.state
    const phase = standingPhase(c)
    if (phase !== 'delivery-attempted' && !(phase === 'available-for-pickup' && attempts > 0)) return null
    const index = sayingIndex(c, (one) => one.interpretation.attempt)
    const isOver = isPickupOver(c)
    return {
      rule: isOver ? 'delivery-attempted.past-its-day' : 'delivery-attempted.scan',
      summary: {
        key: `diagnosis.delivery-attempted${isOver ? '.past-its-day' : attempts > 1 ? '.again' : ''}`,
        values: { attempts, day: c.pickupUntil ?? '' },
      },
      evidence: [...evidenceOf(c, index, 'attempted'), ...pickupEvidence(c)],
    }
  },
  turningDays: afterPickup,
}

function isPickupOver({ pickupUntil, today }: Circumstances): boolean {
  return pickupUntil !== null && today > pickupUntil
}

function afterPickup({ pickupUntil }: Circumstances): (string | null)[] {
  return [pickupUntil ? nextDay(pickupUntil) : null]
}

function pickupEvidence({ state, pickupUntil }: Circumstances): Evidence[] {
  if (pickupUntil === null) return []
  return [fact(state?.returnBy ? 'return-by' : 'kept-until', { day: pickupUntil })]
}

/** Customs have it; no post office can hurry them. */
export const customs: Situation = {
  name: 'customs',
  find(c): Finding | null {
    const index = customsIndex(c)
    if (index < 0) return null
    return {
      rule: 'customs.in-customs',
      summary: { key: 'diagnosis.customs', values: {} },
      evidence: evidenceOf(c, index, 'customs'),
    }
  },
}
