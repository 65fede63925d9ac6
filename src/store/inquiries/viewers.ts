import type { Queryable } from '../database.ts'

/** Somebody who has an inquiry open. */
export type InquiryViewer = { inquiryId: number; agentId: string; agentName: string; isWriting: boolean; atMs: number }

type Row = { inquiry_id: number; agent_id: string; agent_name: string; is_writing: boolean; at_ms: number }

/** Notes that an agent has an inquiry open now. */
export async function saveViewer(database: Queryable, viewer: InquiryViewer): Promise<void> {
  await database.query({
    name: 'save-inquiry-viewer',
    text: `insert into inquiry_viewers (inquiry_id, agent_id, agent_name, is_writing, at_ms) values ($1, $2, $3, $4, $5)
      on conflict (inquiry_id, agent_id) do update
      set agent_name = excluded.agent_name, is_writing = excluded.is_writing, at_ms = excluded.at_ms`,
    values: [viewer.inquiryId, viewer.agentId, viewer.agentName, viewer.isWriting, viewer.atMs],
  })
}

/** The agent has closed it. */
export async function deleteViewer(database: Queryable, inquiryId: number, agentId: string): Promise<void> {
  await database.query({
    name: 'delete-inquiry-viewer',
    text: 'delete from inquiry_viewers where inquiry_id = $1 and agent_id = $2',
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
