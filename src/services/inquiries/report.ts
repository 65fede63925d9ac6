import { dayText, isNamedDay, localDay, parseDay } from '#domain/calendar/civil-day.ts'
import { lateBefore } from '#domain/inquiry/clock/late-before.ts'
import { levelFor, type Promised, type ServiceLevels } from '#domain/inquiry/clock/service-levels.ts'
import { INQUIRY_REASONS, type InquiryReason, PRIORITIES } from '#domain/inquiry/tokens.ts'
import { readAgents } from '#store/accounts/agents.ts'
import {
  countFirstAnswers,
  countOpenByAge,
  countRatings,
  countReport,
  countResolutions,
  type PromiseCount,
  type PromiseGroup,
  type ReportCounts,
  type ReportLimit,
} from '#store/inquiries/report.ts'
import { type DeskActor, requirePermission } from '../agents/actor.ts'
import type { Context } from '../context.ts'
import { FieldReader } from './read-fields.ts'

export type { PromiseCount } from '#store/inquiries/report.ts'

const DAY_MS = 86_400_000
const USUAL_DAYS = 30
const MOST_DAYS = 366
/** The ages, in days, that part what is open. */
const AGES = [1, 3, 7, 14] as const

/** The two promises of some inquiries; null where there was none. */
export type PromisesKept = { firstAnswer: PromiseCount | null; resolution: PromiseCount | null }

/** How the desk did in a span of days, and what lies there now. */
export type Report = ReportCounts &
  PromisesKept & {
    /** Days in the zone of the business hours; both count. */
    fromDay: string
    toDay: string
    zone: string
    byReason: (PromisesKept & { reason: InquiryReason })[]
    /** The name is null for what is nobody's, and the id for an agent who is not there any more. */
    byAgent: (PromisesKept & { name: string | null; agentId: string | null })[]
    /** Now, whatever the span is. `underDays` null: however old. */
    openByAge: { fromDays: number; underDays: number | null; count: number }[]
    ratings: { rating: number; count: number }[]
    /** Null where nobody said. */
    averageRating: number | null
  }

/**
 * How the desk did: what came and went, how quickly and how often in time. Without days, of the last 30.
 * @throws ServiceError `not-allowed`, `not-valid` naming the day that is none
 */
export async function readReport(
  ctx: Context,
  input: { by: DeskActor; fromDay?: string | undefined; toDay?: string | undefined },
): Promise<Report> {
  requirePermission(input.by, 'reports')
  const { serviceLevels } = ctx.knowledge
  const { zone } = serviceLevels
  const nowMs = ctx.clock()
  const { from, to } = readDays(input, todayIn(zone, nowMs))
  const span = { fromMs: startOfDay(from, zone), toMs: startOfDay(to + 1, zone) }
  const { database } = ctx
  const [counts, firstAnswers, resolutions, ratings, ages, agents] = await Promise.all([
    countReport(database, span),
    countFirstAnswers(database, span, limitsOf(serviceLevels, 'first-answer', nowMs)),
    countResolutions(database, span, limitsOf(serviceLevels, 'resolution', nowMs)),
    countRatings(database, span),
    countOpenByAge(
      database,
      AGES.map((days) => nowMs - days * DAY_MS),
    ),
    readAgents(database),
  ])
  const names = new Map(agents.map(({ id, name }) => [id, name]))
  const both = (isMeant: (group: PromiseGroup) => boolean): PromisesKept => ({
    firstAnswer: firstAnswers.find(isMeant) ?? null,
    resolution: resolutions.find(isMeant) ?? null,
  })
  const all = [...firstAnswers, ...resolutions]
  const reasons = new Set(all.flatMap((group) => (group.by === 'reason' ? [group.reason] : [])))
  const agentIds = new Set(all.flatMap((group) => (group.by === 'agent' ? [group.agentId] : [])))
  const rated = ratings.reduce((sum, { count }) => sum + count, 0)
  return {
    fromDay: dayText(from),
    toDay: dayText(to),
    zone,
    ...counts,
    ...both((group) => group.by === 'all'),
    byReason: [...reasons].map((reason) => ({
      reason,
      ...both((group) => group.by === 'reason' && group.reason === reason),
    })),
    byAgent: [...agentIds].map((agentId) => ({
      agentId,
      name: agentId === null ? null : (names.get(agentId) ?? agentId),
      ...both((group) => group.by === 'agent' && group.agentId === agentId),
    })),
    openByAge: ages.map((count, i) => ({ fromDays: AGES[i - 1] ?? 0, underDays: AGES[i] ?? null, count })),
    ratings,
    averageRating: rated === 0 ? null : ratings.reduce((sum, { rating, count }) => sum + rating * count, 0) / rated,
  }
}

/** Days as their numbers. */
function readDays(input: { fromDay?: string | undefined; toDay?: string | undefined }, today: number) {
  const read = new FieldReader()
  const day = (field: string, text: string | undefined, usual: number): number => {
    if (text === undefined || text === '') return usual
    const number = isNamedDay(text) ? parseDay(text) : null
    if (number === null) read.wrong(field, 'not-a-day', 'Write the day as 2026-11-25.')
    return number ?? usual
  }
  const to = day('to', input.toDay, today)
  const from = day('from', input.fromDay, to - USUAL_DAYS + 1)
  if (from > to) read.wrong('from', 'not-valid', 'The first day is not after the last.')
  if (to - from >= MOST_DAYS) read.wrong('from', 'too-long', `A report is of ${MOST_DAYS} days at most.`)
  read.done()
  return { from, to }
}

function todayIn(zone: string, nowMs: number): number {
  const offsetNs = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(zone).offsetNanoseconds
  return parseDay(localDay(nowMs, offsetNs / 60_000_000_000)) ?? 0
}

function startOfDay(day: number, zone: string): number {
  return Temporal.PlainDate.from(dayText(day)).toZonedDateTime(zone).epochMilliseconds
}

function limitsOf(levels: ServiceLevels, promised: Promised, nowMs: number): ReportLimit[] {
  const before = new Map<number, number>()
  const lateBeforeMs = (minutes: number): number => {
    const ms = before.get(minutes) ?? lateBefore(levels.business, nowMs, minutes)
    before.set(minutes, ms)
    return ms
  }
  return INQUIRY_REASONS.flatMap((reason) =>
    PRIORITIES.map((priority) => {
      const minutes = levelFor(levels.levels, { reason, priority }).minutes[promised]
      return { reason, priority, minutes, lateBeforeMs: lateBeforeMs(minutes) }
    }),
  )
}
