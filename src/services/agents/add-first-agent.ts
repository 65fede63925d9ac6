import { isAnyAgent } from '#store/accounts/agents.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { addAgent } from './add-agent.ts'

/** How somebody signs in who was just let in. */
export type GivenSignIn = { email: string; oneTimePassword: string }

/**
 * At the very first start, lets the first administrator in; null at any later one. Of several servers that start at once,
 * one does it. This password ends with its first use only: the operator may read it weeks later.
 */
export async function addFirstAgent(ctx: Context, email: string): Promise<GivenSignIn | null> {
  if (await isAnyAgent(ctx.database)) return null
  try {
    const input = { email, name: 'Administrator', role: 'administrator' }
    const { agent, oneTimePassword } = await addAgent(ctx, input, { kind: 'system' }, { oneTimeEnds: false })
    return { email: agent.email, oneTimePassword }
  } catch (error) {
    if (error instanceof ServiceError && (await isAnyAgent(ctx.database))) return null
    throw error
  }
}
