import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { accessibilityProblems, isTooWide, noBrowser, openBrowser } from '../browser.ts'
import { createWorld, type World } from '../world.ts'

const NUMBER = '9234691234567800000171'
const HISTORY = `Departed USPS Regional Facility
November 14, 2026, 3:14 am
MEMPHIS TN DISTRIBUTION CENTER`
const PHONE: BrowserContextOptions = { viewport: { width: 360, height: 740 }, timezoneId: 'America/Denver' }
const OPTIONS = { skip: noBrowser, timeout: 60_000 }

/** A world with a parcel that has gone quiet. */
async function stuckParcel(): Promise<World> {
  const world = await createWorld({ now: '2026-11-20T20:00:00Z' })
  const place = { city: 'MEMPHIS', state: 'TN', zip: '38101' }
  await world.feed([
    { trackingNumber: NUMBER, code: '03', at: '2026-11-13T11:02:00-06:00', place, expectedDay: '2026-11-17' },
    { trackingNumber: NUMBER, code: '10', at: '2026-11-14T03:14:00-06:00', place },
  ])
  return world
}

const textOf = async (page: Page, selector: string) => (await page.locator(selector).textContent()) ?? ''

test('from how to reach USPS to a call, its notes, a reminder and a message', OPTIONS, async () => {
  await using world = await stuckParcel()
  await using browser = await openBrowser()
  const page = await browser.page({
    ...PHONE,
    acceptDownloads: true,
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  await page.goto(`${await world.listen()}/contact`)
  const dial = page.locator('.dial.big')
  assert.ok(((await dial.boundingBox())?.y ?? Number.POSITIVE_INFINITY) < 740, 'the number stands on the first screen')
  await page.getByLabel(/Which way fits your parcel/).fill(NUMBER)
  await page.getByRole('button', { name: 'Show what fits' }).click()
  await page.getByRole('heading', { name: /For this parcel: It has gone quiet/ }).waitFor()
  await page.getByRole('link', { name: 'Prepare the call' }).first().click()

  await page.getByRole('heading', { level: 1, name: 'Call sheet' }).waitFor()
  assert.match(
    await textOf(page, '.call .open'),
    /Open now, until 8:30 PM Eastern time \(6:30 PM for you\)|until 7:30 PM Central time \(6:30 PM for you\)/,
  )
  assert.match(await textOf(page, '.meaning'), /Nobody has scanned the parcel for 5 postal days/)

  const sent: string[] = []
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`))
  await page.getByLabel('Representative’s name').fill('Agent of line 12')
  await page.getByLabel('Reference number').fill('REF-4711')
  await page.getByLabel('Agreed next step').fill('They call the office')
  await page.getByLabel('Date to check').fill('2026-11-27')
  await page.getByLabel('What was said').fill('<b>Be patient</b>')
  await page.getByRole('button', { name: 'Keep these notes' }).click()
  await page.locator('.kept li', { hasText: 'REF-4711' }).waitFor()
  assert.equal(await page.getByLabel('Reference number').inputValue(), '')
  assert.deepEqual(sent, [], 'notes were sent somewhere')

  await page.getByLabel('Reference number').fill('REF-2')
  await page.getByRole('button', { name: 'Keep these notes' }).click()
  await page.locator('.kept li', { hasText: 'REF-2' }).waitFor()
  await page.reload()
  assert.equal(await page.locator('.kept li').count(), 2)
  const first = page.locator('.kept li', { hasText: 'REF-4711' })
  assert.match((await first.textContent()) ?? '', /Friday, November 27, 2026.*<b>Be patient<\/b>/s)
  assert.deepEqual(await accessibilityProblems(page), [])
  assert.equal(await isTooWide(page), false)

  await first.getByRole('button', { name: 'Edit' }).click()
  assert.equal(await page.getByLabel('Representative’s name').inputValue(), 'Agent of line 12')
  await page.getByLabel('Agreed next step').fill('They write to me')
  await page.getByRole('button', { name: 'Keep these notes' }).click()
  await page.locator('.kept li', { hasText: 'They write to me' }).waitFor()
  page.on('dialog', (dialog) => dialog.accept())
  await page.locator('.kept li', { hasText: 'REF-2' }).getByRole('button', { name: 'Delete' }).click()
  await page.locator('.kept li', { hasText: 'REF-2' }).waitFor({ state: 'detached' })
  await page.reload()
  await page.locator('.kept li', { hasText: 'They write to me' }).waitFor()
  assert.equal(await page.locator('.kept li').count(), 1)

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Reminder for my calendar' }).click(),
  ])
  const reminder = readFileSync(await download.path(), 'utf8')
  assert.match(reminder, /DTSTART;VALUE=DATE:20261127/)
  assert.doesNotMatch(reminder, /REF-4711/)

  await page.getByRole('link', { name: 'Write instead' }).click()
  await page.getByLabel('called USPS').check()
  await page.getByRole('button', { name: 'Write it anew' }).click()
  const message = page.getByLabel('Read it, and change what you like')
  await page.waitForFunction(() => /called USPS by phone/.test(document.querySelector('textarea')?.value ?? ''))
  await message.fill(`${await message.inputValue()}\nMy words`)
  await page.getByRole('button', { name: 'Copy message' }).click()
  await page.getByRole('button', { name: 'Copied' }).waitFor()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  assert.match(copied, /9234 6912 3456 7800 0001 71.*So far I have called USPS by phone.*My words$/s)
  assert.deepEqual(browser.problems, [])
})

test('the same without JavaScript: a sheet to print, a form for the reminder, a message to take', OPTIONS, async () => {
  await using world = await stuckParcel()
  await using browser = await openBrowser()
  const page = await browser.page({ ...PHONE, acceptDownloads: true, javaScriptEnabled: false })
  const url = await world.listen()
  await page.goto(`${url}/contact?number=${NUMBER}`)
  await page.getByLabel('Show hours in').selectOption({ label: 'Pacific time' })
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  assert.match(await textOf(page, '.call .open'), /Open now, until 5:30 PM Pacific time$/)
  await page.getByRole('link', { name: 'Prepare the call' }).first().click()
  await page.getByText('Print this page or the PDF').waitFor()
  assert.equal(await page.getByLabel('Agreed next step').count(), 0)
  await page.emulateMedia({ media: 'print' })
  assert.equal(await page.locator('.room').isVisible(), true)
  assert.equal(await page.locator('.reminder').isVisible(), false)
  await page.emulateMedia({ media: 'screen' })

  await page.getByLabel('Day', { exact: true }).fill('2026-11-30')
  await page.getByLabel(/What to check/).fill('Ask for the search; then claim')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Make a calendar entry' }).click(),
  ])
  assert.equal(download.suggestedFilename(), 'reminder-2026-11-30.ics')
  assert.match(readFileSync(await download.path(), 'utf8').replaceAll('\r\n ', ''), /Ask for the search\\; then claim/)

  await page.getByRole('link', { name: 'Write instead' }).click()
  await page.getByLabel('the sender or shop').check()
  await page.getByRole('button', { name: 'Write it anew' }).click()
  const mail = page.getByRole('link', { name: 'Open in my mail program' })
  assert.match(
    decodeURIComponent((await mail.getAttribute('href')) ?? ''),
    /^mailto:\?subject=Parcel 9234.*the parcel that you sent to me/s,
  )
})

test('where the browser keeps nothing, the words stay in the form and the page says so', OPTIONS, async () => {
  await using world = await stuckParcel()
  await using browser = await openBrowser()
  const page = await browser.page()
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
  })
  await page.goto(`${await world.listen()}/track/${NUMBER}/call-sheet`)
  await page.getByLabel('Reference number').fill('REF-1')
  await page.getByRole('button', { name: 'Keep these notes' }).click()
  await page.getByText('does not let us keep notes').waitFor()
  assert.equal(await page.getByLabel('Reference number').inputValue(), 'REF-1')
  assert.deepEqual(browser.problems, [])
})

test('a pasted history goes from sheet to message and back, with nothing stored', OPTIONS, async () => {
  await using world = await stuckParcel()
  await using browser = await openBrowser()
  for (const javaScriptEnabled of [true, false]) {
    const page = await browser.page({ ...PHONE, javaScriptEnabled })
    const url = await world.listen()
    await page.goto(`${url}/read`)
    await page.getByLabel('What you see of the parcel').fill(HISTORY)
    await page.getByRole('button', { name: 'Read it' }).click()
    await page.getByRole('button', { name: 'Prepare a call' }).click()
    await page.getByRole('heading', { level: 1, name: 'Call sheet' }).waitFor()
    assert.equal(await isTooWide(page), false)
    await page.getByRole('button', { name: 'Write instead' }).click()
    await page.getByLabel('the sender', { exact: true }).check()
    await page.getByRole('button', { name: 'Write it anew' }).click()
    await page.getByText('a parcel that I sent').waitFor()
    assert.equal(await isTooWide(page), false)
    await page.getByRole('button', { name: 'Call instead' }).click()
    await page.getByText(/it was last scanned on Saturday, November 14 at 3:14 AM/).waitFor()
    if (javaScriptEnabled) assert.deepEqual(await accessibilityProblems(page), [])
  }
})
