import type { Finding } from '../diagnosis.ts'
import { customsIndex, evidenceOf, fact, isInCustoms, nextDay, sayingIndex } from '../facts.ts'
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
    const phase = c.state?.phase
    if ((phase !== 'held' && phase !== 'available-for-pickup') || isInCustoms(c)) return null
    const index = sayingIndex(c, (one) => one.phase === phase)
    const returnBy = c.state?.returnBy ?? null
    const isOver = returnBy !== null && c.today > returnBy
    const rule = isOver ? 'held.past-its-day' : phase === 'held' ? 'held.at-post-office' : 'held.ready-for-pickup'
    return {
      rule,
      summary: { key: `diagnosis.${rule}`, values: { day: returnBy ?? '' } },
      evidence: [...evidenceOf(c, index, 'held'), ...(returnBy ? [fact('return-by', { day: returnBy })] : [])],
    }
  },
  turningDays: (c) => [c.state?.returnBy ? nextDay(c.state.returnBy) : null],
}

/** Delivery was tried, and nobody could take it. */
export const deliveryAttempted: Situation = {
  name: 'delivery-attempted',
  find(c): Finding | null {
    if (!c.state) return null
    const { phase, attempts } = c.state
    if (phase !== 'delivery-attempted' && !(phase === 'available-for-pickup' && attempts > 0)) return null
    const index = sayingIndex(c, (one) => one.interpretation.attempt)
    const returnBy = c.state.returnBy
    return {
      rule: 'delivery-attempted.scan',
      summary: {
        key: attempts > 1 ? 'diagnosis.delivery-attempted.again' : 'diagnosis.delivery-attempted',
        values: { attempts },
      },
      evidence: [...evidenceOf(c, index, 'attempted'), ...(returnBy ? [fact('return-by', { day: returnBy })] : [])],
    }
  },
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
