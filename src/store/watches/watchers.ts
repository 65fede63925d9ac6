import type { QuietHours } from '#domain/watch/quiet-hours.ts'
import type { WatchChannel } from '#domain/watch/tokens.ts'
import type { Queryable, Transaction } from '../database.ts'

/** What encrypts for one browser (RFC 8291), base64url. */
export type PushKeys = { p256dh: string; auth: string }

/** Somebody who wants to be told of parcels. Times are epoch milliseconds. */
export type Watcher = {
  id: number
  channel: WatchChannel
  /** A mail address as it was written; the endpoint of a browser; a phone number as E.164 has it. */
  address: string
  pushKeys: PushKeys | null
  keySalt: string
  zone: string
  quiet: QuietHours | null
  /** When the owner of the address said yes; null before. */
  confirmedAtMs: number | null
  /** When the owner was last asked. */
  askedAtMs: number | null
  /** The owner wants no mail at all. */
  refusedAtMs: number | null
  lastToldAtMs: number | null
}

const COLUMNS = `id, channel, address, push_keys as "pushKeys", key_salt as "keySalt", zone,
  case when quiet_from is null then null else json_build_object('from', quiet_from, 'until', quiet_until) end as quiet,
  confirmed_at_ms as "confirmedAtMs", asked_at_ms as "askedAtMs",
  refused_at_ms as "refusedAtMs", last_told_at_ms as "lastToldAtMs"`

export type NewWatcher = {
  channel: WatchChannel
  pushKeys: PushKeys | null
  address: string
  addressKey: string
  mailboxKey: string
  keySalt: string
  zone: string
  quiet: QuietHours | null
  nowMs: number
}

/**
 * The watcher with an address, new where there is none, locked until the transaction ends. Before the owner said yes, what
 * was chosen last holds.
 */
export async function watcherWithAddress(transaction: Transaction, one: NewWatcher): Promise<Watcher> {
  const { rows } = await transaction.query<Watcher>({
    name: 'watcher-with-address',
    text: `insert into watchers as w
        (channel, address, address_key, mailbox_key, key_salt, zone, quiet_from, quiet_until, created_at_ms, push_keys)
      values ($9, $1, $2, $8, $3, $4, $5, $6, $7, $10)
      on conflict (channel, address_key) do update set
        push_keys = excluded.push_keys,
        zone = case when w.confirmed_at_ms is null then excluded.zone else w.zone end,
        quiet_from = case when w.confirmed_at_ms is null then excluded.quiet_from else w.quiet_from end,
        quiet_until = case when w.confirmed_at_ms is null then excluded.quiet_until else w.quiet_until end
      returning ${COLUMNS}`,
    values: [
      one.address,
      one.addressKey,
      one.keySalt,
      one.zone,
      one.quiet?.from ?? null,
      one.quiet?.until ?? null,
      one.nowMs,
      one.mailboxKey,
      one.channel,
      one.pushKeys && JSON.stringify(one.pushKeys),
    ],
  })
  if (!rows[0]) throw new Error('A watcher was not kept.')
  return rows[0]
}

/**
 * At whichever of its addresses: when the owner of a mailbox who never said yes was last asked (null: never), and whether
 * its owner wants no mail.
 */
export async function readMailbox(
  transaction: Queryable,
  mailboxKey: string,
): Promise<{ lastAskedStrangerAtMs: number | null; isRefused: boolean }> {
  const { rows } = await transaction.query<{ lastAskedStrangerAtMs: number | null; isRefused: boolean | null }>({
    name: 'read-mailbox',
    text: `select max(asked_at_ms) filter (where confirmed_at_ms is null) as "lastAskedStrangerAtMs",
        bool_or(refused_at_ms is not null) as "isRefused"
      from watchers where mailbox_key = $1`,
    values: [mailboxKey],
  })
  return { lastAskedStrangerAtMs: rows[0]?.lastAskedStrangerAtMs ?? null, isRefused: rows[0]?.isRefused === true }
}

export async function readWatcher(database: Queryable, id: number): Promise<Watcher | null> {
  const { rows } = await database.query<Watcher>({
    name: 'read-watcher',
    text: `select ${COLUMNS} from watchers where id = $1`,
    values: [id],
  })
  return rows[0] ?? null
}

/** The same, locked until the transaction ends: nobody else tells or changes it meanwhile. */
export async function lockWatcher(transaction: Transaction, id: number): Promise<Watcher | null> {
  const { rows } = await transaction.query<Watcher>({
    name: 'lock-watcher',
    text: `select ${COLUMNS} from watchers where id = $1 for update`,
    values: [id],
  })
  return rows[0] ?? null
}

/** The watcher with an address, locked until the transaction ends; null where there is none. */
export async function lockWatcherWithAddress(
  transaction: Transaction,
  channel: WatchChannel,
  addressKey: string,
): Promise<Watcher | null> {
  const { rows } = await transaction.query<Watcher>({
    name: 'lock-watcher-with-address',
    text: `select ${COLUMNS} from watchers where channel = $1 and address_key = $2 for update`,
    values: [channel, addressKey],
  })
  return rows[0] ?? null
}

/** Keeps what may change of a watcher. */
export async function saveWatcher(transaction: Transaction, one: Watcher): Promise<void> {
  await transaction.query({
    name: 'save-watcher',
    text: `update watchers set key_salt = $2, zone = $3, quiet_from = $4, quiet_until = $5, confirmed_at_ms = $6,
        asked_at_ms = $7, refused_at_ms = $8, last_told_at_ms = $9
      where id = $1`,
    values: [
      one.id,
      one.keySalt,
      one.zone,
      one.quiet?.from ?? null,
      one.quiet?.until ?? null,
      one.confirmedAtMs,
      one.askedAtMs,
      one.refusedAtMs,
      one.lastToldAtMs,
    ],
  })
}

/** Deletes a watcher with all watches. */
export async function deleteWatcher(transaction: Queryable, id: number): Promise<void> {
  await transaction.query({ name: 'delete-watcher', text: 'delete from watchers where id = $1', values: [id] })
}

/**
 * Forgets those without any watch: whoever said yes at once, the others only when they were not asked for so long that
 * asking again is no bother. Who wants no mail is remembered.
 */
export async function pruneWatchers(database: Queryable, askedBeforeMs: number): Promise<void> {
  await database.query({
    name: 'prune-watchers',
    text: `delete from watchers where refused_at_ms is null
      and (confirmed_at_ms is not null or asked_at_ms is null or asked_at_ms < $1)
      and not exists (select from watches where watches.watcher_id = watchers.id)`,
    values: [askedBeforeMs],
  })
}
