import type { Queryable } from './database.ts'

/** When each source was last heard, epoch milliseconds, by name. */
export async function readLastHeard(database: Queryable): Promise<Map<string, number>> {
  const { rows } = await database.query<{ name: string; last_heard_ms: number }>({
    name: 'read-last-heard',
    text: 'select name, last_heard_ms from sources',
  })
  return new Map(rows.map((row) => [row.name, row.last_heard_ms]))
}

/** Notes that a source was heard. */
export async function markHeard(database: Queryable, source: string, atMs: number): Promise<void> {
  await database.query({
    name: 'mark-heard',
    text: `insert into sources (name, last_heard_ms) values ($1, $2)
      on conflict (name) do update set last_heard_ms = greatest(sources.last_heard_ms, excluded.last_heard_ms)`,
    values: [source, atMs],
  })
}
