import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import bwip from 'bwip-js/node'
import { accessibilityProblems, isTooWide, noBrowser, openBrowser } from '../browser.ts'
import { tempFolder } from '../temp-folder.ts'
import { createWorld, type World } from '../world.ts'

const NUMBER = '9234691234567800000171'
const LABEL = `(420)38101(92)${NUMBER.slice(2)}`

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
  await choose.setInputFiles(await picture('gs1-128', LABEL))
  await page.waitForURL(`**/track/${NUMBER}`)
  assert.ok(!sent.some((one) => one.startsWith('POST')), 'no picture leaves the device')
  assert.deepEqual(browser.problems, [])
})

/** A film that shows nothing but the bars of a label. */
function filmOf(text: string): Buffer {
  const [width, height, module, quiet] = [1280, 480, 3, 120]
  const [code] = bwip.raw({ bcid: 'gs1-128', text }) as { sbs?: number[] }[]
  const row = Buffer.alloc(width, 235)
  let x = quiet
  for (const [index, bar] of (code?.sbs ?? []).entries()) {
    if (index % 2 === 0) row.fill(16, x, x + bar * module)
    x += bar * module
  }
  const grey = Buffer.alloc((width * height) / 2, 128)
  const frame = Buffer.concat([Buffer.from('FRAME\n'), ...Array.from({ length: height }, () => row), grey])
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420\n`), frame, frame])
}

test('a label held before the camera leads to its parcel', { skip: noBrowser, timeout: 60_000 }, async () => {
  using folder = tempFolder()
  const film = join(folder.path, 'label.y4m')
  writeFileSync(film, filmOf(LABEL))
  await using withCamera = await openBrowser([
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${film}`,
  ])
  const page = await withCamera.page({ viewport: { width: 360, height: 740 } })
  // The reader is held back until the camera was stopped and started again.
  const reader = Promise.withResolvers<void>()
  await page.route('**/*.wasm', async (route) => {
    await reader.promise
    await route.continue()
  })
  await page.goto(`${await world.listen()}/scan`)
  const start = page.getByRole('button', { name: 'Start the camera' })
  const stop = page.getByRole('button', { name: 'Stop the camera' })
  await start.click()
  await page.getByText('Looking for a barcode').waitFor()
  assert.equal(await start.isVisible(), false)
  await stop.click()
  await start.click()
  await stop.waitFor()
  reader.resolve()
  await page.waitForURL(`**/track/${NUMBER}`)
  assert.deepEqual(withCamera.problems, [])
})

test('only the page that scans may run WebAssembly', async () => {
  const policyOf = async (path: string) => (await world.get(path)).headers.get('content-security-policy') ?? ''
  assert.match(await policyOf('/scan'), /script-src 'self' 'wasm-unsafe-eval';/)
  assert.match(await policyOf('/'), /script-src 'self';/)
})
