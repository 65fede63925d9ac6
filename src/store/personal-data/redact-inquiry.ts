import type { Transaction } from '../database.ts'

export type Redaction = {
  inquiryId: number
  /** What stands in the place of texts. */
  text: string
  /** Of a key that nobody has. */
  keyHash: string
  /** Evidence without what somebody pasted. */
  evidence: string | null
  atMs: number
}

/** How much was taken away. */
export type Redacted = { messages: number; files: number; mails: number }

/**
 * Takes what an inquiry tells of people out of everything that belongs to it; what happened, and when, stays. Its own
 * row's fields are its change's.
 */
export async function redactInquiryRows(transaction: Transaction, redaction: Redaction): Promise<Redacted> {
  const { inquiryId, text, keyHash, evidence, atMs } = redaction
  const run = async (statement: string, values: unknown[] = [inquiryId]) =>
    (await transaction.query(statement, values)).rowCount ?? 0

  await run('update inquiries set evidence = $2, key_hash = $3, redacted_at_ms = $4 where id = $1', [
    inquiryId,
    evidence,
    keyHash,
    atMs,
  ])
  await run('delete from inquiry_keys where inquiry_id = $1')
  const messages = await run(
    `update inquiry_messages set text = $2, html = null, author = case when kind = 'agent' then author end
      where inquiry_id = $1`,
    [inquiryId, text],
  )
  const files = await run('delete from inquiry_files where inquiry_id = $1')
  await run(
    `delete from held_files where inquiry_id = $1
      or message_id in (select id from inquiry_messages where inquiry_id = $1)`,
  )
  await run('update inquiry_reminders set text = $2 where inquiry_id = $1', [inquiryId, text])
  await run('delete from reply_drafts where inquiry_id = $1')
  await run('update done_requests set result = null where inquiry_id = $1')
  await run(`delete from inquiry_drafts where data->>'sent' = (select reference from inquiries where id = $1)`)
  await run(`update inquiry_events set data = (data::jsonb - array['to', 'says'])::json
    where inquiry_id = $1 and kind = 'mail-failed'`)
  await run(`update inquiry_events set data = (data::jsonb - array['representative', 'numbers'])::json
    where inquiry_id = $1 and kind = 'call-noted'`)
  await run('delete from mail_tokens where inquiry_id = $1')
  const mails =
    (await redactMailsOut(transaction, 'inquiry_id = $1', [inquiryId], atMs)) +
    (await redactMailsIn(transaction, 'inquiry_id = $1', [inquiryId], atMs))
  return { messages, files, mails }
}

/** Message-IDs go too: an answer to a mail of ours would come back into an inquiry that knows nobody any more. */
export async function redactMailsOut(
  transaction: Transaction,
  which: string,
  values: unknown[],
  atMs: number,
): Promise<number> {
  const at = `$${values.length + 1}::bigint`
  const { rowCount } = await transaction.query(
    `update outgoing_mails set to_name = null, to_address = '', cc = '{}', left_to = '{}', subject = '', text = '',
        message_id = 'redacted-' || id, in_reply_to = null, reference_ids = '{}', reply_token = null, stop_url = null, last_error = null,
        try_started_at_ms = null,
        ended_at_ms = case when state in ('held', 'waiting') then ${at} else ended_at_ms end,
        why = case when state in ('held', 'waiting') then 'redacted' else why end,
        state = case when state in ('held', 'waiting') then 'cancelled' else state end
      where ${which}`,
    [...values, atMs],
  )
  return rowCount ?? 0
}

/** The digest stays: the same mail handed over again is known, and not taken. */
export async function redactMailsIn(
  transaction: Transaction,
  which: string,
  values: unknown[],
  atMs: number,
): Promise<number> {
  const at = `$${values.length + 1}::bigint`
  const { rowCount } = await transaction.query(
    `update incoming_mails set raw = '', envelope = '{"from":null,"to":[]}', message_id = null, from_address = null,
        cc = '{}', subject = null, checks = null, content_digest = null, problem = null,
        taken_at_ms = coalesce(taken_at_ms, ${at}),
        became = case when state = 'taken' then became else 'redacted' end,
        state = case when state = 'waiting' then 'set-aside' else state end
      where ${which}`,
    [...values, atMs],
  )
  return rowCount ?? 0
}
