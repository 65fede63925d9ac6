import type { Queryable } from '../database.ts'
import { INQUIRY_CHANNEL } from './events.ts'

/** Somebody who has an inquiry open. */
export type InquiryViewer = { inquiryId: number; agentId: string; agentName: string; isWriting: boolean; atMs: number }

type Row = { inquiry_id: number; agent_id: string; agent_name: string; is_writing: boolean; at_ms: number }

/**
 * Notes that an agent has an inquiry open now. Whoever follows it is told where that is news.
 * @param sinceMs who was last seen before has been away
 */
export async function saveViewer(database: Queryable, viewer: InquiryViewer, sinceMs: number): Promise<void> {
  await database.query({
    name: 'save-inquiry-viewer',
    text: `with before as (
        select from inquiry_viewers where inquiry_id = $1 and agent_id = $2 and is_writing = $4 and at_ms >= $6
      ), saved as (
        insert into inquiry_viewers (inquiry_id, agent_id, agent_name, is_writing, at_ms) values ($1, $2, $3, $4, $5)
        on conflict (inquiry_id, agent_id) do update
        set agent_name = excluded.agent_name, is_writing = excluded.is_writing, at_ms = excluded.at_ms
      )
      select pg_notify('${INQUIRY_CHANNEL}', $1::bigint::text) where not exists (select from before)`,
    values: [viewer.inquiryId, viewer.agentId, viewer.agentName, viewer.isWriting, viewer.atMs, sinceMs],
  })
}

/** The agent has closed it; whoever follows it is told. */
export async function deleteViewer(database: Queryable, inquiryId: number, agentId: string): Promise<void> {
  await database.query({
    name: 'delete-inquiry-viewer',
    text: `with gone as (delete from inquiry_viewers where inquiry_id = $1 and agent_id = $2 returning inquiry_id)
      select pg_notify('${INQUIRY_CHANNEL}', inquiry_id::text) from gone`,
    values: [inquiryId, agentId],
  })
}

/** Who has one of these inquiries open, since a moment. */
export async function readViewers(
  database: Queryable,
  inquiryIds: readonly number[],
  sinceMs: number,
): Promise<InquiryViewer[]> {
  const { rows } = await database.query<Row>({
    name: 'read-inquiry-viewers',
    text: `select inquiry_id, agent_id, agent_name, is_writing, at_ms from inquiry_viewers
      where inquiry_id = any($1::bigint[]) and at_ms >= $2 order by agent_name`,
    values: [inquiryIds, sinceMs],
  })
  return rows.map((row) => ({
    inquiryId: row.inquiry_id,
    agentId: row.agent_id,
    agentName: row.agent_name,
    isWriting: row.is_writing,
    atMs: row.at_ms,
  }))
}
