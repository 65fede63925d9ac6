import { z } from 'zod'
import {
  countOutbox,
  OUTGOING_STATES,
  type OutboxMail,
  type Outgoing,
  type OutgoingState,
  readOutbox,
} from '#store/mails/outgoing.ts'
import type { Context } from '../context.ts'

export { OUTGOING_STATES, type OutboxMail, type Outgoing, type OutgoingState }

export const outboxSearch = z.object({
  /** Those not yet sent, where none are named. */
  states: z.array(z.enum(OUTGOING_STATES)).min(1).default(['held', 'waiting', 'failed']),
  inquiryId: z.number().int().positive().nullable().default(null),
  beforeId: z.number().int().positive().nullable().default(null),
  limit: z.number().int().min(1).max(500).default(100),
})

export type Outbox = {
  counts: Record<OutgoingState, number>
  /** The newest first. */
  mails: OutboxMail[]
}

/** The mails that wait, failed or were sent. */
export async function listOutbox(
  ctx: Pick<Context, 'database'>,
  search: z.input<typeof outboxSearch> = {},
): Promise<Outbox> {
  const [counts, mails] = await Promise.all([
    countOutbox(ctx.database),
    readOutbox(ctx.database, outboxSearch.parse(search)),
  ])
  return { counts, mails }
}
