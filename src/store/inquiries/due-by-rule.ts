import type { Queryable } from '../database.ts'

/** Inquiries that are answered and close by rule now. */
export async function readClosing(database: Queryable, nowMs: number, limit: number): Promise<number[]> {
  const { rows } = await database.query<{ id: number }>({
    name: 'read-closing-inquiries',
    text: `select id from inquiries where closes_at_ms <= $1 and status = 'answered' order by closes_at_ms limit $2`,
    values: [nowMs, limit],
  })
  return rows.map(({ id }) => id)
}

/** Inquiries whose snooze is over. */
export async function readWaking(database: Queryable, nowMs: number, limit: number): Promise<number[]> {
  const { rows } = await database.query<{ id: number }>({
    name: 'read-waking-inquiries',
    text: 'select id from inquiries where snoozed_until_ms <= $1 order by snoozed_until_ms limit $2',
    values: [nowMs, limit],
  })
  return rows.map(({ id }) => id)
}

/** Inquiries whose parcel's situation may have changed by time alone, with their parcels. */
export async function readToRediagnose(
  database: Queryable,
  today: string,
  limit: number,
): Promise<{ id: number; trackingNumber: string; piece: number | null }[]> {
  const { rows } = await database.query<{ id: number; tracking_number: string; piece: number | null }>({
    name: 'read-inquiries-to-rediagnose',
    text: `select id, tracking_number, piece from inquiries
      where rediagnose_on <= $1 and status <> 'closed' and tracking_number is not null
      order by rediagnose_on limit $2`,
    values: [today, limit],
  })
  return rows.map((row) => ({ id: row.id, trackingNumber: row.tracking_number, piece: row.piece }))
}

/** Keeps what a parcel's diagnosis says now. No event tells of it: nobody did anything. */
export async function saveStanding(
  database: Queryable,
  id: number,
  standing: { situation: string | null; lastPlace: string | null; rediagnoseOn: string | null },
): Promise<void> {
  await database.query({
    name: 'save-standing-of-inquiry',
    text: 'update inquiries set situation = $2, last_place = $3, rediagnose_on = $4 where id = $1',
    values: [id, standing.situation, standing.lastPlace, standing.rediagnoseOn],
  })
}

/** Forgets who looked at inquiries, and drafts of questions that nobody goes on with. */
export async function pruneInquiries(
  database: Queryable,
  before: { viewersMs: number; draftsMs: number },
): Promise<void> {
  await database.query('delete from inquiry_viewers where at_ms < $1', [before.viewersMs])
  await database.query('delete from inquiry_drafts where updated_at_ms < $1', [before.draftsMs])
}
