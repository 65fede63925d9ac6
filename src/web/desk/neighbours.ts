import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import type { AtDesk } from '#services/agents/let-in.ts'
import type { Context } from '#services/context.ts'
import { ServiceError } from '#services/errors.ts'
import { findManyForDesk } from '#services/inquiries/find-for-desk.ts'
import { listQueue } from './list-queue.ts'
import type { QueueQuery } from './queue-query.ts'

/** An inquiry among those of the part of the queue that its agent works through. */
export type Neighbours = {
  query: QueueQuery
  before: Inquiry | null
  next: Inquiry | null
  /** Its place from 1; null where it is no longer among them. */
  place: number | null
  count: number
}

/**
 * What comes before and after an inquiry in a part of the queue.
 * @param then the reference that came next when the inquiry was still in it
 */
export async function neighboursOf(
  ctx: Context,
  agent: AtDesk,
  query: QueueQuery,
  inquiry: Inquiry,
  then?: string,
): Promise<Neighbours> {
  const items = await itemsOf(ctx, agent, query)
  const place = items.findIndex(({ id }) => id === inquiry.id)
  if (place >= 0) {
    return {
      query,
      before: items[place - 1] ?? null,
      next: items[place + 1] ?? null,
      place: place + 1,
      count: items.length,
    }
  }
  const [known = null] = then === undefined ? [] : await findManyForDesk(ctx, agent, [then])
  return { query, before: null, next: known ?? items[0] ?? null, place: null, count: items.length }
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
