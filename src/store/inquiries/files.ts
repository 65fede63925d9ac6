import type { InquiryFile } from '#domain/inquiry/inquiry.ts'
import type { Queryable, Transaction } from '../database.ts'

type Row = {
  id: number
  inquiry_id: number
  message_id: number | null
  name: string
  media_type: string
  bytes: number
  sha256: string
  at_ms: number
}

const COLUMNS = 'id, inquiry_id, message_id, name, media_type, bytes, sha256, at_ms'

/** Keeps a file; gives its id. */
export async function insertFile(
  transaction: Transaction,
  file: Omit<InquiryFile, 'id'> & { content: Uint8Array },
): Promise<number> {
  const { rows } = await transaction.query<{ id: number }>({
    name: 'insert-inquiry-file',
    text: `insert into inquiry_files (inquiry_id, message_id, name, media_type, bytes, sha256, content, at_ms)
      values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
    values: [
      file.inquiryId,
      file.messageId,
      file.name,
      file.mediaType,
      file.bytes,
      file.sha256,
      file.content,
      file.atMs,
    ],
  })
  const id = rows[0]?.id
  if (id === undefined) throw new Error('A file got no id.')
  return id
}

/** The files of an inquiry without their contents, the oldest first. */
export async function readFiles(database: Queryable, inquiryId: number): Promise<InquiryFile[]> {
  const { rows } = await database.query<Row>({
    name: 'read-inquiry-files',
    text: `select ${COLUMNS} from inquiry_files where inquiry_id = $1 order by id`,
    values: [inquiryId],
  })
  return rows.map(fileOf)
}

/** One file of an inquiry with its content. */
export async function readFileContent(
  database: Queryable,
  inquiryId: number,
  fileId: number,
): Promise<{ file: InquiryFile; content: Buffer } | null> {
  const { rows } = await database.query<Row & { content: Buffer }>({
    name: 'read-inquiry-file',
    text: `select ${COLUMNS}, content from inquiry_files where inquiry_id = $1 and id = $2`,
    values: [inquiryId, fileId],
  })
  return rows[0] ? { file: fileOf(rows[0]), content: rows[0].content } : null
}

/** How many files an inquiry has, and how many bytes in all. */
export async function countFiles(database: Queryable, inquiryId: number): Promise<{ files: number; bytes: number }> {
  const { rows } = await database.query<{ files: number; bytes: number }>({
    name: 'count-inquiry-files',
    text: `select count(*)::integer as files, coalesce(sum(bytes), 0)::bigint as bytes from inquiry_files
      where inquiry_id = $1`,
    values: [inquiryId],
  })
  return rows[0] ?? { files: 0, bytes: 0 }
}

/** Moves the files of messages, or all, from one inquiry to another. */
export async function moveFiles(
  transaction: Transaction,
  move: { from: number; to: number; messageIds: readonly number[] | null },
): Promise<void> {
  await transaction.query({
    name: 'move-inquiry-files',
    text: `update inquiry_files set inquiry_id = $2
      where inquiry_id = $1 and ($3::bigint[] is null or message_id = any($3))`,
    values: [move.from, move.to, move.messageIds],
  })
}

function fileOf(row: Row): InquiryFile {
  return {
    id: row.id,
    inquiryId: row.inquiry_id,
    messageId: row.message_id,
    name: row.name,
    mediaType: row.media_type,
    bytes: row.bytes,
    sha256: row.sha256,
    atMs: row.at_ms,
  }
}
