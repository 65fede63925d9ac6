import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { accessibilityProblems, isTooWide, noBrowser, openBrowser } from '../browser.ts'
import { createWorld, type World } from '../world.ts'

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
  await page.getByRole('button', { name: 'Undo' }).click()
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
