import type { JourneyState } from '#domain/journey/journey.ts'
import { joined, SEPARATOR } from './columns.ts'
import type { Queryable, Transaction } from './database.ts'

/** A state as it is stored; a new one has version 0. */
export type VersionedState = { state: JourneyState; version: number }

/** The states of all pieces under the numbers, in no order. */
export async function readStates(database: Queryable, trackingNumbers: readonly string[]): Promise<VersionedState[]> {
  const { rows } = await database.query<VersionedState>({
    name: 'read-states',
    text: 'select state, version from parcels where tracking_number = any(string_to_array($1, $2))',
    values: [joined(trackingNumbers), SEPARATOR],
  })
  return rows
}

/**
 * Saves states over the versions that were read; each number and piece at most once.
 * @returns false where another transaction saved one of them in between: this one must be rolled back
 */
export async function saveStates(
  transaction: Transaction,
  states: readonly VersionedState[],
  changedAtMs: number,
): Promise<boolean> {
  const sorted = [...states].sort((a, b) => (a.state.trackingNumber < b.state.trackingNumber ? -1 : 1))
  const { rowCount } = await transaction.query({
    name: 'save-states',
    text: `
      insert into parcels (tracking_number, piece, phase, last_seen_at_ms, latest_at_ms, expected_day, state, version,
        changed_at_ms)
      select tracking_number, piece, phase, last_seen_at_ms, latest_at_ms, expected_day, state::json, version + 1, $9
      from unnest(string_to_array($1, $10), string_to_array($2, $10, '')::smallint[], string_to_array($3, $10),
        string_to_array($4, $10, '')::bigint[], string_to_array($5, $10, '')::bigint[], string_to_array($6, $10, ''),
        string_to_array($7, $10), string_to_array($8, $10)::integer[])
        as batch (tracking_number, piece, phase, last_seen_at_ms, latest_at_ms, expected_day, state, version)
      on conflict (tracking_number, piece) do update set
        phase = excluded.phase, last_seen_at_ms = excluded.last_seen_at_ms, latest_at_ms = excluded.latest_at_ms,
        expected_day = excluded.expected_day, state = excluded.state, version = excluded.version,
        changed_at_ms = excluded.changed_at_ms
      where parcels.version = excluded.version - 1`,
    values: [
      joined(sorted.map(({ state }) => state.trackingNumber)),
      joined(sorted.map(({ state }) => state.piece)),
      joined(sorted.map(({ state }) => state.phase)),
      joined(sorted.map(({ state }) => state.lastSeen?.atMs)),
      joined(sorted.map(({ state }) => state.latest?.atMs)),
      joined(sorted.map(({ state }) => state.expectedDay)),
      joined(sorted.map(({ state }) => JSON.stringify(state))),
      joined(sorted.map(({ version }) => version)),
      changedAtMs,
      SEPARATOR,
    ],
  })
  return rowCount === states.length
}

/** Removes pieces that a rebuilt journey no longer has. */
export async function removePieces(
  transaction: Transaction,
  pieces: readonly { trackingNumber: string; piece: number }[],
): Promise<void> {
  if (pieces.length === 0) return
  await transaction.query(
    `delete from parcels using unnest($1::text[], $2::smallint[]) as gone (tracking_number, piece)
     where parcels.tracking_number = gone.tracking_number and parcels.piece = gone.piece`,
    [pieces.map((gone) => gone.trackingNumber), pieces.map((gone) => gone.piece)],
  )
}
