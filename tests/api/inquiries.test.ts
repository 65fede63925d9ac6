import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseReference } from '#domain/inquiry/reference.ts'
import { createWorld, type World } from '../world.ts'

const NUMBER = '9234691234567800000171'
const question = {
  reason: 'no-updates',
  trackingNumber: '9234 6912 3456 7800 0001 71',
  role: 'recipient',
  name: 'Robin',
  email: 'robin@example.com',
  message: 'It has not moved for a week.\nWhat now?',
}

async function ask(world: World, more: object = {}, headers: Record<string, string> = {}) {
  return world.post('/v1/inquiries', { ...question, ...more }, headers)
}

function read(world: World, reference: string, key: string) {
  return world.app.request(`/v1/inquiries/${reference}`, { headers: { authorization: `Bearer ${key}` } })
}

test('a question gets a reference and a key; both open it, with the parcel and what was written', async () => {
  await using world = await createWorld()
  await world.feed([
    { trackingNumber: NUMBER, code: '10', at: '2026-11-14T03:14:00-06:00', place: { city: 'MEMPHIS', state: 'TN' } },
  ])
  const response = await ask(world)
  assert.equal(response.status, 201)
  const { reference, key, status, dueBy } = await response.json()
  assert.ok(parseReference(reference).ok)
  assert.match(reference, /^\w{4}-\w{4}$/)
  assert.ok(key.length >= 32)
  assert.equal(status, 'open')
  assert.ok(Date.parse(dueBy) > Date.parse('2026-11-20T12:00:00Z'))

  const inquiry = await (await read(world, reference.toLowerCase().replace('-', ' '), key)).json()
  assert.partialDeepStrictEqual(inquiry, {
    reference,
    status: 'open',
    reason: 'no-updates',
    parcel: { outcome: 'found', trackingNumber: NUMBER },
    messages: [{ from: 'customer', at: '2026-11-20T12:00:00Z', text: question.message, files: [] }],
    events: [{ kind: 'opened', by: 'customer' }],
    dueBy,
  })

  const sent = await world.post(
    `/v1/inquiries/${reference}/messages`,
    { text: 'Any news?' },
    { authorization: `Bearer ${key}` },
  )
  assert.equal(sent.status, 201)
  const after = await (await read(world, reference, key)).json()
  assert.deepEqual(
    after.messages.map(({ text }: { text: string }) => text),
    [question.message, 'Any news?'],
  )
})

test('a reference alone, a wrong key and a reference that is none reveal nothing', async () => {
  await using world = await createWorld()
  const one = await (await ask(world)).json()
  const other = await (await ask(world)).json()
  assert.equal((await world.get(`/v1/inquiries/${one.reference}`)).status, 401)
  const wrong = await read(world, one.reference, other.key)
  const unknown = await read(world, 'K7QM-4R2X', other.key)
  assert.equal(parseReference('K7QM-4R2X').ok, false)
  assert.equal(wrong.status, 401)
  assert.equal(unknown.status, 404)
  assert.doesNotMatch(await wrong.text(), /Robin|robin|week/)
})

test('the same request with the same key opens one inquiry and writes one message; another is refused', async () => {
  await using world = await createWorld()
  const once = { 'idempotency-key': '"8e03978e-40d5-43dd-bc93-6894a57f9324"' }
  const [one, two] = await Promise.all([ask(world, {}, once), ask(world, {}, once)])
  assert.deepEqual([one.status, two.status], [201, 201])
  const opened = await one.json()
  assert.deepEqual(await two.json(), opened)
  const other = await ask(world, { message: 'Something else.' }, once)
  assert.equal(other.status, 409)
  assert.equal((await other.json()).errors[0].field, 'Idempotency-Key')
  assert.equal((await ask(world, {}, { 'idempotency-key': 'short' })).status, 400)
  const write = () =>
    world.post(
      `/v1/inquiries/${opened.reference}/messages`,
      { text: 'Any news?' },
      { authorization: `Bearer ${opened.key}`, ...once },
    )
  const first = await (await write()).json()
  assert.deepEqual(await (await write()).json(), first)
  const { rows } = await world.app.ctx.database.query('select count(*)::integer as n from inquiry_messages')
  assert.equal(rows[0].n, 2)
})

test('what is wrong with a question is told by its field, all at once', async () => {
  await using world = await createWorld()
  const fields = async (more: object) => {
    const response = await ask(world, more)
    assert.equal(response.status, 422)
    assert.match(response.headers.get('content-type') ?? '', /^application\/problem\+json/)
    return (await response.json()).errors.map(({ field }: { field: string }) => field)
  }
  const wrong = { reason: 'boredom', role: 'king', email: 'nobody', phone: 'x', piece: 1e9, trackingNumber: 'hello' }
  assert.deepEqual((await fields(wrong)).sort(), ['email', 'phone', 'piece', 'reason', 'role', 'trackingNumber'])
  assert.deepEqual(await fields({ message: 'x'.repeat(20_001), history: 'y'.repeat(200_001) }), ['message', 'history'])
  assert.deepEqual(await fields({ message: 7 }), ['message'])
  assert.deepEqual(await fields({ details: { shoeSize: 9 } }), ['details.shoeSize'])
  const text = await world.post('/v1/inquiries', 'hello', { 'content-type': 'text/plain' })
  assert.equal(text.status, 415)
  assert.equal((await world.post('/v1/inquiries', '{"reason":')).status, 400)
  assert.equal((await ask(world, { message: 'x'.repeat(1_100_000) })).status, 413)
  assert.deepEqual(world.errors, [])
})

test('whoever asked closes it, opens it again, adds files, and says how it went; without the key nobody does', async () => {
  await using world = await createWorld()
  const { reference, key } = await (await ask(world)).json()
  const path = `/v1/inquiries/${reference}`
  const own = { authorization: `Bearer ${key}` }
  const act = async (action: string, body: object, status = 200) => {
    const response = await world.post(`${path}/${action}`, body, own)
    assert.equal(response.status, status, action)
    return response.json()
  }
  assert.equal((await act('rating', { rating: 5 }, 409)).code, 'conflict')
  assert.deepEqual(await act('status', { status: 'closed' }), { status: 'closed' })
  assert.equal((await (await read(world, reference, key)).json()).outcome, 'withdrawn')
  assert.deepEqual(await act('rating', { rating: 4, comment: 'Quick.' }), { status: 'closed' })
  assert.equal((await act('rating', { rating: 6 }, 422)).errors[0].field, 'rating')
  assert.deepEqual(await act('status', { status: 'open' }), { status: 'open' })
  assert.equal((await act('status', { status: 'waiting' }, 422)).errors[0].field, 'status')
  assert.deepEqual(await act('delivery', { isHere: false }), { status: 'open' })
  const inquiry = await (await read(world, reference, key)).json()
  assert.partialDeepStrictEqual(inquiry, { reason: 'delivered-not-received', rating: 4 })

  const body = new FormData()
  body.append('files', new File(['Lamp, $49.99'], 'receipt.txt'))
  const send = (headers: Record<string, string>) =>
    world.app.request(`${path}/files`, { method: 'POST', headers, body })
  const added = await send(own)
  assert.equal(added.status, 201)
  const { files } = await added.json()
  const got = await world.app.request(`${path}/files/${files[0]}`, { headers: own })
  assert.equal(await got.text(), 'Lamp, $49.99')
  assert.match(got.headers.get('content-disposition') ?? '', /^attachment/)

  const wrong = { authorization: `Bearer ${'x'.repeat(43)}` }
  assert.equal((await send(wrong)).status, 401)
  assert.equal((await world.app.request(`${path}/files/${files[0]}`, { headers: wrong })).status, 401)
  for (const action of ['status', 'delivery', 'rating']) {
    assert.equal(
      (await world.post(`${path}/${action}`, { status: 'closed', isHere: true, rating: 1 }, wrong)).status,
      401,
    )
  }
  assert.deepEqual(world.errors, [])
})
