import type { JourneyState } from '#domain/journey/journey.ts'
import type { Queryable, Transaction } from './database.ts'

/** The states of all pieces under the numbers, in no order. */
export async function readStates(database: Queryable, trackingNumbers: readonly string[]): Promise<JourneyState[]> {
  const { rows } = await database.query<{ state: JourneyState }>({
    name: 'read-states',
    text: 'select state from parcels where tracking_number = any($1::text[])',
    values: [trackingNumbers],
  })
  return rows.map((row) => row.state)
}

/** Saves states over what was there; each number and piece at most once. */
export async function saveStates(
  transaction: Transaction,
  states: readonly JourneyState[],
  changedAtMs: number,
): Promise<void> {
  await transaction.query({
    name: 'save-states',
    text: `
      insert into parcels (tracking_number, piece, phase, last_seen_at_ms, latest_at_ms, expected_day, state,
        changed_at_ms)
      select tracking_number, piece, phase, last_seen_at_ms, latest_at_ms, expected_day, state::json, $8
      from unnest($1::text[], $2::smallint[], $3::text[], $4::bigint[], $5::bigint[], $6::text[], $7::text[])
        as batch (tracking_number, piece, phase, last_seen_at_ms, latest_at_ms, expected_day, state)
      on conflict (tracking_number, piece) do update set
        phase = excluded.phase, last_seen_at_ms = excluded.last_seen_at_ms, latest_at_ms = excluded.latest_at_ms,
        expected_day = excluded.expected_day, state = excluded.state, changed_at_ms = excluded.changed_at_ms`,
    values: [
      states.map((state) => state.trackingNumber),
      states.map((state) => state.piece),
      states.map((state) => state.phase),
      states.map((state) => state.lastSeen?.atMs ?? null),
      states.map((state) => state.latest?.atMs ?? null),
      states.map((state) => state.expectedDay),
      states.map((state) => JSON.stringify(state)),
      changedAtMs,
    ],
  })
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
