/** Every address of the pages, made in one place. */
export const paths = {
  home: () => '/',
  track: (trackingNumber: string, piece?: number) =>
    `/track/${encodeURIComponent(trackingNumber)}${piece === undefined ? '' : `?piece=${piece}`}`,
  trackMany: (trackingNumbers: readonly string[]) =>
    `/track?numbers=${trackingNumbers.map(encodeURIComponent).join(',')}`,
  search: () => '/track',
  read: () => '/read',
  rule: (id: string) => `/rules#${encodeURIComponent(id)}`,
  statuses: () => '/statuses',
  status: (row: { code: string | null; wording: string }) =>
    `/statuses/${encodeURIComponent(row.code ?? slugOf(row.wording))}`,
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
  developers: () => '/developers',
  openApi: () => '/openapi.json',
  live: (trackingNumbers: readonly string[]) => `/v1/live?numbers=${trackingNumbers.map(encodeURIComponent).join(',')}`,
}

/** A wording as part of an address. */
export function slugOf(wording: string): string {
  return wording
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
}
