import type { Circumstances } from '../diagnosis/circumstances.ts'
import { isWithUsps, standingPhase } from '../diagnosis/facts.ts'
import type { Dated } from '../rules/window-rule.ts'
import { isInternational, isMilitary } from './deadlines.ts'

export const CHANGES = ['delivery-instructions', 'package-intercept', 'hold-mail', 'redelivery', 'pickup'] as const

export type ChangeId = (typeof CHANGES)[number]

export const CONDITIONS = [
  'not-delivered',
  'not-returning',
  'not-out-for-delivery',
  'is-domestic',
  'is-not-military',
  'is-not-signature',
  'is-not-cod',
  'is-not-insured-high',
  'is-not-hold-for-pickup',
  'is-not-hazmat',
  'is-not-held',
  'is-with-usps',
  'has-impb',
  'is-not-marketing-mail',
  'is-not-commercial-number',
  'was-attempted',
  'not-attempted',
  'is-at-post-office',
] as const

export type Condition = (typeof CONDITIONS)[number]

/** One way to change a delivery, with the conditions under which it is open. */
export type DeliveryChange = Dated & {
  id: ChangeId
  name: string
  who: 'sender' | 'recipient' | 'either'
  url: string
  conditions: readonly Condition[]
  /** Insured for less than so many dollars; null where it does not matter. */
  insuredBelow: number | null
  /** Conditions that no scan tells. */
  onlyYouKnow: readonly string[]
  /** Keys of what it needs. */
  needs: readonly string[]
}

/** Whether a change is open for a parcel, and each condition that closes it. */
export type ChangeStanding = { change: DeliveryChange; open: boolean; closedBy: Condition[] }

/** Which changes are open for a parcel now. */
export function deliveryChanges(c: Circumstances): ChangeStanding[] {
  return c.changes.map((change) => {
    const closedBy = change.conditions.filter((condition) => !HOLDS[condition](c, change))
    return { change, open: closedBy.length === 0, closedBy }
  })
}

/** Whether one change is open. */
export function isChangeOpen(id: ChangeId, c: Circumstances): boolean {
  const change = c.changes.find((one) => one.id === id)
  return change?.conditions.every((condition) => HOLDS[condition](c, change)) ?? false
}

const SIGNED = ['signature', 'adult-signature', 'certified', 'registered', 'return-receipt', 'restricted-delivery']

const AT_POST_OFFICE: ReadonlySet<string> = new Set(['available-for-pickup', 'delivery-attempted', 'held'])

const HOLDS: Record<Condition, (c: Circumstances, change: DeliveryChange) => boolean> = {
  'not-delivered': (c) => c.state?.phase !== 'delivered' && c.state?.phase !== 'returned',
  'not-returning': (c) => c.state?.phase !== 'returning' && c.state?.phase !== 'returned',
  'not-out-for-delivery': (c) => c.state?.phase !== 'out-for-delivery',
  'is-domestic': (c) => !isInternational(c),
  'is-not-military': (c) => !isMilitary(c),
  'is-not-signature': (c) => !c.services.some((service) => SIGNED.includes(service)),
  'is-not-cod': (c) => !c.services.includes('cod'),
  'is-not-insured-high': (c, change) =>
    typeof c.told.insured !== 'number' || change.insuredBelow === null || c.told.insured < change.insuredBelow,
  'is-not-hold-for-pickup': (c) => !c.services.includes('hold-for-pickup'),
  'is-not-hazmat': (c) => !c.services.includes('hazmat'),
  'is-not-held': (c) => !['held', 'available-for-pickup'].includes(standingPhase(c) ?? ''),
  'is-with-usps': isWithUsps,
  'has-impb': (c) => /^9\d{19,33}$/.test(c.trackingNumber),
  'is-not-marketing-mail': (c) => c.mailClass !== 'marketing-mail',
  'is-not-commercial-number': (c) => !/^9[23]/.test(c.trackingNumber),
  'was-attempted': (c) => attemptsOf(c) > 0 || standingPhase(c) === 'delivery-attempted',
  'not-attempted': (c) =>
    standingPhase(c) !== 'delivery-attempted' && !(standingPhase(c) === 'available-for-pickup' && attemptsOf(c) > 0),
  'is-at-post-office': (c) => AT_POST_OFFICE.has(standingPhase(c) ?? ''),
}

function attemptsOf({ state }: Circumstances): number {
  return state?.attempts ?? 0
}
