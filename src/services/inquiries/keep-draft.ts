import type { AgentActor } from '#domain/inquiry/actor.ts'
import { storable } from '#domain/text/storable.ts'
import { deleteDraft, saveDraft } from '#store/inquiries/reply-drafts.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { LONGEST_MESSAGE } from './limits.ts'
import { permit } from './permit.ts'
import { notValid } from './read-fields.ts'

/**
 * Keeps what an agent has begun to write, as it stands, so that it is there on any device. An empty text ends it.
 * @throws ServiceError `not-valid`, `not-allowed`
 */
export async function keepDraft(
  ctx: Context,
  input: { inquiryId: number; by: AgentActor; kind: string; text: string },
): Promise<void> {
  const { inquiryId, by, kind, text } = input
  if (kind !== 'reply' && kind !== 'note') throw notValid('kind', 'not-a-choice', 'kind is reply or note.')
  permit(by, kind)
  if (text.length > LONGEST_MESSAGE) throw new ServiceError('too-large', 'This text is too long.')
  if (text.trim() === '') return deleteDraft(ctx.database, { inquiryId, agentId: by.id, kind })
  await saveDraft(ctx.database, {
    inquiryId,
    agentId: by.id,
    kind,
    text: storable(text),
    atMs: ctx.clock(),
  })
}
