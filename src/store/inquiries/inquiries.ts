import type { Role, SituationName } from '#domain/diagnosis/tokens.ts'
import type { InquiryClock } from '#domain/inquiry/clock/inquiry-clock.ts'
import type { InquiryDetails } from '#domain/inquiry/details.ts'
import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import {
  type DueKind,
  type InquiryOrigin,
  type InquiryOutcome,
  type InquiryReason,
  type InquiryStatus,
  PRIORITIES,
} from '#domain/inquiry/tokens.ts'
import { storableJson } from '#domain/text/storable.ts'
import type { Queryable, Transaction } from '../database.ts'
import { INQUIRY_CHANNEL, type NewEvent } from './events.ts'

/** A row of `inquiries` without its evidence, which is read apart. */
export type InquiryRow = {
  id: number
  reference: string
  status: InquiryStatus
  reason: InquiryReason
  /** Its place in `PRIORITIES`, so that it can be sorted by. */
  priority: number
  origin: InquiryOrigin
  role: Role | null
  tracking_number: string | null
  piece: number | null
  customer_name: string | null
  customer_email: string | null
  customer_phone: string | null
  subject: string
  facts: InquiryDetails
  assignee: string | null
  tags: string[]
  snoozed_until_ms: number | null
  merged_into: number | null
  outcome: InquiryOutcome | null
  rating: number | null
  rating_comment: string | null
  created_at_ms: number
  updated_at_ms: number
  first_answered_at_ms: number | null
  last_customer_at_ms: number | null
  last_agent_at_ms: number | null
  due_at_ms: number | null
  due_kind: DueKind | null
  clock: InquiryClock | null
  step_at_ms: number | null
  planned_by: string | null
  reminder_at_ms: number | null
  situation: SituationName | null
  last_place: string | null
  rediagnose_on: string | null
  answered_by_scan: boolean
  closes_at_ms: number | null
  closed_at_ms: number | null
  watch_until_ms: number
  version: number
}

const FIELDS = [
  'reference',
  'status',
  'reason',
  'priority',
  'origin',
  'role',
  'tracking_number',
  'piece',
  'customer_name',
  'customer_email',
  'customer_phone',
  'subject',
  'facts',
  'assignee',
  'tags',
  'snoozed_until_ms',
  'merged_into',
  'outcome',
  'rating',
  'rating_comment',
  'created_at_ms',
  'updated_at_ms',
  'first_answered_at_ms',
  'last_customer_at_ms',
  'last_agent_at_ms',
  'due_at_ms',
  'due_kind',
  'clock',
  'step_at_ms',
  'planned_by',
  'reminder_at_ms',
  'situation',
  'last_place',
  'rediagnose_on',
  'answered_by_scan',
  'closes_at_ms',
  'closed_at_ms',
  'watch_until_ms',
] as const

/** The columns of an `InquiryRow`. */
export const INQUIRY_COLUMNS = ['id', ...FIELDS, 'version'].map((name) => `inquiries.${name}`).join(', ')

const PLACES = FIELDS.map((_, index) => `$${index + 1}`).join(', ')
const more = (place: number) => `$${FIELDS.length + place}`
/** One statement for all that a new inquiry begins with: each more is a way to the database and back. */
const INSERT = `with opened as (
    insert into inquiries (${FIELDS.join(', ')}, key_hash, evidence) values (${PLACES}, ${more(1)}, ${more(2)})
      on conflict (reference) do nothing returning id
  ), noted as (
    insert into inquiry_scans (inquiry_id, fingerprint)
      select opened.id, fingerprint from opened, unnest(${more(3)}::uuid[]) as fingerprint on conflict do nothing
  ), written as (
    insert into inquiry_events (inquiry_id, at_ms, kind, by_kind, by_id, by_name, data)
      select id, ${more(4)}::bigint, ${more(5)}, ${more(6)}, ${more(7)}, ${more(8)}, ${more(9)}::json from opened
  ) select id, pg_notify('${INQUIRY_CHANNEL}', id::text) from opened`
const UPDATE = `update inquiries set ${FIELDS.map((name, index) => `${name} = $${index + 1}`).join(', ')},
  version = version + $${FIELDS.length + 1} where id = $${FIELDS.length + 2} and version = $${FIELDS.length + 3}`

/**
 * Keeps a new inquiry with the hash of its first key, the fingerprints of the scans that it knows of, and the event of its
 * opening. Null where another has its reference.
 */
export async function insertInquiry(
  transaction: Transaction,
  inquiry: Omit<Inquiry, 'id' | 'version'>,
  begins: {
    keyHash: string
    evidence: string | null
    fingerprints: readonly string[]
    opened: Omit<NewEvent, 'inquiryId'>
  },
): Promise<number | null> {
  const { keyHash, evidence, fingerprints, opened } = begins
  const { atMs, kind, byKind, byId, byName, data } = opened
  const { rows } = await transaction.query<{ id: number }>({
    name: 'insert-inquiry',
    text: INSERT,
    values: [
      ...valuesOf(inquiry),
      ...[keyHash, evidence, fingerprints, atMs, kind, byKind, byId, byName, storableJson(data)],
    ],
  })
  return rows[0]?.id ?? null
}

/**
 * Saves an inquiry over the version that was read. False where another was saved in between.
 * @param isNewVersion whether those who saw the version before are to look again before they change it
 */
export async function saveInquiry(transaction: Transaction, inquiry: Inquiry, isNewVersion: boolean): Promise<boolean> {
  const { rowCount } = await transaction.query({
    name: 'save-inquiry',
    text: UPDATE,
    values: [...valuesOf(inquiry), isNewVersion ? 1 : 0, inquiry.id, inquiry.version],
  })
  return rowCount === 1
}

/** An inquiry by its id; others who want to change it wait until the transaction ends. */
export async function lockInquiry(transaction: Transaction, id: number): Promise<Inquiry | null> {
  const { rows } = await transaction.query<InquiryRow>({
    name: 'lock-inquiry',
    text: `select ${INQUIRY_COLUMNS} from inquiries where id = $1 for no key update`,
    values: [id],
  })
  return rows[0] ? inquiryOf(rows[0]) : null
}

/** An inquiry by its id. */
export async function readInquiryById(database: Queryable, id: number): Promise<Inquiry | null> {
  const { rows } = await database.query<InquiryRow>({
    name: 'read-inquiry',
    text: `select ${INQUIRY_COLUMNS} from inquiries where id = $1`,
    values: [id],
  })
  return rows[0] ? inquiryOf(rows[0]) : null
}

/** An inquiry by its reference. */
export async function readInquiryByReference(database: Queryable, reference: string): Promise<Inquiry | null> {
  const { rows } = await database.query<InquiryRow>({
    name: 'read-inquiry-by-reference',
    text: `select ${INQUIRY_COLUMNS} from inquiries where reference = $1`,
    values: [reference],
  })
  return rows[0] ? inquiryOf(rows[0]) : null
}

/** The inquiries with these references, in any order. */
export async function readInquiriesByReference(database: Queryable, references: readonly string[]): Promise<Inquiry[]> {
  const { rows } = await database.query<InquiryRow>({
    name: 'read-inquiries-by-reference',
    text: `select ${INQUIRY_COLUMNS} from inquiries where reference = any($1)`,
    values: [references],
  })
  return rows.map(inquiryOf)
}

/** The evidence frozen with an inquiry, as JSON text, byte for byte; null where there is none. */
export async function readEvidence(database: Queryable, id: number): Promise<string | null> {
  const { rows } = await database.query<{ evidence: string | null }>({
    name: 'read-inquiry-evidence',
    text: 'select evidence::text as evidence from inquiries where id = $1',
    values: [id],
  })
  return rows[0]?.evidence ?? null
}

/** Puts evidence in the place of evidence without a parcel. */
export async function writeEvidence(transaction: Transaction, id: number, json: string): Promise<void> {
  await transaction.query('update inquiries set evidence = $2 where id = $1', [id, json])
}

export function inquiryOf(row: InquiryRow): Inquiry {
  return {
    id: row.id,
    reference: row.reference,
    status: row.status,
    reason: row.reason,
    priority: PRIORITIES[row.priority] ?? 'normal',
    origin: row.origin,
    role: row.role,
    trackingNumber: row.tracking_number,
    piece: row.piece,
    customer: { name: row.customer_name, email: row.customer_email, phone: row.customer_phone },
    subject: row.subject,
    details: row.facts,
    assignee: row.assignee,
    tags: row.tags,
    snoozedUntilMs: row.snoozed_until_ms,
    mergedInto: row.merged_into,
    outcome: row.outcome,
    rating: row.rating,
    ratingComment: row.rating_comment,
    createdAtMs: row.created_at_ms,
    updatedAtMs: row.updated_at_ms,
    firstAnsweredAtMs: row.first_answered_at_ms,
    lastCustomerAtMs: row.last_customer_at_ms,
    lastAgentAtMs: row.last_agent_at_ms,
    dueAtMs: row.due_at_ms,
    dueKind: row.due_kind,
    clock: row.clock,
    stepAtMs: row.step_at_ms,
    plannedBy: row.planned_by,
    reminderAtMs: row.reminder_at_ms,
    situation: row.situation,
    lastPlace: row.last_place,
    rediagnoseOn: row.rediagnose_on,
    answeredByScan: row.answered_by_scan,
    closesAtMs: row.closes_at_ms,
    closedAtMs: row.closed_at_ms,
    watchUntilMs: row.watch_until_ms,
    version: row.version,
  }
}

function valuesOf(inquiry: Omit<Inquiry, 'id' | 'version'>): unknown[] {
  const row: Omit<InquiryRow, 'id' | 'version' | 'facts' | 'clock'> & { facts: string; clock: string | null } = {
    reference: inquiry.reference,
    status: inquiry.status,
    reason: inquiry.reason,
    priority: PRIORITIES.indexOf(inquiry.priority),
    origin: inquiry.origin,
    role: inquiry.role,
    tracking_number: inquiry.trackingNumber,
    piece: inquiry.piece,
    customer_name: inquiry.customer.name,
    customer_email: inquiry.customer.email,
    customer_phone: inquiry.customer.phone,
    subject: inquiry.subject,
    facts: JSON.stringify(inquiry.details),
    assignee: inquiry.assignee,
    tags: inquiry.tags,
    snoozed_until_ms: inquiry.snoozedUntilMs,
    merged_into: inquiry.mergedInto,
    outcome: inquiry.outcome,
    rating: inquiry.rating,
    rating_comment: inquiry.ratingComment,
    created_at_ms: inquiry.createdAtMs,
    updated_at_ms: inquiry.updatedAtMs,
    first_answered_at_ms: inquiry.firstAnsweredAtMs,
    last_customer_at_ms: inquiry.lastCustomerAtMs,
    last_agent_at_ms: inquiry.lastAgentAtMs,
    due_at_ms: inquiry.dueAtMs,
    due_kind: inquiry.dueKind,
    clock: inquiry.clock && JSON.stringify(inquiry.clock),
    step_at_ms: inquiry.stepAtMs,
    planned_by: inquiry.plannedBy,
    reminder_at_ms: inquiry.reminderAtMs,
    situation: inquiry.situation,
    last_place: inquiry.lastPlace,
    rediagnose_on: inquiry.rediagnoseOn,
    answered_by_scan: inquiry.answeredByScan,
    closes_at_ms: inquiry.closesAtMs,
    closed_at_ms: inquiry.closedAtMs,
    watch_until_ms: inquiry.watchUntilMs,
  }
  return FIELDS.map((name) => row[name])
}
