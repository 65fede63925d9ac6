import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createWorld } from '../world.ts'

const NUMBER = '9234691234567800000171'
const paste = (world: Awaited<ReturnType<typeof createWorld>>, text: string) =>
  world.post('/track', new URLSearchParams({ text }).toString(), {
    'content-type': 'application/x-www-form-urlencoded',
  })

test('pasted text leads to its parcels', async () => {
  await using world = await createWorld()
  const one = await paste(world, `see ${NUMBER}`)
  assert.deepEqual([one.status, one.headers.get('location')], [303, `/track/${NUMBER}`])
  const two = await paste(world, `${NUMBER}\n9400111899123000000424`)
  assert.equal(two.headers.get('location'), `/track?numbers=${NUMBER},9400111899123000000424`)
})

test('text without a number is kept in the box and explained', async () => {
  await using world = await createWorld()
  const response = await paste(world, 'where is my <b>parcel</b>?')
  assert.equal(response.status, 422)
  const html = await response.text()
  assert.match(html, /no tracking number in this/)
  assert.match(html, /where is my &lt;b&gt;parcel/)
})

test('too many numbers and too much text are said so', async () => {
  await using world = await createWorld()
  const many = Array.from({ length: 101 }, (_, i) => `TBA${String(i).padStart(12, '0')}`).join('\n')
  assert.match(await (await paste(world, many)).text(), /at most 100 go at once/)
  assert.equal((await paste(world, 'x'.repeat(1_000_001))).status, 413)
})

test('a list of parcels puts those that have gone quiet first, and says so', async () => {
  await using world = await createWorld()
  const scan = { code: '10', place: { city: 'MEMPHIS', state: 'TN' } }
  await world.feed([
    { ...scan, trackingNumber: '9400111899123000000424', at: '2026-11-19T20:00:00-06:00' },
    { ...scan, trackingNumber: NUMBER, at: '2026-11-02T03:14:00-06:00' },
  ])
  const html = await (await world.get(`/track?numbers=9400111899123000000424,${NUMBER}`)).text()
  assert.match(html, /One of them may need you\./)
  assert.ok(html.indexOf('/track/9234') < html.indexOf('/track/9400'), 'the quiet one comes first')
  assert.match(html, /<span class="pill">(Gone quiet|Probably lost)</)
})

test('forms that are none, or too large, are refused before they are read', async () => {
  await using world = await createWorld()
  for (const path of ['/track', '/read']) {
    for (const type of ['multipart/form-data', 'multipart/form-data; boundary=x', 'application/json']) {
      assert.equal((await world.post(path, 'garbage', { 'content-type': type })).status, 422, `${path} ${type}`)
    }
    const large = `text=${'x'.repeat(5 * 1024 * 1024)}`
    const refused = await world.post(path, large, { 'content-type': 'application/x-www-form-urlencoded' })
    assert.equal(refused.status, 413)
  }
  assert.deepEqual(world.errors, [])
})

test('each outcome has words of its own', async () => {
  await using world = await createWorld()
  const title = async (number: string) =>
    /<h1>(.*?)<\/h1>/.exec(await (await world.get(`/track/${number}`)).text())?.[1]
  const titles = [
    await title('9400111899123000000424'),
    await title('1ZA1B2C30312345673'),
    await title('9234691234567800000172'),
  ]
  assert.deepEqual(titles, [
    'We are not told about this parcel',
    'This looks like a UPS number',
    'This is not a tracking number as it stands',
  ])
})

test('a slash too many leads to the page by its path alone, and never to another host', async () => {
  await using world = await createWorld()
  const to = async (path: string) => (await world.get(path)).headers.get('location')
  assert.equal(await to('/watching/?key=abc'), '/watching?key=abc')
  assert.equal(await to('/help//'), '/help')
  assert.equal(await to('//evil.example/'), null)
  assert.equal((await world.get('/nothing')).status, 404)
})

test('what nobody foresaw is a page too', async () => {
  await using world = await createWorld()
  assert.equal((await world.get('/no/such/page')).status, 404)
  assert.equal((await world.get('/statuses/ZZ')).status, 404)
  assert.match(await (await world.get('/track/%00%ff')).text(), /not a tracking number/)
  assert.equal((await world.get('/track')).headers.get('location'), '/')
  assert.deepEqual(world.errors, [])
})

test('what a person told goes back to the parcel from every page about it', async () => {
  await using world = await createWorld({ now: '2026-11-20T12:00:00Z' })
  await world.feed([
    { trackingNumber: NUMBER, code: '03', at: '2026-11-12T11:02:00-06:00', mailClass: 'priority-mail' },
    { trackingNumber: NUMBER, code: '01', at: '2026-11-13T11:02:00-06:00' },
  ])
  for (const page of ['call-sheet', 'message', 'change', 'claim']) {
    const html = await (await world.get(`/track/${NUMBER}/${page}?report=not-received&role=recipient`)).text()
    const back = new RegExp(`href="/track/${NUMBER}\\?[^"]*report=not-received`)
    assert.match(html, back, page)
  }
})

test('days that lie ahead are refused by name', async () => {
  await using world = await createWorld({ now: '2026-11-20T12:00:00Z' })
  await world.feed([{ trackingNumber: NUMBER, code: '03', at: '2026-11-12T11:02:00-06:00' }])
  const page = await world.get(`/track/${NUMBER}?helpRequestedOn=2030-01-01`)
  assert.equal(page.status, 422)
  assert.match(await page.text(), /The day of your help request still lies ahead: 2030-01-01/)
  assert.equal((await world.get(`/v1/parcels/${NUMBER}?mailedOn=2030-01-01`)).status, 422)
})

test('the rule behind a diagnosis stands on the rules page, and an unknown status gets a page', async () => {
  await using world = await createWorld({ now: '2026-11-20T12:00:00Z' })
  await world.feed([{ trackingNumber: NUMBER, code: '03', at: '2026-11-12T11:02:00-06:00' }])
  const html = await (await world.get(`/track/${NUMBER}`)).text()
  const anchor = /href="\/rules#([^"]+)">The rule</.exec(html)?.[1]
  assert.equal(anchor, 'threshold.no-updates')
  assert.match(await (await world.get('/rules')).text(), new RegExp(`id="${anchor}"`))
  const missing = await world.get('/statuses/zzz')
  assert.deepEqual([missing.status, /There is no such page/.test(await missing.text())], [404, true])
})

test('what another app shares leads to its parcels, or is put where it can be read', async () => {
  await using world = await createWorld()
  const share = (fields: Record<string, string>) => world.get(`/share?${new URLSearchParams(fields)}`)
  const one = await share({ title: 'Shipped!', text: `Your parcel ${NUMBER} is on its way`, url: '' })
  assert.deepEqual([one.status, one.headers.get('location')], [303, `/track/${NUMBER}`])
  const link = await share({ url: `https://tools.usps.com/go/TrackConfirmAction?tLabels=${NUMBER}` })
  assert.equal(link.headers.get('location'), `/track/${NUMBER}`)
  const two = await share({ text: `${NUMBER}\n9400111899123000000424` })
  assert.equal(two.headers.get('location'), `/track?numbers=${NUMBER},9400111899123000000424`)
  const none = await (await share({ text: 'hello </textarea><script>' })).text()
  assert.match(none, /no tracking number in what you shared/)
  assert.match(none, /hello &lt;\/textarea&gt;/)
  const history = await share({
    text: `${NUMBER}\nNovember 14, 2026, 3:14 am\nArrived at USPS Regional Facility\nMEMPHIS TN DISTRIBUTION CENTER`,
  })
  assert.match(await history.text(), /Last seen in Memphis/)
  assert.equal((await share({})).status, 200)
})

test('pages for everybody come shortened to whoever takes that; pages for one person and live streams never', async () => {
  await using world = await createWorld()
  const encodingOf = async (path: string, accepts: string) => {
    const response = await world.get(path, { 'accept-encoding': accepts })
    await response.body?.cancel()
    return response.headers.get('content-encoding')
  }
  assert.equal(await encodingOf('/', 'br, gzip'), 'gzip')
  assert.equal(await encodingOf('/', 'identity'), null)
  for (const path of ['/inquiries/new', '/watching?key=1-x', '/desk/sign-in', `/v1/parcels/${NUMBER}/events`]) {
    assert.equal(await encodingOf(path, 'gzip'), null, path)
  }
})
