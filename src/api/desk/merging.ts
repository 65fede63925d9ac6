import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { findForDesk } from '#services/inquiries/find-for-desk.ts'
import { merge } from '#services/inquiries/merge.ts'
import { split } from '#services/inquiries/split.ts'
import type { ApiDeps } from '../deps.ts'
import { listedJson } from './desk-json.ts'
import { id, ListedSchema, reference } from './desk-schemas.ts'
import { defineInquiryVerb } from './inquiry-verb.ts'

const MOST_MESSAGES = 500

/** Two inquiries made one, and one made two. */
export function addDeskMerging(app: OpenAPIHono, deps: ApiDeps): void {
  const { ctx } = deps

  defineInquiryVerb(
    app,
    deps,
    {
      action: 'merge',
      need: 'merge',
      summary: 'Let another inquiry carry this one on',
      description: 'Messages and files move; the answer is the inquiry that goes on. Never of two people.',
      input: z.object({ into: reference }),
      example: { into: 'K7QM-4R2X' },
    },
    async ({ agent, target, input }) => {
      const into = await findForDesk(ctx, agent, input.into)
      return { inquiry: await merge(ctx, { target, into: into.id, by: agent }) }
    },
  )

  defineInquiryVerb(
    app,
    deps,
    {
      action: 'split',
      need: 'merge',
      summary: 'Part a second question from an inquiry',
      description: 'Some of its messages, with their files, go into a new one, whose customer is told the reference.',
      input: z.object({
        messages: z.array(id).max(MOST_MESSAGES),
        reason: z.string().optional(),
        trackingNumber: z.string().nullish(),
        subject: z.string().optional(),
      }),
      example: { messages: [14], reason: 'damaged' },
      more: { split: ListedSchema },
    },
    async ({ agent, target, input }) => {
      const { messages, ...question } = input
      const done = await split(ctx, { target, by: agent, messageIds: messages, ...question })
      return { inquiry: done.inquiry, more: { split: listedJson(done.split) } }
    },
  )
}
