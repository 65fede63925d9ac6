import type { Queryable } from '../database.ts'

/** What an agent has begun to write. */
export type ReplyDraft = { inquiryId: number; agentId: string; kind: 'reply' | 'note'; text: string; atMs: number }

/** Keeps what an agent has begun to write on an inquiry, over what was there. */
export async function saveDraft(database: Queryable, draft: ReplyDraft): Promise<void> {
  await database.query({
    name: 'save-reply-draft',
    text: `insert into reply_drafts (inquiry_id, agent_id, kind, text, updated_at_ms) values ($1, $2, $3, $4, $5)
      on conflict (inquiry_id, agent_id) do update
      set kind = excluded.kind, text = excluded.text, updated_at_ms = excluded.updated_at_ms`,
    values: [draft.inquiryId, draft.agentId, draft.kind, draft.text, draft.atMs],
  })
}

export async function readDraft(database: Queryable, inquiryId: number, agentId: string): Promise<ReplyDraft | null> {
  const { rows } = await database.query<{ kind: ReplyDraft['kind']; text: string; updated_at_ms: number }>({
    name: 'read-reply-draft',
    text: 'select kind, text, updated_at_ms from reply_drafts where inquiry_id = $1 and agent_id = $2',
    values: [inquiryId, agentId],
  })
  const row = rows[0]
  return row ? { inquiryId, agentId, kind: row.kind, text: row.text, atMs: row.updated_at_ms } : null
}

/** Forgets what an agent had begun of one kind. */
export async function deleteDraft(
  database: Queryable,
  draft: Pick<ReplyDraft, 'inquiryId' | 'agentId' | 'kind'>,
): Promise<void> {
  await database.query({
    name: 'delete-reply-draft',
    text: 'delete from reply_drafts where inquiry_id = $1 and agent_id = $2 and kind = $3',
    values: [draft.inquiryId, draft.agentId, draft.kind],
  })
}
