import type { Glance } from '#domain/watch/glance.ts'
import type { WatchChannel, WatchEvent, WatchState } from '#domain/watch/tokens.ts'
import { joined, SEPARATOR } from '../columns.ts'
import type { Queryable, Transaction } from '../database.ts'

/** One parcel of which a watcher wants to be told. Times are epoch milliseconds. */
export type Watch = {
  id: number
  watcherId: number
  trackingNumber: string
  events: WatchEvent[]
  state: WatchState
  /** What the watcher knows. */
  told: Glance
  createdAtMs: number
  nextLookAtMs: number | null
  endsAtMs: number | null
  endedAtMs: number | null
}

const COLUMNS = `id, watcher_id as "watcherId", tracking_number as "trackingNumber", events, state, told,
  created_at_ms as "createdAtMs", next_look_at_ms as "nextLookAtMs", ends_at_ms as "endsAtMs",
  ended_at_ms as "endedAtMs"`

export type NewWatch = Pick<Watch, 'watcherId' | 'trackingNumber' | 'events' | 'state' | 'told' | 'createdAtMs'>

/** Keeps a watch; one of the same parcel that is not active begins anew. Gives it as it is then. */
export async function keepWatch(transaction: Transaction, one: NewWatch): Promise<Watch> {
  const { rows } = await transaction.query<Watch>({
    name: 'keep-watch',
    text: `insert into watches as w (watcher_id, tracking_number, events, state, told, created_at_ms)
      values ($1, $2, $3, $4, $5, $6)
      on conflict (watcher_id, tracking_number) do update set
        events = case when w.state = 'active' and excluded.state = 'pending' then w.events else excluded.events end,
        told = case when w.state = 'active' then w.told else excluded.told end,
        state = case when w.state = 'active' then w.state else excluded.state end,
        created_at_ms = case when w.state = 'active' then w.created_at_ms else excluded.created_at_ms end,
        ends_at_ms = case when w.state = 'active' then w.ends_at_ms end,
        ended_at_ms = null
      returning ${COLUMNS}`,
    values: [one.watcherId, one.trackingNumber, one.events, one.state, JSON.stringify(one.told), one.createdAtMs],
  })
  if (!rows[0]) throw new Error('A watch was not kept.')
  return rows[0]
}

/** All watches of a watcher, the newest first. */
export async function readWatches(database: Queryable, watcherId: number): Promise<Watch[]> {
  const { rows } = await database.query<Watch>({
    name: 'read-watches',
    text: `select ${COLUMNS} from watches where watcher_id = $1 order by id desc`,
    values: [watcherId],
  })
  return rows
}

/** All watches of whoever has an address, by its key. */
export async function readWatchesOf(database: Queryable, addressKey: string): Promise<Watch[]> {
  const { rows } = await database.query<Watch>({
    name: 'read-watches-of-address',
    text: `select ${COLUMNS} from watches
      where watcher_id in (select id from watchers where address_key = $1) order by id`,
    values: [addressKey],
  })
  return rows
}

export type WatchedParcel = Pick<Watch, 'trackingNumber' | 'events' | 'state' | 'createdAtMs'> & {
  channel: WatchChannel
  address: string
}

/** Watches with the addresses of their watchers, the newest first. */
export async function readAllWatches(database: Queryable, limit: number): Promise<WatchedParcel[]> {
  const { rows } = await database.query<WatchedParcel>({
    name: 'read-all-watches',
    text: `select tracking_number as "trackingNumber", channel, address, events, state,
        watches.created_at_ms as "createdAtMs"
      from watches join watchers on watchers.id = watcher_id order by watches.id desc limit $1`,
    values: [limit],
  })
  return rows
}

/** Deletes all watches of a watcher. */
export async function deleteWatches(transaction: Transaction, watcherId: number): Promise<void> {
  await transaction.query({
    name: 'delete-watches',
    text: 'delete from watches where watcher_id = $1',
    values: [watcherId],
  })
}

/** How many parcels a watcher watches, and how many wait for a yes. */
export async function countWatches(
  database: Queryable,
  watcherId: number,
): Promise<{ active: number; pending: number }> {
  const { rows } = await database.query<{ active: number; pending: number }>({
    name: 'count-watches',
    text: `select (count(*) filter (where state = 'active'))::integer as active,
        (count(*) filter (where state = 'pending'))::integer as pending
      from watches where watcher_id = $1`,
    values: [watcherId],
  })
  return rows[0] ?? { active: 0, pending: 0 }
}

/** Keeps what may change of a watch. */
export async function saveWatch(transaction: Transaction, one: Watch): Promise<void> {
  await transaction.query({
    name: 'save-watch',
    text: `update watches set events = $2, state = $3, told = $4, next_look_at_ms = $5, ends_at_ms = $6,
      ended_at_ms = $7 where id = $1`,
    values: [one.id, one.events, one.state, JSON.stringify(one.told), one.nextLookAtMs, one.endsAtMs, one.endedAtMs],
  })
}

/** What a watcher said yes to begins. Gives the numbers. */
export async function beginPending(transaction: Transaction, watcherId: number): Promise<string[]> {
  const { rows } = await transaction.query<{ number: string }>({
    name: 'begin-pending-watches',
    text: `update watches set state = 'active' where watcher_id = $1 and state = 'pending'
      returning tracking_number as number`,
    values: [watcherId],
  })
  return rows.map(({ number }) => number)
}

/** Who watches which of these numbers. */
export async function readWatchersOfParcels(
  database: Queryable,
  trackingNumbers: readonly string[],
): Promise<{ watcherId: number; trackingNumbers: string[] }[]> {
  const { rows } = await database.query<{ watcherId: number; trackingNumbers: string[] }>({
    name: 'read-watchers-of-parcels',
    text: `select watcher_id as "watcherId", array_agg(tracking_number) as "trackingNumbers" from watches
      where state = 'active' and tracking_number = any(string_to_array($1, $2)) group by watcher_id order by watcher_id`,
    values: [joined(trackingNumbers), SEPARATOR],
  })
  return rows
}

/** Whether anybody watches anything: then jobs may come. */
export async function isAnyParcelWatched(database: Queryable): Promise<boolean> {
  const { rows } = await database.query<{ is: boolean }>({
    name: 'is-any-parcel-watched',
    text: `select exists (select from watches where state = 'active') as is`,
  })
  return rows[0]?.is === true
}

/** Watchers with parcels that are to be looked at now. */
export async function readToLookAt(
  database: Queryable,
  nowMs: number,
  limit: number,
): Promise<{ watcherId: number; trackingNumbers: string[] }[]> {
  const { rows } = await database.query<{ watcherId: number; trackingNumbers: string[] }>({
    name: 'read-watches-to-look-at',
    text: `with due as (
        select watcher_id, tracking_number from watches
        where state = 'active' and next_look_at_ms <= $1 order by next_look_at_ms limit $2)
      select watcher_id as "watcherId", array_agg(tracking_number) as "trackingNumbers" from due
      group by watcher_id order by watcher_id`,
    values: [nowMs, limit],
  })
  return rows
}

/** Ends the watches whose time is over. */
export async function endOver(database: Queryable, nowMs: number): Promise<void> {
  await database.query({
    name: 'end-watches-that-are-over',
    text: `update watches set state = 'ended', ended_at_ms = $1, next_look_at_ms = null
      where state = 'active' and ends_at_ms <= $1`,
    values: [nowMs],
  })
}

/** Forgets what ended long ago, and what nobody said yes to. */
export async function pruneWatches(database: Queryable, before: { endedMs: number; pendingMs: number }): Promise<void> {
  await database.query({
    name: 'prune-watches',
    text: `delete from watches where (state = 'ended' and ended_at_ms < $1) or (state = 'pending' and created_at_ms < $2)`,
    values: [before.endedMs, before.pendingMs],
  })
}
