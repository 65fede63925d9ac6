import type { Role } from '#domain/agents/role.ts'
import type { Queryable } from '../database.ts'

/** Somebody who works at the desk. */
export type Agent = {
  id: string
  email: string
  name: string
  role: Role
  hasSecondFactor: boolean
  /** Has a password that somebody gave out, until its own is chosen. */
  mustChangePassword: boolean
  /** When a given password ends. */
  oneTimeUntilMs: number | null
  disabledAtMs: number | null
  createdAtMs: number
}

type Row = {
  id: string
  email: string
  name: string
  role: Role
  two_factor_enabled: boolean | null
  must_change_password: boolean
  one_time_until_ms: number | null
  disabled_at_ms: number | null
  created_at: Date
}

/** What better-auth calls a password among the ways to sign in. */
const BY_PASSWORD = 'credential'

const COLUMNS =
  'id, email, name, role, two_factor_enabled, must_change_password, one_time_until_ms, disabled_at_ms, created_at'

/** All agents by name. */
export async function readAgents(database: Queryable): Promise<Agent[]> {
  const { rows } = await database.query<Row>(`select ${COLUMNS} from agents order by lower(name), email`)
  return rows.map(agentOf)
}

export async function readAgent(database: Queryable, id: string): Promise<Agent | null> {
  const { rows } = await database.query<Row>({
    name: 'read-agent',
    text: `select ${COLUMNS} from agents where id::text = $1`,
    values: [id],
  })
  return rows[0] ? agentOf(rows[0]) : null
}

/** @param email in small letters, as all are kept */
export async function readAgentByEmail(database: Queryable, email: string): Promise<Agent | null> {
  const { rows } = await database.query<Row>(`select ${COLUMNS} from agents where email = $1`, [email])
  return rows[0] ? agentOf(rows[0]) : null
}

export async function isAnyAgent(database: Queryable): Promise<boolean> {
  const { rows } = await database.query<{ is: boolean }>('select exists (select from agents) as is')
  return rows[0]?.is === true
}

/** Keeps a new agent without a password. Null where one has the email. */
export async function insertAgent(
  database: Queryable,
  agent: { email: string; name: string; role: Role },
): Promise<Agent | null> {
  const { rows } = await database.query<Row>(
    `insert into agents (email, name, role, email_verified, must_change_password) values ($1, $2, $3, false, true)
      on conflict (email) do nothing returning ${COLUMNS}`,
    [agent.email, agent.name, agent.role],
  )
  return rows[0] ? agentOf(rows[0]) : null
}

/** Gives an agent a password that must be changed, and ends what was open. */
export async function giveOneTimePassword(
  database: Queryable,
  agentId: string,
  given: { hash: string; untilMs: number | null },
): Promise<void> {
  await database.query('delete from agent_credentials where agent_id = $1 and provider_id = $2', [agentId, BY_PASSWORD])
  await database.query(
    `insert into agent_credentials (account_id, provider_id, agent_id, password, updated_at)
      values ($1::text, $2, $1::uuid, $3, now())`,
    [agentId, BY_PASSWORD, given.hash],
  )
  await database.query('update agents set must_change_password = true, one_time_until_ms = $2 where id = $1', [
    agentId,
    given.untilMs,
  ])
  await deleteSessions(database, agentId)
}

/** The agent has chosen a password; its hash where it is not kept yet. */
export async function keepOwnPassword(database: Queryable, agentId: string, hash?: string): Promise<void> {
  if (hash !== undefined) {
    await database.query(
      'update agent_credentials set password = $3, updated_at = now() where agent_id = $1 and provider_id = $2',
      [agentId, BY_PASSWORD, hash],
    )
  }
  await database.query(
    'update agents set must_change_password = false, one_time_until_ms = null, updated_at = now() where id = $1',
    [agentId],
  )
}

export async function updateAgent(
  database: Queryable,
  agentId: string,
  changed: { role: Role; disabledAtMs: number | null },
): Promise<void> {
  await database.query('update agents set role = $2, disabled_at_ms = $3, updated_at = now() where id = $1', [
    agentId,
    changed.role,
    changed.disabledAtMs,
  ])
}

/** How many could still let others in, besides this one. */
export async function countOtherAdministrators(database: Queryable, agentId: string): Promise<number> {
  const { rows } = await database.query<{ count: number }>(
    `select count(*)::int as count from agents where role = 'administrator' and disabled_at_ms is null and id <> $1`,
    [agentId],
  )
  return rows[0]?.count ?? 0
}

/** An open session as its owner sees it. */
export type Session = {
  id: string
  sinceMs: number
  usedAtMs: number
  address: string | null
  userAgent: string | null
}

/** Open sessions, the last used first. */
export async function readSessions(database: Queryable, agentId: string): Promise<Session[]> {
  const { rows } = await database.query<{
    id: string
    created_at: Date
    updated_at: Date
    address: string | null
    user_agent: string | null
  }>(
    `select id, created_at, updated_at, address, user_agent from agent_sessions
      where agent_id = $1 and expires_at > now() order by updated_at desc, id`,
    [agentId],
  )
  return rows.map((row) => ({
    id: row.id,
    sinceMs: row.created_at.getTime(),
    usedAtMs: row.updated_at.getTime(),
    address: row.address || null,
    userAgent: row.user_agent || null,
  }))
}

/** Ends sessions of an agent: one, all but the one with a token, or all. */
export async function deleteSessions(
  database: Queryable,
  agentId: string,
  which: { only?: string; exceptToken?: string | undefined } = {},
): Promise<number> {
  const { rowCount } = await database.query(
    `delete from agent_sessions where agent_id = $1
      and ($2::text is null or id::text = $2) and ($3::text is null or token <> $3)`,
    [agentId, which.only ?? null, which.exceptToken ?? null],
  )
  return rowCount ?? 0
}

/** Takes the second factor away, so that a password alone is enough. False where there is none. */
export async function deleteSecondFactor(database: Queryable, agentId: string): Promise<boolean> {
  const { rowCount } = await database.query('delete from agent_second_factors where agent_id = $1', [agentId])
  await database.query('update agents set two_factor_enabled = false where id = $1', [agentId])
  return (rowCount ?? 0) > 0
}

function agentOf(row: Row): Agent {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: row.role,
    hasSecondFactor: row.two_factor_enabled === true,
    mustChangePassword: row.must_change_password,
    oneTimeUntilMs: row.one_time_until_ms,
    disabledAtMs: row.disabled_at_ms,
    createdAtMs: row.created_at.getTime(),
  }
}
