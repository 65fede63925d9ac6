import type { KnowledgeFiles } from '../knowledge.ts'
import type { LinkTarget } from './render-article.ts'

/** Pages of ours that articles may name as `page:/…`; the web's `paths.ts` makes the same addresses. */
export const LINKED_PAGES = ['/', '/read', '/contact', '/offices', '/statuses', '/rules', '/help'] as const

/** Hosts whose pages may be linked, themselves and below. */
const HOSTS = ['usps.com', 'uspis.gov', 'ecfr.gov']

export type Links = { hasArticle(slug: string): boolean; target(href: string): LinkTarget }

/** Where the links of articles lead. Every outside address is one of the post's, or stands in the knowledge. */
export function createLinks(files: KnowledgeFiles, slugs: ReadonlySet<string>): Links {
  const known = new Set([...files.channels.rows, ...files.deliveryChanges.rows].map((row) => row.url))
  return {
    hasArticle: (slug) => slugs.has(slug),
    target(href) {
      const slug = /^help:(.+)$/.exec(href)?.[1]
      if (slug !== undefined) {
        return slugs.has(slug) ? inside(`/help/${slug}`) : no(`there is no article ${slug}`)
      }
      const page = /^page:(.+)$/.exec(href)?.[1]
      if (page !== undefined) {
        return (LINKED_PAGES as readonly string[]).includes(page) ? inside(page) : no(`there is no page ${page}`)
      }
      if (known.has(href) || isPost(href)) return { ok: true, href, isOutside: true }
      return no(`a link is help:SLUG, page:/PAGE or an https address of ${HOSTS.join(', ')}, not ${href}`)
    },
  }
}

function isPost(href: string): boolean {
  if (!URL.canParse(href)) return false
  const { protocol, hostname, username, port } = new URL(href)
  const isHost = HOSTS.some((host) => hostname === host || hostname.endsWith(`.${host}`))
  return protocol === 'https:' && isHost && username === '' && port === ''
}

function inside(href: string): LinkTarget {
  return { ok: true, href, isOutside: false }
}

function no(reason: string): LinkTarget {
  return { ok: false, reason }
}
