import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { readMessages } from '#store/inquiries/messages.ts'
import { createWorld, type World } from '../world.ts'
import { type Agent, agentAt, asked, deskPath, stampOf } from './desk-world.ts'

let world: World
let ana: Agent
let ben: Agent
before(async () => {
  world = await createWorld()
  ana = await agentAt(world, 'agent', 'Ana Reyes')
  ben = await agentAt(world, 'agent', 'Ben Cole')
})
after(() => {
  assert.deepEqual(world.errors, [])
  return world[Symbol.asyncDispose]()
})

test('two agents reply at once: one answer goes out, the other sees it and keeps the text', async () => {
  const inquiry = await asked(world)
  const [hers, his] = [await stampOf(ana, inquiry), await stampOf(ben, inquiry)]
  const answers = await Promise.all([
    ana.post(deskPath(inquiry, 'reply'), { ...hers, text: 'From Ana <b>' }),
    ben.post(deskPath(inquiry, 'reply'), { ...his, text: 'From Ben <b>' }),
  ])
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [303, 409])
  const lost = answers[0].status === 409 ? 'Ana' : 'Ben'
  const page = await (answers[0].status === 409 ? answers[0] : answers[1]).text()
  assert.match(page, /changed while you looked at it/)
  assert.match(page, new RegExp(`<textarea[^>]*>From ${lost} &lt;b&gt;</textarea>`))
  const sent = (await readMessages(world.app.ctx.database, inquiry.id, 10)).filter(({ kind }) => kind === 'agent')
  assert.equal(sent.length, 1)
})

test('who has an inquiry open, and who is writing, is told on its page and in the queue', async () => {
  const inquiry = await asked(world)
  await ana.get(deskPath(inquiry))
  const page = async () => (await ben.get(deskPath(inquiry))).text()
  assert.match(await page(), /Ana Reyes has this open too/)
  const here = (fields: Record<string, string>) => ana.post(deskPath(inquiry, 'here'), fields)
  assert.match(await (await here({ state: 'writing', kind: 'reply', text: 'Dear' })).text(), /Ben Cole has this open/)
  assert.match(await page(), /Ana Reyes is writing an answer here/)
  assert.match(await (await ben.get('/desk?view=unassigned')).text(), /Ana Reyes is writing an answer here/)
  assert.equal((await here({ state: 'gone' })).status, 204)
  assert.doesNotMatch(await page(), /Ana Reyes is writing/)
  assert.match(await (await ana.get(deskPath(inquiry))).text(), /<textarea[^>]*>Dear<\/textarea>/, 'the draft is kept')
  assert.equal((await here({ state: 'open', kind: 'letter', text: 'x' })).status, 422)
  assert.equal((await here({ state: 'open', kind: 'note', text: 'x'.repeat(20_001) })).status, 413)
  const reader = await agentAt(world, 'read-only')
  assert.equal((await reader.post(deskPath(inquiry, 'here'), { kind: 'reply', text: 'x' })).status, 403)
})

test('a draft ends with the message that it became; one of the other kind stays', async () => {
  const inquiry = await asked(world)
  const draft = (kind: string, text: string) => ana.post(deskPath(inquiry, 'here'), { state: 'writing', kind, text })
  const box = async () =>
    /<textarea id="(\w+)-text"[^>]*>([^<]+)</.exec(await (await ana.get(deskPath(inquiry))).text())
  await draft('note', 'Call them')
  await ana.post(deskPath(inquiry, 'reply'), { text: 'We look at it.' })
  assert.deepEqual((await box())?.slice(1), ['note', 'Call them'])
  await ana.post(deskPath(inquiry, 'note'), { text: 'Called them.' })
  assert.equal(await box(), null)
  await draft('reply', 'Dear')
  await draft('reply', ' ')
  assert.equal(await box(), null)
})

test('the stream tells of each change and each viewer, of one inquiry or of all', async () => {
  const [one, other] = [await asked(world), await asked(world)]
  const follow = async (path: string) => {
    const response = await ben.get(path)
    assert.match(response.headers.get('content-type') ?? '', /^text\/event-stream/)
    const reader = (response.body as ReadableStream<Uint8Array>).getReader()
    const next = async () => new TextDecoder().decode((await reader.read()).value)
    assert.match(await next(), /^retry:/)
    return { next, end: () => reader.cancel() }
  }
  const ofOne = await follow(`/desk/live?inquiry=${one.reference}`)
  const ofAll = await follow('/desk/live')
  await ana.post(deskPath(other, 'note'), { text: 'Elsewhere' })
  assert.match(await ofAll.next(), /event: changed/)
  await ana.post(deskPath(one, 'note'), { text: 'Here' })
  assert.match(await ofOne.next(), /event: changed/)
  assert.match(await ofAll.next(), /event: changed/)
  await ana.post(deskPath(one, 'here'), { state: 'writing' })
  assert.match(await ofOne.next(), /event: changed/)
  await ofOne.end()
  await ofAll.end()
  assert.equal((await ben.get('/desk/live?inquiry=nothing')).status, 404)
})

test('an open page that asks by itself keeps nobody signed in', async () => {
  const { database } = world.app.ctx
  const inquiry = await asked(world)
  const soon = new Date(Date.now() + 3_600_000)
  await database.query('update agent_sessions set expires_at = $2 where agent_id = $1', [ben.id, soon])
  const endsAt = async () => {
    const { rows } = await database.query<{ at: Date }>(
      'select expires_at as at from agent_sessions where agent_id = $1',
      [ben.id],
    )
    return rows[0]?.at.getTime() ?? 0
  }
  const headers = { cookie: ben.cookie(), 'x-refresh': '1' }
  assert.equal((await world.app.request(deskPath(inquiry), { headers })).status, 200)
  assert.equal((await ben.post(deskPath(inquiry, 'here'), { state: 'open' })).status, 200)
  assert.equal(await endsAt(), soon.getTime())
  await ben.get('/desk')
  assert.ok((await endsAt()) > soon.getTime(), 'whoever does something stays')
})

test('an answer is taken back from the page after it, also from the next inquiry of the queue', async () => {
  const [first, second] = [await asked(world, { subject: 'First' }), await asked(world, { subject: 'Second' })]
  const list = await (await ana.get('/desk?view=unassigned')).text()
  const order = [...list.matchAll(/data-reference="([^"]+)"/g)].map((match) => match[1])
  assert.equal(order.indexOf(deskPath(second).split('/').at(-1)), order.indexOf(deskPath(first).split('/').at(-1)) + 1)
  const sent = await ana.post(deskPath(first, 'reply'), {
    'queue-view': 'unassigned',
    text: 'Sent too soon',
    go: 'next',
  })
  const location = sent.headers.get('location') ?? ''
  assert.ok(location.startsWith(`${deskPath(second)}?view=unassigned&done=replied&of=`), location)
  const page = await (await ana.get(location)).text()
  const [, action = '', message = ''] = /<undo-send.*?action="([^"]+)".*?name="message" value="(\d+)"/.exec(page) ?? []
  assert.equal(action, deskPath(first, 'take-back'))
  assert.equal((await ben.post(action, { message })).status, 403, 'only who wrote it')
  assert.equal((await ana.post(action, { message })).status, 303)
  assert.match(await (await ana.get(deskPath(first))).text(), /<textarea[^>]*>Sent too soon<\/textarea>/)
  assert.doesNotMatch(await (await ana.get(location)).text(), /<undo-send/)
  const stranger = await ana.get(`${deskPath(second)}?done=Call+1-800-BAD`)
  assert.doesNotMatch(await stranger.text(), /1-800-BAD/, 'an address puts no words on the page')
})
