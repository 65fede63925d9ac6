import { type PublicComment, readApprovedComments } from '#store/help-comments.ts'
import { countVotes } from '#store/help-votes.ts'
import type { Context } from '../context.ts'
import { isDatabaseAway } from '../parcels/is-database-away.ts'
import { makeTicket } from './form-ticket.ts'

const MOST_COMMENTS = 100

/** What readers said of an article, and the tickets for saying more. */
export type Feedback = {
  votes: { helpful: number; all: number }
  comments: PublicComment[]
  voteTicket: string
  commentTicket: string
}

/** Reads what stands under an article. Null where the database is away: the article can be read without. */
export async function readFeedback(ctx: Context, slug: string): Promise<Feedback | null> {
  try {
    const [votes, comments, voteTicket, commentTicket] = await Promise.all([
      countVotes(ctx.database, slug),
      readApprovedComments(ctx.database, slug, MOST_COMMENTS),
      makeTicket(ctx, 'vote', slug),
      makeTicket(ctx, 'comment', slug),
    ])
    return { votes, comments, voteTicket, commentTicket }
  } catch (error) {
    if (isDatabaseAway(error)) return null
    throw error
  }
}
