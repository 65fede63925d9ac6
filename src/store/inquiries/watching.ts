import { joined, SEPARATOR } from '../columns.ts'
import type { Queryable } from '../database.ts'

/** The inquiries to which later scans of these numbers matter. */
export async function readWatching(
  database: Queryable,
  trackingNumbers: readonly string[],
  nowMs: number,
): Promise<number[]> {
  const { rows } = await database.query<{ id: number }>({
    name: 'read-watching-inquiries',
    text: `select id from inquiries where tracking_number = any(string_to_array($1, $2))
      and watch_until_ms > $3 and merged_into is null order by id`,
    values: [joined(trackingNumbers), SEPARATOR, nowMs],
  })
  return rows.map(({ id }) => id)
}

/** Whether any inquiry waits for scans: then jobs may come. */
export async function isAnybodyWatching(database: Queryable, nowMs: number): Promise<boolean> {
  const { rows } = await database.query<{ is: boolean }>({
    name: 'is-any-inquiry-watching',
    text: `select exists (select from inquiries where tracking_number is not null and watch_until_ms > $1) as is`,
    values: [nowMs],
  })
  return rows[0]?.is === true
}
