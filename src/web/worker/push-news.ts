import type { WorkerScope } from './worker-scope.ts'

/** What the server sends; anything else is shown as nothing more than news. */
type Message = { title?: unknown; text?: unknown; path?: unknown; about?: unknown }

/** Shows news that the server sends, and opens its page at a touch. News of the same parcel takes the place of the older. */
export function hearNews(worker: WorkerScope): void {
  worker.addEventListener('push', (event) => {
    const { title, text, path, about } = read(event.data)
    event.waitUntil(
      worker.registration.showNotification(textOf(title, 'News of a parcel'), {
        body: textOf(text, ''),
        tag: textOf(about, 'news'),
        data: { path: textOf(path, '/parcels') },
      }),
    )
  })
  worker.addEventListener('notificationclick', (event) => {
    event.notification.close()
    const { path } = event.notification.data as { path: string }
    const { origin, href } = new URL(path, worker.location.origin)
    if (origin === worker.location.origin) event.waitUntil(open(worker, href))
  })
}

async function open(worker: WorkerScope, url: string): Promise<void> {
  const windows = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const there = windows.find((one) => one.url === url)
  await (there ? there.focus() : worker.clients.openWindow(url))
}

function read(data: { json(): unknown } | null): Message {
  try {
    return (data?.json() ?? {}) as Message
  } catch {
    return {}
  }
}

function textOf(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise
}
