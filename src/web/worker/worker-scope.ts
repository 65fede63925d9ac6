/** What a service worker is given; the types of the DOM lack it. */
export type WorkerScope = {
  /** What the server writes above this program. */
  shell: Shell
  location: Location
  clients: {
    claim(): Promise<void>
    matchAll(which: {
      type: 'window'
      includeUncontrolled: boolean
    }): Promise<{ url: string; focus(): Promise<unknown> }[]>
    openWindow(url: string): Promise<unknown>
  }
  registration: {
    showNotification(title: string, options: { body: string; tag: string; icon?: string; data: unknown }): Promise<void>
  }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', hear: (event: LongEvent) => void): void
  addEventListener(type: 'fetch', hear: (event: FetchEvent) => void): void
  addEventListener(type: 'push', hear: (event: PushEvent) => void): void
  addEventListener(type: 'notificationclick', hear: (event: NotificationEvent) => void): void
}

export type PushEvent = LongEvent & { data: { json(): unknown } | null }

export type NotificationEvent = LongEvent & { notification: { data: unknown; close(): void } }

export type LongEvent = { waitUntil(work: Promise<unknown>): void }

export type FetchEvent = LongEvent & {
  request: Request
  respondWith(answer: Promise<Response>): void
}

/** What makes a page work at all: it is fetched when the worker is installed. */
export type Shell = {
  /** Changes with any of the assets. */
  version: string
  assets: string[]
  /** Pages that say nothing of any parcel: shown at once as they were kept, and fetched anew meanwhile. */
  pages: string[]
  /** Stands in for a page that was never seen. */
  offline: string
}
