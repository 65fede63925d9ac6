import type { Context } from '../context.ts'
import { untakenNotices } from '../notices/untaken-notices.ts'
import { type FollowingReport, reportFollowing } from './report.ts'

/** A source that is asked about parcels within a budget of calls. */
export type AskedSource = { source: string; callsPerHour: number; batchSize: number }

export type FollowingStatus = FollowingReport & { notices: { taken: number; waiting: number; unread: number } }

/** How the connection to a source stands: calls, plan, parcels, mailers, webhooks. Asks the source nothing. */
export async function followingStatus(ctx: Context, asked: AskedSource, most: number): Promise<FollowingStatus> {
  const [report, { counts }] = await Promise.all([
    reportFollowing(ctx, { ...asked, most }),
    untakenNotices(ctx, asked.source),
  ])
  return { ...report, notices: counts }
}
