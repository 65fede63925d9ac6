import type { Hono } from 'hono'
import { listArticles } from '#services/help/find-article.ts'
import { listScanCodes } from '#services/scan-codes/list-scan-codes.ts'
import { baseUrl } from '../base-url.ts'
import { atomFeed, jsonFeed, newestFirst, sitemap } from '../feeds.ts'
import { paths } from '../paths.ts'
import type { Site } from '../site.ts'

const CACHE = 'public, max-age=3600'

/** What programs read to find pages and news: `/robots.txt`, `/sitemap.xml` and the feeds of the help centre. */
export function addFeeds(app: Hono, site: Site): void {
  app.get('/robots.txt', (c) =>
    c.text(
      `User-agent: *\nDisallow: ${paths.search()}\nDisallow: ${paths.offices()}?\nDisallow: ${paths.ask()}?\nDisallow: /v1/\n\nSitemap: ${baseUrl(site, c)}${paths.sitemap()}\n`,
    ),
  )

  app.get(paths.sitemap(), (c) => {
    const { list } = listArticles(site.ctx)
    const pages = [
      paths.home(),
      paths.read(),
      paths.help(),
      paths.statuses(),
      paths.contact(),
      paths.offices(),
      paths.claim(),
      paths.ask(),
      paths.rules(),
      paths.developers(),
    ]
    const statuses = new Set(listScanCodes(site.ctx).map((row) => paths.status(row)))
    const entries = [
      ...pages.map((path) => ({ path, changedOn: null })),
      ...list.map(({ slug, rulesAsOf }) => ({ path: paths.helpArticle(slug), changedOn: rulesAsOf })),
      ...[...statuses].map((path) => ({ path, changedOn: null })),
    ]
    return c.body(sitemap(baseUrl(site, c), entries), 200, xml('application/xml'))
  })

  app.get(paths.helpFeed(), (c) =>
    c.body(atomFeed(baseUrl(site, c), newestFirst(listArticles(site.ctx).list)), 200, xml('application/atom+xml')),
  )

  app.get(paths.helpJsonFeed(), (c) =>
    c.body(JSON.stringify(jsonFeed(baseUrl(site, c), newestFirst(listArticles(site.ctx).list))), 200, {
      'content-type': 'application/feed+json; charset=utf-8',
      'cache-control': CACHE,
    }),
  )
}

function xml(type: string): Record<string, string> {
  return { 'content-type': `${type}; charset=utf-8`, 'cache-control': CACHE }
}
