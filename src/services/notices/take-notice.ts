import { type StoredNotice, settleNotice } from '#store/source-notices.ts'
import type { Context } from '../context.ts'
import { recordPushed } from '../following/record-pushed.ts'
import { isDatabaseAway } from '../parcels/is-database-away.ts'
import type { NoticeSource } from './notice-source.ts'

/**
 * Records the scans that a kept notice tells of. Where some of it can't be read, the rest counts, and the notice stays
 * unread with what is wrong, so that a version that can read it may do so: one that nobody foresaw must not keep all
 * others waiting behind it. Taking one twice changes nothing.
 * @throws where the database is away; the notice waits then, and is taken later
 */
export async function takeNotice(
  ctx: Context,
  source: NoticeSource,
  notice: StoredNotice,
): Promise<'taken' | 'unread'> {
  const { answers, problem } = source.read(notice.body, ctx.clock())
  try {
    await recordPushed(ctx, source.source, answers)
  } catch (error) {
    if (isDatabaseAway(error)) throw error
    ctx.log.error({ err: error, notice: notice.id }, 'The scans of a notice can’t be stored')
    return settle(ctx, notice, 'Its scans can’t be stored.')
  }
  return settle(ctx, notice, problem)
}

async function settle(ctx: Context, notice: StoredNotice, problem: string | null): Promise<'taken' | 'unread'> {
  const state = problem === null ? 'taken' : 'unread'
  await settleNotice(ctx.database, notice.id, state, problem)
  return state
}
