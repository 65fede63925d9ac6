import type { ReadMail } from '#domain/mail/read-mail.ts'
import { replyTokensIn } from '#domain/mail/reply-tokens.ts'
import { inquiryOfMessageIds, inquiryOfTokens } from '#store/mails/threads.ts'
import type { Context } from '../context.ts'
import { followMerges } from '../inquiries/follow-merges.ts'

const LONGEST_TEXT = 200_000

/**
 * The inquiry that a mail belongs to: by the Message-IDs that it answers, then by the word in the address that it went to,
 * then by that word in its text. Never by its subject, which anybody may write.
 */
export async function findThread(ctx: Context, mail: ReadMail, ours: string | null): Promise<number | null> {
  const byIds = await inquiryOfMessageIds(ctx.database, [...mail.references, ...mail.inReplyTo])
  const id = byIds ?? (ours === null ? null : await inquiryOfTokens(ctx.database, tokensIn(mail, ours)))
  return id === null ? null : (await followMerges(ctx, { id })).id
}

function tokensIn({ to, cc, deliveredTo, text }: ReadMail, ours: string): string[] {
  const addresses = [...to, ...cc].map(({ address }) => address)
  return replyTokensIn({ addresses: [...addresses, ...deliveredTo], text: text.slice(0, LONGEST_TEXT) }, ours)
}
