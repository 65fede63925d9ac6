import { localDay } from '#domain/calendar/civil-day.ts'
import type { ScanCode } from '#domain/scans/scan-code.ts'
import { wordingSlug } from '#domain/scans/wording-slug.ts'
import type { HelpArticle, HelpArticles } from '#knowledge/help/article.ts'
import type { Context } from '../context.ts'

export { HELP_GROUPS, type HelpArticle, type HelpArticles, type HelpGroup } from '#knowledge/help/article.ts'

/** East of UTC, in minutes: the clock on which an article's figures change. The post's head office keeps Eastern time. */
const EASTERN_MINUTES = -300

/** All articles, with the figures in force today. */
export function listArticles(ctx: Context): HelpArticles {
  return ctx.knowledge.help.on(localDay(ctx.clock(), EASTERN_MINUTES))
}

/** One article; null where there is none. */
export function findArticle(ctx: Context, slug: string): HelpArticle | null {
  return listArticles(ctx).bySlug.get(slug) ?? null
}

/** The status whose wording makes this slug: the search answers statuses by slug too. Null where there is none. */
export function statusOfSlug(ctx: Context, slug: string): ScanCode | null {
  return ctx.knowledge.scanCodes.find((row) => wordingSlug(row.wording) === slug) ?? null
}
