import { type News, newsSince, wantedNews } from '#domain/watch/news.ts'
import { quietUntil } from '#domain/watch/quiet-hours.ts'
import { inTransaction } from '#store/transaction.ts'
import { lockWatcher, saveWatcher, type Watcher } from '#store/watches/watchers.ts'
import { readWatches, saveWatch, type Watch } from '#store/watches/watches.ts'
import type { Context } from '../context.ts'
import { earliest, glanceAtParcels, type Seen } from '../parcels/glance-of-parcel.ts'
import type { ParcelNews } from '../ports/watches.ts'
import { handNews } from './hand-over.ts'
import { LONGEST_WATCH_MS, REST_MS, WATCH_AFTER_END_MS } from './limits.ts'

/** News that nobody wants later, and nobody gets often. */
const AT_ONCE: ReadonlySet<News['kind']> = new Set<News['kind']>(['delivered', 'out-for-delivery'])

/**
 * Tells a watcher what is news of some parcels since the last time, in one mail: what is told and that it was told are
 * committed together, so that a stop in between tells nothing twice and loses nothing. In quiet hours, and shortly after
 * another notice, news waits and comes together.
 */
export async function tellWatcher(
  ctx: Context,
  input: { watcherId: number; trackingNumbers: readonly string[] },
): Promise<void> {
  await inTransaction(ctx.database, async (transaction) => {
    const watcher = await lockWatcher(transaction, input.watcherId)
    if (!watcher) return
    const active = (await readWatches(transaction, watcher.id)).filter(({ state }) => state === 'active')
    const nowMs = ctx.clock()
    const chosen = active.filter(
      ({ trackingNumber, nextLookAtMs }) =>
        input.trackingNumbers.includes(trackingNumber) || (nextLookAtMs !== null && nextLookAtMs <= nowMs),
    )
    if (chosen.length === 0) return
    const numbers = chosen.map(({ trackingNumber }) => trackingNumber)
    const seen = await glanceAtParcels(ctx, numbers)
    const parcels: ParcelNews[] = []
    for (const watch of chosen) {
      const now = seen.get(watch.trackingNumber)
      if (!now) continue
      const news = wantedNews(newsSince(watch.told, now.glance), watch.events)
      const waitsUntilMs = news.length > 0 ? waitOf(watcher, news, nowMs) : null
      await saveWatch(transaction, after(watch, now, waitsUntilMs, nowMs))
      if (news.length > 0 && waitsUntilMs === null) parcels.push({ reading: now.reading, news, watchId: watch.id })
    }
    if (parcels.length === 0) return
    await handNews(ctx, transaction, watcher, parcels)
    await saveWatcher(transaction, { ...watcher, lastToldAtMs: nowMs })
  })
}

/** Until when news waits, epoch milliseconds; null where it is told now. */
function waitOf({ quiet, zone, lastToldAtMs }: Watcher, news: readonly News[], nowMs: number): number | null {
  const quietUntilMs = quiet && quietUntil(quiet, zone, nowMs)
  if (quietUntilMs !== null) return quietUntilMs
  if (lastToldAtMs === null || news.some(({ kind }) => AT_ONCE.has(kind))) return null
  const restUntilMs = lastToldAtMs + REST_MS
  return restUntilMs > nowMs ? restUntilMs : null
}

/** The watch after it was looked at. News that waits is not told yet. */
function after(watch: Watch, { glance, nextLookAtMs }: Seen, waitsUntilMs: number | null, nowMs: number): Watch {
  const waits = waitsUntilMs !== null
  const endsAtMs =
    glance.endedAtMs === null
      ? watch.createdAtMs + LONGEST_WATCH_MS
      : watch.told.endedAtMs === glance.endedAtMs && watch.endsAtMs !== null
        ? watch.endsAtMs
        : (waitsUntilMs ?? nowMs) + WATCH_AFTER_END_MS
  return {
    ...watch,
    told: waits ? watch.told : glance,
    nextLookAtMs: earliest([waitsUntilMs, nextLookAtMs]),
    endsAtMs,
  }
}
