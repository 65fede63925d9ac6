import { type PersonalDataEntry, readEntries } from '#store/personal-data/log.ts'
import { type AccountActor, requirePermission } from '../agents/actor.ts'
import type { Context } from '../context.ts'

export type { PersonalDataEntry }

/** What was done with personal data, the newest first. @throws ServiceError `not-allowed` */
export async function listPersonalDataEntries(
  ctx: Context,
  input: { by: AccountActor; beforeId?: number | undefined; limit: number },
): Promise<{ items: PersonalDataEntry[]; next: number | null }> {
  const { by, beforeId = null, limit } = input
  requirePermission(by, 'personal-data')
  const items = await readEntries(ctx.database, { personHash: null, beforeId, limit: limit + 1 })
  return { items: items.slice(0, limit), next: items.length > limit ? (items[limit - 1]?.id ?? null) : null }
}
