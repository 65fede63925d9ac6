import { escapeXml } from './xml.ts'

export type AtomEntry = {
  id: string
  title: string
  /** Moments as RFC 3339 has them. */
  updated: string
  published?: string
  url: string
  summary: string
}

export type AtomFeed = {
  id: string
  title: string
  subtitle?: string
  updated: string
  /** Whole addresses of the page that the feed is about, and of the feed. */
  page: string
  self: string
  entries: readonly AtomEntry[]
}

/** Writes a feed after RFC 4287. */
export function writeAtom({ id, title, subtitle, updated, page, self, entries }: AtomFeed): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">${element('id', id)}${element('title', title)}${subtitle ? element('subtitle', subtitle) : ''}${element('updated', updated)}<author><name>Whereabouts</name></author><link href="${escapeXml(page)}"/><link rel="self" href="${escapeXml(self)}"/>
${entries.map(writeEntry).join('\n')}
</feed>
`
}

function writeEntry({ id, title, updated, published, url, summary }: AtomEntry): string {
  const moments = element('updated', updated) + (published ? element('published', published) : '')
  return `<entry>${element('id', id)}${element('title', title)}${moments}<link href="${escapeXml(url)}"/>${element('summary', summary)}</entry>`
}

function element(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>`
}
