import { PAGES_CACHE } from './cache-names.ts'
import { withMoment, withNote } from './offline-note.ts'
import { hearNews } from './push-news.ts'
import { shortShare } from './short-share.ts'
import { isPageToKeep, isPublicAddress, nameOfAsset } from './what-to-keep.ts'
import type { FetchEvent, WorkerScope } from './worker-scope.ts'

const MOST_PAGES = 60
/** So long the network has, where there is something older to show. */
const PATIENCE_MS = 3_000

const worker = self as unknown as WorkerScope
const { shell } = worker
const SHELL_CACHE = `shell-${shell.version}`

worker.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(SHELL_CACHE)
      .then((cache) => cache.addAll([...shell.assets, ...shell.pages, shell.offline]))
      .then(() => worker.skipWaiting()),
  )
})

hearNews(worker)

worker.addEventListener('activate', (event) => {
  event.waitUntil(dropOldShells().then(() => worker.clients.claim()))
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== worker.location.origin) return
  if (url.pathname.startsWith('/assets/')) return event.respondWith(assetOf(request))
  if (!isPublicAddress(url)) return
  if (request.mode !== 'navigate') {
    // A page that keeps itself up to date takes its news from its own address.
    if (request.headers.get('accept') === 'text/html') event.respondWith(fetchAndKeep(request))
    return
  }
  const shorter = url.pathname === '/share' ? shortShare(url) : null
  if (shorter) return event.respondWith(Promise.resolve(Response.redirect(shorter.href, 302)))
  event.respondWith(shell.pages.includes(url.pathname + url.search) ? shellPage(event) : pageOf(event))
})

async function dropOldShells(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name !== SHELL_CACHE && name !== PAGES_CACHE) await caches.delete(name)
  }
}

/**
 * A built file. A page kept from an older version names files that are gone: those of the same name in this version
 * stand in for them.
 */
async function assetOf(request: Request): Promise<Response> {
  const cache = await caches.open(SHELL_CACHE)
  const kept = await cache.match(request)
  if (kept) return kept
  const answer = await fetch(request).catch(() => null)
  if (answer?.ok) return answer
  const name = nameOfAsset(new URL(request.url).pathname)
  const same = shell.assets.find((path) => nameOfAsset(path) === name)
  return (same && (await cache.match(same))) || answer || Response.error()
}

/** A page without any parcel in it opens at once, and is fetched anew for the next time. */
async function shellPage(event: FetchEvent): Promise<Response> {
  const cache = await caches.open(SHELL_CACHE)
  const kept = await cache.match(event.request, { ignoreVary: true })
  const fresh = fetch(event.request).then(async (answer) => {
    if (isPageToKeep(answer)) await cache.put(event.request, answer.clone())
    return answer
  })
  if (!kept) return fresh
  event.waitUntil(fresh.catch(() => null))
  return kept
}

/** The network first; where it is away, slow or broken, the page as it was last seen. */
async function pageOf(event: FetchEvent): Promise<Response> {
  const network = fetchAndKeep(event.request).catch(() => null)
  const kept = await (await caches.open(PAGES_CACHE)).match(event.request, { ignoreVary: true })
  if (!kept) return (await network) ?? offlinePage()
  event.waitUntil(network)
  const answer = await Promise.race([network, after(PATIENCE_MS)])
  return answer && answer.status < 500 ? answer : withNote(kept, Date.now())
}

async function fetchAndKeep(request: Request): Promise<Response> {
  const answer = await fetch(request)
  if (isPageToKeep(answer)) await keep(request, answer.clone())
  return answer
}

async function keep(request: Request, answer: Response): Promise<void> {
  const cache = await caches.open(PAGES_CACHE)
  await cache.put(request.url, withMoment(answer, Date.now()))
  // The page kept last stands last.
  const pages = await cache.keys()
  for (const old of pages.slice(0, Math.max(0, pages.length - MOST_PAGES))) await cache.delete(old)
}

async function offlinePage(): Promise<Response> {
  return (await (await caches.open(SHELL_CACHE)).match(shell.offline)) ?? Response.error()
}

function after(ms: number): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), ms))
}
