const PRIVATE_PATHS = ['/desk', '/inquiries', '/v1']
const SECRET_PARAMETERS = ['key', 'token', 'secret']

/** Whether a page may be kept by its address: nothing of the desk, of an inquiry, or behind a key. */
export function isPublicAddress(url: URL): boolean {
  return (
    !PRIVATE_PATHS.some((path) => url.pathname === path || url.pathname.startsWith(`${path}/`)) &&
    !SECRET_PARAMETERS.some((name) => url.searchParams.has(name))
  )
}

/** Whether an answer is a page that may be kept: the server says `no-store` of all others. */
export function isPageToKeep({
  status,
  redirected,
  headers,
}: Pick<Response, 'status' | 'redirected' | 'headers'>): boolean {
  const control = headers.get('cache-control')
  return (
    status === 200 &&
    !redirected &&
    control !== null &&
    !control.includes('no-store') &&
    (headers.get('content-type') ?? '').startsWith('text/html')
  )
}

/** A file under the name that it has in every version: `/assets/main.css` of `/assets/main-CY2DvnvN.css`. */
export function nameOfAsset(path: string): string {
  return path.replace(/-[\w-]{8}(\.\w+)$/, '$1')
}
