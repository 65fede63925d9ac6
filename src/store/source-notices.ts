import { hash } from 'node:crypto'
import type { Queryable } from './database.ts'

/** `waiting`: kept, its scans not yet; `taken`: scans recorded too; `unread`: nobody could read it so far. */
export type NoticeState = 'waiting' | 'taken' | 'unread'

export type StoredNotice = {
  id: number
  source: string
  subscriptionId: string | null
  body: string
  receivedAtMs: number
  state: NoticeState
  problem: string | null
}

type NoticeRow = {
  id: number
  source: string
  subscription_id: string | null
  body: string
  received_at_ms: number
  state: NoticeState
  problem: string | null
}

const COLUMNS = 'id, source, subscription_id, body, received_at_ms, state, problem'

/**
 * Keeps a notice. One that is told again is the same row; until its scans are recorded the newer body counts, so that
 * nobody can spoil a notice by sending a mangled one first.
 */
export async function keepNotice(
  database: Queryable,
  notice: {
    source: string
    /** What was signed: the same for a notice that is told again. */
    identity: string
    subscriptionId: string | null
    body: string
    sentAtMs: number | null
    receivedAtMs: number
  },
): Promise<{ notice: StoredNotice; isNew: boolean }> {
  const fingerprint = hash('sha256', JSON.stringify([notice.source, notice.identity]), 'hex').slice(0, 32)
  const kept = await database.query<NoticeRow & { is_new: boolean }>({
    name: 'keep-notice',
    text: `insert into source_notices (source, fingerprint, subscription_id, body, sent_at_ms, received_at_ms, state)
      values ($1, $2, $3, $4, $5, $6, 'waiting')
      on conflict (fingerprint) do update set body = excluded.body where source_notices.state <> 'taken'
      returning ${COLUMNS}, xmax = 0 as is_new`,
    values: [notice.source, fingerprint, notice.subscriptionId, notice.body, notice.sentAtMs, notice.receivedAtMs],
  })
  if (kept.rows[0]) return { notice: noticeOf(kept.rows[0]), isNew: kept.rows[0].is_new }
  const { rows } = await database.query<NoticeRow>({
    name: 'read-notice-by-fingerprint',
    text: `select ${COLUMNS} from source_notices where fingerprint = $1`,
    values: [fingerprint],
  })
  if (rows[0]) return { notice: noticeOf(rows[0]), isNew: false }
  // It was pruned in between.
  return keepNotice(database, notice)
}

/** Writes down what became of a notice. One whose scans are recorded stays taken. */
export async function settleNotice(
  database: Queryable,
  id: number,
  state: 'taken' | 'unread',
  problem: string | null,
): Promise<void> {
  await database.query({
    name: 'settle-notice',
    text: `update source_notices set state = $2, problem = $3 where id = $1 and state <> 'taken'`,
    values: [id, state, problem],
  })
}

/** Notices of a source whose scans are not recorded, the oldest first. */
export async function readUntaken(
  database: Queryable,
  asked: { source: string; states: readonly NoticeState[]; afterId: number; receivedBeforeMs: number; limit: number },
): Promise<StoredNotice[]> {
  const { rows } = await database.query<NoticeRow>(
    `select ${COLUMNS} from source_notices
      where source = $1 and state <> 'taken' and state = any($2::text[]) and id > $3 and received_at_ms < $4
      order by id limit $5`,
    [asked.source, asked.states, asked.afterId, asked.receivedBeforeMs, asked.limit],
  )
  return rows.map(noticeOf)
}

export type NoticeCounts = { taken: number; waiting: number; unread: number; lastReceivedMs: number | null }

/** How many notices of a source are kept, by what became of them; those of one subscription are left out. */
export async function countNotices(
  database: Queryable,
  { source, besides }: { source: string; besides: string },
): Promise<NoticeCounts> {
  const { rows } = await database.query<{ state: NoticeState; count: number; last_ms: number }>(
    `select state, count(*) as count, max(received_at_ms) as last_ms from source_notices
      where source = $1 and subscription_id is distinct from $2 group by state`,
    [source, besides],
  )
  const counts: NoticeCounts = { taken: 0, waiting: 0, unread: 0, lastReceivedMs: null }
  for (const row of rows) {
    counts[row.state] = row.count
    counts.lastReceivedMs = Math.max(counts.lastReceivedMs ?? 0, row.last_ms)
  }
  return counts
}

/** Forgets notices that are older. Their scans stay. Returns how many there were. */
export async function pruneNotices(database: Queryable, beforeMs: number): Promise<number> {
  const { rowCount } = await database.query('delete from source_notices where received_at_ms < $1', [beforeMs])
  return rowCount ?? 0
}

function noticeOf(row: NoticeRow): StoredNotice {
  return {
    id: row.id,
    source: row.source,
    subscriptionId: row.subscription_id,
    body: row.body,
    receivedAtMs: row.received_at_ms,
    state: row.state,
    problem: row.problem,
  }
}
