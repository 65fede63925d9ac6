const POLL_MS = 60_000
const MOST_FAILURES = 5
/** News that come together are taken together. */
const GATHER_MS = 250

/**
 * Calls `take` when the server tells that something changed, while the page is in sight. Where no stream comes through,
 * it looks now and then.
 * @param atLeastMs so long passes between two looks, however much happens
 * @returns the way to stop
 */
export function followLive(address: string, atLeastMs: number, take: () => Promise<void>): () => void {
  let source: EventSource | null = null
  let poll: number | null = null
  let timer: number | null = null
  let takenAtMs = 0
  let failures = 0

  const news = (): void => {
    if (timer !== null) return
    const waitMs = Math.max(GATHER_MS, takenAtMs + atLeastMs - Date.now())
    timer = window.setTimeout(() => {
      timer = null
      takenAtMs = Date.now()
      void take()
    }, waitMs)
  }

  const open = (): void => {
    if (source || poll !== null) return
    source = new EventSource(address)
    // The first one tells nothing new, one after a break may.
    source.addEventListener('open', () => {
      if (failures > 0) news()
      failures = 0
    })
    source.addEventListener('changed', news)
    source.addEventListener('error', () => {
      if (++failures < MOST_FAILURES && source?.readyState !== EventSource.CLOSED) return
      source?.close()
      source = null
      poll = window.setInterval(news, POLL_MS)
    })
  }

  const close = (): void => {
    source?.close()
    source = null
    if (poll !== null) clearInterval(poll)
    if (timer !== null) clearTimeout(timer)
    poll = timer = null
  }

  const onVisibility = (): void => {
    if (document.hidden) {
      close()
      return
    }
    open()
    news()
  }

  document.addEventListener('visibilitychange', onVisibility)
  if (!document.hidden) open()
  return () => {
    document.removeEventListener('visibilitychange', onVisibility)
    close()
  }
}

/** The page as the server would show it now; null where it does not say. Calls `signedOut` where it asks who is there. */
export async function freshPage(signedOut: () => void): Promise<Document | null> {
  try {
    const response = await fetch(location.href, { headers: { 'x-refresh': '1' } })
    if (response.redirected) signedOut()
    if (!response.ok || response.redirected) return null
    return new DOMParser().parseFromString(await response.text(), 'text/html')
  } catch {
    // The network is away: it is asked again.
    return null
  }
}
