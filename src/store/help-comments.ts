import type { Database, Queryable } from './database.ts'

export const COMMENT_STATES = ['pending', 'approved', 'rejected'] as const

export type CommentState = (typeof COMMENT_STATES)[number]

/** What everybody may see of a comment. */
export type PublicComment = { id: number; name: string; text: string; atMs: number }

/** A comment as those see it who decide about it. */
export type HelpComment = PublicComment & {
  slug: string
  email: string
  state: CommentState
  decidedAtMs: number | null
}

export type NewComment = {
  form: string
  slug: string
  name: string
  email: string
  text: string
  sender: string
  atMs: number
}

type Row = {
  id: number
  slug: string
  name: string
  email: string
  text: string
  state: CommentState
  at_ms: number
  decided_at_ms: number | null
}

/** How many comments of a sender are kept. */
export async function countCommentsOf(database: Queryable, sender: string): Promise<number> {
  const { rows } = await database.query<{ n: number }>({
    name: 'count-help-comments-of',
    text: 'select count(*)::integer as n from help_comments where sender = $1',
    values: [sender],
  })
  return rows[0]?.n ?? 0
}

/** Keeps a comment until somebody has read it. False where its form was sent before. */
export async function insertComment(database: Queryable, comment: NewComment): Promise<boolean> {
  const { rowCount } = await database.query({
    name: 'insert-help-comment',
    text: `insert into help_comments (form, slug, name, email, text, state, sender, at_ms)
      values ($1, $2, $3, $4, $5, 'pending', $6, $7) on conflict (form) do nothing`,
    values: [comment.form, comment.slug, comment.name, comment.email, comment.text, comment.sender, comment.atMs],
  })
  return rowCount === 1
}

/** The text that came with a form; null where none did. */
export async function textOfForm(database: Queryable, form: string): Promise<string | null> {
  const { rows } = await database.query<{ text: string }>({
    name: 'text-of-help-form',
    text: 'select text from help_comments where form = $1',
    values: [form],
  })
  return rows[0]?.text ?? null
}

/** The approved comments of an article, the oldest first, at most `limit` of the newest. */
export async function readApprovedComments(database: Queryable, slug: string, limit: number): Promise<PublicComment[]> {
  const { rows } = await database.query<{ id: number; name: string; text: string; at_ms: number }>({
    name: 'read-approved-help-comments',
    text: `select id, name, text, at_ms from help_comments where slug = $1 and state = 'approved'
      order by at_ms desc, id desc limit $2`,
    values: [slug, limit],
  })
  return rows.map(({ id, name, text, at_ms }) => ({ id, name, text, atMs: at_ms })).reverse()
}

/** Comments in a state, the oldest first. */
export async function readComments(database: Queryable, state: CommentState, limit: number): Promise<HelpComment[]> {
  const { rows } = await database.query<Row>({
    name: 'read-help-comments',
    text: `select id, slug, name, email, text, state, at_ms, decided_at_ms from help_comments
      where state = $1 order by id limit $2`,
    values: [state, limit],
  })
  return rows.map(commentOf)
}

/** Approves or rejects a comment. Null where there is none with this id. */
export async function decideComment(
  database: Database,
  id: number,
  state: CommentState,
  atMs: number,
): Promise<HelpComment | null> {
  const { rows } = await database.query<Row>({
    name: 'decide-help-comment',
    text: `update help_comments set state = $2, decided_at_ms = $3 where id = $1
      returning id, slug, name, email, text, state, at_ms, decided_at_ms`,
    values: [id, state, atMs],
  })
  return rows[0] ? commentOf(rows[0]) : null
}

/** Takes a comment away for good, with its name and address. Null where there is none with this id. */
export async function deleteComment(database: Database, id: number): Promise<HelpComment | null> {
  const { rows } = await database.query<Row>({
    name: 'delete-help-comment',
    text: `delete from help_comments where id = $1
      returning id, slug, name, email, text, state, at_ms, decided_at_ms`,
    values: [id],
  })
  return rows[0] ? commentOf(rows[0]) : null
}

function commentOf({ at_ms, decided_at_ms, ...row }: Row): HelpComment {
  return { ...row, atMs: at_ms, decidedAtMs: decided_at_ms }
}
