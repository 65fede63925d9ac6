import type { Queryable, Transaction } from '../database.ts'

/** Keeps whom a note mentions. */
export async function insertMentions(
  transaction: Transaction,
  mentions: { messageId: number; inquiryId: number; agentIds: readonly string[] },
): Promise<void> {
  if (mentions.agentIds.length === 0) return
  await transaction.query({
    name: 'insert-inquiry-mentions',
    text: `insert into inquiry_mentions (message_id, inquiry_id, agent_id) select $1, $2, unnest($3::text[])
      on conflict do nothing`,
    values: [mentions.messageId, mentions.inquiryId, mentions.agentIds],
  })
}

/** An agent has seen what mentions him in an inquiry. */
export async function seeMentions(
  database: Queryable,
  seen: { inquiryId: number; agentId: string; atMs: number },
): Promise<void> {
  await database.query({
    name: 'see-inquiry-mentions',
    text: `update inquiry_mentions set seen_at_ms = $3
      where inquiry_id = $1 and agent_id = $2 and seen_at_ms is null`,
    values: [seen.inquiryId, seen.agentId, seen.atMs],
  })
}
