import { z } from '@hono/zod-openapi'
import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import { INQUIRY_OUTCOMES, INQUIRY_REASONS, INQUIRY_STATUSES, PRIORITIES } from '#domain/inquiry/tokens.ts'
import { parseInstant } from '#domain/scans/at.ts'
import { colleaguesNamed } from '#services/agents/colleagues-named.ts'
import type { AtDesk } from '#services/agents/let-in.ts'
import type { Context } from '#services/context.ts'
import { assign } from '#services/inquiries/assign.ts'
import type { InquiryTarget } from '#services/inquiries/change-inquiry.ts'
import { changeStatus } from '#services/inquiries/change-status.ts'
import { changeTags } from '#services/inquiries/change-tags.ts'
import { setPriority } from '#services/inquiries/set-priority.ts'
import { setReason } from '#services/inquiries/set-reason.ts'
import { snooze } from '#services/inquiries/snooze.ts'

/** A change that can be made to one inquiry, or to many at once. */
export type DeskChange = {
  action: string
  summary: string
  input: z.ZodObject
  example: Record<string, unknown>
  run(ctx: Context, agent: AtDesk, target: InquiryTarget, input: unknown): Promise<Inquiry>
}

function change<S extends z.ZodRawShape>(
  action: string,
  summary: string,
  shape: S,
  example: z.input<z.ZodObject<S>>,
  run: (ctx: Context, agent: AtDesk, target: InquiryTarget, input: z.infer<z.ZodObject<S>>) => Promise<Inquiry>,
): DeskChange {
  const input = z.object(shape)
  return {
    action,
    summary,
    input,
    example,
    // What comes in was checked by the same schema.
    run: (ctx, agent, target, given) => run(ctx, agent, target, given as z.infer<typeof input>),
  }
}

export const CHANGES: readonly DeskChange[] = [
  change(
    'assign',
    'Give an inquiry to an agent',
    {
      to: z.string().max(100).nullable().openapi({ description: 'The id of an agent; null: nobody’s' }),
      note: z.string().optional().openapi({ description: 'What the next one has to know: handing over' }),
    },
    { to: null },
    async (ctx, agent, target, { to, note }) => {
      const [next = null] = await colleaguesNamed(ctx, agent, 'to', to === null ? [] : [to])
      return assign(ctx, { target, by: agent, to: next, note })
    },
  ),
  change(
    'snooze',
    'Put an inquiry out of sight until a moment',
    { until: z.string().max(40).nullable().openapi({ description: 'A moment; null: back at once' }) },
    { until: '2026-12-01T09:00:00-05:00' },
    (ctx, agent, target, { until }) =>
      snooze(ctx, { target, by: agent, untilMs: until === null ? null : (parseInstant(until) ?? Number.NaN) }),
  ),
  change(
    'status',
    'Say whose turn it is; close or re-open an inquiry',
    {
      status: z.string().openapi({ enum: [...INQUIRY_STATUSES] }),
      outcome: z
        .string()
        .nullish()
        .openapi({ enum: [...INQUIRY_OUTCOMES], description: 'How it ended, for `closed`' }),
    },
    { status: 'closed', outcome: 'found' },
    (ctx, agent, target, input) => changeStatus(ctx, { target, by: agent, ...input }),
  ),
  change(
    'priority',
    'Say how urgent an inquiry is',
    { priority: z.string().openapi({ enum: [...PRIORITIES] }) },
    { priority: 'high' },
    (ctx, agent, target, input) => setPriority(ctx, { target, by: agent, ...input }),
  ),
  change(
    'reason',
    'Say what kind of question it is',
    { reason: z.string().openapi({ enum: [...INQUIRY_REASONS] }) },
    { reason: 'lost' },
    (ctx, agent, target, input) => setReason(ctx, { target, by: agent, ...input }),
  ),
  change(
    'tags',
    'Add and take away tags',
    { add: z.array(z.string()).max(100).optional(), remove: z.array(z.string()).max(100).optional() },
    { add: ['fire-at-plant'] },
    (ctx, agent, target, { add = [], remove = [] }) => changeTags(ctx, { target, by: agent, add, remove }),
  ),
]
