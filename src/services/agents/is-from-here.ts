/**
 * Whether a page of ours sent what changes something. Browsers say so by themselves, whatever the page wants; where one
 * says nothing, it counts as another site's.
 * @param header the value of a header of the request
 */
export function isFromHere(header: (name: string) => string | undefined, publicUrl: string | null): boolean {
  const site = header('sec-fetch-site')
  if (site !== undefined) return site === 'same-origin'
  const origin = header('origin')
  if (origin === undefined || !URL.canParse(origin)) return false
  if (publicUrl !== null && origin === new URL(publicUrl).origin) return true
  return new URL(origin).host === header('host')
}
