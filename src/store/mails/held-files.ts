import type { Queryable, Transaction } from '../database.ts'

/** A file of a mail that waits for the scanner. */
export type HeldFile = {
  id: number
  inquiryId: number
  messageId: number
  name: string
  mediaType: string
  content: Buffer
}

/** Holds files until they are checked. */
export async function insertHeldFiles(
  transaction: Transaction,
  held: {
    incomingId: number
    inquiryId: number
    messageId: number
    atMs: number
    files: readonly { name: string; mediaType: string; content: Uint8Array }[]
  },
): Promise<void> {
  for (const { name, mediaType, content } of held.files) {
    await transaction.query({
      name: 'insert-held-file',
      text: `insert into held_files (incoming_id, inquiry_id, message_id, name, media_type, content, at_ms)
        values ($1, $2, $3, $4, $5, $6, $7)`,
      values: [held.incomingId, held.inquiryId, held.messageId, name, mediaType, content, held.atMs],
    })
  }
}

/** The files of a mail that are held. */
export async function readHeldFiles(database: Queryable, incomingId: number): Promise<HeldFile[]> {
  const { rows } = await database.query<HeldFile>({
    name: 'read-held-files',
    text: `select held_files.id, messages.inquiry_id as "inquiryId", message_id as "messageId", name, media_type as "mediaType",
        content from held_files join inquiry_messages messages on messages.id = message_id
      where incoming_id = $1 order by held_files.id`,
    values: [incomingId],
  })
  return rows
}

/** Lets a file go that is held. False where somebody else did. */
export async function deleteHeldFile(transaction: Transaction, id: number): Promise<boolean> {
  const { rowCount } = await transaction.query({
    name: 'delete-held-file',
    text: 'delete from held_files where id = $1',
    values: [id],
  })
  return rowCount === 1
}

/** Ids of mails whose files are held since before then. */
export async function readMailsWithHeldFiles(database: Queryable, beforeMs: number): Promise<number[]> {
  const { rows } = await database.query<{ id: number }>({
    name: 'read-mails-with-held-files',
    text: 'select distinct incoming_id as id from held_files where at_ms <= $1 order by 1 limit 200',
    values: [beforeMs],
  })
  return rows.map(({ id }) => id)
}
