import type { InquiryReason, Priority } from '#domain/inquiry/tokens.ts'
import type { Queryable } from '../database.ts'

/** From, and until but without; epoch milliseconds. */
export type ReportSpan = { fromMs: number; toMs: number }

/** How long a promise may take for a reason and priority; without an answer, what began before `lateBeforeMs` is late. */
export type ReportLimit = { reason: InquiryReason; priority: Priority; minutes: number; lateBeforeMs: number }

/** What became of the promises of some inquiries. Times are business minutes; `open`: not given, and not late yet. */
export type PromiseCount = {
  count: number
  kept: number
  late: number
  open: number
  median: number | null
  ninetieth: number | null
}

/** Of all, of one reason, or of one agent (null: nobody's). */
export type PromiseGroup = PromiseCount &
  ({ by: 'all' } | { by: 'reason'; reason: InquiryReason } | { by: 'agent'; agentId: string | null })

type Row = PromiseCount & { by: 'all' | 'reason' | 'agent'; reason: InquiryReason | null; agent: string | null }

/** What was merged is counted where it goes on. */
const ASKED = 'created_at_ms >= $1 and created_at_ms < $2 and merged_into is null'
/** On the phone the answer is given before the inquiry is there. */
const ASKED_IN_WRITING = `${ASKED} and origin <> 'phone'`
const CLOSED = `status = 'closed' and merged_into is null and id in (
  select inquiry_id from inquiry_events where kind = 'closed' and at_ms >= $1 and at_ms < $2)`

/** The first answers to what was asked in a span. */
export function countFirstAnswers(
  database: Queryable,
  span: ReportSpan,
  limits: readonly ReportLimit[],
): Promise<PromiseGroup[]> {
  return countPromises(database, { watch: 'first-answer', of: ASKED_IN_WRITING, span, limits })
}

/** The ends of what was closed in a span. */
export function countResolutions(
  database: Queryable,
  span: ReportSpan,
  limits: readonly ReportLimit[],
): Promise<PromiseGroup[]> {
  return countPromises(database, { watch: 'resolution', of: CLOSED, span, limits })
}

async function countPromises(
  database: Queryable,
  asked: { watch: 'first-answer' | 'resolution'; of: string; span: ReportSpan; limits: readonly ReportLimit[] },
): Promise<PromiseGroup[]> {
  const { watch, of, span, limits } = asked
  const { rows } = await database.query<Row>({
    name: `count-promises-${watch}`,
    text: `with limits as (
        select * from unnest($3::text[], $4::text[], $5::float8[], $6::bigint[])
          as limits (reason, priority, minutes, late_before_ms)
      ), promises as (
        select inquiries.reason, coalesce(assignee, '') as agent, minutes, late_before_ms,
          clock->'watches'->'${watch}' as watch
        from inquiries
        join limits on limits.reason = clock->>'reason' and limits.priority = clock->>'priority'
        where ${of}
      ), told as (
        select reason, agent, (watch->>'used')::float8 as used, watch->>'metAtMs' is not null as is_met,
          case
            when watch->>'metAtMs' is null then
              case when (watch->>'startedAtMs')::bigint < late_before_ms then 'late' else 'open' end
            when (watch->>'used')::float8 <= minutes then 'kept'
            else 'late'
          end as became
        from promises where watch is not null
      )
      select case when grouping(reason) = 0 then 'reason' when grouping(agent) = 0 then 'agent' else 'all' end as by,
        reason, agent, count(*)::integer as count,
        count(*) filter (where became = 'kept')::integer as kept,
        count(*) filter (where became = 'late')::integer as late,
        count(*) filter (where became = 'open')::integer as open,
        percentile_cont(0.5) within group (order by used) filter (where is_met) as median,
        percentile_cont(0.9) within group (order by used) filter (where is_met) as ninetieth
      from told group by grouping sets ((), (reason), (agent)) having count(*) > 0
      order by count desc, reason, agent`,
    values: [
      span.fromMs,
      span.toMs,
      limits.map(({ reason }) => reason),
      limits.map(({ priority }) => priority),
      limits.map(({ minutes }) => minutes),
      limits.map(({ lateBeforeMs }) => lateBeforeMs),
    ],
  })
  return rows.map(({ by, reason, agent, ...counts }) => {
    if (by === 'reason' && reason !== null) return { ...counts, by, reason }
    return by === 'agent' ? { ...counts, by, agentId: agent || null } : { ...counts, by: 'all' }
  })
}

/** How much came, was answered by agents, and was closed in a span; `reopened`: of those closed, opened again since. */
export type ReportCounts = { asked: number; answered: number; closed: number; reopened: number }

export async function countReport(database: Queryable, span: ReportSpan): Promise<ReportCounts> {
  const { rows } = await database.query<ReportCounts>({
    name: 'count-report',
    text: `select
      (select count(*)::integer from inquiries where ${ASKED}) as asked,
      (select count(distinct sent.inquiry_id)::integer from inquiry_events sent
        where sent.kind = 'message-sent' and sent.at_ms >= $1 and sent.at_ms < $2 and not exists (
          select from inquiry_messages messages
          where messages.id = (sent.data->>'message')::bigint and messages.taken_back_at_ms is not null)) as answered,
      closings.closed, closings.reopened
      from (
        select count(distinct closing.inquiry_id)::integer as closed,
          count(distinct closing.inquiry_id) filter (where exists (
            select from inquiry_events later
            where later.inquiry_id = closing.inquiry_id and later.id > closing.id and later.kind = 'reopened'
          ))::integer as reopened
        from inquiry_events closing join inquiries on inquiries.id = closing.inquiry_id
        where closing.kind = 'closed' and closing.at_ms >= $1 and closing.at_ms < $2 and inquiries.merged_into is null
      ) closings`,
    values: [span.fromMs, span.toMs],
  })
  return rows[0] ?? { asked: 0, answered: 0, closed: 0, reopened: 0 }
}

/** How customers found it went, of those who said so in a span; the worst first. */
export async function countRatings(
  database: Queryable,
  span: ReportSpan,
): Promise<{ rating: number; count: number }[]> {
  const { rows } = await database.query<{ rating: number; count: number }>({
    name: 'count-ratings',
    text: `select rating, count(*)::integer as count from inquiries
      where rating is not null and id in (
        select inquiry_id from inquiry_events where kind = 'rated' and at_ms >= $1 and at_ms < $2)
      group by rating order by rating`,
    values: [span.fromMs, span.toMs],
  })
  return rows
}

/**
 * How many inquiries that are not answered are how old.
 * @param sinceMs the moments that part them, the latest first
 * @returns one more than these: younger than the first, than the second, …, the oldest
 */
export async function countOpenByAge(database: Queryable, sinceMs: readonly number[]): Promise<number[]> {
  const { rows } = await database.query<{ part: number; count: number }>({
    name: 'count-open-by-age',
    text: `select width_bucket(-created_at_ms, $1::bigint[]) as part, count(*)::integer as count from inquiries
      where status in ('open', 'waiting') and status <> 'closed' group by part`,
    values: [sinceMs.map((ms) => -ms)],
  })
  return Array.from({ length: sinceMs.length + 1 }, (_, part) => rows.find((row) => row.part === part)?.count ?? 0)
}
