import { type Colleague, colleagues } from '#services/agents/colleagues.ts'
import type { AtDesk } from '#services/agents/let-in.ts'
import type { Context } from '#services/context.ts'
import { ServiceError } from '#services/errors.ts'

/** The agent whom a form names by id; null where it names nobody. @throws ServiceError `not-valid` */
export async function agentNamed(ctx: Context, by: AtDesk, id: string | undefined): Promise<Colleague | null> {
  if (id === undefined) return null
  const agent = (await colleagues(ctx, by)).find((one) => one.id === id && !one.isShutOut)
  if (!agent) throw new ServiceError('not-valid', 'There is no such agent.')
  return agent
}
