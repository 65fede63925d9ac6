import type { InquiryClock } from '#domain/inquiry/clock/inquiry-clock.ts'
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

/** Inquiries of which somebody is to be warned now. */
export async function readStepsDue(database: Queryable, nowMs: number, limit: number): Promise<number[]> {
  const { rows } = await database.query<{ id: number }>({
    name: 'read-inquiries-with-steps-due',
    text: 'select id from inquiries where step_at_ms <= $1 order by step_at_ms limit $2',
    values: [nowMs, limit],
  })
  return rows.map(({ id }) => id)
}

/** Inquiries that were planned by another edition of the service levels, closed ones only where they have no clock. */
export async function readPlannedByOthers(database: Queryable, edition: string, limit: number): Promise<number[]> {
  const { rows } = await database.query<{ id: number }>({
    name: 'read-inquiries-planned-by-others',
    text: `select id from inquiries where planned_by is distinct from $1 and (status <> 'closed' or planned_by is null)
      limit $2`,
    values: [edition, limit],
  })
  return rows.map(({ id }) => id)
}

/** Keeps a plan that changes nothing that anybody sees. */
export async function savePlan(
  database: Queryable,
  id: number,
  plan: { clock: InquiryClock | null; stepAtMs: number | null; plannedBy: string | null },
): Promise<void> {
  await database.query({
    name: 'save-plan-of-inquiry',
    text: 'update inquiries set clock = $2, step_at_ms = $3, planned_by = $4 where id = $1',
    values: [id, plan.clock && JSON.stringify(plan.clock), plan.stepAtMs, plan.plannedBy],
  })
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
