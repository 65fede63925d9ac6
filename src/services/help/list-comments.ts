import { COMMENT_STATES, type CommentState, type HelpComment, readComments } from '#store/help-comments.ts'
import type { Context } from '../context.ts'

export { COMMENT_STATES, type CommentState, type HelpComment }

export const MOST_LISTED = 500

/** Comments in a state with all that their writers gave, the oldest first, at most `MOST_LISTED`. */
export function listComments(ctx: Context, input: { state: CommentState }): Promise<HelpComment[]> {
  return readComments(ctx.database, input.state, MOST_LISTED)
}
