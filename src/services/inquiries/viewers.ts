import type { AgentActor } from '#domain/inquiry/actor.ts'
import { deleteViewer, type InquiryViewer, readViewers, saveViewer } from '#store/inquiries/viewers.ts'
import type { Context } from '../context.ts'

/** A page that is open says so more often. */
const OPEN_FOR_MS = 45_000

/** Notes that an agent has an inquiry open, and tells who else has. */
export async function viewInquiry(
  ctx: Context,
  input: { id: number; by: AgentActor; isWriting: boolean },
): Promise<InquiryViewer[]> {
  const { id, by, isWriting } = input
  const atMs = ctx.clock()
  await saveViewer(
    ctx.database,
    { inquiryId: id, agentId: by.id, agentName: by.name, isWriting, atMs },
    atMs - OPEN_FOR_MS,
  )
  return viewersOf(ctx, { ids: [id], besides: by.id })
}

/** An agent has closed an inquiry's page. */
export async function leaveInquiry(ctx: Context, input: { id: number; by: AgentActor }): Promise<void> {
  await deleteViewer(ctx.database, input.id, input.by.id)
}

/** Who else has one of these inquiries open now. */
export async function viewersOf(
  ctx: Context,
  input: { ids: readonly number[]; besides: string },
): Promise<InquiryViewer[]> {
  const viewers = await readViewers(ctx.database, input.ids, ctx.clock() - OPEN_FOR_MS)
  return viewers.filter(({ agentId }) => agentId !== input.besides)
}
