import { z } from '@hono/zod-openapi'
import { ROLES } from '#domain/diagnosis/tokens.ts'
import { PROMISE_STATES } from '#domain/inquiry/clock/inquiry-clock.ts'
import { PROMISES } from '#domain/inquiry/clock/service-levels.ts'
import {
  INQUIRY_EVENT_KINDS,
  INQUIRY_ORIGINS,
  INQUIRY_OUTCOMES,
  INQUIRY_REASONS,
  INQUIRY_STATUSES,
  MESSAGE_KINDS,
  PRIORITIES,
} from '#domain/inquiry/tokens.ts'
import { FileSchema } from '../inquiry-schemas.ts'
import { ParcelSchema } from '../schemas.ts'

export const instant = z.string().openapi({ example: '2026-11-27T22:00:00Z' })
export const reference = z.string().max(40).openapi({ example: 'K7QM-4R2X' })
export const referenceParams = z.object({ reference })
/** The number of something that belongs to an inquiry. */
export const id = z.number().int().positive().max(Number.MAX_SAFE_INTEGER)

const customer = z.object({
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
})

/** An inquiry as a list of the desk has it. */
export const ListedSchema = z
  .object({
    reference,
    version: z.number().openapi({ description: 'Send it as If-Match with a change, so that nothing is overwritten' }),
    status: z.enum(INQUIRY_STATUSES),
    reason: z.enum(INQUIRY_REASONS),
    priority: z.enum(PRIORITIES),
    origin: z.enum(INQUIRY_ORIGINS),
    role: z.enum(ROLES).nullable(),
    trackingNumber: z.string().nullable(),
    piece: z.number().nullable(),
    situation: z.string().nullable().openapi({ description: 'What the diagnosis of its parcel said last' }),
    lastPlace: z.string().nullable().openapi({ example: 'MEMPHIS, TN' }),
    customer,
    subject: z.string(),
    details: z.record(z.string(), z.unknown()),
    assignee: z.string().nullable().openapi({ description: 'The id of an agent: see /v1/desk/agents' }),
    tags: z.array(z.string()),
    outcome: z.enum(INQUIRY_OUTCOMES).nullable(),
    rating: z.number().nullable(),
    ratingComment: z.string().nullable(),
    isMerged: z.boolean().openapi({ description: 'Another inquiry carries it on' }),
    openedAt: instant,
    updatedAt: instant,
    firstAnsweredAt: instant.nullable(),
    lastCustomerAt: instant.nullable(),
    lastAgentAt: instant.nullable(),
    dueBy: instant.nullable(),
    dueKind: z.string().nullable(),
    snoozedUntil: instant.nullable(),
    closesAt: instant.nullable(),
    closedAt: instant.nullable(),
  })
  .openapi('DeskInquiryInList')

export const EventSchema = z
  .object({
    id: z.number(),
    at: instant,
    kind: z.enum(INQUIRY_EVENT_KINDS),
    by: z.object({ kind: z.string(), id: z.string().nullable(), name: z.string().nullable() }),
    data: z.record(z.string(), z.unknown()).openapi({ description: '`set`: the fields that it changed' }),
  })
  .openapi('DeskEvent')

const MessageSchema = z
  .object({
    id: z.number(),
    from: z.enum(MESSAGE_KINDS),
    at: instant,
    author: z.string().nullable(),
    authorId: z.string().nullable(),
    text: z.string(),
    files: z.array(FileSchema),
    heldUntil: instant.nullable().openapi({ description: 'Until then it can be taken back' }),
    takenBackAt: instant.nullable(),
  })
  .openapi('DeskMessage')

/** An inquiry with everything that stands on its page. */
export const WholeSchema = ListedSchema.extend({
  carriedOnBy: reference.nullable(),
  parcel: ParcelSchema.nullable(),
  messages: z.array(MessageSchema).openapi({ description: 'The oldest first; notes too' }),
  files: z.array(FileSchema).openapi({ description: 'Those that belong to no message' }),
  reminders: z.array(z.object({ id: z.number(), text: z.string(), at: instant, doneAt: instant.nullable() })),
  promises: z
    .array(z.object({ promised: z.enum(PROMISES), state: z.enum(PROMISE_STATES), at: instant.nullable() }))
    .openapi({
      description: 'How what was promised in time stands: when it was kept, or is due; null while it is paused',
    }),
  events: z.array(EventSchema),
  related: z.array(ListedSchema).openapi({ description: 'Others of the same parcel or person' }),
  draft: z
    .object({ kind: z.enum(['reply', 'note']), text: z.string(), at: instant })
    .nullable()
    .openapi({ description: 'What you began to write' }),
  evidence: z
    .object({ content: z.record(z.string(), z.unknown()), digest: z.string() })
    .nullable()
    .openapi({ description: 'What was known of the parcel when the inquiry was opened; frozen since' }),
}).openapi('DeskInquiry')
