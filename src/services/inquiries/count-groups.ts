import { SITUATIONS, type SituationName } from '#domain/diagnosis/tokens.ts'
import type { AgentActor } from '#domain/inquiry/actor.ts'
import { type CountedGroup, countGroups } from '#store/inquiries/queue.ts'
import type { Context } from '../context.ts'
import { viewFilter } from './list-inquiries.ts'

export type { CountedGroup }

const MOST_GROUPS = 200

/** What is to be done, by the situation of the parcel. */
export async function countBySituation(
  ctx: Context,
  by: AgentActor,
): Promise<(CountedGroup & { name: SituationName })[]> {
  const groups = await countGroups(ctx.database, 'situation', toDo(ctx, by), MOST_GROUPS)
  return groups.filter((group): group is CountedGroup & { name: SituationName } =>
    SITUATIONS.some((one) => one === group.name),
  )
}

/** What is to be done, by the place where the parcel was last scanned: `MEMPHIS, TN`. */
export function countByPlace(ctx: Context, by: AgentActor): Promise<CountedGroup[]> {
  return countGroups(ctx.database, 'last_place', toDo(ctx, by), MOST_GROUPS)
}

function toDo(ctx: Context, by: AgentActor) {
  return viewFilter('todo', by, ctx.clock(), undefined)
}
