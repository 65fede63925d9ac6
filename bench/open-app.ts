/** How long the pages take to show something on a slow phone: the first time, and once they are installed as an app. */
import { type CDPSession, chromium, type Page } from 'playwright-core'
import { createWorld } from '../tests/world.ts'
import { figure, median } from './report.ts'

const TIMES = Number(process.env.BENCH_TIMES ?? 7)
const NUMBER = '9234691234567800000171'
/** A phone of the cheapest kind beside this machine, and the network that browsers' tools call slow 4G. */
const CPU = 4
const NETWORK = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 90_000 }

await using world = await createWorld({ now: new Date().toISOString() })
const url = await world.listen()
await world.feed([
  {
    trackingNumber: NUMBER,
    code: '10',
    at: new Date(Date.now() - 86_400_000).toISOString().replace(/\.\d+Z/, 'Z'),
    place: { city: 'MEMPHIS', state: 'TN', zip: '38101' },
  },
])
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] })

/** A phone that never was here. */
async function phone(): Promise<{ page: Page; slow: CDPSession }> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
  const page = await context.newPage()
  const slow = await context.newCDPSession(page)
  await slow.send('Network.enable')
  await slow.send('Network.emulateNetworkConditions', NETWORK)
  await slow.send('Emulation.setCPUThrottlingRate', { rate: CPU })
  return { page, slow }
}

/** Milliseconds from the tap until something stands on the screen. */
async function firstPaint(page: Page, address: string): Promise<number> {
  await page.goto(address, { waitUntil: 'load' })
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const [entry] = list.getEntriesByName('first-contentful-paint')
          if (entry) resolve(entry.startTime)
        }).observe({ type: 'paint', buffered: true })
      }),
  )
}

const taken: Record<string, number[]> = { bare: [], first: [], again: [], parcel: [], mine: [] }
for (let time = 0; time < TIMES; time++) {
  const { page } = await phone()
  taken.bare?.push(await firstPaint(page, `data:text/html,<p>Here`))
  taken.first?.push(await firstPaint(page, `${url}/`))
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    if (navigator.serviceWorker.controller) return
    await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve))
  })
  taken.again?.push(await firstPaint(page, `${url}/`))
  taken.mine?.push(await firstPaint(page, `${url}/parcels`))
  taken.parcel?.push(await firstPaint(page, `${url}/track/${NUMBER}`))
  await page.context().close()
}
await browser.close()
const bare = { baseline: median(taken.bare ?? []), of: 'a page of one word without a network' }
figure('home page, never opened before', median(taken.first ?? []), 'ms', bare)
figure('home page, opened before', median(taken.again ?? []), 'ms', bare)
figure('my parcels, from the app', median(taken.mine ?? []), 'ms', bare)
figure('one parcel, from the app, by the network', median(taken.parcel ?? []), 'ms', bare)
