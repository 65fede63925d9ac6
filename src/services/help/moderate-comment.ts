import { decideComment, deleteComment, type HelpComment } from '#store/help-comments.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'

/** What can be decided about a comment: show it, don't show it, take it away for good. */
export type Decision = 'approve' | 'reject' | 'remove'

/** Decides about a comment; gives it as it stands then. @throws ServiceError `not-found` */
export async function moderateComment(ctx: Context, input: { id: number; decision: Decision }): Promise<HelpComment> {
  const { id, decision } = input
  const comment =
    decision === 'remove'
      ? await deleteComment(ctx.database, id)
      : await decideComment(ctx.database, id, decision === 'approve' ? 'approved' : 'rejected', ctx.clock())
  if (!comment) throw new ServiceError('not-found', `There is no comment ${id}.`)
  return comment
}
