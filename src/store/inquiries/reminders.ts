import type { Queryable, Transaction } from '../database.ts'

export type InquiryReminder = {
  id: number
  inquiryId: number
  text: string
  dueAtMs: number
  /** The agent's id. */
  madeBy: string | null
  doneAtMs: number | null
}

type Row = {
  id: number
  inquiry_id: number
  text: string
  due_at_ms: number
  made_by: string | null
  done_at_ms: number | null
}

export async function insertReminder(
  transaction: Transaction,
  reminder: Omit<InquiryReminder, 'id' | 'doneAtMs'>,
): Promise<void> {
  await transaction.query({
    name: 'insert-inquiry-reminder',
    text: 'insert into inquiry_reminders (inquiry_id, text, due_at_ms, made_by) values ($1, $2, $3, $4)',
    values: [reminder.inquiryId, reminder.text, reminder.dueAtMs, reminder.madeBy],
  })
}

/** All reminders of an inquiry, the earliest first. */
export async function readReminders(database: Queryable, inquiryId: number): Promise<InquiryReminder[]> {
  const { rows } = await database.query<Row>({
    name: 'read-inquiry-reminders',
    text: `select id, inquiry_id, text, due_at_ms, made_by, done_at_ms from inquiry_reminders
      where inquiry_id = $1 order by due_at_ms, id`,
    values: [inquiryId],
  })
  return rows.map((row) => ({
    id: row.id,
    inquiryId: row.inquiry_id,
    text: row.text,
    dueAtMs: row.due_at_ms,
    madeBy: row.made_by,
    doneAtMs: row.done_at_ms,
  }))
}

/** How many reminders of an inquiry are not done. */
export async function countReminders(database: Queryable, inquiryId: number): Promise<number> {
  const { rows } = await database.query<{ n: number }>({
    name: 'count-inquiry-reminders',
    text: 'select count(*)::integer as n from inquiry_reminders where inquiry_id = $1 and done_at_ms is null',
    values: [inquiryId],
  })
  return rows[0]?.n ?? 0
}

/** When the earliest reminder that is not done is due; null where there is none. */
export async function nextReminder(database: Queryable, inquiryId: number): Promise<number | null> {
  const { rows } = await database.query<{ at: number | null }>({
    name: 'next-inquiry-reminder',
    text: 'select min(due_at_ms) as at from inquiry_reminders where inquiry_id = $1 and done_at_ms is null',
    values: [inquiryId],
  })
  return rows[0]?.at ?? null
}

/** False where there is no such reminder, or it is done. */
export async function endReminder(
  transaction: Transaction,
  inquiryId: number,
  reminderId: number,
  atMs: number,
): Promise<boolean> {
  const { rowCount } = await transaction.query({
    name: 'end-inquiry-reminder',
    text: `update inquiry_reminders set done_at_ms = $3 where inquiry_id = $1 and id = $2 and done_at_ms is null`,
    values: [inquiryId, reminderId, atMs],
  })
  return rowCount === 1
}

export async function moveReminders(transaction: Transaction, move: { from: number; to: number }): Promise<void> {
  await transaction.query({
    name: 'move-inquiry-reminders',
    text: 'update inquiry_reminders set inquiry_id = $2 where inquiry_id = $1',
    values: [move.from, move.to],
  })
}
