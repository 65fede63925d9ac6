import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { readInquiryByReference } from '#store/inquiries/inquiries.ts'
import { readMessages } from '#store/inquiries/messages.ts'
import { readReminders } from '#store/inquiries/reminders.ts'
import { NUMBER, scan } from '../inquiry-world.ts'
import { createWorld, type World } from '../world.ts'
import { type Agent, agentAt, asked } from './desk-world.ts'

let world: World
let agent: Agent
before(async () => {
  world = await createWorld()
  await world.feed([scan('2026-11-10T10:00:00-06:00')])
  agent = await agentAt(world)
})
after(() => {
  assert.deepEqual(world.errors, [])
  return world[Symbol.asyncDispose]()
})

const CALL = {
  trackingNumber: '9234 6912 3456 7800 0001 71',
  name: 'Noor Haddad',
  phone: '+1 615 555 0100',
  role: 'recipient',
  reason: 'no-updates',
  priority: 'high',
  origin: 'phone',
  message: 'Where is my parcel?',
}

test('while somebody is on the phone, the parcel and earlier inquiries stand beside the form', async () => {
  await asked(world, { trackingNumber: NUMBER, subject: 'Asked last week' })
  const response = await agent.post('/desk/inquiries/new', { ...CALL, do: 'look' })
  const page = await response.text()
  assert.equal(response.status, 200)
  assert.match(page, /Last seen in Memphis, Tennessee/)
  assert.match(page, /Asked last week/)
  assert.match(page, /value="Noor Haddad"/, 'what was filled in stays')
})

test('an agent opens an inquiry for somebody on the phone, with the notes of the call and what was agreed', async () => {
  const response = await agent.post('/desk/inquiries/new', {
    ...CALL,
    do: 'open',
    'call-name': 'Ms. Ortiz, Memphis plant',
    'call-numbers': 'CLM-42; 1-2345-6789',
    'call-text': 'They look for it on the dock.',
    'call-step-1': 'Call the plant again',
    'call-day-1': '2026-11-23',
    'call-step-3': 'File a search',
    'call-day-3': '2026-11-27',
  })
  assert.equal(response.status, 303, await response.text())
  const [, reference = ''] = /inquiries\/([\w-]+)\?done=opened$/.exec(response.headers.get('location') ?? '') ?? []
  const { database } = world.app.ctx
  const inquiry = await readInquiryByReference(database, reference.replace('-', ''))
  assert.partialDeepStrictEqual(inquiry, {
    origin: 'phone',
    priority: 'high',
    role: 'recipient',
    trackingNumber: NUMBER,
    assignee: agent.id,
    customer: { name: 'Noor Haddad', email: null, phone: '+1 615 555 0100' },
  })
  const id = inquiry?.id ?? 0
  const [question, note] = await readMessages(database, id, 10)
  assert.equal(question?.text, 'Where is my parcel?')
  assert.match(note?.text ?? '', /Ms\. Ortiz[\s\S]*CLM-42, 1-2345-6789[\s\S]*on the dock/)
  assert.deepEqual(
    (await readReminders(database, id)).map(({ text }) => text),
    ['Call the plant again', 'File a search'],
  )
  const page = await (await agent.get(response.headers.get('location') ?? '')).text()
  assert.match(page, /The inquiry is open/)
  assert.match(page, /Monday, November 23/)
})

test('what is wrong is said at its field, and nothing that was written is lost', async () => {
  for (const [fields, field] of [
    [{ message: '' }, 'message'],
    [{ trackingNumber: '1234' }, 'trackingNumber'],
    [{ email: 'no at' }, 'email'],
    [{ phone: 'call me' }, 'phone'],
    [{ reason: 'mood' }, 'reason'],
    [{ 'call-step-2': 'Call again' }, 'call-day-2'],
    [{ 'call-day-1': '2026-11-23' }, 'call-step-1'],
    [{ 'call-step-1': 'Call', 'call-day-1': '1999-01-01' }, 'call-day-1'],
  ] as const) {
    const response = await agent.post('/desk/inquiries/new', { ...CALL, do: 'open', ...fields })
    const page = await response.text()
    assert.equal(response.status, 422, JSON.stringify(fields))
    assert.match(page, new RegExp(`<a href="#${field}">`), JSON.stringify(fields))
    assert.match(page, new RegExp(`id="${field}"`))
    assert.match(page, /value="Noor Haddad"/)
  }
})

test('a lead writes saved replies; agents only read them', async () => {
  const lead = await agentAt(world, 'lead')
  const text = 'Dear {{customerName}}, your parcel {{trackingNumber}} was last seen: {{lastSeen}}.'
  assert.equal((await agent.post('/desk/replies', { name: 'Stuck', text })).status, 403)
  assert.equal((await lead.post('/desk/replies', { name: 'Stuck', text, reason: 'no-updates' })).status, 303)
  const page = await (await lead.get('/desk/replies?done=saved')).text()
  assert.match(page, /Dear \{\{customerName\}\}/)
  assert.match(page, /The last physical scan/)
  const [, path = ''] = /action="(\/desk\/replies\/\d+)"/.exec(page) ?? []
  const seen = await (await agent.get('/desk/replies')).text()
  assert.match(seen, /Dear \{\{customerName\}\}/)
  assert.doesNotMatch(seen, /<textarea/)

  for (const [fields, words] of [
    [{ name: 'Stuck', text: 'x' }, /already/],
    [{ name: 'Other', text: 'Dear {{mother}}' }, /There is no field mother/],
    [{ name: '', text: 'x' }, /name is missing/],
  ] as const) {
    const response = await lead.post('/desk/replies', fields)
    assert.equal(response.status, 422)
    assert.match(await response.text(), words)
  }
  assert.equal((await lead.post(path, { name: 'Gone quiet', text })).status, 303)
  assert.match(await (await agent.get('/desk/replies')).text(), /Gone quiet/)
  assert.equal((await lead.post(path, { do: 'delete' })).status, 303)
  assert.equal((await lead.post(path, { do: 'delete' })).status, 404)
  assert.equal((await lead.post('/desk/replies/x', { do: 'delete' })).status, 404)
})
