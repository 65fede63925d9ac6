import { ROLES } from '#domain/agents/role.ts'
import { type Agent, addAgent } from '#services/agents/add-agent.ts'
import { changeAgent } from '#services/agents/change-agent.ts'
import { type ListedAgent, listAgents } from '#services/agents/list-agents.ts'
import { resetAgent } from '#services/agents/reset-agent.ts'
import type { Context } from '#services/context.ts'
import { ServiceError } from '#services/errors.ts'
import { ConfigError } from '../config.ts'
import { withContext } from './with-context.ts'

export { type Agent, type ListedAgent, ROLES }

const BY = { kind: 'system' } as const

export type NewAgent = { agent: Agent; oneTimePassword: string }

/** Lets somebody in to the desk. @throws ConfigError for what can't be kept */
export async function addDeskAgent(input: { email: string; name: string; role: string }): Promise<NewAgent> {
  const added = await onDesk((ctx) => addAgent(ctx, input, BY))
  if (!added) throw new Error('The agent was not kept.')
  return added
}

export function deskAgents(): Promise<ListedAgent[]> {
  return withContext((ctx) => listAgents(ctx, BY))
}

/** Null where there is no such agent. @throws ConfigError where nobody would be left to let others in */
export function changeDeskAgent(email: string, change: { role?: string; isShutOut?: boolean }): Promise<Agent | null> {
  return onDesk((ctx) => changeAgent(ctx, { email }, change, BY))
}

/** A new one-time password; null where there is no such agent. */
export function resetDeskAgent(email: string, options: { withoutSecondFactor: boolean }): Promise<NewAgent | null> {
  return onDesk((ctx) => resetAgent(ctx, { email }, options, BY))
}

/** Lends the services to a command; null where what it names is not there. @throws ConfigError for wrong input */
export function onDesk<T>(work: (ctx: Context) => Promise<T>): Promise<T | null> {
  return withContext((ctx) =>
    work(ctx).catch((error: unknown) => {
      if (!(error instanceof ServiceError)) throw error
      if (error.code === 'not-found') return null
      throw error.code === 'not-valid' ? new ConfigError(error.message) : error
    }),
  )
}
