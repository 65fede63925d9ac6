import type { NoticeContent, NoticeKind, NoticeState } from '#domain/watch/notice.ts'
import type { Queryable, Transaction } from '../database.ts'

/** A notice that is no mail, from its queueing to its end. Times are epoch milliseconds. */
export type OutgoingNotice = NoticeContent & {
  id: number
  watcherId: number
  kind: NoticeKind
  state: NoticeState
  /** Why it waits, failed or was cancelled: a code of ours. */
  why: string | null
  tries: number
  nextTryAtMs: number
  tryStartedAtMs: number | null
  /** What the other side said. */
  lastError: string | null
  createdAtMs: number
  endedAtMs: number | null
}

const COLUMNS = `n.id, n.watcher_id as "watcherId", n.channel, n.kind, n.content, n.state, n.why, n.tries,
  n.next_try_at_ms as "nextTryAtMs", n.try_started_at_ms as "tryStartedAtMs", n.last_error as "lastError",
  n.created_at_ms as "createdAtMs", n.ended_at_ms as "endedAtMs"`

/** Keeps a notice that is due now. Returns its id. */
export async function insertNotice(
  transaction: Transaction,
  one: NoticeContent & { watcherId: number; kind: NoticeKind; nowMs: number },
): Promise<number> {
  const { rows } = await transaction.query<{ id: number }>({
    name: 'insert-outgoing-notice',
    text: `insert into outgoing_notices (watcher_id, channel, kind, content, state, next_try_at_ms, created_at_ms)
      values ($1, $2, $3, $4, 'waiting', $5, $5) returning id`,
    values: [one.watcherId, one.channel, one.kind, JSON.stringify(one.content), one.nowMs],
  })
  if (!rows[0]) throw new Error('A notice was not kept.')
  return rows[0].id
}

/**
 * Takes a notice that is due for one try, which nobody else then makes. A try that began before `lostBeforeMs` and has no
 * end was cut off with its server: nobody knows whether it got through. Null where it is not due, under way, or ended.
 */
export async function beginNoticeTry(
  database: Queryable,
  { id, nowMs, lostBeforeMs }: { id: number; nowMs: number; lostBeforeMs: number },
): Promise<OutgoingNotice | null> {
  const { rows } = await database.query<OutgoingNotice>({
    name: 'begin-notice-try',
    text: `update outgoing_notices n set tries = n.tries + 1, try_started_at_ms = $2
      where n.id = $1 and n.state = 'waiting' and n.next_try_at_ms <= $2
        and (n.try_started_at_ms is null or n.try_started_at_ms < $3)
      returning ${COLUMNS}`,
    values: [id, nowMs, lostBeforeMs],
  })
  return rows[0] ?? null
}

export type NoticeTryEnd = {
  id: number
  state: 'waiting' | 'sent' | 'failed'
  why: string | null
  lastError: string | null
  nextTryAtMs: number
  atMs: number
}

/** Notes how a try ended. */
export async function endNoticeTry(transaction: Queryable, end: NoticeTryEnd): Promise<void> {
  await transaction.query({
    name: 'end-notice-try',
    text: `update outgoing_notices set state = $2, why = $3, last_error = $4, next_try_at_ms = $5, try_started_at_ms = null,
        ended_at_ms = case when $2 = 'waiting' then null else $6::bigint end
      where id = $1 and (state = 'waiting' or $2 = 'sent')`,
    values: [end.id, end.state, end.why, end.lastError, end.nextTryAtMs, end.atMs],
  })
}

/** Has a notice wait that is not under way. */
export async function putNoticeOff(
  transaction: Queryable,
  { id, why, untilMs }: { id: number; why: string | null; untilMs: number },
): Promise<void> {
  await transaction.query({
    name: 'put-notice-off',
    text: `update outgoing_notices set why = $2, next_try_at_ms = $3 where id = $1 and state = 'waiting'`,
    values: [id, why, untilMs],
  })
}

/** Drops a notice that is not under way. False where it is, or has ended. */
export async function cancelOutgoingNotice(
  transaction: Queryable,
  { id, atMs, lostBeforeMs }: { id: number; atMs: number; lostBeforeMs: number },
): Promise<boolean> {
  const { rowCount } = await transaction.query({
    name: 'cancel-outgoing-notice',
    text: `update outgoing_notices set state = 'cancelled', why = 'called-back', ended_at_ms = $2, try_started_at_ms = null
      where id = $1 and state = 'waiting' and (try_started_at_ms is null or try_started_at_ms < $3)`,
    values: [id, atMs, lostBeforeMs],
  })
  return rowCount === 1
}

/** Drops all that waits for a watcher; what is under way ends as it will, and is not tried again. */
export async function cancelWaitingOf(transaction: Queryable, watcherId: number, atMs: number): Promise<void> {
  await transaction.query({
    name: 'cancel-waiting-notices',
    text: `update outgoing_notices set state = 'cancelled', why = 'called-back', ended_at_ms = $2
      where watcher_id = $1 and state = 'waiting'`,
    values: [watcherId, atMs],
  })
}

/**
 * Makes a notice due now, one that failed or was dropped too. False where it was sent, is under way, or is not there, and
 * where its watcher wants nothing any more.
 */
export async function makeNoticeDue(
  transaction: Queryable,
  { id, atMs, lostBeforeMs }: { id: number; atMs: number; lostBeforeMs: number },
): Promise<boolean> {
  const { rowCount } = await transaction.query({
    name: 'make-notice-due',
    text: `update outgoing_notices set state = 'waiting', why = null, next_try_at_ms = $2, ended_at_ms = null,
        created_at_ms = case when state in ('failed', 'cancelled') then $2 else created_at_ms end
      where id = $1 and state <> 'sent' and (try_started_at_ms is null or try_started_at_ms < $3)
        and not exists (select from watchers w where w.id = watcher_id and w.refused_at_ms is not null)`,
    values: [id, atMs, lostBeforeMs],
  })
  return rowCount === 1
}

/** Ids of notices that are due and that nobody tries now, the oldest first. */
export async function readDueNotices(
  database: Queryable,
  { nowMs, lostBeforeMs, limit }: { nowMs: number; lostBeforeMs: number; limit: number },
): Promise<number[]> {
  const { rows } = await database.query<{ id: number }>({
    name: 'read-due-notices',
    text: `select id from outgoing_notices
      where state = 'waiting' and next_try_at_ms <= $1 and (try_started_at_ms is null or try_started_at_ms < $2)
      order by next_try_at_ms, id limit $3`,
    values: [nowMs, lostBeforeMs, limit],
  })
  return rows.map(({ id }) => id)
}

/** A notice with the address that it goes to. */
export type OutboxNotice = OutgoingNotice & { address: string }

/** Notices in some states, the newest first. */
export async function readNotices(
  database: Queryable,
  { states, beforeId, limit }: { states: readonly NoticeState[]; beforeId: number | null; limit: number },
): Promise<OutboxNotice[]> {
  const { rows } = await database.query<OutboxNotice>({
    name: 'read-outgoing-notices',
    text: `select ${COLUMNS}, watchers.address from outgoing_notices n join watchers on watchers.id = n.watcher_id
      where n.state = any($1) and ($2::bigint is null or n.id < $2) order by n.id desc limit $3`,
    values: [states, beforeId, limit],
  })
  return rows
}

/** All notices to whoever has an address, by its key. */
export async function readNoticesOf(database: Queryable, addressKey: string): Promise<OutboxNotice[]> {
  const { rows } = await database.query<OutboxNotice>({
    name: 'read-outgoing-notices-of',
    text: `select ${COLUMNS}, watchers.address from outgoing_notices n join watchers on watchers.id = n.watcher_id
      where watchers.address_key = $1 order by n.id`,
    values: [addressKey],
  })
  return rows
}

/** One notice; null where there is none. */
export async function readNotice(database: Queryable, id: number): Promise<OutboxNotice | null> {
  const { rows } = await database.query<OutboxNotice>({
    name: 'read-outgoing-notice',
    text: `select ${COLUMNS}, watchers.address from outgoing_notices n join watchers on watchers.id = n.watcher_id
      where n.id = $1`,
    values: [id],
  })
  return rows[0] ?? null
}

/** How many notices there are in each state. */
export async function countNotices(database: Queryable): Promise<Record<NoticeState, number>> {
  const { rows } = await database.query<{ state: NoticeState; n: number }>({
    name: 'count-outgoing-notices',
    text: 'select state, count(*)::integer as n from outgoing_notices group by state',
  })
  const counts = { waiting: 0, sent: 0, failed: 0, cancelled: 0 }
  for (const { state, n } of rows) counts[state] = n
  return counts
}

/** Forgets those that ended before then. */
export async function pruneNotices(database: Queryable, endedBeforeMs: number): Promise<void> {
  await database.query({
    name: 'prune-outgoing-notices',
    text: 'delete from outgoing_notices where ended_at_ms < $1',
    values: [endedBeforeMs],
  })
}
