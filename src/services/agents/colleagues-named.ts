import { may } from '#domain/agents/permission.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import type { AccountActor } from './actor.ts'
import { type Colleague, colleagues } from './colleagues.ts'

/**
 * The agents with these ids, who can be given an inquiry or be told of one.
 * @throws ServiceError `not-valid` naming the field, where there is none, or one who may not answer
 */
export async function colleaguesNamed(
  ctx: Context,
  by: AccountActor,
  field: string,
  ids: readonly string[],
): Promise<Colleague[]> {
  if (ids.length === 0) return []
  const all = await colleagues(ctx, by)
  return ids.map((id) => {
    const found = all.find((one) => one.id === id && !one.isShutOut && may(one.role, 'reply'))
    if (found) return found
    const message = `${field}: there is no such agent, or none who answers.`
    throw new ServiceError('not-valid', message, [{ field, code: 'not-a-choice', message }])
  })
}
