/** Ages and times left grow old by themselves. */
const LOOK_EVERY_MS = 60_000
/** News that come together are taken together. */
const GATHER_MS = 250

/**
 * Calls `take` when the server tells that something changed, and now and then, while the page is in sight.
 * @param atLeastMs so long passes between two looks, however much happens
 * @returns the way to stop
 */
export function followLive(address: string, atLeastMs: number, take: () => Promise<void>): () => void {
  let source: EventSource | null = null
  let every: number | null = null
  let timer: number | null = null
  let takenAtMs = 0

  const news = (): void => {
    if (timer !== null) return
    const waitMs = Math.max(GATHER_MS, takenAtMs + atLeastMs - Date.now())
    timer = window.setTimeout(() => {
      timer = null
      takenAtMs = Date.now()
      void take()
    }, waitMs)
  }

  const connect = (): void => {
    if (source) return
    const stream = new EventSource(address)
    source = stream
    let isAnew = false
    // The first time nothing is new; after a break something may be.
    stream.addEventListener('open', () => isAnew && news())
    stream.addEventListener('changed', news)
    stream.addEventListener('error', () => {
      isAnew = true
      // Refused for good: the next look tries once more.
      if (stream.readyState === EventSource.CLOSED) source = null
    })
  }

  const open = (): void => {
    connect()
    every = window.setInterval(() => {
      connect()
      news()
    }, LOOK_EVERY_MS)
  }

  const close = (): void => {
    source?.close()
    source = null
    if (every !== null) clearInterval(every)
    if (timer !== null) clearTimeout(timer)
    every = timer = null
  }

  const onVisibility = (): void => {
    close()
    if (document.hidden) return
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
