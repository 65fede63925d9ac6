import assert from 'node:assert/strict'
import { test } from 'node:test'
import { noBrowser, openBrowser } from '../browser.ts'
import { createWorld } from '../world.ts'

const NUMBER = '9234691234567800000171'
const OTHER = '9400111899123000000424'
const scan = (code: string, at: string, more: object = {}) => ({
  trackingNumber: NUMBER,
  code,
  at,
  place: { city: 'MEMPHIS', state: 'TN', zip: '38101' },
  ...more,
})

test('paste a mail, see where the parcel was last seen, watch it move', {
  skip: noBrowser,
  timeout: 60_000,
}, async () => {
  await using world = await createWorld()
  await using browser = await openBrowser()
  await world.feed([
    scan('03', '2026-11-13T11:02:00-06:00'),
    scan('10', '2026-11-14T03:14:00-06:00'),
    scan('NT', '2026-11-16T09:00:00-06:00', { place: {} }),
  ])
  const page = await browser.page({ viewport: { width: 360, height: 740 } })
  await page.goto(await world.listen())
  await page
    .getByLabel(/Paste tracking numbers/)
    .fill('Hello, your parcel 9234 6912 3456 7800 0001 71 is on its way. Order 112-998.')
  await page.getByText('looks right').waitFor()
  await page.getByRole('button', { name: 'Find it' }).click()
  await page.getByRole('heading', { level: 1, name: 'Last seen in Memphis, Tennessee, 6 days ago' }).waitFor()
  assert.match((await page.locator('.said').textContent()) ?? '', /In Transit to Next Facility.*Nobody scanned it/)
  await page.getByRole('img', { name: /Last seen: Memphis, Tennessee, Saturday, November 14, 3:14 AM/ }).waitFor()
  assert.equal(await page.locator('.history .announced').count(), 1)
  await page.getByText('This page keeps itself up to date.').waitFor()

  await page.getByRole('heading', { name: 'Share this parcel' }).click()
  const days = page.getByLabel('How long does it work?')
  await days.selectOption('7')
  await days.focus()
  world.setNow('2026-11-20T20:00:00Z')
  await world.feed([scan('01', '2026-11-20T13:00:00-06:00', { wording: 'Delivered, Front Door/Porch' })])
  await page.getByRole('heading', { level: 1, name: 'Delivered in Memphis, Tennessee today at 1:00 PM' }).waitFor()
  assert.match(await page.title(), /Delivered/)
  // What somebody is at stays as it is.
  assert.equal(await days.inputValue(), '7')
  assert.ok(await days.evaluate((field) => field === document.activeElement))
  assert.deepEqual(browser.problems, [])
})

test('the same without JavaScript', { skip: noBrowser, timeout: 60_000 }, async () => {
  await using world = await createWorld()
  await using browser = await openBrowser()
  await world.feed([scan('10', '2026-11-14T03:14:00-06:00')])
  const page = await browser.page({ javaScriptEnabled: false })
  await page.goto(await world.listen())
  await page.getByLabel(/Paste tracking numbers/).fill(`${NUMBER} and ${OTHER}`)
  await page.getByRole('button', { name: 'Find it' }).click()
  await page.getByRole('heading', { level: 1, name: '2 parcels' }).waitFor()
  await page.getByRole('link', { name: /Last seen in Memphis/ }).click()
  await page.getByRole('heading', { level: 1, name: /Last seen in Memphis/ }).waitFor()
  assert.deepEqual(browser.problems, [])
})

test('a mistyped number is explained before the server is asked', { skip: noBrowser, timeout: 60_000 }, async () => {
  await using world = await createWorld()
  await using browser = await openBrowser()
  await world.feed([scan('10', '2026-11-14T03:14:00-06:00')])
  const page = await browser.page()
  await page.goto(await world.listen())
  const box = page.getByLabel(/Paste tracking numbers/)
  const asked: string[] = []
  page.on('request', (request) => {
    if (!request.url().includes('/assets/')) asked.push(request.url())
  })
  await box.fill('92346912345678OO000171')
  await page.getByText(/letters or signs where digits belong/).waitFor()
  await page.getByRole('button', { name: '9234 6912 3456 7800 0001 71' }).click()
  await page.getByText('looks right').waitFor()
  assert.deepEqual(asked, [])
  await page.getByRole('button', { name: 'Find it' }).click()
  await page.getByRole('heading', { level: 1, name: /Last seen in Memphis/ }).waitFor()
  assert.deepEqual(browser.problems, [])
})

test('links of other trackers work, and many numbers show what needs somebody first', {
  skip: noBrowser,
  timeout: 60_000,
}, async () => {
  await using world = await createWorld()
  await using browser = await openBrowser()
  await world.feed([
    scan('10', '2026-11-19T03:14:00-06:00'),
    { ...scan('53', '2026-11-18T13:14:00-06:00'), trackingNumber: OTHER },
  ])
  const url = await world.listen()
  const page = await browser.page()
  await page.goto(`${url}/track?tLabels=${NUMBER}%2C${OTHER}`)
  await page.getByText('One of them may need you.').waitFor()
  assert.match((await page.locator('.list > li').first().textContent()) ?? '', /Delivery was tried/)
  await page.goto(`${url}/track?tracknumbers=${NUMBER}`)
  await page.waitForURL(`**/track/${NUMBER}`)
})

test('the whole way can be gone by keyboard', { skip: noBrowser, timeout: 60_000 }, async () => {
  await using world = await createWorld()
  await using browser = await openBrowser()
  await world.feed([scan('10', '2026-11-14T03:14:00-06:00')])
  const page = await browser.page()
  await page.goto(await world.listen())
  await page.keyboard.press('Tab')
  assert.equal(await page.evaluate(() => document.activeElement?.textContent?.trim()), 'To the content')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.type(NUMBER)
  await page.getByText('looks right').waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: /Last seen in Memphis/ }).waitFor()
})
