import type { SituationName } from '#domain/diagnosis/tokens.ts'
import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import {
  type InquiryOrigin,
  type InquiryReason,
  type InquiryStatus,
  PRIORITIES,
  type Priority,
} from '#domain/inquiry/tokens.ts'
import { storableValue } from '#domain/text/storable.ts'
import type { Queryable } from '../database.ts'
import { INQUIRY_COLUMNS, type InquiryRow, inquiryOf } from './inquiries.ts'

/** Later than every moment that an inquiry may be due. */
const NEVER_MS = Number.MAX_SAFE_INTEGER
const DUE = `coalesce(due_at_ms, ${NEVER_MS})`

/** `due`: the most urgent first; the others the newest first. */
export const QUEUE_ORDERS = ['due', 'updated', 'created'] as const
export type QueueOrder = (typeof QUEUE_ORDERS)[number]

/** What a list of inquiries is to hold; what is not named does not matter. */
export type QueueFilter = {
  statuses?: readonly InquiryStatus[] | undefined
  /** An agent's id; null: nobody's. */
  assignee?: string | null | undefined
  reasons?: readonly InquiryReason[] | undefined
  priorities?: readonly Priority[] | undefined
  origins?: readonly InquiryOrigin[] | undefined
  situations?: readonly SituationName[] | undefined
  /** Where the parcel was last scanned. */
  place?: string | undefined
  tags?: readonly string[] | undefined
  trackingNumber?: string | undefined
  email?: string | undefined
  dueBeforeMs?: number | undefined
  /** Only those that are snoozed, or only those that are not; at this moment. */
  snoozed?: { is: boolean; nowMs: number } | undefined
  /** Those with a note that mentions this agent and was not seen. */
  mentions?: string | undefined
  createdFromMs?: number | undefined
  createdBeforeMs?: number | undefined
}

/** Where the next part of a list begins: after this one. */
export type QueueCursor = { value: number; id: number }

/** A part of the queue in its order. */
export async function readQueue(
  database: Queryable,
  filter: QueueFilter,
  part: { order: QueueOrder; after: QueueCursor | null; limit: number },
): Promise<Inquiry[]> {
  const values: unknown[] = []
  const conditions = conditionsOf(filter, values)
  const add = (value: unknown) => `$${values.push(value)}`
  const column = part.order === 'due' ? DUE : part.order === 'updated' ? 'updated_at_ms' : 'created_at_ms'
  const isRising = part.order === 'due'
  if (part.after) {
    conditions.push(
      `(${column}, id) ${isRising ? '>' : '<'} (${add(part.after.value)}::bigint, ${add(part.after.id)}::bigint)`,
    )
  }
  const where = conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''
  const direction = isRising ? '' : 'desc'
  const { rows } = await database.query<InquiryRow>(
    `select ${INQUIRY_COLUMNS} from inquiries ${where}
      order by ${column} ${direction}, id ${direction} limit ${add(part.limit)}`,
    values,
  )
  return rows.map(inquiryOf)
}

/** Where the part after an inquiry begins. */
export function cursorAfter(inquiry: Inquiry, order: QueueOrder): QueueCursor {
  const value =
    order === 'due' ? (inquiry.dueAtMs ?? NEVER_MS) : order === 'updated' ? inquiry.updatedAtMs : inquiry.createdAtMs
  return { value, id: inquiry.id }
}

/** How many inquiries there are in each of some lists, counted no further than `most`. */
export async function countQueues(
  database: Queryable,
  filters: readonly QueueFilter[],
  most: number,
): Promise<number[]> {
  if (filters.length === 0) return []
  const values: unknown[] = [most]
  const counts = filters.map((filter) => {
    const conditions = conditionsOf(filter, values)
    const where = conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''
    return `(select count(*)::integer from (select from inquiries ${where} limit $1) as counted)`
  })
  const { rows } = await database.query<{ counts: number[] }>(`select array[${counts.join(', ')}] as counts`, values)
  return rows[0]?.counts ?? []
}

/** By what a list can be parted. */
export type QueueGroup = 'situation' | 'last_place'

/** Some inquiries that have the same situation or place, and when the first of them is due. */
export type CountedGroup = { name: string; count: number; dueAtMs: number | null }

/** The inquiries of a list by situation or by place of their parcels; the most first. */
export async function countGroups(
  database: Queryable,
  by: QueueGroup,
  filter: QueueFilter,
  limit: number,
): Promise<CountedGroup[]> {
  const values: unknown[] = []
  const conditions = [...conditionsOf(filter, values), `${by} is not null`]
  values.push(limit)
  const { rows } = await database.query<{ name: string; count: number; due: number | null }>(
    `select ${by} as name, count(*)::integer as count, min(due_at_ms) as due from inquiries
      where ${conditions.join(' and ')} group by ${by} order by count desc, name limit $${values.length}`,
    values,
  )
  return rows.map(({ name, count, due }) => ({ name, count, dueAtMs: due }))
}

function conditionsOf(asked: QueueFilter, values: unknown[]): string[] {
  const filter = storableValue(asked)
  const add = (value: unknown) => `$${values.push(value)}`
  const conditions: string[] = []
  const any = (column: string, list: readonly unknown[] | undefined) => {
    if (list === undefined || list.length === 0) return
    // An index gives the rows of one value in its further order, those of several only unordered.
    conditions.push(list.length === 1 ? `${column} = ${add(list[0])}` : `${column} = any(${add(list)})`)
  }
  any('status', filter.statuses)
  // The indexes of what is still to be done leave out what is closed: say so in their words.
  if (filter.statuses && !filter.statuses.includes('closed')) conditions.push(`status <> 'closed'`)
  any('reason', filter.reasons)
  any(
    'priority',
    filter.priorities?.map((one) => PRIORITIES.indexOf(one)),
  )
  any('origin', filter.origins)
  any('situation', filter.situations)
  if (filter.assignee === null) conditions.push('assignee is null')
  else if (filter.assignee !== undefined) conditions.push(`assignee = ${add(filter.assignee)}`)
  if (filter.place !== undefined) conditions.push(`last_place = ${add(filter.place)}`)
  if (filter.tags && filter.tags.length > 0) conditions.push(`tags @> ${add(filter.tags)}::text[]`)
  if (filter.trackingNumber !== undefined) conditions.push(`tracking_number = ${add(filter.trackingNumber)}`)
  if (filter.email !== undefined) conditions.push(`lower(customer_email) = lower(${add(filter.email)})`)
  if (filter.dueBeforeMs !== undefined) conditions.push(`${DUE} < ${add(filter.dueBeforeMs)}::bigint`)
  if (filter.createdFromMs !== undefined) conditions.push(`created_at_ms >= ${add(filter.createdFromMs)}::bigint`)
  if (filter.createdBeforeMs !== undefined) conditions.push(`created_at_ms < ${add(filter.createdBeforeMs)}::bigint`)
  if (filter.snoozed) {
    const now = add(filter.snoozed.nowMs)
    conditions.push(
      filter.snoozed.is
        ? `snoozed_until_ms > ${now}::bigint`
        : `(snoozed_until_ms is null or snoozed_until_ms <= ${now}::bigint)`,
    )
  }
  if (filter.mentions !== undefined) {
    conditions.push(
      `id in (select inquiry_id from inquiry_mentions where agent_id = ${add(filter.mentions)} and seen_at_ms is null)`,
    )
  }
  return conditions
}
