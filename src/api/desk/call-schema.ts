import { z } from '@hono/zod-openapi'

/** The notes of a call. */
export const CallSchema = z
  .object({
    representative: z.string().nullish().openapi({ description: 'Who spoke for the other side' }),
    numbers: z.array(z.string()).optional().openapi({ description: 'Confirmation and claim numbers that were named' }),
    text: z.string(),
    nextSteps: z
      .array(z.object({ text: z.string(), day: z.string().openapi({ example: '2026-11-30' }) }))
      .optional()
      .openapi({ description: 'What was agreed: the desk is reminded on each day' }),
  })
  .openapi('CallNotes')
