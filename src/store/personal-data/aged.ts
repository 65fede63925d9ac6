import type { Queryable, Transaction } from '../database.ts'
import { redactMailsIn } from './redact-inquiry.ts'

const AGED = `closed_at_ms <= $1 and status = 'closed' and (redacted_at_ms is null or redacted_at_ms < closed_at_ms)
  and (merged_into is null or exists (
    select from inquiries other where other.id = inquiries.merged_into and other.redacted_at_ms is not null))`

/**
 * Inquiries that closed before then and still tell of people. One that another carries on waits for that one: its
 * reference opens the other.
 */
export async function readAged(database: Queryable, beforeMs: number, limit: number): Promise<number[]> {
  const { rows } = await database.query<{ id: number }>({
    name: 'read-aged-inquiries',
    text: `select id from inquiries where ${AGED} order by closed_at_ms, id limit $2`,
    values: [beforeMs, limit],
  })
  return rows.map(({ id }) => id)
}

/** Whether one is so still: somebody may have opened it again, or done it already. */
export async function isAged(database: Queryable, id: number, beforeMs: number): Promise<boolean> {
  const { rowCount } = await database.query({
    name: 'is-inquiry-aged',
    text: `select from inquiries where ${AGED} and id = $2`,
    values: [beforeMs, id],
  })
  return rowCount === 1
}

/** Takes people out of mails that came before then and belong to no inquiry. Returns how many. */
export function redactAgedMails(transaction: Transaction, beforeMs: number, atMs: number): Promise<number> {
  return redactMailsIn(
    transaction,
    `state = 'set-aside' and inquiry_id is null and received_at_ms <= $1 and became is distinct from 'redacted'`,
    [beforeMs],
    atMs,
  )
}
