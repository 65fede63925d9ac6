import type { Queryable, Transaction } from '../database.ts'

/** `question`: somebody was to be asked; `sent`: a message left; `answer`: one left in answer to another. */
export type LoggedKind = 'question' | 'sent' | 'answer' | 'hint'

/** One entry that limits count. `target` and `targetGroup` are keyed hashes. */
export type Logged = { channel: string; kind: LoggedKind; target: string; targetGroup: string | null; atMs: number }

export async function insertLogged(transaction: Transaction, one: Logged): Promise<void> {
  await transaction.query({
    name: 'insert-notice-log',
    text: 'insert into notice_log (channel, kind, target, target_group, at_ms) values ($1, $2, $3, $4, $5)',
    values: [one.channel, one.kind, one.target, one.targetGroup, one.atMs],
  })
}

/** How many of some kinds there were since a moment, of one channel or to one target. */
export async function countLogged(
  database: Queryable,
  where: { kinds: readonly LoggedKind[]; sinceMs: number } & (
    | { channel: string }
    | { target: string }
    | { group: string }
  ),
): Promise<number> {
  const column = 'channel' in where ? 'channel' : 'target' in where ? 'target' : 'target_group'
  const value = 'channel' in where ? where.channel : 'target' in where ? where.target : where.group
  const { rows } = await database.query<{ n: number }>({
    name: `count-notice-log-by-${column}`,
    text: `select count(*)::integer as n from notice_log where ${column} = $1 and kind = any($2) and at_ms > $3`,
    values: [value, where.kinds, where.sinceMs],
  })
  return rows[0]?.n ?? 0
}

export async function pruneLogged(database: Queryable, beforeMs: number): Promise<void> {
  await database.query({
    name: 'prune-notice-log',
    text: 'delete from notice_log where at_ms < $1',
    values: [beforeMs],
  })
}
