import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { parseInstant } from '#domain/scans/at.ts'
import { endRemind, remind } from '#services/inquiries/reminders.ts'
import type { ApiDeps } from '../deps.ts'
import { id } from './desk-schemas.ts'
import { defineInquiryVerb } from './inquiry-verb.ts'

/** What the desk is to think of, and when. */
export function addDeskReminders(app: OpenAPIHono, deps: ApiDeps): void {
  const { ctx } = deps

  defineInquiryVerb(
    app,
    deps,
    {
      action: 'remind',
      need: 'note',
      summary: 'Have the desk think of something',
      input: z.object({ text: z.string(), at: z.string().max(40) }),
      example: { text: 'Ask the Post Office again', at: '2026-12-01T09:00:00-05:00' },
    },
    async ({ agent, target, input }) => {
      const atMs = parseInstant(input.at) ?? Number.NaN
      return { inquiry: await remind(ctx, { target, by: agent, text: input.text, atMs }) }
    },
  )

  defineInquiryVerb(
    app,
    deps,
    {
      action: 'reminder-done',
      need: 'note',
      summary: 'Take a reminder off the list',
      input: z.object({ reminder: id }),
      example: { reminder: 3 },
    },
    async ({ agent, target, input }) => ({
      inquiry: await endRemind(ctx, { target, by: agent, reminderId: input.reminder }),
    }),
  )
}
