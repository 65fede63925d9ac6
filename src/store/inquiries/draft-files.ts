import type { Queryable, Transaction } from '../database.ts'

/** What is known of a file of a draft without its content. */
export type DraftFile = { id: number; name: string; bytes: number }

/** Keeps a file with a draft. */
export async function insertDraftFile(
  transaction: Transaction,
  keyHash: string,
  file: { name: string; content: Uint8Array },
): Promise<void> {
  await transaction.query({
    name: 'insert-inquiry-draft-file',
    text: 'insert into inquiry_draft_files (draft, name, bytes, content) values ($1, $2, $3, $4)',
    values: [keyHash, file.name, file.content.byteLength, file.content],
  })
}

/** The files of a draft in the order in which they came. */
export async function readDraftFiles(database: Queryable, keyHash: string): Promise<DraftFile[]> {
  const { rows } = await database.query<DraftFile>({
    name: 'read-inquiry-draft-files',
    text: 'select id, name, bytes from inquiry_draft_files where draft = $1 order by id',
    values: [keyHash],
  })
  return rows
}

/** The same with their contents. */
export async function readDraftContents(
  database: Queryable,
  keyHash: string,
): Promise<{ name: string; content: Buffer }[]> {
  const { rows } = await database.query<{ name: string; content: Buffer }>({
    name: 'read-inquiry-draft-contents',
    text: 'select name, content from inquiry_draft_files where draft = $1 order by id',
    values: [keyHash],
  })
  return rows
}

/** Takes a file out of a draft. */
export async function deleteDraftFile(database: Queryable, keyHash: string, id: number): Promise<void> {
  await database.query({
    name: 'delete-inquiry-draft-file',
    text: 'delete from inquiry_draft_files where draft = $1 and id = $2',
    values: [keyHash, id],
  })
}
