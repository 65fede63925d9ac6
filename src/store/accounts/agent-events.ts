import { storableJson } from '#domain/text/storable.ts'
import type { Queryable } from '../database.ts'

/** What happens to accounts, keys and webhooks. Events are only ever added. */
export type AgentEventKind =
  | 'added'
  | 'signed-in'
  | 'signed-out'
  | 'password-changed'
  | 'password-given'
  | 'second-factor-on'
  | 'second-factor-off'
  | 'backup-codes-made'
  | 'role-changed'
  | 'shut-out'
  | 'let-in-again'
  | 'sessions-ended'
  | 'key-added'
  | 'key-removed'
  | 'webhook-added'
  | 'webhook-paused'
  | 'webhook-resumed'
  | 'webhook-rotated'
  | 'webhook-numbers'
  | 'webhook-resent'
  | 'webhook-removed'

export type AgentEvent = {
  atMs: number
  /** Null for events of keys and webhooks. */
  agentId: string | null
  kind: AgentEventKind
  /** Null for the command line and the server itself. */
  byId: string | null
  byName: string
  data: Record<string, unknown>
}

export async function insertAgentEvent(database: Queryable, event: AgentEvent): Promise<void> {
  await database.query({
    name: 'insert-agent-event',
    text: `insert into agent_events (at_ms, agent_id, kind, by_id, by_name, data) values ($1, $2, $3, $4, $5, $6)`,
    values: [event.atMs, event.agentId, event.kind, event.byId, event.byName, storableJson(event.data)],
  })
}

/** Whether this agent signed in from this address since. */
export async function isKnownAddress(
  database: Queryable,
  { email, address, sinceMs }: { email: string; address: string; sinceMs: number },
): Promise<boolean> {
  const { rows } = await database.query<{ is: boolean }>(
    `select exists (select from agent_events e join agents a on a.id = e.agent_id
      where a.email = $1 and e.kind = 'signed-in' and e.at_ms >= $2 and e.data ->> 'address' = $3) as is`,
    [email, sinceMs, address],
  )
  return rows[0]?.is === true
}

/** When each agent signed in last. */
export async function readLastSignIns(database: Queryable): Promise<ReadonlyMap<string, number>> {
  const { rows } = await database.query<{ agent_id: string; at_ms: number }>(
    `select agent_id, max(at_ms) as at_ms from agent_events where kind = 'signed-in' group by agent_id`,
  )
  return new Map(rows.map((row) => [row.agent_id, row.at_ms]))
}
