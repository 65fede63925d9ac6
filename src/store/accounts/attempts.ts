import type { Queryable } from '../database.ts'

/** More than `most` attempts within `windowMs` lock a key for `lockMs`. */
export type AttemptLimit = { most: number; windowMs: number; lockMs: number }

/**
 * Counts an attempt before it is made, so that many at once can't slip through.
 * @returns until when the key is locked (epoch milliseconds); 0 where the attempt may be made
 */
export async function countAttempt(
  database: Queryable,
  key: string,
  nowMs: number,
  { most, windowMs, lockMs }: AttemptLimit,
): Promise<number> {
  const { rows } = await database.query<{ locked_until_ms: number }>({
    name: 'count-attempt',
    text: `insert into sign_in_attempts as a (key, count, since_ms, locked_until_ms) values ($1, 1, $2, 0)
      on conflict (key) do update set
        count = case when a.locked_until_ms > $2 then a.count when a.since_ms <= $2 - $4::bigint then 1 else a.count + 1 end,
        since_ms = case when a.locked_until_ms <= $2 and a.since_ms <= $2 - $4::bigint then $2 else a.since_ms end,
        locked_until_ms = case
          when a.locked_until_ms > $2 then a.locked_until_ms
          when a.since_ms > $2 - $4::bigint and a.count >= $3 then $2 + $5::bigint
          else 0 end
      returning locked_until_ms`,
    values: [key, nowMs, most, windowMs, lockMs],
  })
  return rows[0]?.locked_until_ms ?? 0
}

/** An attempt was right: it was no guess. */
export async function forgiveAttempts(database: Queryable, keys: { all: string; one: string }): Promise<void> {
  await database.query('delete from sign_in_attempts where key = $1', [keys.all])
  await database.query('update sign_in_attempts set count = greatest(count - 1, 0) where key = $1', [keys.one])
}

/** Forgets what counts no more. */
export async function pruneAttempts(database: Queryable, beforeMs: number): Promise<void> {
  await database.query('delete from sign_in_attempts where since_ms < $1 and locked_until_ms < $1', [beforeMs])
}
