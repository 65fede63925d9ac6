import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { accessibilityProblems, isTooWide, noBrowser, openBrowser } from '../browser.ts'
import { createWorld, serveWhole, type World } from '../world.ts'

const NUMBER = '9234691234567800000171'
const OTHER = '9400111899123000000424'
const scan = (trackingNumber: string, code: string, at: string) => ({
  trackingNumber,
  code,
  at,
  place: { city: 'MEMPHIS', state: 'TN', zip: '38101' },
})

let browser: Awaited<ReturnType<typeof openBrowser>>
let world: World
let url: string
before(async () => {
  if (noBrowser) return
  browser = await openBrowser()
  world = await createWorld()
  await world.feed([scan(NUMBER, '10', '2026-11-19T03:14:00-06:00'), scan(OTHER, '53', '2026-11-18T13:14:00-06:00')])
  url = await world.listen()
})
after(async () => {
  await world?.[Symbol.asyncDispose]()
  await browser?.[Symbol.asyncDispose]()
})

const rows = (page: Page) => page.locator('[data-list] > li')
const open = (page: Page, row: number) => rows(page).nth(row).getByText('Change', { exact: true }).click()

test('keep parcels, name them, see what needs somebody first, put them away, carry them to another device', {
  skip: noBrowser,
  timeout: 60_000,
}, async () => {
  const page = await browser.page({ viewport: { width: 360, height: 740 } })
  const sent: string[] = []
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`))
  await page.goto(`${url}/track/${NUMBER}`)
  await page.getByRole('button', { name: 'Keep this parcel' }).click()
  await page.getByText('Kept in').waitFor()
  await page.locator('keep-parcel').getByRole('link', { name: 'My parcels' }).click()
  await rows(page).getByRole('link', { name: 'Last seen in Memphis, Tennessee, yesterday' }).waitFor()

  await page.getByLabel(/Tracking numbers, or a text/).fill(`My other one is ${OTHER}.`)
  await page.getByRole('button', { name: 'Keep them' }).click()
  await page.getByText('1 parcel is kept.').waitFor()
  await page.getByText('One of them may need you.').waitFor()
  assert.match((await rows(page).first().textContent()) ?? '', /9400 1118 9912 3000 0004 24/)
  await open(page, 1)
  await rows(page).nth(1).getByLabel('Name').fill('<b>Lamp</b> for Ada')
  await rows(page).nth(1).getByLabel('Note').fill('Ring twice')
  await page.keyboard.press('Enter')
  await rows(page).getByRole('link', { name: '<b>Lamp</b> for Ada' }).waitFor()
  assert.deepEqual(await accessibilityProblems(page), [])
  assert.equal(await isTooWide(page), false)

  await open(page, 0)
  await rows(page).first().getByRole('button', { name: 'Remove' }).click()
  await page.getByRole('button', { name: 'Undo' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('One of them may need you.').waitFor()

  await page.getByText('Save, load, forget').click()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as a file' }).click()
  const file = await (await download).path()
  assert.match(readFileSync(file, 'utf8'), /Ring twice/)

  // A delivery is told at once; long after it the parcel goes to the archive by itself.
  await world.feed([scan(NUMBER, '01', '2026-11-10T13:00:00-06:00')])
  await world.feed([scan(NUMBER, '01', '2026-11-20T04:00:00-06:00')])
  await rows(page)
    .getByText(/Delivered in Memphis/)
    .waitFor()
  await page.clock.setFixedTime('2026-12-24T12:00:00Z')
  await page.reload()
  await page.getByRole('heading', { name: 'Archive (1)' }).waitFor()
  assert.equal(await rows(page).count(), 1)

  assert.ok(!sent.some((one) => /Lamp|Ring/.test(one)), 'names and notes stay on the device')

  const second = await browser.page({ viewport: { width: 1280, height: 800 }, colorScheme: 'dark' })
  await second.goto(`${url}/parcels`)
  await second.getByText('Nothing is kept here yet.').waitFor()
  await second.getByText('Save, load, forget').click()
  const load = second.getByLabel(/Load a file/)
  await load.setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{') })
  await second.getByText(/damaged\. Nothing was changed\./).waitFor()
  await load.setInputFiles(file)
  await second.getByText('2 parcels were added.').waitFor()
  await rows(second).getByRole('link', { name: '<b>Lamp</b> for Ada' }).waitFor()
  assert.deepEqual(await accessibilityProblems(second), [])
  await second.goto(url)
  await second.getByRole('heading', { name: 'My parcels' }).waitFor()
  await second.getByText('One of them may need you.').waitFor()
  assert.deepEqual(browser.problems, [])
})

test('the pages can be installed as an app', { skip: noBrowser }, async () => {
  const response = await world.get('/manifest.webmanifest')
  assert.equal(response.headers.get('content-type'), 'application/manifest+json')
  const { icons } = (await response.json()) as { icons: { src: string; purpose?: string; sizes: string }[] }
  assert.ok(icons.some((icon) => icon.purpose === 'maskable'))
  for (const { src } of icons) {
    const icon = await world.get(src)
    assert.equal(icon.headers.get('content-type'), 'image/png')
    assert.ok((await icon.arrayBuffer()).byteLength > 1000)
  }
  const worker = await world.get('/sw.js')
  assert.match(worker.headers.get('content-type') ?? '', /javascript/)
  assert.equal(worker.headers.get('cache-control'), 'no-cache')
})

test('a browser without JavaScript is told another way', { skip: noBrowser }, async () => {
  const html = await (await world.get('/parcels')).text()
  assert.match(html, /needs JavaScript.*\/track\?numbers=/s)
})

test('a look-up answers in words, and limits what is asked', { skip: noBrowser }, async () => {
  const ask = async (fields: Record<string, string>) => {
    const body = new URLSearchParams(fields).toString()
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const response = await world.post('/parcels/lookup', body, headers)
    assert.equal(response.headers.get('cache-control'), 'no-store')
    return (await response.json()) as { parcels: { number: string; isNumber: boolean; pill: string }[] }
  }
  assert.deepEqual(
    (await ask({ numbers: `${OTHER},hello` })).parcels.map(({ number, isNumber }) => [number, isNumber]),
    [
      [OTHER, true],
      ['hello', false],
    ],
  )
  assert.equal((await ask({ numbers: `${OTHER},`.repeat(300) })).parcels.length, 100)
  assert.deepEqual((await ask({})).parcels, [])
})

test('without a network: what was seen is read with its age, the rest says so, and the newest comes by itself', {
  skip: noBrowser,
  timeout: 60_000,
}, async () => {
  await using server = await serveWhole(world.app)
  const { url } = server
  const page = await browser.page({ viewport: { width: 360, height: 740 }, serviceWorkers: 'allow' })
  // A page without a worker, where an older version left its files.
  await page.goto(`${url}/sw.js`)
  await page.evaluate(() => caches.open('shell-old'))
  await page.goto(url)
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    if (navigator.serviceWorker.controller) return
    await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve))
  })
  assert.equal((await page.evaluate(() => caches.keys())).includes('shell-old'), false)
  assert.equal(
    await page.evaluate(async () => (await fetch('/assets/main-00000000.css')).ok),
    true,
    'styles of old pages',
  )
  const { errors } = await (await page.context().newCDPSession(page)).send('Page.getAppManifest')
  assert.deepEqual(errors, [])
  await page.getByLabel(/Paste tracking numbers/).fill(OTHER)
  await page.getByRole('button', { name: 'Find it' }).click()
  await page.getByRole('button', { name: 'Keep this parcel' }).click()
  await page.goto(`${url}/share?text=${OTHER}`)
  await page.getByText('Kept in').waitFor()
  await page.goto(`${url}/parcels`)
  await page.getByText('It may need you.').waitFor()
  await page.goto(`${url}/inquiries`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  assert.deepEqual(browser.problems.splice(0), [])

  await server[Symbol.asyncDispose]()
  await page.goto(`${url}/track/${OTHER}`)
  await page.getByText('You are offline, or the network is slow.').waitFor()
  assert.match((await page.locator('.offline-note').textContent()) ?? '', /This is what we knew just now/)
  await page.getByRole('heading', { level: 1, name: /Delivery was tried in Memphis/ }).waitFor()
  assert.deepEqual(await accessibilityProblems(page), [])
  assert.equal(await isTooWide(page), false)
  await page.goto(`${url}/parcels`)
  await page.getByText('We can’t be reached now.').waitFor()
  await rows(page)
    .getByRole('link', { name: /Delivery was tried in Memphis/ })
    .waitFor()
  await page.goto(`${url}/help`)
  await page.getByRole('heading', { level: 1, name: 'You are offline' }).waitFor()
  await page.getByRole('link', { name: /Delivery was tried in Memphis/ }).waitFor()
  const kept = await page.evaluate(async () => (await (await caches.open('pages')).keys()).map((one) => one.url))
  assert.deepEqual(kept, [`${url}/track/${OTHER}`])

  await page.goto(`${url}/track/${OTHER}`)
  await page.getByText('You are offline, or the network is slow.').waitFor()
  await using _again = await serveWhole(world.app, Number(new URL(url).port))
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await page.locator('.offline-note').waitFor({ state: 'detached' })
  // What browsers say of a network that is away.
  assert.deepEqual(
    browser.problems
      .splice(0)
      .filter(
        (problem) =>
          !/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_EMPTY_RESPONSE|Failed to fetch/.test(problem),
      ),
    [],
  )
})
