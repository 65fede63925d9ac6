import { wordingSlug } from '#domain/scans/wording-slug.ts'

/** Every address of the pages, made in one place. */
export const paths = {
  home: () => '/',
  track: (trackingNumber: string, piece?: number) =>
    `/track/${encodeURIComponent(trackingNumber)}${piece === undefined ? '' : `?piece=${piece}`}`,
  trackMany: (trackingNumbers: readonly string[]) =>
    `/track?numbers=${trackingNumbers.map(encodeURIComponent).join(',')}`,
  search: () => '/track',
  read: () => '/read',
  statuses: () => '/statuses',
  status: (row: { code: string | null; wording: string }) =>
    `/statuses/${encodeURIComponent(row.code ?? wordingSlug(row.wording))}`,
  rules: () => '/rules',
  rule: (id: string) => `/rules#${encodeURIComponent(id)}`,
  claim: () => '/claim',
  claimOf: (trackingNumber: string) => `/track/${encodeURIComponent(trackingNumber)}/claim`,
  changeOf: (trackingNumber: string, wish?: string) =>
    `/track/${encodeURIComponent(trackingNumber)}/change${wish === undefined ? '' : `?wish=${encodeURIComponent(wish)}`}`,
  changeOfReading: () => '/read/change',
  deadlinesIcs: (trackingNumber: string) => `/track/${encodeURIComponent(trackingNumber)}/deadlines.ics`,
  deadlinesOfMany: (trackingNumbers: readonly string[]) =>
    `/track/deadlines.ics?numbers=${trackingNumbers.map(encodeURIComponent).join(',')}`,
  contact: () => '/contact',
  help: () => '/help',
  helpGroup: (group: string) => `/help#${group}`,
  helpArticle: (slug: string) => `/help/${encodeURIComponent(slug)}`,
  helpVote: (slug: string) => `/help/${encodeURIComponent(slug)}/vote`,
  helpVoted: (slug: string, helpful: string) => `/help/${encodeURIComponent(slug)}?voted=${helpful}#helpful`,
  helpComments: (slug: string) => `/help/${encodeURIComponent(slug)}/comments`,
  helpCommented: (slug: string) => `/help/${encodeURIComponent(slug)}?comment=waiting#comments`,
  helpFeed: () => '/help/feed.xml',
  helpJsonFeed: () => '/help/feed.json',
  sitemap: () => '/sitemap.xml',
  developers: () => '/developers',
  openApi: () => '/openapi.json',
  live: (trackingNumbers: readonly string[]) => `/v1/live?numbers=${trackingNumbers.map(encodeURIComponent).join(',')}`,
}
