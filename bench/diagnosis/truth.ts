import { localDay } from '#domain/calendar/civil-day.ts'
import type { PostalCalendar } from '#domain/calendar/postal-calendar.ts'
import type { SituationName } from '#domain/diagnosis/tokens.ts'
import type { SimulatedParcel } from '#sources/simulator/plan.ts'
import type { Trouble } from '#sources/simulator/rates.ts'

/**
 * What "right" means. Help (doing more than waiting) is right from the moment on at which a parcel is lost, stuck,
 * damaged, misdelivered, sent back or, for a label, made for a parcel that never comes; for a delayed parcel after the
 * end of its promised day; and until a stuck parcel moves or a delayed one ends. On every other day asking for help is
 * a false alarm: on a healthy parcel always, late or not.
 * Help is due, so that a diagnosis without it is wrong, on damage and returns at once, and on silence from the fifth
 * postal day without a move or the second after the promised day: a lost parcel is rightly on its way on its second day.
 * A situation is right where it is one of those that the day calls for; the first of them is the one that it asks for.
 */
export const MAPPING = [
  'Right = the situation is one of those that the day calls for, help is asked for where it is due, and not where it is wrong.',
  'with the sender → not-with-usps-yet · under way → on-its-way, after the promised day late · attempted, at the counter → delivery-attempted, held · delivered → delivered · damaged → damaged · going or gone back → returning · misdelivered → delivered-not-received (no scan can tell: always missed unless somebody reports it)',
  'lost, stuck: on-its-way, late, no-updates or unclear-status, help due from 5 postal days without a move or 2 past the promised day; lost: probably-lost too, alone from 15 postal days on · delayed: on-its-way, late, unclear-status without help',
  'Alarm = a step other than waiting, following, fetching and asking for postage back is open today and waiting is not advised. False alarm = an alarm that begins, or goes on, where help is not right: no trouble, not yet, or over. Delivered without a delivery scan counts as false too.',
]

/** When a parcel is silent so long that saying nothing is wrong, in postal days. */
const HELP_DUE_SILENT = 5
const HELP_DUE_LATE = 2
const LOST_FOR_SURE = 15

const SILENT: ReadonlySet<Trouble> = new Set<Trouble>(['lost', 'stuck', 'never-handed-over'])
const ENDS: ReadonlySet<string> = new Set(['delivered', 'damaged', 'misdelivered', 'returned'])

/** What really happened to a parcel, ready to be asked. Days are `YYYY-MM-DD`. */
export type Story = {
  trouble: Trouble
  lines: { atMs: number; state: string }[]
  /** From here its age counts: the hand-over, else the label. */
  mailedMs: number
  promisedDay: string | null
  sinceMs: number | null
  /** The moment at which the trouble passes by itself; Infinity where it does not. */
  passesMs: number
  endMs: number
}

export type TruthOfDay = {
  calledFor: readonly SituationName[]
  isHelpRight: boolean
  isHelpDue: boolean
  /** Its way is not over. */
  isOpen: boolean
  /** It has left its sender. */
  isHandedOver: boolean
}

/** A trouble that only silence tells of: the one that a rule of thumb can find too. */
export function isSilentTrouble(trouble: Trouble): boolean {
  return SILENT.has(trouble)
}

export function storyOf({ truth, trouble, tellings }: Pick<SimulatedParcel, 'truth' | 'trouble' | 'tellings'>): Story {
  const lines = truth.map(({ at, state }) => ({ atMs: Date.parse(at), state }))
  const since = truth[0]?.troubleSince
  const sinceMs = since ? Date.parse(since) : null
  const endMs = lines.find(({ state }) => ENDS.has(state))?.atMs ?? Number.POSITIVE_INFINITY
  const movesMs = lines.find(({ atMs }) => sinceMs !== null && atMs > sinceMs)?.atMs ?? Number.POSITIVE_INFINITY
  return {
    trouble,
    lines,
    mailedMs: (lines[1] ?? lines[0])?.atMs ?? 0,
    promisedDay: tellings.find(({ scan }) => scan.expectedDay)?.scan.expectedDay ?? null,
    sinceMs,
    passesMs: trouble === 'stuck' ? movesMs : trouble === 'delay' ? endMs : Number.POSITIVE_INFINITY,
    endMs,
  }
}

/**
 * What a moment calls for.
 * @param promise the day that the carrier has named by then, as told
 */
export function truthAt(story: Story, nowMs: number, promise: string | null, calendar: PostalCalendar): TruthOfDay {
  const today = localDay(nowMs, 0)
  const { trouble, sinceMs, passesMs, promisedDay } = story
  const state = story.lines.findLast(({ atMs }) => atMs <= nowMs)?.state ?? 'with-the-sender'
  const isPast = promisedDay !== null && today > promisedDay
  const isTroubled = sinceMs !== null && trouble !== 'none' && sinceMs <= nowMs && nowMs < passesMs
  const isHelpRight = isTroubled && (trouble !== 'delay' || isPast)
  const silent = sinceMs !== null ? calendar.postalDaysBetween(localDay(sinceMs, -360), today) : 0
  const late = promisedDay !== null ? calendar.postalDaysBetween(promisedDay, today) : 0
  const isOverdue = silent >= HELP_DUE_SILENT || late >= HELP_DUE_LATE
  const isHelpDue = isHelpRight && trouble !== 'delay' && (!SILENT.has(trouble) || isOverdue)
  const isNewPromise = promise !== null && promise >= today
  return {
    calledFor: calledFor({ state, trouble, isTroubled, isHelpDue, isPast, isNewPromise, silent }),
    isHelpRight,
    isHelpDue,
    isOpen: nowMs < story.endMs,
    isHandedOver: state !== 'with-the-sender',
  }
}

function calledFor(day: {
  state: string
  trouble: Trouble
  isTroubled: boolean
  isHelpDue: boolean
  isPast: boolean
  isNewPromise: boolean
  silent: number
}): SituationName[] {
  switch (day.state) {
    case 'with-the-sender':
      return ['not-with-usps-yet']
    case 'attempted':
    case 'at-the-counter':
      return ['delivery-attempted', 'held']
    case 'delivered':
      return ['delivered']
    case 'damaged':
      return ['damaged']
    case 'misdelivered':
      return ['delivered-not-received']
    case 'returning':
    case 'returned':
      return ['returning']
  }
  const moving: SituationName[] = day.isPast
    ? ['late', ...(day.isNewPromise ? ['on-its-way' as const] : [])]
    : ['on-its-way']
  if (!day.isTroubled) return moving
  if (day.trouble === 'delay') return [...moving, 'on-its-way', 'late', 'unclear-status']
  if (day.trouble === 'lost' && day.silent >= LOST_FOR_SURE) return ['probably-lost']
  const lost: SituationName[] = day.trouble === 'lost' ? ['probably-lost'] : []
  if (day.isHelpDue) return ['no-updates', 'late', 'unclear-status', ...lost]
  return [...moving, 'on-its-way', 'late', 'no-updates', 'unclear-status', ...lost]
}
