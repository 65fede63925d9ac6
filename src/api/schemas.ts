import { z } from '@hono/zod-openapi'
import { CHANNELS, DEADLINE_KINDS } from '#domain/advice/tokens.ts'
import { SITUATIONS } from '#domain/diagnosis/tokens.ts'
import { BASES } from '#domain/scans/basis.ts'
import { PHASES } from '#domain/scans/phase.ts'
import { CARRIERS } from '#domain/tracking-number/carrier.ts'
import { PROBLEM_CODES } from '#domain/tracking-number/reading.ts'
import { OUTCOMES } from '#services/parcels/parcel-reading.ts'
import { ANSWER_OUTCOMES } from '#services/ports/tracking-source.ts'

export const ProblemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number(),
    code: z.string(),
    detail: z.string(),
    errors: z.array(z.object({ field: z.string(), code: z.string(), message: z.string() })).optional(),
  })
  .openapi('Problem')

export const PlaceSchema = z
  .object({
    facility: z.string().optional(),
    city: z.string().optional(),
    state: z.string().optional(),
    zip: z.string().optional(),
    country: z.string().optional(),
  })
  .openapi('Place')

export const ReadingSchema = z
  .object({
    carrier: z.enum(CARRIERS),
    format: z.string(),
    trackingNumber: z.string(),
    printed: z.string(),
    valid: z.boolean(),
    confidence: z.number(),
    serviceType: z.string().optional(),
    mailClass: z.string().optional(),
    services: z.array(z.string()).optional(),
    mailerId: z.string().optional(),
    sourceId: z.string().optional(),
    serial: z.string().optional(),
    destinationZip: z.string().optional(),
    country: z.string().optional(),
    problems: z.array(z.object({ code: z.enum(PROBLEM_CODES), message: z.string() })),
    repairs: z.array(
      z.object({
        trackingNumber: z.string(),
        change: z.enum(['swap', 'digit', 'missing', 'extra', 'letter']),
        rank: z.number(),
      }),
    ),
  })
  .openapi('Reading')

export const ScanSchema = z
  .object({
    code: z.string().nullable(),
    wording: z.string().nullable(),
    phase: z.enum(PHASES),
    basis: z.enum(BASES),
    at: z.string().openapi({ example: '2026-11-14T03:14:00-06:00' }),
    place: PlaceSchema,
    source: z.string(),
    recordedAt: z.string(),
    corrected: z.boolean().optional(),
  })
  .openapi('Scan')

const day = z.string().openapi({ example: '2026-11-28' })

export const DiagnosisSchema = z
  .object({
    situation: z.enum(SITUATIONS),
    also: z.array(z.enum(SITUATIONS)),
    rule: z.string(),
    title: z.string(),
    summary: z.string(),
    evidence: z.array(z.object({ scan: z.number().nullable(), text: z.string() })),
    changesOn: day.nullable(),
  })
  .openapi('Diagnosis')

export const StepSchema = z
  .object({
    channel: z.enum(CHANNELS),
    action: z.string(),
    from: day.nullable(),
    until: day.nullable(),
    why: z.string(),
    rule: z.string(),
    rulesAsOf: day,
  })
  .openapi('Step')

export const DeadlineSchema = z
  .object({
    kind: z.enum(DEADLINE_KINDS),
    from: day.nullable(),
    until: day.nullable(),
    rule: z.string(),
    rulesAsOf: day,
  })
  .openapi('Deadline')

export const ParcelSchema = z
  .object({
    outcome: z.enum(OUTCOMES),
    asked: z.string(),
    trackingNumber: z.string(),
    printed: z.string(),
    carrier: z.enum(CARRIERS),
    piece: z.number().nullable(),
    earlierPieces: z.array(z.number()),
    mailClass: z.string(),
    services: z.array(z.string()),
    phase: z.enum(PHASES),
    headline: z.string(),
    lastSeen: ScanSchema.nullable(),
    latest: ScanSchema.nullable(),
    expected: z
      .object({ day: z.string(), basis: z.enum(['carrier', 'standard']), firstPromised: z.string().nullable() })
      .nullable(),
    scans: z.array(ScanSchema),
    readings: z.array(ReadingSchema).optional(),
    help: z.object({ readHistoryAt: z.string(), lookAt: z.string().optional() }).optional(),
    diagnosis: DiagnosisSchema.nullable(),
    advice: z.array(StepSchema),
    deadlines: z.array(DeadlineSchema),
    asOf: z.string(),
    stale: z.boolean(),
    sourceSays: z
      .enum(ANSWER_OUTCOMES)
      .nullable()
      .openapi({ description: 'Why the source tells nothing, where it said so' }),
    source: z.object({ kind: z.string(), simulated: z.boolean() }),
  })
  .openapi('Parcel')

/** What every call may answer besides its own answers. */
export const PROBLEM_RESPONSE = {
  description: 'What is wrong, and in which field',
  content: { 'application/problem+json': { schema: ProblemSchema } },
}

/** A JSON answer of a documented call. */
export function jsonResponse(description: string, schema: z.ZodType) {
  return { description, content: { 'application/json': { schema } } }
}
