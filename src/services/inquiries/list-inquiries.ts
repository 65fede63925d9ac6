import type { AgentActor } from '#domain/inquiry/actor.ts'
import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import { cleanLine } from '#domain/text/clean-text.ts'
import {
  countQueues,
  cursorAfter,
  type QueueCursor,
  type QueueFilter,
  type QueueOrder,
  readQueue,
} from '#store/inquiries/queue.ts'
import type { Context } from '../context.ts'
import { notValid } from './read-fields.ts'

export { QUEUE_ORDERS, type QueueFilter, type QueueOrder } from '#store/inquiries/queue.ts'

/** The lists that the desk knows by name. */
export const QUEUE_VIEWS = [
  'todo',
  'mine',
  'unassigned',
  'due-soon',
  'waiting',
  'answered',
  'snoozed',
  'mentions',
  'closed',
  'all',
] as const
export type QueueView = (typeof QUEUE_VIEWS)[number]

export const QUEUE_LIMIT = 50
export const MOST_LISTED = 200
const MOST_COUNTED = 1_000
const SOON_MS = 4 * 3_600_000

export type ListInput = {
  by: AgentActor
  view?: QueueView | undefined
  filter?: QueueFilter | undefined
  order?: QueueOrder | undefined
  cursor?: string | undefined
  limit?: number | undefined
}

export type ListedInquiries = { items: Inquiry[]; nextCursor: string | null }

/** A part of the queue, the most urgent first where nothing else is asked for. @throws ServiceError `not-valid` */
export async function listInquiries(ctx: Context, input: ListInput): Promise<ListedInquiries> {
  const limit = Math.min(Math.max(1, input.limit ?? QUEUE_LIMIT), MOST_LISTED)
  const view = input.view ?? 'todo'
  const order = input.order ?? (view === 'closed' || view === 'all' ? 'updated' : 'due')
  const after = input.cursor === undefined || input.cursor === '' ? null : readCursor(input.cursor, order)
  const filter = filterOfList(view, input.by, ctx.clock(), input.filter)
  const items = await readQueue(ctx.database, filter, { order, after, limit: limit + 1 })
  const last = items.length > limit ? items[limit - 1] : undefined
  return { items: items.slice(0, limit), nextCursor: last ? writeCursor(cursorAfter(last, order), order) : null }
}

/** How many inquiries are in each view, counted no further than a thousand. */
export async function countViews(
  ctx: Context,
  by: AgentActor,
  views: readonly QueueView[],
): Promise<Map<QueueView, number>> {
  const filters = views.map((view) => viewFilter(view, by, ctx.clock(), undefined))
  const counts = await countQueues(ctx.database, filters, MOST_COUNTED)
  return new Map(views.map((view, index) => [view, counts[index] ?? 0]))
}

/** What a list holds: its view, and what is asked for besides. */
export function filterOfList(
  view: QueueView,
  by: AgentActor,
  nowMs: number,
  asked: QueueFilter | undefined,
): QueueFilter {
  return { ...cleanFilter(asked ?? {}), ...viewFilter(view, by, nowMs, asked) }
}

/** Texts as they are kept: what can't be seen is in none, and some of it no database takes. */
function cleanFilter(filter: QueueFilter): QueueFilter {
  const { assignee, place, trackingNumber, email, tags } = filter
  return {
    ...filter,
    ...(typeof assignee === 'string' ? { assignee: cleanLine(assignee) } : {}),
    place: place && cleanLine(place),
    trackingNumber: trackingNumber && cleanLine(trackingNumber),
    email: email && cleanLine(email),
    tags: tags?.map(cleanLine),
  }
}

/** What a view holds; what is asked for besides counts over it only where a view leaves it open. */
export function viewFilter(
  view: QueueView,
  by: AgentActor,
  nowMs: number,
  asked: QueueFilter | undefined,
): QueueFilter {
  const awake = { is: false, nowMs }
  switch (view) {
    case 'todo':
      return { statuses: asked?.statuses ?? ['open'], snoozed: awake }
    case 'mine':
      return { statuses: asked?.statuses ?? ['open', 'waiting'], assignee: by.id, snoozed: awake }
    case 'unassigned':
      return { statuses: asked?.statuses ?? ['open', 'waiting'], assignee: null, snoozed: awake }
    case 'due-soon':
      return { statuses: ['open', 'waiting'], snoozed: awake, dueBeforeMs: nowMs + SOON_MS }
    case 'waiting':
    case 'answered':
    case 'closed':
      return { statuses: [view] }
    case 'snoozed':
      return { statuses: ['open', 'waiting', 'answered'], snoozed: { is: true, nowMs } }
    case 'mentions':
      return { mentions: by.id }
    case 'all':
      return {}
  }
}

function writeCursor({ value, id }: QueueCursor, order: QueueOrder): string {
  return Buffer.from(`${order} ${value} ${id}`).toString('base64url')
}

function readCursor(text: string, order: QueueOrder): QueueCursor {
  const [of, value, id] = Buffer.from(text.slice(0, 100), 'base64url').toString('latin1').split(' ')
  const cursor = { value: Number(value), id: Number(id) }
  if (of === order && Number.isSafeInteger(cursor.value) && Number.isSafeInteger(cursor.id)) return cursor
  throw notValid('cursor', 'not-valid', 'cursor is the nextCursor of an answer to the same question.')
}
