import type pg from 'pg'
import { makeReference } from '#domain/inquiry/reference.ts'
import { INQUIRY_REASONS } from '#domain/inquiry/tokens.ts'
import { benchNumber } from '../fill.ts'

export const MESSAGES_PER_INQUIRY = 10
const CHUNK = 2_000
const WORDS = 20_000
const WORDS_PER_MESSAGE = 40
const AGENTS = 20
const DAY_MS = 86_400_000
/** One in five is not closed. */
const STATUSES = ['open', 'waiting', 'answered', ...Array.from({ length: 12 }, () => 'closed')] as const
const SITUATIONS = ['no-updates', 'late', 'on-its-way', 'delivered', 'probably-lost']
const PLACES = ['MEMPHIS, TN', 'DALLAS, TX', 'AUSTIN, TX', 'NASHVILLE, TN', 'CHICAGO, IL', 'RENO, NV']

/** Chance that is the same in each run. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** A word: the first ones are as common as the first words of a language, the last ones rare. */
export function benchWord(rank: number): string {
  const syllables = ['ba', 'de', 'fi', 'go', 'lu', 'ma', 'ne', 'pi', 'ro', 'su']
  return String(rank)
    .padStart(3, '0')
    .split('')
    .map((digit) => syllables[Number(digit)])
    .join('')
}

function writer(seed: number): () => string {
  const random = chance(seed)
  return () => Array.from({ length: WORDS_PER_MESSAGE }, () => benchWord(Math.floor(WORDS ** random()) - 1)).join(' ')
}

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
  const rows = Array.from({ length: count }, (_, i) => {
    const n = from + i
    const status = STATUSES[n % STATUSES.length] ?? 'closed'
    const createdAtMs = Math.round(nowMs - random() * (status === 'closed' ? 300 : 10) * DAY_MS)
    const dueAtMs = status === 'open' ? createdAtMs + Math.round(random() * 10 * DAY_MS) : null
    return {
      reference: benchReference(n),
      status,
      reason: INQUIRY_REASONS[n % INQUIRY_REASONS.length],
      priority: n % 17 === 0 ? 2 : 1,
      number: benchNumber(n),
      name: `Customer ${benchWord(n % 20_000)}`,
      email: `customer${n % 60_000}@example.org`,
      subject: write().slice(0, 80),
      assignee: n % 3 === 0 ? null : `agent-${n % AGENTS}`,
      situation: SITUATIONS[n % SITUATIONS.length],
      place: PLACES[n % PLACES.length],
      createdAtMs,
      dueAtMs,
      closedAtMs: status === 'closed' ? createdAtMs + 3 * DAY_MS : null,
    }
  })
  const { rows: inserted } = await database.query<{ id: string; created_at_ms: string }>(
    `insert into inquiries (reference, key_hash, status, reason, priority, origin, tracking_number, piece, customer_name,
       customer_email, subject, facts, evidence, assignee, created_at_ms, updated_at_ms, first_answered_at_ms,
       last_customer_at_ms, due_at_ms, due_kind, situation, last_place, closed_at_ms, watch_until_ms)
     select r.reference, md5(r.reference), r.status, r.reason, r.priority, 'web', r.number, 1, r.name, r.email, r.subject,
       '{}', '{}', r.assignee, r."createdAtMs", r."createdAtMs", r."createdAtMs", r."createdAtMs", r."dueAtMs",
       case when r."dueAtMs" is null then null else 'next-answer' end, r.situation, r.place, r."closedAtMs",
       coalesce(r."closedAtMs", 9007199254740991)
     from json_to_recordset($1::json) as r (reference text, status text, reason text, priority smallint, number text,
       name text, email text, subject text, assignee text, situation text, place text, "createdAtMs" bigint,
       "dueAtMs" bigint, "closedAtMs" bigint)
     returning id, created_at_ms`,
    [JSON.stringify(rows)],
  )
  const messages = inserted.flatMap(({ id, created_at_ms }) =>
    Array.from({ length: MESSAGES_PER_INQUIRY }, (_, k) => ({
      id,
      atMs: Number(created_at_ms) + k * 7_200_000,
      kind: k % 5 === 4 ? 'note' : k % 2 === 0 ? 'customer' : 'agent',
      text: write(),
    })),
  )
  await database.query(
    `insert into inquiry_messages (inquiry_id, at_ms, kind, author, text)
     select m.id, m."atMs", m.kind, 'Somebody', m.text
     from json_to_recordset($1::json) as m (id bigint, "atMs" bigint, kind text, text text)`,
    [JSON.stringify(messages)],
  )
  await database.query(
    `insert into inquiry_events (inquiry_id, at_ms, kind, by_kind, data)
     select m.id, m."atMs", case m.kind when 'note' then 'note-added' when 'agent' then 'message-sent'
       else 'message-received' end, case m.kind when 'customer' then 'customer' else 'system' end, '{}'
     from json_to_recordset($1::json) as m (id bigint, "atMs" bigint, kind text)`,
    [JSON.stringify(messages)],
  )
}
