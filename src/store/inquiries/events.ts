import type { InquiryEvent, InquiryEventData } from '#domain/inquiry/inquiry.ts'
import type { InquiryEventKind } from '#domain/inquiry/tokens.ts'
import { storableJson } from '#domain/text/storable.ts'
import type { Queryable, Transaction } from '../database.ts'

/** The channel on which the id of each inquiry is told that changed, or at which an agent came, went or began to write. */
export const INQUIRY_CHANNEL = 'whereabouts_inquiries'

type Row = {
  id: number
  inquiry_id: number
  at_ms: number
  kind: InquiryEventKind
  by_kind: InquiryEvent['byKind']
  by_id: string | null
  by_name: string | null
  data: InquiryEventData
}

export type NewEvent = Omit<InquiryEvent, 'id'>

/** Writes down what happened to one inquiry, in this order, and tells all servers once it is committed. */
export async function insertEvents(transaction: Transaction, events: readonly NewEvent[]): Promise<void> {
  const [first] = events
  if (!first) return
  await transaction.query({
    name: 'insert-inquiry-events',
    text: `with written as (
        insert into inquiry_events (inquiry_id, at_ms, kind, by_kind, by_id, by_name, data)
        select $1, $2, kind, $3, $4, $5, data from unnest($6::text[], $7::json[])
          with ordinality as batch (kind, data, place) order by place
      )
      select pg_notify('${INQUIRY_CHANNEL}', $1::bigint::text)`,
    values: [
      first.inquiryId,
      first.atMs,
      first.byKind,
      first.byId,
      first.byName,
      events.map(({ kind }) => kind),
      events.map(({ data }) => storableJson(data)),
    ],
  })
}

/** The events of an inquiry, the oldest first. */
export async function readEvents(database: Queryable, inquiryId: number): Promise<InquiryEvent[]> {
  const { rows } = await database.query<Row>({
    name: 'read-inquiry-events',
    text: `select id, inquiry_id, at_ms, kind, by_kind, by_id, by_name, data from inquiry_events
      where inquiry_id = $1 order by id`,
    values: [inquiryId],
  })
  return rows.map((row) => ({
    id: row.id,
    inquiryId: row.inquiry_id,
    atMs: row.at_ms,
    kind: row.kind,
    byKind: row.by_kind,
    byId: row.by_id,
    byName: row.by_name,
    data: row.data,
  }))
}
