import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hearNews } from './push-news.ts'
import type { WorkerScope } from './worker-scope.ts'

/** A worker that notes what it shows and opens. */
function scope() {
  const hears = new Map<string, (event: unknown) => void>()
  const shown: { title: string; body: string; tag: string; data: unknown }[] = []
  const opened: string[] = []
  const windows: { url: string; focus(): Promise<void> }[] = []
  const worker = {
    location: { origin: 'https://parcels.example.org' },
    addEventListener: (type: string, hear: (event: unknown) => void) => hears.set(type, hear),
    registration: {
      showNotification: async (title: string, options: { body: string; tag: string; data: unknown }) => {
        shown.push({ title, ...options })
      },
    },
    clients: { matchAll: async () => windows, openWindow: async (url: string) => opened.push(url) },
  }
  hearNews(worker as unknown as WorkerScope)
  const happen = async (type: string, event: object) => {
    const work: Promise<unknown>[] = []
    hears.get(type)?.({ ...event, waitUntil: (one: Promise<unknown>) => work.push(one) })
    await Promise.all(work)
  }
  return { shown, opened, windows, happen }
}

const MESSAGE = { title: 'Delivered', text: 'Delivered today.', path: '/track/1', about: '1' }

test('what is pushed is shown; of what nobody can read it is said that there is news', async () => {
  const { shown, happen } = scope()
  await happen('push', { data: { json: () => MESSAGE } })
  await happen('push', { data: null })
  await happen('push', { data: { json: () => JSON.parse('{') } })
  assert.deepEqual(shown, [
    { title: 'Delivered', body: 'Delivered today.', tag: '1', data: { path: '/track/1' } },
    { title: 'News of a parcel', body: '', tag: 'news', data: { path: '/parcels' } },
    { title: 'News of a parcel', body: '', tag: 'news', data: { path: '/parcels' } },
  ])
})

test('a touch opens the page, or goes to where it is open; never another site', async () => {
  const { opened, windows, happen } = scope()
  const touch = (path: string) => happen('notificationclick', { notification: { data: { path }, close: () => {} } })
  await touch('/track/1')
  let focused = 0
  windows.push({ url: 'https://parcels.example.org/track/2', focus: async () => void focused++ })
  await touch('/track/2')
  await touch('https://evil.example.com/')
  assert.deepEqual([opened, focused], [['https://parcels.example.org/track/1'], 1])
})
