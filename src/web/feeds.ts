import type { HelpArticle } from '#services/help/find-article.ts'
import { writeAtom } from './atom.ts'
import { paths } from './paths.ts'
import { escapeXml } from './xml.ts'

const MOST_ENTRIES = 50
const TITLE = 'Whereabouts help: USPS parcels'

/** Articles by the day as of which they were checked, the newest first. */
export function newestFirst(list: readonly HelpArticle[]): HelpArticle[] {
  return list.toSorted((a, b) => (a.rulesAsOf < b.rulesAsOf ? 1 : -1)).slice(0, MOST_ENTRIES)
}

/** Articles as an Atom feed. */
export function atomFeed(base: string, articles: readonly HelpArticle[]): string {
  return writeAtom({
    id: base + paths.help(),
    title: TITLE,
    updated: moment(articles[0]?.rulesAsOf ?? '1970-01-01'),
    page: base + paths.help(),
    self: base + paths.helpFeed(),
    entries: articles.map(({ slug, title, summary, rulesAsOf }) => {
      const url = base + paths.helpArticle(slug)
      return { id: url, title, updated: moment(rulesAsOf), url, summary }
    }),
  })
}

/** The same as a JSON Feed 1.1. */
export function jsonFeed(base: string, articles: readonly HelpArticle[]): object {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: TITLE,
    home_page_url: base + paths.help(),
    feed_url: base + paths.helpJsonFeed(),
    items: articles.map(({ slug, title, summary, html, rulesAsOf }) => ({
      id: base + paths.helpArticle(slug),
      url: base + paths.helpArticle(slug),
      title,
      summary,
      content_html: html.replaceAll('href="/', `href="${base}/`),
      date_modified: moment(rulesAsOf),
    })),
  }
}

/** A sitemap after sitemaps.org; `changedOn` is a day. */
export function sitemap(base: string, entries: readonly { path: string; changedOn: string | null }[]): string {
  const urls = entries.map(
    ({ path, changedOn }) =>
      `<url><loc>${escapeXml(base + path)}</loc>${changedOn ? `<lastmod>${changedOn}</lastmod>` : ''}</url>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${urls.join('\n')}
</urlset>
`
}

function moment(day: string): string {
  return `${day}T00:00:00Z`
}
