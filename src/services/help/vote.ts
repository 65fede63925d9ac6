import { countVotesOf, saveVote } from '#store/help-votes.ts'
import { holdLock, inTransaction } from '#store/transaction.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { findArticle } from './find-article.ts'
import { readTicket, senderOf } from './form-ticket.ts'

const MOST_AN_HOUR = 30

export type VoteInput = { slug: string; helpful: string; ticket: string; address: string }

/**
 * Counts whether an article was helpful. The same form sent again counts once, with its last answer.
 * @throws ServiceError `not-found`, `not-valid` (fields `helpful`, `form`), `too-many`
 */
export async function vote(ctx: Context, input: VoteInput): Promise<void> {
  const { slug, helpful } = input
  if (!findArticle(ctx, slug)) throw new ServiceError('not-found', `There is no article ${slug}.`)
  if (helpful !== 'yes' && helpful !== 'no') throw refused('helpful', 'missing')
  const ticket = await readTicket(ctx, 'vote', slug, input.ticket)
  if (!ticket) throw refused('form', 'too-old')
  const sender = await senderOf(ctx, input.address)
  await inTransaction(ctx.database, async (transaction) => {
    await holdLock(transaction, `help-vote ${sender}`)
    if ((await countVotesOf(transaction, sender)) >= MOST_AN_HOUR) {
      throw new ServiceError('too-many', `At most ${MOST_AN_HOUR} votes an hour.`)
    }
    await saveVote(transaction, { form: ticket.form, slug, isHelpful: helpful === 'yes', sender, atMs: ctx.clock() })
  })
}

function refused(field: string, code: string): ServiceError {
  const message = `${field}: ${code}`
  return new ServiceError('not-valid', message, [{ field, code, message }])
}
