import type { Queryable, Transaction } from '../database.ts'

const HOUR_MS = 3_600_000
/** No request to wait is believed beyond this: a moment further off was written by a clock that was wrong. */
export const LONGEST_WAIT_MS = 24 * HOUR_MS
/** Servers' clocks differ by less than this. What was noted for later than that was noted by a wrong clock. */
export const CLOCKS_DIFFER_MS = 5 * 60_000

export type StoredState = {
  waitUntilMs: number
  /** How many times in a row the source asked to wait. */
  waits: number
  fault: string | null
  faultMessage: string | null
  faultSinceMs: number | null
  answeredAtMs: number | null
}

const UNTOUCHED: StoredState = {
  waitUntilMs: 0,
  waits: 0,
  fault: null,
  faultMessage: null,
  faultSinceMs: null,
  answeredAtMs: null,
}

const STATE = `wait_until_ms as "waitUntilMs", waits, fault, fault_message as "faultMessage",
  fault_since_ms as "faultSinceMs", answered_at_ms as "answeredAtMs"`

/** How a source stands at a moment. */
export async function readState(database: Queryable, source: string, nowMs: number): Promise<StoredState> {
  const { rows } = await database.query<StoredState>({
    name: 'read-source-state',
    text: `select ${STATE} from source_state where source = $1`,
    values: [source],
  })
  return believed(rows[0], nowMs)
}

/** How a source stands, held until the transaction ends: two servers that count calls take turns. */
export async function holdState(transaction: Transaction, source: string, nowMs: number): Promise<StoredState> {
  await transaction.query('insert into source_state (source) values ($1) on conflict do nothing', [source])
  const { rows } = await transaction.query<StoredState>(
    `select ${STATE} from source_state where source = $1 for update`,
    [source],
  )
  return believed(rows[0], nowMs)
}

function believed(stored: StoredState | undefined, nowMs: number): StoredState {
  if (!stored) return UNTOUCHED
  return stored.waitUntilMs > nowMs + LONGEST_WAIT_MS ? { ...stored, waitUntilMs: 0 } : stored
}

export async function saveWait(
  database: Queryable,
  source: string,
  { waitUntilMs, waits }: Pick<StoredState, 'waitUntilMs' | 'waits'>,
): Promise<void> {
  await database.query('update source_state set wait_until_ms = $2, waits = $3 where source = $1', [
    source,
    waitUntilMs,
    waits,
  ])
}

/** Notes that a source answered as it should. */
export async function markAnswered(database: Queryable, source: string, atMs: number): Promise<void> {
  await database.query(
    `insert into source_state (source, answered_at_ms) values ($1, $2)
      on conflict (source) do update set answered_at_ms = greatest(source_state.answered_at_ms, excluded.answered_at_ms),
        waits = 0, fault = null, fault_message = null, fault_since_ms = null`,
    [source, atMs],
  )
}

/** Notes what is wrong with a source; the moment is kept while the same thing is wrong. */
export async function markFault(
  database: Queryable,
  source: string,
  fault: { fault: string; message: string; atMs: number },
): Promise<void> {
  await database.query(
    `insert into source_state (source, fault, fault_message, fault_since_ms) values ($1, $2, $3, $4)
      on conflict (source) do update set fault = excluded.fault, fault_message = excluded.fault_message,
        fault_since_ms = case when source_state.fault = excluded.fault then source_state.fault_since_ms
          else excluded.fault_since_ms end`,
    [source, fault.fault, fault.message, fault.atMs],
  )
}

/** The calls of the hour before a moment. */
export type StoredSpending = {
  lastHour: number
  oldestMs: number | null
  lastPlannedMs: number | null
  lastForPeopleMs: number | null
  forNewNumbers: number
}

/** What was spent in the hour before `nowMs`, and when calls of each kind were made last. */
export async function readSpending(database: Queryable, source: string, nowMs: number): Promise<StoredSpending> {
  const { rows } = await database.query<StoredSpending>({
    name: 'read-spending',
    text: `
      select count(*) filter (where at_ms > $2)::int as "lastHour", min(at_ms) filter (where at_ms > $2) as "oldestMs",
        max(at_ms) filter (where reason = 'plan') as "lastPlannedMs",
        max(at_ms) filter (where reason in ('open-page', 'new-number')) as "lastForPeopleMs",
        count(*) filter (where at_ms > $2 and reason = 'new-number')::int as "forNewNumbers"
      from source_calls where source = $1 and at_ms <= $3`,
    values: [source, nowMs - HOUR_MS, nowMs + CLOCKS_DIFFER_MS],
  })
  const [row] = rows
  if (!row) throw new Error('An aggregate has a row.')
  return row
}

/** The calls for one purpose in the hour before `nowMs`. */
export async function readSpendingFor(
  database: Queryable,
  source: string,
  purpose: string,
  nowMs: number,
): Promise<{ calls: number; oldestMs: number | null }> {
  const { rows } = await database.query<{ calls: number; oldestMs: number | null }>(
    `select count(*)::int as calls, min(at_ms) as "oldestMs" from source_calls
      where source = $1 and purpose = $2 and at_ms > $3 and at_ms <= $4`,
    [source, purpose, nowMs - HOUR_MS, nowMs + CLOCKS_DIFFER_MS],
  )
  return rows[0] ?? { calls: 0, oldestMs: null }
}

export async function insertCall(
  database: Queryable,
  call: { source: string; atMs: number; purpose: string; reason: string | null },
): Promise<void> {
  await database.query('insert into source_calls (source, at_ms, purpose, reason) values ($1, $2, $3, $4)', [
    call.source,
    call.atMs,
    call.purpose,
    call.reason,
  ])
}

/** How many calls were made since a moment, by what they were for. */
export async function countCalls(
  database: Queryable,
  source: string,
  sinceMs: number,
): Promise<{ purpose: string; reason: string | null; calls: number }[]> {
  const { rows } = await database.query<{ purpose: string; reason: string | null; calls: number }>(
    `select purpose, reason, count(*)::int as calls from source_calls where source = $1 and at_ms > $2
      group by purpose, reason order by calls desc`,
    [source, sinceMs],
  )
  return rows
}

/** Forgets calls that no count needs any more. */
export async function pruneCalls(database: Queryable, source: string, beforeMs: number): Promise<void> {
  await database.query('delete from source_calls where source = $1 and at_ms < $2', [source, beforeMs])
}
