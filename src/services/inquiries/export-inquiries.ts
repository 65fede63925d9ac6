import type { AgentActor } from '#domain/inquiry/actor.ts'
import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import { printReference } from '#domain/inquiry/reference.ts'
import { formatInstant } from '#domain/scans/at.ts'
import { type CsvValue, csvLine } from '#domain/text/csv.ts'
import { cursorAfter, type QueueCursor, type QueueFilter, readQueue } from '#store/inquiries/queue.ts'
import { colleagues } from '../agents/colleagues.ts'
import type { Context } from '../context.ts'
import { filterOfList, type QueueView } from './list-inquiries.ts'
import { permit } from './permit.ts'

/** So many are read at once, however many there are. */
const AT_ONCE = 500
export const MOST_EXPORTED = 100_000

export type ExportInput = { by: AgentActor; view?: QueueView | undefined; filter?: QueueFilter | undefined }

type Column = [name: string, value: (inquiry: Inquiry, names: ReadonlyMap<string, string>) => CsvValue]

const moment = (ms: number | null) => (ms === null ? null : formatInstant(ms))

/** Named as in the API. */
const COLUMNS: readonly Column[] = [
  ['reference', ({ reference }) => printReference(reference)],
  ['status', ({ status }) => status],
  ['reason', ({ reason }) => reason],
  ['priority', ({ priority }) => priority],
  ['origin', ({ origin }) => origin],
  ['role', ({ role }) => role],
  ['subject', ({ subject }) => subject],
  ['trackingNumber', ({ trackingNumber }) => trackingNumber],
  ['situation', ({ situation }) => situation],
  ['lastPlace', ({ lastPlace }) => lastPlace],
  ['customerName', ({ customer }) => customer.name],
  ['customerEmail', ({ customer }) => customer.email],
  ['customerPhone', ({ customer }) => customer.phone],
  ['assignee', ({ assignee }, names) => (assignee === null ? null : (names.get(assignee) ?? assignee))],
  ['tags', ({ tags }) => tags.join(' ')],
  ['openedAt', ({ createdAtMs }) => moment(createdAtMs)],
  ['updatedAt', ({ updatedAtMs }) => moment(updatedAtMs)],
  ['firstAnsweredAt', ({ firstAnsweredAtMs }) => moment(firstAnsweredAtMs)],
  ['dueBy', ({ dueAtMs }) => moment(dueAtMs)],
  ['dueKind', ({ dueKind }) => dueKind],
  ['closedAt', ({ closedAtMs }) => moment(closedAtMs)],
  ['outcome', ({ outcome }) => outcome],
  ['rating', ({ rating }) => rating],
  ['ratingComment', ({ ratingComment }) => ratingComment],
]

/**
 * A part of the queue as CSV, the newest first: the header, then some hundred lines at a time, so that a hundred thousand
 * never stand in memory.
 * @throws ServiceError `not-allowed`
 */
export async function exportInquiries(ctx: Context, input: ExportInput): Promise<AsyncGenerator<string>> {
  permit(input.by, 'export')
  const view = input.view ?? 'all'
  const filter = filterOfList(view, input.by, ctx.clock(), input.filter)
  const names = new Map((await colleagues(ctx, input.by)).map(({ id, name }) => [id, name]))
  ctx.log.info({ by: input.by.id, view }, 'Inquiries are exported')
  return lines(ctx, filter, names)
}

async function* lines(ctx: Context, filter: QueueFilter, names: ReadonlyMap<string, string>): AsyncGenerator<string> {
  yield csvLine(COLUMNS.map(([name]) => name))
  let after: QueueCursor | null = null
  for (let written = 0; written < MOST_EXPORTED; written += AT_ONCE) {
    const inquiries: Inquiry[] = await readQueue(ctx.database, filter, { order: 'created', after, limit: AT_ONCE })
    if (inquiries.length > 0) {
      yield inquiries.map((one) => csvLine(COLUMNS.map(([, value]) => value(one, names)))).join('')
    }
    const last = inquiries.at(-1)
    if (!last || inquiries.length < AT_ONCE) return
    after = cursorAfter(last, 'created')
  }
}
