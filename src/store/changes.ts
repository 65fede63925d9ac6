import { joined, SEPARATOR } from './columns.ts'
import type { Database, Transaction } from './database.ts'

/** The channel on which the id of each committed change is told. */
export const CHANGE_CHANNEL = 'whereabouts_changes'

/**
 * Writes down which parcels changed and tells all servers once the transaction is committed. Only the id travels in the
 * notice, which must stay below 8,000 bytes; listeners read the numbers.
 */
export async function announceChange(
  transaction: Transaction,
  change: { trackingNumbers: readonly string[]; atMs: number },
): Promise<void> {
  await transaction.query({
    name: 'announce-change',
    text: `
      with change as (insert into changes (numbers, at_ms) values (string_to_array($1, $3), $2) returning id)
      select pg_notify('${CHANGE_CHANNEL}', id::text) from change`,
    values: [joined(change.trackingNumbers), change.atMs, SEPARATOR],
  })
}

/** The numbers of one change; empty where it is no longer kept. */
export async function readChange(database: Database, id: number): Promise<string[]> {
  const { rows } = await database.query<{ numbers: string[] }>({
    name: 'read-change',
    text: 'select numbers from changes where id = $1',
    values: [id],
  })
  return rows[0]?.numbers ?? []
}

/** Forgets changes that every listener has long read. */
export async function pruneChanges(database: Database, beforeMs: number): Promise<void> {
  await database.query('delete from changes where at_ms < $1', [beforeMs])
}
