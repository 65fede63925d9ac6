import { z } from '@hono/zod-openapi'
import { ROLES } from '#domain/diagnosis/tokens.ts'
import { INQUIRY_REASONS } from '#domain/inquiry/tokens.ts'

/** A file without its content. */
export const FileSchema = z
  .object({
    id: z.number(),
    name: z.string(),
    mediaType: z.string(),
    bytes: z.number(),
    sha256: z.string(),
  })
  .openapi('InquiryFile')

/** A question as programs ask it. */
export const QuestionSchema = z.object({
  reason: z.string().openapi({ enum: [...INQUIRY_REASONS] }),
  trackingNumber: z.string().nullish().openapi({ description: 'In any spelling; left out by those who have none' }),
  piece: z.number().nullish(),
  role: z
    .string()
    .nullish()
    .openapi({ enum: [...ROLES] }),
  name: z.string().nullish(),
  email: z.string().nullish().openapi({ description: 'Where answers go; without it they stand under the reference' }),
  phone: z.string().nullish(),
  subject: z.string().nullish(),
  message: z.string().openapi({ description: 'What happened, in the words of the one who asks' }),
  details: z
    .record(z.string(), z.unknown())
    .nullish()
    .openapi({ description: 'What this reason needs besides, and no more' }),
  history: z.string().nullish().openapi({ description: 'A history pasted from elsewhere; kept as evidence' }),
})
