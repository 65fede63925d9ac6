import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { accessibilityProblems, isTooWide, noBrowser, openBrowser } from '../browser.ts'
import { createWorld, type World } from '../world.ts'

const NUMBER = '9234691234567800000171'
const KB = 1024

let browser: Awaited<ReturnType<typeof openBrowser>>
let world: World
before(async () => {
  if (noBrowser) return
  browser = await openBrowser()
  world = await createWorld()
  await world.feed(
    ['GX', '03', 'SF', '10', 'L1', 'NT', '07', 'OF', '53', '16'].map((code, day) => ({
      trackingNumber: NUMBER,
      code,
      at: `2026-11-0${day}T10:00:00-06:00`.replace('-00T', '-10T'),
      place: { facility: 'MEMPHIS TN DISTRIBUTION CENTER', city: 'MEMPHIS', state: 'TN', zip: '38101' },
      returnBy: '2026-11-25',
      expectedDay: '2026-11-09',
    })),
  )
})
after(async () => {
  await world?.[Symbol.asyncDispose]()
  await browser?.[Symbol.asyncDispose]()
})

const PAGES = [
  '/',
  `/track/${NUMBER}`,
  '/track/9400111899123000000424',
  '/track/1ZA1B2C30312345673',
  '/track/9234691234567800000191',
  `/track?numbers=${NUMBER},9400111899123000000424`,
  `/track/${NUMBER}?report=damaged&insured=lots`,
  '/parcels',
  '/scan',
  '/offline',
  '/share?text=hello+there',
  '/read',
  '/statuses',
  '/statuses?q=nothing+has+these+words',
  '/rules',
  '/rules?q=hold+mail',
  '/rules?q=nothing+has+these+words',
  '/statuses/10',
  '/statuses/in-transit-arriving-late',
  '/contact',
  `/contact?number=${NUMBER}&zone=America/Los_Angeles`,
  '/contact?number=hello&zone=Mars',
  '/offices',
  '/offices?for=missing',
  '/offices?near=89049&for=stuck',
  '/offices?near=Mars!',
  `/offices?parcel=${NUMBER}`,
  '/offices?near=1&limit=many',
  `/track/${NUMBER}/call-sheet`,
  '/track/9400111899123000000424/call-sheet',
  '/track/9234691234567800000191/call-sheet',
  `/track/${NUMBER}/message`,
  `/track/${NUMBER}/message?role=sender&report=damaged&done=called`,
  '/evidence',
  '/help',
  '/help?q=clam',
  '/help?q=qqqzzz',
  '/help/no-updates',
  '/help/late?voted=no',
  '/developers',
  '/claim',
  '/claim?report=damaged&mailClass=nothing',
  '/claim?report=damaged&mailClass=media-mail&mailedOn=2026-11-01&insured=yes&insuredFor=300&role=sender&zip=',
  '/claim?report=damaged&mailClass=priority-mail-international&mailedOn=2026-11-01&insured=no&role=sender&zip=',
  `/track/${NUMBER}/claim`,
  `/track/${NUMBER}/claim?mailedOn=tomorrow`,
  '/track/9234691234567800000191/claim',
  `/track/${NUMBER}/change?wish=hold`,
  '/track/9400111899123000000424/change',
  '/watch?number=9234691234567800000191',
  '/watch/asked?number=9234691234567800000191',
  '/watching',
  '/no-such-page',
]

test('every page can be read by everybody, on a small phone and a wide screen, light and dark', {
  skip: noBrowser,
  timeout: 300_000,
}, async () => {
  const url = await world.listen()
  for (const [width, colorScheme] of [
    [320, 'light'],
    [1280, 'dark'],
  ] as const) {
    const page = await browser.page({ viewport: { width, height: 800 }, colorScheme })
    for (const path of PAGES) {
      await page.goto(url + path)
      assert.deepEqual(
        await accessibilityProblems(page, width < 1000 ? 'whole' : 'other-form'),
        [],
        `${path} at ${width}`,
      )
      assert.equal(await isTooWide(page), false, `${path} is wider than ${width}`)
      assert.match((await page.locator('footer').textContent()) ?? '', /not the United States Postal Service/)
    }
  }
  assert.deepEqual(browser.problems, [])
})

test('pages stay within their budgets', { skip: noBrowser, timeout: 60_000 }, async () => {
  const url = await world.listen()
  const page = await browser.page()
  // By address: a file that a second page takes from the browser's cache is loaded once.
  const loaded = { js: new Map<string, number>(), css: new Map<string, number>() }
  page.on('response', async (response) => {
    const type = response.headers()['content-type'] ?? ''
    const files = type.includes('javascript') ? loaded.js : type.includes('css') ? loaded.css : null
    files?.set(response.url(), gzipSync(await response.body()).length)
  })
  const sizes = {
    get js() {
      return loaded.js.values().reduce((sum, size) => sum + size, 0)
    },
    get css() {
      return loaded.css.values().reduce((sum, size) => sum + size, 0)
    },
  }
  await page.goto(url)
  await page.getByLabel(/Paste tracking numbers/).fill(NUMBER)
  await page.getByText('looks right').waitFor()
  assert.ok(sizes.js > 0 && sizes.js <= 15 * KB, `${sizes.js} bytes of JavaScript`)
  assert.ok(sizes.css > 0 && sizes.css <= 25 * KB, `${sizes.css} bytes of CSS`)
  // Notes of calls and the position come in files of their own, which count as well.
  await page.goto(`${url}/track/${NUMBER}/call-sheet`)
  await page.getByLabel('What was said').waitFor()
  await page.goto(`${url}/offices`)
  await page.getByRole('button', { name: 'Use my position' }).waitFor()
  assert.ok(loaded.js.size >= 4, 'both came')
  assert.ok(sizes.js <= 15 * KB, `${sizes.js} bytes of JavaScript with notes and position`)
  for (const path of PAGES) {
    const html = gzipSync(await (await fetch(url + path)).text()).length
    assert.ok(html <= 20 * KB, `${path} has ${html} bytes of HTML`)
  }
})

// A data block is no script: browsers never run it.
test('pages send a strict policy and hold no inline script or style', { skip: noBrowser }, async () => {
  for (const path of PAGES) {
    const response = await world.get(path)
    const html = await response.text()
    const policy = response.headers.get('content-security-policy') ?? ''
    // Barcodes are read by WebAssembly, on the one page that is for that.
    const rest = path === '/scan' ? policy.replace("'wasm-unsafe-eval'", '') : policy
    assert.ok(rest.includes("default-src 'none'") && !rest.includes('unsafe'))
    assert.doesNotMatch(html, /<script(?![^>]*\bsrc=)(?! type="application\/ld\+json">)|\sstyle=|<style/)
  }
})

test('print shows the parcel without what only a screen needs', { skip: noBrowser, timeout: 60_000 }, async () => {
  const page = await browser.page()
  await page.goto(`${await world.listen()}/track/${NUMBER}`)
  await page.emulateMedia({ media: 'print' })
  assert.equal(await page.getByRole('navigation').isVisible(), false)
  assert.equal(await page.getByRole('heading', { level: 1 }).isVisible(), true)
})
