import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { mentionsIn } from '#domain/inquiry/mentions.ts'
import { INQUIRY_OUTCOMES } from '#domain/inquiry/tokens.ts'
import { colleagues } from '#services/agents/colleagues.ts'
import { colleaguesNamed } from '#services/agents/colleagues-named.ts'
import { addNote } from '#services/inquiries/add-note.ts'
import { logCall } from '#services/inquiries/log-call.ts'
import { reply } from '#services/inquiries/reply.ts'
import { takeBackReply } from '#services/inquiries/take-back-reply.ts'
import type { ApiDeps } from '../deps.ts'
import { CallSchema } from './call-schema.ts'
import { id } from './desk-schemas.ts'
import { defineInquiryVerb } from './inquiry-verb.ts'

/** What agents write: answers to the customer, and notes and calls that only the desk sees. */
export function addDeskLetters(app: OpenAPIHono, deps: ApiDeps): void {
  const { ctx } = deps

  defineInquiryVerb(
    app,
    deps,
    {
      action: 'reply',
      need: 'reply',
      summary: 'Answer the customer',
      description: 'By mail and on the private page, once it can no longer be taken back.',
      input: z.object({
        text: z.string(),
        cc: z.array(z.string()).optional(),
        turnTo: z.enum(['answered', 'waiting', 'closed']).optional().openapi({ description: 'answered by default' }),
        outcome: z
          .string()
          .nullish()
          .openapi({ enum: [...INQUIRY_OUTCOMES], description: 'How it ended, for `closed`' }),
        undoSeconds: z.number().int().min(0).max(120).optional().openapi({ description: '10 by default' }),
      }),
      example: { text: 'It was seen in Memphis yesterday.', turnTo: 'waiting' },
      more: { message: id },
    },
    async ({ agent, target, input }) => {
      const { undoSeconds, ...more } = input
      const undoMs = undoSeconds === undefined ? undefined : undoSeconds * 1_000
      const { inquiry, messageId } = await reply(ctx, { target, by: agent, ...more, undoMs })
      return { inquiry, more: { message: messageId } }
    },
  )

  defineInquiryVerb(
    app,
    deps,
    {
      action: 'take-back',
      need: 'reply',
      summary: 'Take an answer back that is still held',
      description: 'The inquiry is as it was before, and the text becomes your draft. Only whoever wrote it may.',
      input: z.object({ message: id }),
      example: { message: 12 },
    },
    async ({ agent, target, input }) => ({
      inquiry: await takeBackReply(ctx, { target, by: agent, messageId: input.message }),
    }),
  )

  defineInquiryVerb(
    app,
    deps,
    {
      action: 'note',
      need: 'note',
      summary: 'Write a note for the desk',
      input: z.object({
        text: z.string(),
        mentions: z
          .array(z.string().max(100))
          .optional()
          .openapi({ description: 'Ids of agents who are to see it, besides those whose @name stands in the text' }),
      }),
      example: { text: '@Kim, you know the plant.' },
      more: { message: id },
    },
    async ({ agent, target, input }) => {
      const named = await colleaguesNamed(ctx, agent, 'mentions', input.mentions ?? [])
      const mentions = [...named.map(({ id }) => id), ...mentionsIn(input.text, await colleagues(ctx, agent))]
      const { inquiry, messageId } = await addNote(ctx, { target, by: agent, text: input.text, mentions })
      return { inquiry, more: { message: messageId } }
    },
  )

  defineInquiryVerb(
    app,
    deps,
    {
      action: 'call',
      need: 'note',
      summary: 'Keep the notes of a call',
      input: z.object({ call: CallSchema }),
      example: {
        call: {
          representative: 'Sam',
          numbers: ['CA123456'],
          text: 'They search the plant.',
          nextSteps: [{ text: 'Ask what they found', day: '2026-11-30' }],
        },
      },
    },
    async ({ agent, target, input }) => ({ inquiry: await logCall(ctx, { target, by: agent, call: input.call }) }),
  )
}
