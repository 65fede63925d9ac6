import type { Context as HonoContext } from 'hono'
import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import type { AtDesk } from '#services/agents/let-in.ts'
import type { Context } from '#services/context.ts'
import { findManyForDesk } from '#services/inquiries/find-for-desk.ts'
import { heldReply } from '#services/inquiries/held-reply.ts'
import { bulkDoneWords, DONE_AT_DESK } from '#words/en/desk-inquiries.ts'

/** What came of the form before, told on the page that follows. */
export type Told = {
  words: string
  /** The inquiry that it was done with, where the page shows another. */
  of: Inquiry | null
  /** The reply that can be taken back still. */
  held: { inquiry: Inquiry; messageId: number; leftMs: number } | null
}

/** Reads what an address tells. A sentence of somebody else's making is never shown: addresses are sent around. */
export async function readTold(
  ctx: Context,
  c: HonoContext,
  agent: AtDesk,
  here: Inquiry | null,
): Promise<Told | undefined> {
  const done = c.req.query('done')
  const words = done === undefined ? undefined : doneWords(done)
  if (words === undefined) return undefined
  const asked = c.req.query('of')
  const [of = null] = asked === undefined ? [] : await findManyForDesk(ctx, agent, [asked])
  const inquiry = of ?? here
  const reply =
    done === 'replied' && inquiry ? await heldReply(ctx, { inquiryId: inquiry.id, agentId: agent.id }) : null
  return {
    words,
    of: of?.id === here?.id ? null : of,
    held: inquiry && reply && { inquiry, messageId: reply.id, leftMs: (reply.heldUntilMs ?? 0) - ctx.clock() },
  }
}

function doneWords(done: string): string | undefined {
  const [, count] = /^bulk-(\d{1,3})$/.exec(done) ?? []
  if (count !== undefined) return bulkDoneWords(Number(count), 0)
  return Object.hasOwn(DONE_AT_DESK, done) ? DONE_AT_DESK[done] : undefined
}
