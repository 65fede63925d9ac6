import type { SituationName, Wish } from '../diagnosis/tokens.ts'

/** Why somebody goes to a Post Office about a parcel. */
export const VISITS = ['pickup', 'redelivery', 'missing', 'stuck', 'claim', 'address', 'hold'] as const

export type Visit = (typeof VISITS)[number]

/** What stands about a parcel when somebody asks what an office can do. */
export type VisitInput = { situation: SituationName; rule: string; wish?: Wish | undefined }

const OF_SITUATION: Partial<Record<SituationName, Visit>> = {
  damaged: 'claim',
  'missing-contents': 'claim',
  'delivered-not-received': 'missing',
  held: 'pickup',
  'delivery-attempted': 'pickup',
  returning: 'address',
  'probably-lost': 'stuck',
  'no-updates': 'stuck',
  late: 'stuck',
  'unclear-status': 'stuck',
}

const OF_WISH: Partial<Record<Wish, Visit>> = { hold: 'hold', redeliver: 'redelivery' }

/** No office that delivers has these parcels, whatever the situation is called. */
const ELSEWHERE: readonly string[] = [
  'held.at-border',
  'returning.returned',
  'probably-lost.mail-recovery',
  'probably-lost.disposed',
  'unclear-status.seized',
  'unclear-status.confiscated',
]

/** What the office that delivers a parcel can be asked for; null where it can do nothing of its own. */
export function visitFor({ situation, rule, wish }: VisitInput): Visit | null {
  if (ELSEWHERE.includes(rule)) return null
  if (situation === 'wish') return wish ? (OF_WISH[wish] ?? null) : null
  if (rule === 'delivered.elsewhere') return 'missing'
  return OF_SITUATION[situation] ?? null
}

export function isVisit(text: string | undefined): text is Visit {
  return (VISITS as readonly (string | undefined)[]).includes(text)
}
