import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { pruneShares } from '#services/shares/prune-shares.ts'
import { createWorld, type World } from '../world.ts'

const NUMBER = '9400111899123000000424'
const OTHER = '9405511899223197428490'
const START = '2026-11-20T12:00:00Z'

const scan = (code: string, at: string, more: object = {}) => ({
  trackingNumber: NUMBER,
  code,
  at,
  place: { facility: 'MEMPHIS TN DISTRIBUTION CENTER', city: 'MEMPHIS', state: 'TN', zip: '38101' },
  ...more,
})

let world: World
before(async () => {
  world = await createWorld({ now: START, config: { publicUrl: 'https://parcels.example.org' } })
  await world.feed([
    scan('03', '2026-11-17T11:02:00-06:00'),
    scan('10', '2026-11-18T11:02:00-06:00', {
      wording: 'Your item was handed to JOHN SMITH at 12 OAK ST <b>x</b>',
      expectedDay: '2026-11-23',
    }),
  ])
})
after(async () => {
  assert.deepEqual(world.errors, [])
  await world[Symbol.asyncDispose]()
})

async function share(input: object = {}): Promise<{ token: string; key: string; url: string; expiresAt: string }> {
  const response = await world.post('/v1/shares', { trackingNumber: NUMBER, ...input })
  assert.equal(response.status, 201)
  return response.json()
}

const end = (token: string, key?: string) =>
  world.app.request(`/v1/shares/${token}`, {
    method: 'DELETE',
    headers: key === undefined ? {} : { authorization: `Bearer ${key}` },
  })

test('a link shows how the parcel is, but neither its number, buildings, ZIP Codes nor the carrier’s sentences', async () => {
  const { token, url, expiresAt } = await share()
  assert.equal(url, `https://parcels.example.org/s/${token}`)
  assert.match(token, /^[\w-]{22}$/)
  assert.equal(expiresAt, '2026-12-20T12:00:00Z')
  const response = await world.get(`/s/${token}`)
  const html = await response.text()
  assert.equal(response.status, 200)
  assert.match(html, /Last seen in Memphis, Tennessee, 2 days ago/)
  assert.match(html, /Its number ends in 0424\./)
  assert.match(html, /Expected Monday, November 23/)
  assert.doesNotMatch(html, /class="history"/)
  const whole = await (await world.get(`/s/${(await share({ history: true })).token}`)).text()
  assert.match(whole, /class="history"/)
  assert.match(whole, /Memphis, Tennessee<br/)
  for (const text of [html, whole]) {
    assert.doesNotMatch(text, /9400|3000 ?0004|DISTRIBUTION|distribution|38101|SMITH|OAK ST|<b>x|\/track\/\d/)
  }
})

test('what happened at the door is told by its kind alone', async () => {
  const number = '9400111899123000000431'
  const door = { trackingNumber: number, place: { city: 'MEMPHIS', state: 'TN' } }
  await world.feed([
    scan('10', '2026-11-17T11:02:00-06:00', door),
    scan('52', '2026-11-18T11:02:00-06:00', { ...door, wording: 'Notice Left (No Authorized Recipient Available)' }),
    scan('01', '2026-11-19T11:02:00-06:00', { ...door, wording: 'Delivered, Front Door/Porch' }),
  ])
  const { token } = await share({ trackingNumber: number, history: true })
  const html = await (await world.get(`/s/${token}`)).text()
  assert.match(html, /<b>Delivered<\/b>/)
  assert.doesNotMatch(html, /Porch|Notice|Recipient/)
})

test('its page is kept by nobody, found by no search engine, and told to no other site', async () => {
  const { headers } = await world.get(`/s/${(await share()).token}`)
  assert.match(headers.get('cache-control') ?? '', /no-store/)
  assert.match(headers.get('x-robots-tag') ?? '', /noindex/)
  assert.equal(headers.get('referrer-policy'), 'no-referrer')
})

test('messengers get a card: tags and a picture', async () => {
  const { token, url } = await share()
  const html = await (await world.get(`/s/${token}`)).text()
  assert.match(html, /<meta property="og:title" content="Last seen in Memphis, TN, 2 days ago"/)
  assert.ok(html.includes(`<meta property="og:image" content="${url}/card.png"`))
  assert.match(html, /<meta name="twitter:card" content="summary_large_image"/)
  const response = await world.get(`/s/${token}/card.png`)
  const png = Buffer.from(await response.arrayBuffer())
  assert.deepEqual([response.status, response.headers.get('content-type')], [200, 'image/png'])
  assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [1200, 630])
  assert.ok(png.length > 10_000, 'there are letters in it')
  const etag = response.headers.get('etag') ?? ''
  const again = await world.app.request(`/s/${token}/card.png`, { headers: { 'if-none-match': etag } })
  assert.equal(again.status, 304)
})

test('a picture and a feed stand signs that XML does not allow', async () => {
  const number = '9361289878700317633795'
  const place = { city: 'BO\uFFFEI\uFFFF<S>&E 🦄', state: 'ID' }
  const { accepted } = await (
    await world.feed([scan('10', '2026-11-18T11:02:00-06:00', { trackingNumber: number, place, wording: 'A\uFFFEB' })])
  ).json()
  assert.equal(accepted, 1)
  const { token } = await share({ trackingNumber: number })
  assert.equal((await world.get(`/s/${token}/card.png`)).status, 200)
  assert.doesNotMatch(await (await world.get(`/track/${number}/feed.atom`)).text(), /[\uFFFE\uFFFF]/)
})

test('a link ends by its key alone; ended, over, unknown and malformed look alike', async () => {
  const [one, other] = [await share({ days: 1 }), await share({ days: 7 })]
  assert.equal((await end(one.token)).status, 401)
  assert.equal((await end(one.token, other.key)).status, 404)
  assert.equal((await end(one.token, one.key)).status, 204)
  assert.equal((await end(one.token, one.key)).status, 404)
  const over = await share({ days: 1 })
  world.setNow('2026-11-21T12:00:00Z')
  const pages = new Set<string>()
  for (const token of [one.token, over.token, 'A'.repeat(22), 'x', "'; drop table shares", '%00']) {
    for (const part of ['', '/card.png']) {
      const response = await world.get(`/s/${encodeURIComponent(token)}${part}`)
      assert.equal(response.status, 404)
      pages.add(await response.text())
    }
  }
  assert.equal(pages.size, 1)
  assert.equal((await world.get(`/s/${other.token}`)).status, 200)
  const count = async () => (await world.app.ctx.database.query('select token_hash from shares')).rowCount ?? 0
  const before = await count()
  await pruneShares(world.app.ctx)
  assert.equal(await count(), before - 1)
  world.setNow(START)
})

test('only hashes are kept', async () => {
  const { token, key } = await share()
  const { rows } = await world.app.ctx.database.query('select * from shares')
  assert.ok(!JSON.stringify(rows).includes(token) && !JSON.stringify(rows).includes(key))
})

test('a later parcel under the same number is not shown', async () => {
  await world.feed([scan('01', '2026-06-02T10:00:00-05:00', { trackingNumber: OTHER })])
  const { token } = await share({ trackingNumber: OTHER })
  await world.feed([
    scan('03', '2026-11-19T10:00:00-06:00', { trackingNumber: OTHER, place: { city: 'BOISE', state: 'ID' } }),
  ])
  assert.match(await (await world.get(`/track/${OTHER}`)).text(), /Boise/)
  const html = await (await world.get(`/s/${token}`)).text()
  assert.match(html, /Delivered/)
  assert.doesNotMatch(html, /Boise/)
})

test('wrong questions name the field', async () => {
  for (const [input, field] of [
    [{}, 'trackingNumber'],
    [{ trackingNumber: 'hello' }, 'trackingNumber'],
    [{ trackingNumber: '1ZA1B2C30312345673' }, 'trackingNumber'],
    [{ trackingNumber: NUMBER, days: 2 }, 'days'],
    [{ trackingNumber: NUMBER, days: '7' }, 'days'],
    [{ trackingNumber: NUMBER, history: 'yes' }, 'history'],
    [{ trackingNumber: NUMBER, piece: -1 }, 'piece'],
  ] as const) {
    const response = await world.post('/v1/shares', input)
    assert.equal(response.status, 422, JSON.stringify(input))
    assert.equal((await response.json()).errors[0].field, field)
  }
})

test('the page of a parcel makes a link without a script, and the second link ends it', async () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const page = await (await world.get(`/track/${NUMBER}`)).text()
  assert.ok(page.includes(`action="/track/${NUMBER}/share"`))
  const made = await world.post(`/track/${NUMBER}/share`, 'history=yes&days=7&piece=1', form)
  const html = await made.text()
  assert.equal(made.status, 200)
  assert.match(html, /until November 27, 2026/)
  const [, link = ''] = /href="https:\/\/parcels\.example\.org(\/s\/[\w-]{22})"/.exec(html) ?? []
  const [, endLink = ''] = /href="https:\/\/parcels\.example\.org(\/s\/[\w-]{22}\/end\?key=[\w-]{22})"/.exec(html) ?? []
  assert.match(await (await world.get(link)).text(), /class="history"/)
  const key = new URL(endLink, 'https://x').searchParams.get('key') ?? ''
  assert.match(await (await world.get(endLink)).text(), new RegExp(`value="${key}"`))
  assert.equal((await world.get(link)).status, 200, 'looking ends nothing')
  const elsewhere = { ...form, 'sec-fetch-site': 'cross-site' }
  assert.equal((await world.post(`${link}/end`, `key=${key}`, elsewhere)).status, 403)
  assert.equal((await world.post(`/track/${NUMBER}/share`, 'days=7', elsewhere)).status, 403)
  assert.equal((await world.post(`${link}/end`, 'key=wrong', form)).status, 404)
  assert.equal((await world.post(`${link}/end`, `key=${key}`, form)).status, 200)
  assert.equal((await world.get(link)).status, 404)
  assert.equal((await world.post(`/track/${NUMBER}/share`, 'days=9999', form)).status, 422)
  const attack = await (await world.get('/s/x/end?key=%22%3E%3Cscript%3E')).text()
  assert.doesNotMatch(attack, /"><script>/)
})

test('guessing is stopped after thirty misses, and nobody makes links by the dozen', async () => {
  await using limited = await createWorld({ config: { rateLimit: true, trustedProxies: ['127.0.0.1'] } })
  const url = await limited.listen()
  const ask = async (path: string, client: string, init: RequestInit = {}) => {
    const response = await fetch(url + path, { ...init, headers: { ...init.headers, 'x-forwarded-for': client } })
    await response.body?.cancel()
    return response.status
  }
  for (let i = 0; i < 30; i++) assert.equal(await ask(`/s/${String(i).padStart(22, 'A')}`, '192.0.2.1'), 404)
  assert.equal(await ask('/s/another', '192.0.2.1'), 429)
  assert.equal(await ask('/v1/shares/another', '192.0.2.1', { method: 'DELETE' }), 429)
  assert.equal(await ask('/s/another', '192.0.2.2'), 404)
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }
  for (let i = 0; i < 30; i++) assert.equal(await ask('/v1/shares', '192.0.2.3', init), 422)
  assert.equal(await ask('/v1/shares', '192.0.2.3', init), 429)
  assert.equal(await ask('/track/x/share', '192.0.2.3', { ...init, body: 'days=7' }), 429)
})
