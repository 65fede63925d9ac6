import type { InquiryReason } from '#domain/inquiry/tokens.ts'
import type { Queryable } from '../database.ts'

/** A text that agents use again and again. */
export type SavedReply = {
  id: number
  name: string
  /** The questions that it answers; empty: any. */
  reasons: InquiryReason[]
  text: string
  updatedBy: string | null
  updatedAtMs: number
}

type Row = {
  id: number
  name: string
  reasons: InquiryReason[]
  text: string
  updated_by: string | null
  updated_at_ms: number
}

const COLUMNS = 'id, name, reasons, text, updated_by, updated_at_ms'

/** All saved replies by name. */
export async function readSavedReplies(database: Queryable): Promise<SavedReply[]> {
  const { rows } = await database.query<Row>({
    name: 'read-saved-replies',
    text: `select ${COLUMNS} from saved_replies order by lower(name)`,
  })
  return rows.map(savedReplyOf)
}

export async function readSavedReply(database: Queryable, id: number): Promise<SavedReply | null> {
  const { rows } = await database.query<Row>({
    name: 'read-saved-reply',
    text: `select ${COLUMNS} from saved_replies where id = $1`,
    values: [id],
  })
  return rows[0] ? savedReplyOf(rows[0]) : null
}

/** Keeps a new one. Null where another has its name. */
export async function insertSavedReply(database: Queryable, reply: Omit<SavedReply, 'id'>): Promise<SavedReply | null> {
  const { rows } = await database.query<Row>({
    name: 'insert-saved-reply',
    text: `insert into saved_replies (name, reasons, text, updated_by, updated_at_ms) values ($1, $2, $3, $4, $5)
      on conflict (name) do nothing returning ${COLUMNS}`,
    values: [reply.name, reply.reasons, reply.text, reply.updatedBy, reply.updatedAtMs],
  })
  return rows[0] ? savedReplyOf(rows[0]) : null
}

/** Changes one. Null where there is none with this id, or another has its name. */
export async function updateSavedReply(database: Queryable, reply: SavedReply): Promise<SavedReply | null> {
  const { rows } = await database.query<Row>({
    name: 'update-saved-reply',
    text: `update saved_replies set name = $2, reasons = $3, text = $4, updated_by = $5, updated_at_ms = $6
      where id = $1 and not exists (select from saved_replies where name = $2 and id <> $1) returning ${COLUMNS}`,
    values: [reply.id, reply.name, reply.reasons, reply.text, reply.updatedBy, reply.updatedAtMs],
  })
  return rows[0] ? savedReplyOf(rows[0]) : null
}

export async function deleteSavedReply(database: Queryable, id: number): Promise<boolean> {
  const { rowCount } = await database.query('delete from saved_replies where id = $1', [id])
  return rowCount === 1
}

function savedReplyOf(row: Row): SavedReply {
  return {
    id: row.id,
    name: row.name,
    reasons: row.reasons,
    text: row.text,
    updatedBy: row.updated_by,
    updatedAtMs: row.updated_at_ms,
  }
}
