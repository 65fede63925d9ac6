import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import type { AtDesk } from '#services/agents/let-in.ts'
import type { Context } from '#services/context.ts'
import { ServiceError } from '#services/errors.ts'
import { listQueue } from './list-queue.ts'
import type { QueueQuery } from './queue-query.ts'
import { referenceOf } from './reference-of.ts'

/** An inquiry among those of the part of the queue that its agent works through. */
export type Neighbours = {
  /** Its `next` is the one told here, so that forms lead to what their page said. */
  query: QueueQuery
  before: Inquiry | null
  next: Inquiry | null
  /** Its place from 1; null where it is no longer among them. */
  place: number | null
  count: number
}

/**
 * What comes before and after an inquiry in a part of the queue. What came next before something was done comes next
 * still: what is done may move the inquiry, or take it out.
 */
export async function neighboursOf(
  ctx: Context,
  agent: AtDesk,
  query: QueueQuery,
  inquiry: Inquiry,
): Promise<Neighbours> {
  const items = await itemsOf(ctx, agent, query)
  const at = items.findIndex(({ id }) => id === inquiry.id)
  const others = items.filter(({ id }) => id !== inquiry.id)
  const told = query.next === undefined ? undefined : others.find((one) => referenceOf(one) === query.next)
  const next = told ?? (at < 0 ? others[0] : items[at + 1]) ?? null
  return {
    query: { ...query, next: next ? referenceOf(next) : undefined },
    before: items[at - 1] ?? null,
    next,
    place: at < 0 ? null : at + 1,
    count: items.length,
  }
}

/** An address with a cursor of another view names nothing. */
async function itemsOf(ctx: Context, agent: AtDesk, query: QueueQuery): Promise<Inquiry[]> {
  try {
    return (await listQueue(ctx, agent, query)).items
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'not-valid') return []
    throw error
  }
}
