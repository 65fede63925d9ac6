import { wordingSlug } from '#domain/scans/wording-slug.ts'

/** Every address of the pages, made in one place. */
export const paths = {
  home: () => '/',
  track: (trackingNumber: string, piece?: number) =>
    `/track/${encodeURIComponent(trackingNumber)}${piece === undefined ? '' : `?piece=${piece}`}`,
  trackMany: (trackingNumbers: readonly string[]) =>
    `/track?numbers=${trackingNumbers.map(encodeURIComponent).join(',')}`,
  search: () => '/track',
  myParcels: () => '/parcels',
  myParcelsLookup: () => '/parcels/lookup',
  share: () => '/share',
  scan: () => '/scan',
  appManifest: () => '/manifest.webmanifest',
  serviceWorker: () => '/sw.js',
  offline: () => '/offline',
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
  parcelFeed: (trackingNumber: string) => `/track/${encodeURIComponent(trackingNumber)}/feed.atom`,
  parcelsFeed: (trackingNumbers: readonly string[]) =>
    `/track/feed.atom?numbers=${trackingNumbers.map(encodeURIComponent).join(',')}`,
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
  contact: (trackingNumber?: string) => withQuery('/contact', trackingNumber ? [['number', trackingNumber]] : []),
  contactChannel: (channel: string) => `/contact#${channel}`,
  offices: (parameters: readonly (readonly [name: string, value: string])[] = []) => withQuery('/offices', parameters),
  callSheet: (trackingNumber: string) => `/track/${encodeURIComponent(trackingNumber)}/call-sheet`,
  callSheetPdf: (trackingNumber: string) => `/track/${encodeURIComponent(trackingNumber)}/call-sheet.pdf`,
  shareOf: (trackingNumber: string) => `/track/${encodeURIComponent(trackingNumber)}/share`,
  /** What others see of a parcel by a link. */
  shared: (token: string) => `/s/${encodeURIComponent(token)}`,
  sharedCard: (token: string) => `/s/${encodeURIComponent(token)}/card.png`,
  endShare: (token: string, key?: string) =>
    withQuery(`/s/${encodeURIComponent(token)}/end`, key === undefined ? [] : [['key', key]]),
  widget: () => '/widget.js',
  embed: (trackingNumber: string) => `/embed/${encodeURIComponent(trackingNumber)}`,
  evidence: () => '/evidence',
  evidenceKey: () => '/.well-known/whereabouts-evidence-key',
  evidencePdf: (trackingNumber: string, piece?: number) => evidenceOf(trackingNumber, 'pdf', piece),
  evidenceJson: (trackingNumber: string, piece?: number) => evidenceOf(trackingNumber, 'json', piece),
  message: (trackingNumber: string) => `/track/${encodeURIComponent(trackingNumber)}/message`,
  reminder: (trackingNumber: string) => `/track/${encodeURIComponent(trackingNumber)}/reminder.ics`,
  readCallSheet: () => '/read/call-sheet',
  readCallSheetPdf: () => '/read/call-sheet.pdf',
  readMessage: () => '/read/message',
  /** The private page of an inquiry; its key opens it. */
  inquiry: (reference: string, key?: string) =>
    withQuery(`/inquiries/${encodeURIComponent(reference)}`, key === undefined ? [] : [['key', key]]),
  /** What belongs to that page: its forms, its files. */
  inquiryPart: (reference: string, part: string) => `/inquiries/${encodeURIComponent(reference)}/${part}`,
  inquiries: () => '/inquiries',
  ask: (parameters: readonly (readonly [name: string, value: string])[] = []) =>
    withQuery('/inquiries/new', parameters),
  askStep: (step: string) => `/inquiries/new/${step}`,
  desk: {
    queue: () => '/desk',
    queueBy: (group: 'situation' | 'place') => `/desk/by-${group}`,
    bulk: () => '/desk/bulk',
    exportCsv: () => '/desk/inquiries.csv',
    live: () => '/desk/live',
    newInquiry: () => '/desk/inquiries/new',
    inquiries: () => '/desk/inquiries',
    inquiry: (reference: string) => `/desk/inquiries/${encodeURIComponent(reference)}`,
    inquiryDo: (reference: string, action: string) => `/desk/inquiries/${encodeURIComponent(reference)}/${action}`,
    file: (reference: string, id: number) => `/desk/inquiries/${encodeURIComponent(reference)}/files/${id}`,
    evidence: (reference: string, kind: 'pdf' | 'json') =>
      `/desk/inquiries/${encodeURIComponent(reference)}/evidence.${kind}`,
    replies: () => '/desk/replies',
    savedReply: (id: number | string) => `/desk/replies/${id}`,
    signIn: () => '/desk/sign-in',
    signInCode: () => '/desk/sign-in/code',
    signOut: () => '/desk/sign-out',
    welcome: () => '/desk/welcome',
    newPassword: () => '/desk/new-password',
    account: () => '/desk/account',
    password: () => '/desk/account/password',
    secondFactor: () => '/desk/account/second-factor',
    sessions: () => '/desk/account/sessions',
    agents: () => '/desk/agents',
    agent: (id: string) => `/desk/agents/${encodeURIComponent(id)}`,
    keys: () => '/desk/keys',
    webhooks: () => '/desk/webhooks',
    webhook: (id: number | string, before?: string) => withQuery(`/desk/webhooks/${id}`, pair('before', before)),
    personalData: () => '/desk/personal-data',
    outbox: () => '/desk/outbox',
    usps: () => '/desk/usps',
    incomingMail: (id: number | string) => `/desk/outbox/incoming/${encodeURIComponent(id)}`,
    reports: () => '/desk/reports',
    reportsCsv: () => '/desk/reports.csv',
  },
  watch: (trackingNumber?: string) => withQuery('/watch', trackingNumber ? [['number', trackingNumber]] : []),
  watchAsked: (trackingNumber: string, channel: string) =>
    withQuery('/watch/asked', [
      ['number', trackingNumber],
      ['by', channel],
    ]),
  /** The own page of whoever is told of parcels; the key of the mails opens it. */
  watching: (key?: string, told?: string) => withQuery('/watching', [...pair('key', key), ...pair('told', told)]),
  watchingDo: (part: string) => `/watching/${part}`,
  /** Ends one watch, or all, with one request. */
  watchingStop: (key: string, watchId: number | null) =>
    withQuery('/watching/stop', [['key', key], ...pair('watch', watchId?.toString())]),
  mcp: () => '/mcp',
  developers: () => '/developers',
  openApi: () => '/openapi.json',
  live: (trackingNumbers: readonly string[]) => `/v1/live?numbers=${trackingNumbers.map(encodeURIComponent).join(',')}`,
}

function evidenceOf(trackingNumber: string, kind: 'pdf' | 'json', piece?: number): string {
  return `/track/${encodeURIComponent(trackingNumber)}/evidence.${kind}${piece === undefined ? '' : `?piece=${piece}`}`
}

function pair(name: string, value: string | undefined): [name: string, value: string][] {
  return value === undefined ? [] : [[name, value]]
}

/** The addresses that mails to watchers lead to. */
export const watchPages = {
  ofParcel: paths.track,
  ofParcels: paths.trackMany,
  ofWatcher: paths.watching,
  toAsk: () => paths.watch(),
  stop: paths.watchingStop,
}

/** An address with parameters. */
export function withQuery(path: string, parameters: readonly (readonly [name: string, value: string])[]): string {
  return parameters.length === 0
    ? path
    : `${path}?${new URLSearchParams(parameters.map(([name, value]) => [name, value]))}`
}

/** What a phone dials: `tel:+18002221811` for `1-800-222-1811`, short codes as they are. */
export function phoneLink(phone: string): string {
  const digits = phone.replace(/\D/g, '')
  return `tel:${digits.length > 6 ? '+' : ''}${digits}`
}

/** The address under which calendars subscribe to a file of ours: they ask for it again by themselves. */
export function subscribeLink(base: string, path: string): string {
  return base.replace(/^https?:/, 'webcal:') + path
}

/** A letter begun in the person's own mail program. */
export function mailLink(subject: string, body: string): string {
  const text = encodeURIComponent(body.replaceAll('\n', '\r\n'))
  return `mailto:?subject=${encodeURIComponent(subject)}&body=${text}`
}

/** An address in a map of the whole world, which has streets. */
export function mapsLink(address: string): string {
  return withQuery('https://www.openstreetmap.org/search', [['query', address]])
}
