import { z } from 'zod'
import { INCOMING_STATES, type Incoming, type IncomingState, readIncomingMails } from '#store/mails/incoming.ts'
import type { Context } from '../context.ts'

export { INCOMING_STATES, type Incoming, type IncomingState }

export const incomingSearch = z.object({
  /** Those that belong to no inquiry, where none are named. */
  states: z.array(z.enum(INCOMING_STATES)).min(1).default(['waiting', 'set-aside']),
  inquiryId: z.number().int().positive().nullable().default(null),
  beforeId: z.number().int().positive().nullable().default(null),
  limit: z.number().int().min(1).max(500).default(100),
})

/** Mails that came in, the newest first, with what became of them. */
export function listIncoming(
  ctx: Pick<Context, 'database'>,
  search: z.input<typeof incomingSearch> = {},
): Promise<Incoming[]> {
  return readIncomingMails(ctx.database, incomingSearch.parse(search))
}
