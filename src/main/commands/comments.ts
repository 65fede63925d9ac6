import { ServiceError } from '#services/errors.ts'
import { COMMENT_STATES, type CommentState, type HelpComment, listComments } from '#services/help/list-comments.ts'
import { type Decision, moderateComment } from '#services/help/moderate-comment.ts'
import { withContext } from './with-context.ts'

export { COMMENT_STATES, type CommentState, type Decision, type HelpComment }

/** Comments of readers in a state, the oldest first. */
export function commentsIn(state: CommentState): Promise<HelpComment[]> {
  return withContext((ctx) => listComments(ctx, { state }))
}

/** Decides about comments; null for an id that there is not. */
export function decideComments(ids: readonly number[], decision: Decision): Promise<(HelpComment | null)[]> {
  return withContext(async (ctx) => {
    const decided: (HelpComment | null)[] = []
    for (const id of ids) {
      decided.push(
        await moderateComment(ctx, { id, decision }).catch((error: unknown) => {
          if (error instanceof ServiceError && error.code === 'not-found') return null
          throw error
        }),
      )
    }
    return decided
  })
}
