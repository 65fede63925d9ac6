import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { attachParcel } from '#services/inquiries/attach-parcel.ts'
import type { ApiDeps } from '../deps.ts'
import { CHANGES } from './changes.ts'
import { defineInquiryVerb } from './inquiry-verb.ts'

/** Whose an inquiry is, whose turn it is, how urgent, and what it is about. */
export function addDeskWorkflow(app: OpenAPIHono, deps: ApiDeps): void {
  const { ctx } = deps
  for (const change of CHANGES) {
    const { action, summary, input, example } = change
    defineInquiryVerb(app, deps, { action, need: 'assign', summary, input, example }, async (doing) => ({
      inquiry: await change.run(ctx, doing.agent, doing.target, doing.input),
    }))
  }

  defineInquiryVerb(
    app,
    deps,
    {
      action: 'parcel',
      need: 'assign',
      summary: 'Say which parcel an inquiry is about',
      description: 'What is known of the parcel now is frozen. null: about none.',
      input: z.object({
        trackingNumber: z.string().nullable(),
        piece: z.number().int().min(1).max(32_767).nullish(),
      }),
      example: { trackingNumber: '9234 6912 3456 7800 0001 71' },
    },
    async ({ agent, target, input }) => ({
      inquiry: await attachParcel(ctx, { target, by: agent, number: input.trackingNumber, piece: input.piece }),
    }),
  )
}
