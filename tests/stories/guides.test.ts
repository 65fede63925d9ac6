import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { accessibilityProblems, noBrowser, openBrowser } from '../browser.ts'
import { createWorld, type World } from '../world.ts'

const LOST = '9400111899123000000424'
const OUT = '9234691234567800000171'
const TRIED = '9405511899223197428490'
const DONE = '9205590175547700041234'

const scan = (trackingNumber: string, code: string, at: string, more: object = {}) => ({
  trackingNumber,
  code,
  at,
  place: { city: 'MEMPHIS', state: 'TN', zip: '38101' },
  mailClass: 'priority-mail',
  ...more,
})

const worldOfStories = async (): Promise<World> => {
  const world = await createWorld({ now: '2026-11-25T18:00:00Z' })
  await world.feed([
    scan(LOST, '03', '2026-10-28T11:02:00-06:00', { mailedOn: '2026-10-28' }),
    scan(LOST, '10', '2026-10-30T03:14:00-06:00'),
    scan(OUT, '03', '2026-11-20T11:02:00-06:00'),
    scan(OUT, 'OF', '2026-11-25T08:02:00-06:00'),
    scan(TRIED, '03', '2026-11-20T11:02:00-06:00'),
    scan(TRIED, '53', '2026-11-24T13:02:00-06:00'),
    scan(DONE, '03', '2026-11-20T11:02:00-06:00'),
    scan(DONE, '01', '2026-11-24T13:02:00-06:00'),
  ])
  return world
}

const open = (page: Page) => page.locator('.changes-open h3')
const texts = async (page: Page) => (await open(page).allTextContents()).map((text) => text.trim())

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? '' : ', without JavaScript'

  test(`a lost Priority Mail parcel: cover, dates, papers, and a checklist to print${how}`, {
    skip: noBrowser,
    timeout: 120_000,
  }, async () => {
    await using world = await worldOfStories()
    await using browser = await openBrowser()
    const page = await browser.page({ javaScriptEnabled, viewport: { width: 360, height: 740 } })
    await page.goto(`${await world.listen()}/track/${LOST}/claim`)
    await page.getByRole('heading', { level: 1, name: 'You can file a claim now' }).waitFor()
    await page.getByText('Yes: Priority Mail includes cover of up to $100.').waitFor()
    await page
      .getByText('From Thursday, November 12, 2026 until Sunday, December 27, 2026, both days included.')
      .waitFor()
    const papers = page.getByRole('group', { name: 'What it was worth: one of these' })
    await papers.getByRole('checkbox', { name: 'An invoice' }).check()
    assert.equal(await papers.getByRole('checkbox', { name: 'An invoice' }).isChecked(), true)
    assert.equal(await page.getByText('Pictures of the damage').count(), 0)

    await page.getByText(/Make this more exact/).click()
    await page.getByLabel('It came damaged').check()
    await page.getByLabel('I sent it').check()
    await page.getByRole('button', { name: 'Show what holds' }).click()
    await page.getByRole('checkbox', { name: 'Pictures of the damage' }).waitFor()
    await page.getByText('At once, until Sunday, December 27, 2026.').waitFor()

    await page.emulateMedia({ media: 'print' })
    assert.equal(await page.getByRole('checkbox', { name: 'Pictures of the damage' }).isVisible(), true)
    assert.equal(await page.getByText('https://www.usps.com/help/claims.htm').isVisible(), true)
    assert.equal(await page.getByText(/Make this more exact/).isVisible(), false)
    assert.equal(await page.getByRole('link', { name: 'claim.damage' }).isVisible(), false)
    await page.emulateMedia({ media: 'screen' })
    await page.getByRole('link', { name: 'claim.damage', exact: true }).click()
    await page.waitForURL('**/rules#claim.damage')
    assert.equal(await page.locator('li:target h3').textContent(), 'Damaged, or contents missing')
    assert.deepEqual(browser.problems, [])
  })

  test(`a claim for a parcel that nobody told us of, question by question${how}`, {
    skip: noBrowser,
    timeout: 120_000,
  }, async () => {
    await using world = await worldOfStories()
    await using browser = await openBrowser()
    const page = await browser.page({ javaScriptEnabled })
    await page.goto(`${await world.listen()}/claim`)
    const go = () => page.getByRole('button', { name: 'Continue' }).click()
    await go()
    await page.getByRole('alert').getByRole('link', { name: 'Give an answer to go on.' }).waitFor()
    await page.getByLabel('It did not come').check()
    await go()
    await page.getByLabel('How was it mailed?').selectOption('Media Mail')
    await go()
    await page.getByLabel('When was it mailed?').fill('2026-11-01')
    await go()
    await page.getByLabel('Yes', { exact: true }).check()
    await page.getByLabel('If yes: for how many dollars?').fill('a lot')
    await go()
    await page
      .getByRole('alert')
      .getByText(/an amount in dollars/)
      .waitFor()
    // Axe itself runs in the page.
    if (javaScriptEnabled) assert.deepEqual(await accessibilityProblems(page), [])
    await page.getByLabel('If yes: for how many dollars?').fill('$1,300')
    await go()
    await page.getByLabel('It is for me').check()
    await go()
    await page.getByLabel('To which ZIP Code was it mailed?').fill('09012')
    await go()
    await page.getByRole('heading', { level: 1, name: 'It is too early for a claim' }).waitFor()
    await page.getByText('Yes: it is insured for $1,300.').waitFor()
    await page.getByText(/military or diplomatic address/).waitFor()
    await page.getByRole('link', { name: 'Change ZIP Code of the address' }).click()
    await page.getByLabel('To which ZIP Code was it mailed?').fill('')
    await go()
    await page.getByRole('heading', { level: 1, name: 'You can file a claim now' }).waitFor()
    assert.deepEqual(browser.problems, [])
  })

  test(`what can be changed: out for delivery nothing, tried redelivery and pickup, delivered nothing${how}`, {
    skip: noBrowser,
    timeout: 120_000,
  }, async () => {
    await using world = await worldOfStories()
    await using browser = await openBrowser()
    const url = await world.listen()
    const page = await browser.page({ javaScriptEnabled, viewport: { width: 360, height: 740 } })
    await page.goto(`${url}/track/${OUT}/change`)
    await page.getByRole('heading', { level: 1, name: 'Nothing can be changed right now' }).waitFor()
    assert.equal(await page.getByText('It is out for delivery: the carrier has it already.').count(), 3)
    await page.getByText('Nobody has tried to deliver it yet.').waitFor()

    await page.goto(`${url}/track/${TRIED}/change`)
    assert.deepEqual(await texts(page), ['Have it brought again', 'Pick it up at the Post Office'])
    assert.equal(
      await page.getByRole('link', { name: 'Open Redelivery at USPS' }).getAttribute('href'),
      'https://tools.usps.com/redelivery.htm',
    )
    await page.getByLabel('What would you like?').selectOption('Have it held for me')
    await page.getByRole('button', { name: 'Show what fits' }).click()
    await page.waitForURL(/wish=hold/)
    assert.match((await texts(page))[0] ?? '', /Pick it up at the Post Office.*fits your wish/)

    await page.goto(`${url}/track/${DONE}/change`)
    await page.getByRole('heading', { level: 1, name: 'Nothing can be changed any more' }).waitFor()
    assert.equal(await open(page).count(), 0)
    assert.deepEqual(browser.problems, [])
  })
}
