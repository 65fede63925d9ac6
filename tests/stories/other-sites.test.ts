import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { accessibilityProblems, isTooWide, noBrowser, openBrowser } from '../browser.ts'
import { createWorld, type World } from '../world.ts'

const NUMBER = '9234691234567800000171'

let world: World
before(async () => {
  world = await createWorld({ now: '2026-11-20T12:00:00Z' })
  await world.feed([
    {
      trackingNumber: NUMBER,
      code: '10',
      at: '2026-11-18T03:14:00-06:00',
      place: { city: 'MEMPHIS<img src=x onerror=alert(1)>', state: 'TN' },
      expectedDay: '2026-11-23',
    },
  ])
})
after(async () => {
  assert.deepEqual(world.errors, [])
  await world[Symbol.asyncDispose]()
})

test('the script for other sites is one small file that any of them may load', async () => {
  const response = await world.get('/widget.js')
  const script = await response.text()
  assert.equal(response.headers.get('access-control-allow-origin'), '*')
  assert.match(response.headers.get('content-type') ?? '', /^text\/javascript/)
  assert.ok(gzipSync(script).length <= 10 * 1024, `${gzipSync(script).length} bytes`)
  assert.doesNotMatch(script, /\bfrom\s*["']|import\s*\(|import\s*["']/)
  const etag = response.headers.get('etag') ?? ''
  assert.equal((await world.app.request('/widget.js', { headers: { 'if-none-match': etag } })).status, 304)
})

test('other sites may ask for one parcel and frame one page, and nothing else', async () => {
  const allowed = async (path: string) => (await world.get(path)).headers.get('access-control-allow-origin')
  assert.equal(await allowed(`/v1/parcels/${NUMBER}`), '*')
  assert.equal(await allowed(`/v1/parcels/${NUMBER}?piece=two`), '*')
  for (const path of [`/v1/parcels/${NUMBER}/live`, '/v1/channels', `/track/${NUMBER}`, `/embed/${NUMBER}`]) {
    const response = await world.app.request(path, { method: 'HEAD' })
    assert.equal(response.headers.get('access-control-allow-origin'), null, path)
  }
  assert.equal((await world.get(`/v1/parcels/${NUMBER}`)).headers.get('access-control-allow-credentials'), null)
  const policy = async (path: string) => (await world.get(path)).headers.get('content-security-policy') ?? ''
  assert.match(await policy(`/embed/${NUMBER}`), /default-src 'none'.*frame-ancestors \*/)
  assert.match(await policy(`/track/${NUMBER}`), /frame-ancestors 'none'/)
  const frame = await (await world.get(`/embed/${NUMBER}`)).text()
  assert.match(frame, /<h1>Last seen in MEMPHIS&lt;img/)
  assert.doesNotMatch(frame, /<script|<form|<img/)
  assert.match(frame, /Its whole history/)
  for (const number of ['hello', '%3Cscript%3E', '1ZA1B2C30312345673']) {
    const response = await world.get(`/embed/${number}`)
    assert.equal(response.status, 200)
    assert.doesNotMatch(await response.text(), /<script|whole history/)
  }
  const docs = await (await world.get('/developers')).text()
  assert.match(docs, /&lt;whereabouts-parcel number=/)
  // Lines to copy lead here, and nowhere else.
  assert.doesNotMatch(docs, /127\.0\.0\.1:8080/)
  assert.match(docs, /curl http:\/\/localhost\/v1\/parcels/)
})

test('a shop shows a parcel on its page, by the element and by the frame', {
  skip: noBrowser,
  timeout: 60_000,
}, async () => {
  const ours = await world.listen()
  await using shop = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.setHeader(
      'content-security-policy',
      `default-src 'none'; script-src ${ours}; connect-src ${ours}; frame-src ${ours}`,
    )
    response.end(
      `<!doctype html><html lang="en"><title>Shop</title><main><h1>Your order</h1>
      <whereabouts-parcel number="${NUMBER}"></whereabouts-parcel>
      <iframe src="${ours}/embed/${NUMBER}" title="The parcel" width="100%" height="260"></iframe></main>
      <script type="module" src="${ours}/widget.js"></script></html>`,
    )
  })
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve))
  await using browser = await openBrowser()
  const page = await browser.page({ viewport: { width: 360, height: 740 } })
  await page.goto(`http://127.0.0.1:${(shop.address() as AddressInfo).port}/`)
  const widget = page.locator('whereabouts-parcel')
  await widget.getByRole('status').filter({ hasText: 'Last seen in MEMPHIS' }).waitFor()
  assert.equal(await widget.getByText('On its way').getAttribute('aria-current'), 'step')
  await widget.getByText('Expected Monday, November 23').waitFor()
  assert.equal(await widget.locator('img').count(), 0)
  assert.equal(await widget.getByRole('link').getAttribute('href'), `${ours}/track/${NUMBER}`)
  await page
    .frameLocator('iframe')
    .getByRole('heading', { name: /Last seen in MEMPHIS/ })
    .waitFor()
  assert.deepEqual(await accessibilityProblems(page), [])
  await page.emulateMedia({ colorScheme: 'dark' })
  assert.deepEqual(await accessibilityProblems(page, 'other-form'), [])
  const left = await widget.evaluate((element) => {
    element.setAttribute('number', 'hello')
    return element.shadowRoot?.textContent ?? ''
  })
  assert.doesNotMatch(left, /9234|MEMPHIS|Expected/)
  await widget.getByRole('status').filter({ hasText: 'This is not a tracking number' }).waitFor()
  await page.goto(`${ours}/embed/${NUMBER}`)
  assert.deepEqual(await accessibilityProblems(page), [])
  assert.deepEqual(browser.problems, [])
})

test('a link is made, looked at and ended on a small phone, and everybody can read its pages', {
  skip: noBrowser,
  timeout: 60_000,
}, async () => {
  await using browser = await openBrowser()
  const page = await browser.page({ viewport: { width: 320, height: 740 } })
  await page.goto(`${await world.listen()}/track/${NUMBER}`)
  await page.getByText('Share this parcel').click()
  await page.getByLabel('What does the link show?').selectOption('yes')
  await page.getByRole('button', { name: 'Make the link' }).click()
  const endLink = (await page.getByRole('link', { name: /\/end\?key=/ }).getAttribute('href')) ?? ''
  const look = async () => {
    assert.deepEqual(await accessibilityProblems(page), [], page.url())
    assert.equal(await isTooWide(page), false, page.url())
  }
  await look()
  await page.getByRole('link', { name: 'See what others see' }).click()
  await page.getByRole('heading', { name: 'The way it took' }).waitFor()
  await look()
  await page.goto(endLink)
  await look()
  await page.getByRole('button', { name: 'End the link' }).click()
  await page.getByRole('heading', { name: 'The link has ended' }).waitFor()
  assert.deepEqual(browser.problems, [])
})
