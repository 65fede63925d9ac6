import { type Report, ROLES } from '#domain/diagnosis/tokens.ts'
import type { DetailField } from '#domain/inquiry/details.ts'
import { type QuestionStep, stepsFor } from '#domain/inquiry/question-steps.ts'
import { INQUIRY_REASONS, type InquiryReason } from '#domain/inquiry/tokens.ts'
import { type DraftFile, readDraftFiles } from '#store/inquiries/draft-files.ts'
import { readDraftRow } from '#store/inquiries/drafts.ts'
import type { Context } from '../../context.ts'
import { ServiceError } from '../../errors.ts'
import { findParcels } from '../../parcels/find-parcels.ts'
import type { ParcelReading } from '../../parcels/parcel-reading.ts'
import { readForm } from '../../readings/read-form.ts'
import { readParcel } from '../../readings/read-parcel.ts'
import { hashKey } from '../keys.ts'
import { type Draft, KEEP_DRAFT_MS } from './draft.ts'

/** A draft with what follows from it. */
export type OpenDraft = {
  draft: Draft
  keyHash: string
  createdAtMs: number
  files: DraftFile[]
  /** The parcel as it is known now; null where there is none. */
  parcel: ParcelReading | null
  reason: InquiryReason | null
  /** What the parcel tells, so that nobody is asked. */
  known: ReadonlySet<DetailField>
  steps: QuestionStep[]
  /** The first step that is not answered; null where all are. */
  next: QuestionStep | null
}

/** The draft that a key opens; null where there is none, or where it is too old. */
export async function readDraft(ctx: Context, key: string | undefined): Promise<OpenDraft | null> {
  if (!key) return null
  const keyHash = hashKey(key.slice(0, 200))
  const row = await readDraftRow(ctx.database, keyHash)
  if (!row || row.updatedAtMs < ctx.clock() - KEEP_DRAFT_MS) return null
  const draft = JSON.parse(row.data) as Draft
  const files = await readDraftFiles(ctx.database, keyHash)
  return { keyHash, createdAtMs: row.createdAtMs, files, ...(await followDraft(ctx, draft)) }
}

/** What follows from a draft. */
export async function followDraft(
  ctx: Context,
  draft: Draft,
): Promise<Omit<OpenDraft, 'keyHash' | 'createdAtMs' | 'files'>> {
  const parcel = await parcelOfDraft(ctx, draft)
  const reason = INQUIRY_REASONS.find((one) => one === draft.answers.reason) ?? null
  const known = knownFrom(parcel)
  const steps: QuestionStep[] = reason ? stepsFor(reason, known) : ['reason']
  return { draft, parcel, reason, known, steps, next: steps.find((step) => !draft.answered.includes(step)) ?? null }
}

/** What no scan can know, and the reason says. */
const REPORT_OF: Readonly<Record<string, Report>> = {
  damaged: 'damaged',
  'missing-contents': 'missing-contents',
  'delivered-not-received': 'not-received',
}

/** The parcel of a draft as it is stored, else as its history tells. No carrier is asked. */
async function parcelOfDraft(ctx: Context, draft: Draft): Promise<ParcelReading | null> {
  const { trackingNumber, piece, history, answers } = draft
  const role = ROLES.find((one) => one === answers.role)
  const report = REPORT_OF[answers.reason ?? '']
  const pasted = history && readPasted(ctx, { ...history, ...(role && { role }), ...(report && { report }) })
  const number = trackingNumber ?? pasted?.trackingNumber
  if (!number) return pasted
  const [stored] = await findParcels(ctx, {
    numbers: [number],
    quiet: true,
    told: { role, report },
    ...(piece === null ? {} : { piece }),
  })
  return stored?.outcome === 'found' ? stored : (pasted ?? stored ?? null)
}

function readPasted(ctx: Context, fields: Readonly<Record<string, string>>): ParcelReading | null {
  try {
    return readParcel(ctx, readForm(fields, ctx.clock()).input).reading
  } catch (error) {
    if (error instanceof ServiceError) return null
    throw error
  }
}

function knownFrom(parcel: ParcelReading | null): ReadonlySet<DetailField> {
  const known = new Set<DetailField>()
  const circumstances = parcel?.meaning?.circumstances
  if (circumstances?.mailedOn) known.add('mailedOn')
  if (parcel?.expected) known.add('expectedDay')
  if (parcel?.phase === 'delivered') known.add('deliveredOn')
  return known
}
