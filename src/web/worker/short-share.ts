/** Servers, and proxies before them, refuse longer addresses, and a refusal by them is no page of ours. */
const LONGEST = 7_500
/** What other apps give, as the manifest names it. */
const SHARED = ['title', 'text', 'url']

/** The address of a share whose texts are cut so that it can be asked for; null where it can be as it is. */
export function shortShare(url: URL): URL | null {
  if (url.href.length <= LONGEST) return null
  for (let most = LONGEST; ; most = Math.floor(most / 2)) {
    const short = new URL(url.pathname, url)
    for (const name of SHARED) {
      const text = url.searchParams.get(name)
      if (text !== null) short.searchParams.set(name, text.slice(0, most))
    }
    if (short.href.length <= LONGEST) return short
  }
}
