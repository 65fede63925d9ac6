import type { InquiryMessage } from '#domain/inquiry/inquiry.ts'
import { readMessages } from '#store/inquiries/messages.ts'
import type { Context } from '../context.ts'

const NEWEST = 20

/** The newest reply of an agent that has not gone out and can be taken back; null where there is none. */
export async function heldReply(
  ctx: Context,
  input: { inquiryId: number; agentId: string },
): Promise<InquiryMessage | null> {
  const messages = await readMessages(ctx.database, input.inquiryId, NEWEST)
  return messages.findLast((one) => one.authorId === input.agentId && isHeld(one, ctx.clock())) ?? null
}

/** Whether a message can be taken back still. */
export function isHeld(message: InquiryMessage, nowMs: number): boolean {
  return message.kind === 'agent' && message.takenBackAtMs === null && (message.heldUntilMs ?? 0) > nowMs
}
