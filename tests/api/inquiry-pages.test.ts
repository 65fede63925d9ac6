import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asker } from '../asker.ts'
import { createWorld } from '../world.ts'

const NUMBER = '9234691234567800000171'
const SILENT = {
  trackingNumber: NUMBER,
  code: '10',
  at: '2026-11-10T03:14:00-06:00',
  place: { city: 'MEMPHIS', state: 'TN', zip: '38101' },
  mailedOn: '2026-11-08',
}

test('a question about a parcel: known answer first, one question on each page, reference, private page, reply', async () => {
  await using world = await createWorld()
  await world.feed([SILENT])
  const robin = asker(world)
  const first = await robin.get(`/inquiries/new?number=${NUMBER}`)
  assert.equal(first.status, 200)
  assert.match(first.html, /What we know already/)
  assert.match(first.html, /value="no-updates" checked/)
  const steps: string[] = []
  const given: Record<string, string>[] = [
    { role: 'recipient' },
    { expectedDay: '2026-11-12' },
    { message: 'Where is it?' },
    {},
    { email: 'robin@example.com' },
  ]
  let at = await robin.post('/inquiries/new', { begin: '1', number: NUMBER, reason: 'no-updates' })
  for (const answers of given) {
    steps.push(at.path)
    at = await robin.post(at.path, answers)
  }
  assert.deepEqual(
    steps,
    ['role', 'dates', 'description', 'tried', 'you'].map((step) => `/inquiries/new/${step}`),
  )
  assert.equal(at.path, '/inquiries/new/check')
  assert.match(at.html, /robin@example\.com/)
  const sent = await robin.post(at.path, {})
  const [, reference = ''] = /^\/inquiries\/(\w{8})\/sent$/.exec(sent.path) ?? []
  assert.match(sent.html, new RegExp(`${reference.slice(0, 4)}-${reference.slice(4)}`))
  const [, key = ''] = /\?key=([\w-]{43})"/.exec(sent.html) ?? []

  const page = await robin.get(`/inquiries/${reference}`)
  assert.equal(page.h1, 'We are looking into it')
  assert.match(page.html, /Where is it\?/)
  const after = await robin.post(`/inquiries/${reference}/messages`, { text: 'Any news?' })
  assert.match(after.html, /Any news\?/)

  const elsewhere = asker(world)
  assert.equal((await elsewhere.get(`/inquiries/${reference}`)).status, 401)
  const opened = await elsewhere.get(`/inquiries/${reference}?key=${key}`)
  assert.equal(opened.path, `/inquiries/${reference}`)
  assert.match(opened.html, /Any news\?/)
})

test('what is wrong is named by its field, and what was filled in stays; no step can be left out', async () => {
  await using world = await createWorld()
  const robin = asker(world)
  for (const path of ['role', 'description', 'check', 'files', 'you', 'next']) {
    assert.equal((await robin.get(`/inquiries/new/${path}`)).status, 410, path)
  }
  const noNumber = await robin.get('/inquiries/new?number=hello')
  assert.equal(noNumber.status, 422)
  assert.match(noNumber.html, /value="hello"/)
  const noReason = await robin.post('/inquiries/new', { begin: '1', none: '1' })
  assert.equal(noReason.status, 422)
  await robin.post('/inquiries/new', { begin: '1', none: '1', reason: 'damaged' })
  assert.equal((await robin.get('/inquiries/new/check')).path, '/inquiries/new/role')
  assert.equal((await robin.post('/inquiries/new/role', {})).status, 422)
  await robin.post('/inquiries/new/role', { role: 'recipient' })
  for (const [step, wrong, kept] of [
    ['dates', { deliveredOn: 'soon' }, 'value="soon"'],
    ['description', { message: ' ' }, 'name="message"'],
    ['contents', { contents: 'A <b>vase</b>', value: 'lots' }, 'A &lt;b&gt;vase&lt;/b&gt;'],
    ['you', { email: 'not-an-address', name: 'Mia "x"' }, 'Mia &quot;x&quot;'],
  ] as const) {
    const refused = await robin.post(`/inquiries/new/${step}`, wrong)
    assert.equal(refused.status, 422, step)
    assert.match(refused.html, /Error: /, step)
    assert.ok(refused.html.includes(kept), `${step} keeps what was filled in`)
  }
  assert.equal((await robin.get('/inquiries/new/nonsense')).status, 404)
  assert.deepEqual(world.errors, [])
})

test('a question that was begun waits in its browser, is nobody else’s, can be dropped, and is sent once', async () => {
  await using world = await createWorld()
  const robin = asker(world)
  await robin.post('/inquiries/new', { begin: '1', none: '1', reason: 'other' })
  assert.match((await robin.get('/inquiries/new')).html, /Go on/)
  assert.equal((await asker(world).get('/inquiries/new/next')).status, 410)
  await robin.post('/inquiries/new/drop', {})
  assert.equal((await robin.get('/inquiries/new/next')).status, 410)

  let at = await robin.post('/inquiries/new', { begin: '1', none: '1', reason: 'other' })
  const answers: Record<string, Record<string, string>> = {
    role: { role: 'sender' },
    description: { message: 'How do I send a harp?' },
  }
  for (let steps = 0; !at.path.endsWith('/check') && steps < 12; steps++) {
    at = await robin.post(at.path, answers[at.path.split('/').at(-1) ?? ''] ?? {})
  }
  const [first, second] = await Promise.all([robin.post(at.path, {}), robin.post(at.path, {})])
  assert.equal(first.path, second.path)
  assert.equal((await world.app.ctx.database.query('select from inquiries')).rowCount, 1)
  assert.equal((await robin.get('/inquiries/new/description')).path, first.path)
  assert.deepEqual(world.errors, [])
})
