import type { Glance } from './glance.ts'
import type { WatchEvent } from './tokens.ts'

/** Something that changed since a watcher was told last. `about` names the deadline of a `deadline`. */
export type News = { kind: WatchEvent | 'trouble-over'; about?: string }

/**
 * What a watcher has not been told yet, the most important first. It compares what is known with what was told, so that a
 * scan that comes late or twice and changes nothing is no news, and many changes at once are one.
 */
export function newsSince(told: Glance, now: Glance): News[] {
  const news: News[] = []
  if (now.endedAtMs !== null && (now.endedAtMs !== told.endedAtMs || now.phase !== told.phase)) {
    news.push({ kind: 'delivered' })
  } else if (now.phase === 'out-for-delivery' && told.phase !== 'out-for-delivery') {
    news.push({ kind: 'out-for-delivery' })
  }
  if (now.asksForAction && (!told.asksForAction || now.situation !== told.situation)) news.push({ kind: 'trouble' })
  if (told.asksForAction && !now.asksForAction) news.push({ kind: 'trouble-over' })
  for (const about of now.deadlines) if (!told.deadlines.includes(about)) news.push({ kind: 'deadline', about })
  if (now.expectedDay !== null && now.endedAtMs === null && now.expectedDay !== told.expectedDay) {
    news.push({ kind: 'expected-day' })
  }
  if (now.seenAtMs !== null && now.seenAtMs > (told.seenAtMs ?? Number.NEGATIVE_INFINITY)) news.push({ kind: 'seen' })
  return news
}

/** The news of which a watcher wants to hear. Who hears of trouble hears of its end too. */
export function wantedNews(news: readonly News[], wanted: readonly WatchEvent[]): News[] {
  return news.filter(({ kind }) => wanted.includes(kind === 'trouble-over' ? 'trouble' : kind))
}
