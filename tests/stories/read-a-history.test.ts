import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { noBrowser, openBrowser } from '../browser.ts'
import { tempFolder } from '../temp-folder.ts'
import { createWorld } from '../world.ts'

const NUMBER = '9205590164917312751089'
const HISTORY = `Tracking Number: ${NUMBER}
Copy   Add to Informed Delivery

Latest Update
Your package will arrive later than expected, but is still on its way.

In Transit, Arriving Late
November 17, 2026

Arrived at USPS Regional Facility
MEMPHIS TN DISTRIBUTION CENTER
November 14, 2026, 3:14 am

USPS in possession of item
LITTLE ROCK, AR 72201
November 13, 2026, 11:02 am

See Less`

for (const javaScriptEnabled of [true, false]) {
  test(`somebody else’s parcel: paste what USPS shows, learn what to do${javaScriptEnabled ? '' : ', without JavaScript'}`, {
    skip: noBrowser,
    timeout: 60_000,
  }, async () => {
    await using world = await createWorld({ now: '2026-11-20T12:00:00Z' })
    await using browser = await openBrowser()
    const page = await browser.page({ viewport: { width: 360, height: 740 }, javaScriptEnabled })
    await page.goto(await world.listen())
    await page.getByLabel(/Paste tracking numbers/).fill(NUMBER)
    await page.getByRole('button', { name: 'Find it' }).click()
    await page.getByRole('heading', { level: 1, name: 'We are not told about this parcel' }).waitFor()
    await page.getByLabel('What the page shows').fill(HISTORY)
    await page.getByRole('button', { name: 'Read it' }).click()
    await page.getByRole('heading', { level: 1, name: 'Last seen in Memphis, Tennessee, 6 days ago' }).waitFor()
    await page.getByRole('heading', { level: 2, name: /gone quiet/ }).waitFor()
    await page.getByRole('heading', { level: 3, name: 'Send USPS a help request' }).waitFor()

    await page.getByText('Tell us more, or mend the text').click()
    await page.getByLabel('You sent USPS a help request on').fill('2026-11-19')
    await page.getByRole('button', { name: 'Read it again' }).click()
    await page.getByText('You asked for help already').waitFor()
    assert.equal(await page.getByRole('heading', { level: 3, name: 'Send USPS a help request' }).count(), 0)
    assert.deepEqual(browser.problems, [])
  })
}

test('on a phone the answer, what it means and the first step share one screen', {
  skip: noBrowser,
  timeout: 60_000,
}, async () => {
  await using world = await createWorld({ now: '2026-11-20T12:00:00Z' })
  await using browser = await openBrowser()
  const page = await browser.page({ viewport: { width: 360, height: 740 } })
  await page.goto(await world.listen())
  await page.getByLabel(/Paste tracking numbers/).fill(HISTORY)
  await page.getByRole('button', { name: 'Find it' }).click()
  const step = page.getByRole('heading', { level: 3 }).first()
  await step.waitFor()
  const box = await step.boundingBox()
  assert.ok(box && box.y < 740, `the first step begins at ${box?.y}`)
})

test('a text that is no history is answered, and kept in its box', { skip: noBrowser, timeout: 60_000 }, async () => {
  await using world = await createWorld()
  await using browser = await openBrowser()
  const page = await browser.page()
  await page.goto(`${await world.listen()}/read`)
  await page.getByLabel('What you see of the parcel').fill('<b>Roses</b> are red')
  await page.getByRole('button', { name: 'Read it' }).click()
  await page.getByText('There is no history in this text').waitFor()
  assert.equal(await page.getByLabel('What you see of the parcel').inputValue(), '<b>Roses</b> are red')
  assert.deepEqual(browser.problems, [])
})

test('the command line reads a file, needs no database, and ends with 3 where there is no history', () => {
  using folder = tempFolder()
  const file = join(folder.path, 'history.txt')
  const run = (text: string, ...args: string[]) => {
    writeFileSync(file, text)
    return spawnSync(
      process.execPath,
      [join(import.meta.dirname, '../../bin/whereabouts.mjs'), 'read', file, ...args],
      {
        encoding: 'utf8',
        env: { ...process.env, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' },
      },
    )
  }
  const told = run(HISTORY)
  assert.equal(told.status, 0)
  assert.match(told.stdout, /Last seen in Memphis, TN/)
  assert.equal(JSON.parse(run(HISTORY, '--json').stdout).readAs, 'usps-page')
  assert.equal(run(`only ${NUMBER}`).status, 3)
  assert.match(run(HISTORY, '--role', 'king').stderr, /role is one of/)
  assert.equal(run(HISTORY, '--role', 'king').status, 2)
})
