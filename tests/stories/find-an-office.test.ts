import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { accessibilityProblems, isTooWide, noBrowser, openBrowser } from '../browser.ts'
import { worldWithOffices } from '../office-world.ts'
import type { World } from '../world.ts'

const STUCK = '9400111899123000000424'

let world: World
let url: string
let browser: Awaited<ReturnType<typeof openBrowser>>
before(async () => {
  if (noBrowser) return
  browser = await openBrowser()
  world = await worldWithOffices({ now: '2026-11-25T18:00:00Z' })
  const scan = { trackingNumber: STUCK, mailClass: 'ground-advantage', destinationZip: '89049' }
  await world.feed([
    { ...scan, code: '03', at: '2026-11-10T11:02:00-06:00', place: { city: 'MEMPHIS', state: 'TN', zip: '38101' } },
    { ...scan, code: '10', at: '2026-11-13T03:14:00-08:00', place: { city: 'RENO', state: 'NV', zip: '89502' } },
  ])
  url = await world.listen()
})
after(async () => {
  await world?.[Symbol.asyncDispose]()
  await browser?.[Symbol.asyncDispose]()
})

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? '' : ', without JavaScript'

  test(`from a stuck parcel to the office that can look for it${how}`, {
    skip: noBrowser,
    timeout: 120_000,
  }, async () => {
    const page = await browser.page({ javaScriptEnabled, viewport: { width: 360, height: 740 } })
    await page.goto(`${url}/track/${STUCK}`)
    await page.getByRole('heading', { name: 'Ask your Post Office' }).waitFor()
    await page.getByRole('link', { name: 'Find the office for ZIP Code 89049, and what to bring' }).click()
    await page.getByRole('heading', { level: 1, name: 'Post Offices for ZIP Code 89049' }).waitFor()
    const first = page.getByRole('listitem').filter({ hasText: 'Testville Post Office' })
    await first.getByText('delivers to ZIP Code 89049').waitFor()
    await first.getByText('12 Test St').waitFor()
    const visit = page.getByRole('region', { name: 'A parcel that does not move' })
    await visit.getByText('the number of your help request or call, if you have one').waitFor()
    await visit.getByText('What it can do, and cannot').click()
    await visit.getByText('cannot look into a plant or another office').waitFor()
    await page.getByText('Another place, or another reason').click()
    await page.getByLabel('What do you need there?').selectOption('Pick up a parcel')
    await page.getByLabel('ZIP Code, city and state, or address').fill('89020')
    await page.getByRole('button', { name: 'Find', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Post Offices for ZIP Code 89020' }).waitFor()
    await page.getByText('the notice (PS Form 3849), if you have it').waitFor()
    await page.getByRole('link', { name: '9400 1118 9912 3000 0004 24' }).click()
    await page.waitForURL(`**/track/${STUCK}`)
    assert.deepEqual(browser.problems, [])
  })

  test(`a town of which there are two, by keyboard alone${how}`, { skip: noBrowser, timeout: 60_000 }, async () => {
    const page = await browser.page({ javaScriptEnabled })
    await page.goto(`${url}/offices`)
    await page.getByLabel('ZIP Code, city and state, or address').focus()
    await page.keyboard.type('springfield')
    await page.keyboard.press('Enter')
    await page.getByText('There are 2 places named Springfield').waitFor()
    await page.getByRole('link', { name: 'Springfield, MA' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Post Offices for Springfield, MA' }).waitFor()
    assert.equal(await page.getByRole('heading', { level: 3 }).first().textContent(), 'Springfield Post Office')
    assert.deepEqual(browser.problems, [])
  })
}

test('the position is asked for on a click alone, and sent rounded', { skip: noBrowser, timeout: 60_000 }, async () => {
  const page = await browser.page({
    permissions: ['geolocation'],
    geolocation: { latitude: 38.0712345, longitude: -117.2312345 },
  })
  await page.goto(`${url}/offices?for=hold`)
  await page.getByText('rounded to about a kilometer').waitFor()
  await page.getByRole('button', { name: 'Use my position' }).click()
  await page.getByRole('heading', { level: 1, name: 'Post Offices for this position' }).waitFor()
  const asked = new URL(page.url()).searchParams
  assert.deepEqual([asked.get('near'), asked.get('for')], ['38.07, -117.23', 'hold'])
  await page.getByText('less than a mile away', { exact: false }).first().waitFor()
  assert.deepEqual(browser.problems, [])
})

test('who refuses the position is told how to go on', { skip: noBrowser, timeout: 60_000 }, async () => {
  const page = await browser.page({ permissions: [] })
  await page.goto(`${url}/offices`)
  await page.getByRole('button', { name: 'Use my position' }).click()
  await page.getByRole('status').getByText('Type a ZIP Code or a town instead').waitFor()
  assert.equal(new URL(page.url()).search, '')
  assert.deepEqual(browser.problems, [])
})

test('without JavaScript nothing is offered that would not work', { skip: noBrowser, timeout: 60_000 }, async () => {
  const page = await browser.page({ javaScriptEnabled: false })
  await page.goto(`${url}/offices`)
  await page.getByRole('button', { name: 'Find', exact: true }).waitFor()
  assert.equal(await page.getByRole('button', { name: 'Use my position' }).isVisible(), false)
  assert.equal(await page.getByText('rounded to about').isVisible(), false)
})

test('list and map can be read by everybody, small and wide, light and dark, and on paper', {
  skip: noBrowser,
  timeout: 120_000,
}, async () => {
  const paths = ['/offices', '/offices?near=89049', `/offices?parcel=${STUCK}`, '/offices?near=springfield']
  for (const [width, colorScheme] of [
    [320, 'dark'],
    [320, 'light'],
    [1280, 'light'],
    [1280, 'dark'],
  ] as const) {
    const page = await browser.page({ viewport: { width, height: 800 }, colorScheme })
    for (const path of [...paths, '/offices?near=89060', '/offices?near=09012', '/offices?near=89049&limit=0']) {
      await page.goto(url + path)
      const how = width < 1000 && colorScheme === 'light' ? 'whole' : 'other-form'
      assert.deepEqual(await accessibilityProblems(page, how), [], `${path} at ${width}, ${colorScheme}`)
      assert.equal(await isTooWide(page), false, `${path} is wider than ${width}`)
    }
    await page.goto(`${url}/offices?near=89049`)
    const map = page.getByRole('img', { name: 'Map of the offices, numbered as in the list' })
    // Nevada is drawn under the marks: the outline comes from a file of its own.
    await map.locator('use').waitFor({ state: 'attached' })
    assert.ok(((await map.locator('use').boundingBox())?.width ?? 0) > width / 4)
    await page.emulateMedia({ media: 'print' })
    assert.equal(await page.getByLabel('ZIP Code, city and state, or address').isVisible(), false)
    assert.equal(await page.getByText('12 Test St').isVisible(), true)
    await page.context().close()
  }
  assert.deepEqual(browser.problems, [])
})
