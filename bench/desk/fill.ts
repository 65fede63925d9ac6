import type pg from 'pg'
import { type ClockEvent, clockOf } from '#domain/inquiry/clock/inquiry-clock.ts'
import { makeReference } from '#domain/inquiry/reference.ts'
import { INQUIRY_REASONS, type InquiryStatus, PRIORITIES } from '#domain/inquiry/tokens.ts'
import { loadKnowledge } from '#knowledge/knowledge.ts'
import { planOf } from '#services/inquiries/due.ts'
import { benchNumber } from '../fill.ts'
import { benchWord, chance, writer } from './words.ts'

export const MESSAGES_PER_INQUIRY = 10
const CHUNK = 2_000
const STEP_MS = 7_200_000
const AGENTS = 20
const DAY_MS = 86_400_000
/** One in five is not closed. */
const STATUSES: readonly InquiryStatus[] = ['open', 'waiting', 'answered', ...Array<'closed'>(12).fill('closed')]
const SITUATIONS = ['no-updates', 'late', 'on-its-way', 'delivered', 'probably-lost']
const PLACES = ['MEMPHIS, TN', 'DALLAS, TX', 'AUSTIN, TX', 'NASHVILLE, TN', 'CHICAGO, IL', 'RENO, NV']
const EVENT_OF = {
  customer: { kind: 'message-received', byKind: 'customer' },
  agent: { kind: 'message-sent', byKind: 'agent' },
  note: { kind: 'note-added', byKind: 'agent' },
} as const
const { serviceLevels } = loadKnowledge()

/** The n-th inquiry's reference. */
export function benchReference(n: number): string {
  return makeReference(Array.from({ length: 7 }, (_, place) => Math.floor(n / 32 ** place)))
}

/** Fills the tables by SQL with inquiries and their messages and events, where there are fewer. */
export async function fillDesk(database: pg.Pool, wanted: number, nowMs: number): Promise<void> {
  const { rows } = await database.query<{ count: string }>('select count(*) from inquiries')
  let present = Number(rows[0]?.count)
  if (present >= wanted) return
  console.error(`Filling the desk with ${wanted.toLocaleString('en-US')} inquiries …`)
  for (; present < wanted; present += CHUNK) {
    await insertChunk(database, present, Math.min(CHUNK, wanted - present), nowMs)
  }
  await database.query('vacuum analyze')
  await database.query('checkpoint')
}

async function insertChunk(database: pg.Pool, from: number, count: number, nowMs: number): Promise<void> {
  const random = chance(from + 1)
  const write = writer(from + 2)
  const all = Array.from({ length: count }, (_, i) => inquiryOf(from + i, nowMs, random(), write))
  const { rows } = await database.query<{ id: string; reference: string }>(
    `insert into inquiries (reference, key_hash, status, reason, priority, origin, tracking_number, piece, customer_name,
       customer_email, subject, facts, evidence, assignee, created_at_ms, updated_at_ms, first_answered_at_ms,
       last_customer_at_ms, due_at_ms, due_kind, clock, planned_by, situation, last_place, closed_at_ms, watch_until_ms)
     select r.reference, md5(r.reference), r.status, r.reason, r.rank, 'web', r.number, 1, r.name, r.email, r.subject,
       '{}', '{}', r.assignee, r."createdAtMs", r."createdAtMs", r."createdAtMs", r."createdAtMs", r."dueAtMs",
       r."dueKind", r.clock, r."plannedBy", r.situation, r.place, r."closedAtMs",
       coalesce(r."closedAtMs", 9007199254740991)
     from json_to_recordset($1::json) as r (reference text, status text, reason text, rank smallint, number text,
       name text, email text, subject text, assignee text, situation text, place text, "createdAtMs" bigint,
       "dueAtMs" bigint, "dueKind" text, clock jsonb, "plannedBy" text, "closedAtMs" bigint)
     returning id, reference`,
    [JSON.stringify(all.map(({ row }) => row))],
  )
  const ids = new Map(rows.map(({ id, reference }) => [reference, id]))
  const withIds = <T>(list: (one: (typeof all)[number]) => T[]) =>
    JSON.stringify(all.flatMap((one) => list(one).map((part) => ({ ...part, id: ids.get(one.row.reference) }))))
  await database.query(
    `insert into inquiry_messages (inquiry_id, at_ms, kind, author, text)
     select m.id, m."atMs", m.kind, 'Somebody', m.text
     from json_to_recordset($1::json) as m (id bigint, "atMs" bigint, kind text, text text)`,
    [withIds(({ messages }) => messages)],
  )
  await database.query(
    `insert into inquiry_events (inquiry_id, at_ms, kind, by_kind, data)
     select e.id, e."atMs", e.kind, e."byKind", e.data
     from json_to_recordset($1::json) as e (id bigint, "atMs" bigint, kind text, "byKind" text, data jsonb)`,
    [withIds(({ events }) => events)],
  )
}

/** The n-th inquiry as the server would have left it, all warnings told. */
function inquiryOf(n: number, nowMs: number, age: number, write: () => string) {
  const status = STATUSES[n % STATUSES.length] ?? 'closed'
  const reason = INQUIRY_REASONS[n % INQUIRY_REASONS.length] ?? 'other'
  const rank = n % 17 === 0 ? 2 : 1
  const priority = PRIORITIES[rank] ?? 'normal'
  const createdAtMs = Math.round(nowMs - age * (status === 'closed' ? 300 : 10) * DAY_MS)
  const messages = Array.from({ length: MESSAGES_PER_INQUIRY }, (_, k) => ({
    atMs: createdAtMs + k * STEP_MS,
    kind: k % 5 === 4 ? ('note' as const) : k % 2 === 0 ? ('customer' as const) : ('agent' as const),
    text: write(),
  }))
  const events: ClockEvent[] = messages.map(({ atMs, kind }, k) =>
    k === 0
      ? { atMs, kind: 'opened', byKind: 'customer', data: { set: { status: 'open', reason, priority, origin: 'web' } } }
      : { atMs, ...EVENT_OF[kind], data: { message: k } },
  )
  const endedAtMs = createdAtMs + MESSAGES_PER_INQUIRY * STEP_MS
  if (status !== 'open') {
    const kind = status === 'closed' ? 'closed' : 'status-changed'
    events.push({ atMs: endedAtMs, kind, byKind: 'agent', data: { set: { status } } })
  }
  const clock = clockOf(serviceLevels.business, events)
  const plan = planOf(serviceLevels, { status, reminderAtMs: null }, clock)
  const row = {
    reference: benchReference(n),
    status,
    reason,
    rank,
    number: benchNumber(n),
    name: `Customer ${benchWord(n % 20_000)}`,
    email: `customer${n % 60_000}@example.org`,
    subject: write().slice(0, 80),
    assignee: n % 3 === 0 ? null : `agent-${n % AGENTS}`,
    situation: SITUATIONS[n % SITUATIONS.length],
    place: PLACES[n % PLACES.length],
    createdAtMs,
    dueAtMs: plan.dueAtMs,
    dueKind: plan.dueKind,
    clock,
    plannedBy: plan.plannedBy,
    closedAtMs: status === 'closed' ? endedAtMs : null,
  }
  return { row, messages, events }
}
