import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createWorld, type World } from '../world.ts'

const NUMBER = '9400111899123000000424'
const OTHER = '9405511899223197428490'

const scan = (code: string, at: string, more: object = {}) => ({
  trackingNumber: NUMBER,
  code,
  at,
  place: { city: 'MEMPHIS', state: 'TN', zip: '38101' },
  mailClass: 'priority-mail',
  mailedOn: '2026-11-17',
  ...more,
})

let world: World
before(async () => {
  world = await createWorld({ now: '2026-11-20T12:00:00Z', config: { publicUrl: 'https://parcels.example.org' } })
  await world.feed([scan('03', '2026-11-17T11:02:00-06:00')])
  world.setNow('2026-11-20T13:00:00Z')
  await world.feed([
    scan('10', '2026-11-20T06:30:00-06:00', { wording: 'Arrived <b>& well</b> "]]>' }),
    scan('03', '2026-11-16T06:30:00-06:00', { trackingNumber: OTHER, place: { city: 'BOISE', state: 'ID' } }),
  ])
})
after(async () => {
  assert.deepEqual(world.errors, [])
  await world[Symbol.asyncDispose]()
})

const ask = (path: string, headers: Record<string, string> = {}) => world.app.request(path, { headers })
const texts = (xml: string, name: string) =>
  [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map((m) => m[1])

test('each scan of a parcel is an entry with an identity that stays', async () => {
  const response = await ask(`/track/${NUMBER}/feed.atom`)
  assert.equal(response.status, 200)
  assert.match(response.headers.get('content-type') ?? '', /^application\/atom\+xml/)
  const xml = await response.text()
  assert.deepEqual(texts(xml, 'title'), [
    'Parcel 9400 1118 9912 3000 0004 24',
    'Arrived &lt;b&gt;&amp; well&lt;/b&gt; &quot;]]&gt;, Memphis, Tennessee',
    'USPS in possession of item, Memphis, Tennessee',
  ])
  assert.deepEqual(texts(xml, 'updated'), ['2026-11-20T13:00:00Z', '2026-11-20T13:00:00Z', '2026-11-20T12:00:00Z'])
  assert.deepEqual(texts(xml, 'published'), ['2026-11-20T06:30:00-06:00', '2026-11-17T11:02:00-06:00'])
  assert.match(texts(xml, 'subtitle')[0] ?? '', /Last seen in Memphis.*As of 2026-11-20T13:00:00Z/)
  assert.ok(xml.includes(`<link rel="self" href="https://parcels.example.org/track/${NUMBER}/feed.atom"/>`))
  const ids = texts(xml, 'id')
  assert.equal(new Set(ids).size, 3)
  for (const id of ids) assert.match(id ?? '', /^tag:parcels\.example\.org,2026:/)
  const many = await (await ask(`/track/feed.atom?numbers=${NUMBER},${OTHER}`)).text()
  assert.equal(texts(many, 'title').length, 4)
  for (const id of ids.slice(1)) assert.ok(many.includes(id ?? 'none'), 'the same scan is the same in a list')
})

test('who has it already is told so, until there is news', async () => {
  const path = `/track/feed.atom?numbers=${OTHER}`
  const { headers } = await ask(path)
  const etag = headers.get('etag') ?? ''
  const since = headers.get('last-modified') ?? ''
  assert.equal(since, 'Fri, 20 Nov 2026 13:00:00 GMT')
  world.setNow('2026-11-20T15:00:00Z')
  const same = await ask(path, { 'if-none-match': `"x", ${etag}` })
  assert.deepEqual([same.status, await same.text()], [304, ''])
  assert.equal((await ask(path, { 'if-modified-since': since })).status, 304)
  assert.equal((await ask(path, { 'if-none-match': '"x"', 'if-modified-since': since })).status, 200)
  await world.feed([scan('10', '2026-11-20T08:30:00-06:00', { trackingNumber: OTHER })])
  assert.equal((await ask(path, { 'if-none-match': etag })).status, 200)
  assert.equal((await ask(path, { 'if-modified-since': since })).status, 200)
})

test('pages lead to the feeds and to calendars that keep themselves up to date', async () => {
  const one = await (await ask(`/track/${NUMBER}`)).text()
  assert.ok(one.includes(`<link rel="alternate" type="application/atom+xml" href="/track/${NUMBER}/feed.atom"/>`))
  assert.ok(one.includes(`href="webcal://parcels.example.org/track/${NUMBER}/deadlines.ics"`))
  const many = await (await ask(`/track?numbers=${NUMBER},${OTHER}`)).text()
  assert.ok(many.includes(`href="/track/feed.atom?numbers=`))
  assert.ok(many.includes('href="webcal://parcels.example.org/track/deadlines.ics?numbers='))
})

test('a calendar that subscribed asks again after some hours, and hears whether anything moved', async () => {
  const path = `/track/deadlines.ics?numbers=${NUMBER}`
  const first = await ask(path)
  const text = await first.text()
  assert.match(text, /REFRESH-INTERVAL;VALUE=DURATION:PT4H\r\n/)
  assert.match(text, /X-PUBLISHED-TTL:PT4H\r\n/)
  assert.match(text, /UID:.*claim-closes@whereabouts/)
  const etag = first.headers.get('etag') ?? ''
  world.setNow('2026-11-20T18:00:00Z')
  assert.equal((await ask(path, { 'if-none-match': etag })).status, 304)
  await world.feed([scan('01', '2026-11-20T11:30:00-06:00')])
  const after = await ask(path, { 'if-none-match': etag })
  assert.equal(after.status, 200)
  assert.doesNotMatch(await after.text(), /claim-closes/, 'what no longer holds is gone')
})

test('what is no number, or too many, has no feed', async () => {
  for (const [path, status] of [
    ['/track/hello/feed.atom', 404],
    ['/track/%3Cscript%3E/feed.atom', 404],
    ['/track/9234691234567800000171/feed.atom', 200],
    ['/track/feed.atom', 422],
    [`/track/feed.atom?numbers=${Array.from({ length: 101 }, (_, i) => `TBA${String(i).padStart(12, '0')}`)}`, 422],
  ] as const) {
    assert.equal((await ask(path)).status, status, path.slice(0, 60))
  }
})
