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
