import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import bwip from 'bwip-js/node'
import { accessibilityProblems, isTooWide, noBrowser, openBrowser } from '../browser.ts'
import { createWorld, type World } from '../world.ts'

const NUMBER = '9234691234567800000171'

let browser: Awaited<ReturnType<typeof openBrowser>>
let world: World
before(async () => {
  if (noBrowser) return
  browser = await openBrowser()
  world = await createWorld()
})
after(async () => {
  await world?.[Symbol.asyncDispose]()
  await browser?.[Symbol.asyncDispose]()
})

const picture = async (bcid: string, text: string) => ({
  name: 'label.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    await bwip.toBuffer({
      bcid,
      text,
      scale: 3,
      height: 20,
      padding: 10,
      backgroundcolor: 'FFFFFF',
      includetext: true,
    }),
  ),
})

test('a picture of a label leads to its parcel; one without says what is wrong', {
  skip: noBrowser,
  timeout: 60_000,
}, async () => {
  const page = await browser.page({ viewport: { width: 360, height: 740 } })
  await page.goto(await world.listen())
  await page.getByRole('link', { name: 'Scan a label' }).click()
  await page.getByRole('button', { name: 'Start the camera' }).click()
  await page.getByText(/choose a picture of the barcode below/i).waitFor()
  assert.deepEqual(await accessibilityProblems(page), [])
  assert.equal(await isTooWide(page), false)

  const sent: string[] = []
  page.on('request', (request) => sent.push(`${request.method()} ${new URL(request.url()).pathname}`))
  const choose = page.getByLabel('Or choose a picture of the barcode')
  await choose.setInputFiles({ name: 'x.png', mimeType: 'image/png', buffer: Buffer.from('no picture') })
  await page.getByText(/can’t be read as a picture/).waitFor()
  await choose.setInputFiles(await picture('code128', 'HELLO-LABEL'))
  await page.getByText(/This barcode holds “HELLO-LABEL”/).waitFor()
  await choose.setInputFiles(await picture('gs1-128', `(420)38101(92)${NUMBER.slice(2)}`))
  await page.waitForURL(`**/track/${NUMBER}`)
  assert.ok(!sent.some((one) => one.startsWith('POST')), 'no picture leaves the device')
  assert.deepEqual(browser.problems, [])
})

test('only the page that scans may run WebAssembly', async () => {
  const policyOf = async (path: string) => (await world.get(path)).headers.get('content-security-policy') ?? ''
  assert.match(await policyOf('/scan'), /script-src 'self' 'wasm-unsafe-eval';/)
  assert.match(await policyOf('/'), /script-src 'self';/)
})
