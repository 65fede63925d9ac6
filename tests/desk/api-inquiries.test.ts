import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { printReference } from '#domain/inquiry/reference.ts'
import { openInquiry } from '#services/inquiries/open-inquiry.ts'
import { addAgentTo } from '../desk-visitor.ts'
import { createWorld, type World } from '../world.ts'
import { type Program, programAt, refused, told } from './api-world.ts'
import { agentAt, asked } from './desk-world.ts'

const NUMBER = '9234691234567800000171'

let world: World
let agent: Program
let lead: Program
before(async () => {
  world = await createWorld({ now: '2026-11-20T12:00:00Z' })
  await world.feed([
    { trackingNumber: NUMBER, code: '10', at: '2026-11-14T03:14:00-06:00', place: { city: 'MEMPHIS', state: 'TN' } },
  ])
  agent = await programAt(world, 'desk:write')
  lead = await programAt(world, 'desk:lead')
})
after(async () => {
  assert.deepEqual(world.errors, [])
  await world[Symbol.asyncDispose]()
})

const open = async (more: object = {}) => {
  const { reference } = told(
    await agent.post('/inquiries', { reason: 'no-updates', message: 'Where is it?', ...more }),
    201,
  )
  return `/inquiries/${reference}`
}

test('an inquiry for somebody on the phone: opened with the call, read with all that stands on its page', async () => {
  const email = 'phone@example.org'
  const made = told(
    await agent.post('/inquiries', {
      reason: 'lost',
      trackingNumber: '9234 6912 3456 7800 0001 71',
      name: 'Mia Kline',
      email,
      message: 'She waits for it.',
      priority: 'high',
      call: { text: 'Call after five.', nextSteps: [{ text: 'Call Mia', day: '2026-11-23' }] },
    }),
    201,
  )
  await open({ email, message: 'Another one.' })
  const answer = await agent.get(`/inquiries/${made.reference}`)
  const whole = told(answer)
  assert.equal(answer.headers.get('etag'), `"${whole.version}"`)
  assert.partialDeepStrictEqual(whole, {
    reference: made.reference,
    origin: 'phone',
    priority: 'high',
    trackingNumber: NUMBER,
    customer: { name: 'Mia Kline', email, phone: null },
    parcel: { outcome: 'found', trackingNumber: NUMBER },
    messages: [{ from: 'customer', text: 'She waits for it.' }, { from: 'note' }],
    reminders: [{ text: 'Call Mia', at: '2026-11-23T13:00:00Z', doneAt: null }],
    promises: [{ promised: 'first-answer' }, { promised: 'resolution' }],
    events: [{ kind: 'opened', by: { kind: 'agent' } }, { kind: 'call-noted' }],
    related: [{ customer: { email } }],
    carriedOnBy: null,
    evidence: { content: { parcel: { trackingNumber: NUMBER } } },
  })
  assert.match(whole.evidence.digest, /^sha256:/)
  const { items } = told(await agent.get(`/inquiries/${made.reference}/events`))
  assert.deepEqual(items, whole.events)
  assert.equal((await world.get(`/v1/inquiries/${made.reference}`)).status, 401)
})

test('lists: views with counts, filters, order, cursors, search', async () => {
  await using own = await createWorld({ now: '2026-11-20T12:00:00Z' })
  const program = await programAt(own, 'desk:read')
  for (let n = 0; n < 5; n++) {
    own.setNow(`2026-11-20T12:0${n}:00Z`)
    await asked(own, { message: n === 3 ? 'A blue bicycle bell' : 'Where?', email: `n${n}@example.org` })
  }
  const all: string[] = []
  let cursor = ''
  for (let page = 0; page < 4 && cursor !== undefined; page++) {
    const body = told(await program.get(`/inquiries?order=created&limit=2&cursor=${cursor}`))
    all.push(...body.items.map((one: { customer: { email: string } }) => one.customer.email))
    cursor = body.nextCursor
  }
  assert.deepEqual(
    all,
    [4, 3, 2, 1, 0].map((n) => `n${n}@example.org`),
  )
  const emails = async (query: string) =>
    told(await program.get(`/inquiries?${query}`)).items.map(
      (one: { customer: { email: string } }) => one.customer.email,
    )
  assert.deepEqual(await emails('email=N2@example.org'), ['n2@example.org'])
  assert.deepEqual(await emails('openedFrom=2026-11-20T12:03:00Z&openedBefore=2026-11-20T07:04:00-05:00'), [
    'n3@example.org',
  ])
  assert.deepEqual(await emails('status=closed,waiting'), [])
  assert.equal((await emails('reason=no-updates,lost&assignee=nobody&origin=web')).length, 5)
  assert.equal((await emails('view=due-soon')).length, 0)
  const { items } = told(await program.get('/views'))
  assert.equal(items.find(({ view }: { view: string }) => view === 'unassigned').count, 5)
  const found = told(await program.get('/search?q=blue%20bic')).items
  assert.equal(found.length, 1)
  assert.match(found[0].excerpt, /bicycle/)
  assert.equal(found[0].inquiry.customer.email, 'n3@example.org')
})

test('a list as CSV, for leads, with nothing that a spreadsheet would run', async () => {
  await open({ name: '=1+1', email: 'csv@example.org', reason: 'claim' })
  const csv = await world.app.request('/v1/desk/inquiries.csv?reason=claim&view=all', {
    headers: { authorization: `Bearer ${lead.key}` },
  })
  assert.match(csv.headers.get('content-type') ?? '', /^text\/csv/)
  const [header, line, end] = (await csv.text()).split('\r\n')
  assert.match(header ?? '', /^reference,status,/)
  assert.match(line ?? '', /,'=1\+1,csv@example\.org,/)
  assert.equal(end, '')
  refused(await agent.get('/inquiries.csv'), 403)
  assert.deepEqual(refused(await lead.get('/inquiries.csv?view=x'), 422), ['view'])
})

test('an answer, taken back and given; a note with mentions; the customer reads only what went out', async () => {
  const kim = await addAgentTo(world.app, { name: 'Kim', email: 'kim@example.org' })
  const { inquiry: row, key } = await askedWithKey()
  const at = `/inquiries/${printReference(row.reference)}`
  const sent = told(await agent.post(`${at}/reply`, { text: 'We look.', turnTo: 'waiting' }))
  assert.partialDeepStrictEqual(sent.inquiry, { status: 'waiting', version: row.version + 1 })
  assert.equal(told(await agent.post(`${at}/take-back`, { message: sent.message })).inquiry.status, 'open')
  assert.deepEqual(told(await agent.get(at)).draft, { kind: 'reply', text: 'We look.', at: '2026-11-20T12:00:00Z' })
  told(await agent.post(`${at}/reply`, { text: 'It was seen.', undoSeconds: 0 }))
  refused(await agent.post(`${at}/take-back`, { message: 999_999 }), 404)
  told(await agent.post(`${at}/note`, { text: 'Look, @kim.' }))
  told(await agent.post(`${at}/note`, { text: 'And here.', mentions: [kim.id] }))
  assert.deepEqual(refused(await agent.post(`${at}/note`, { text: 'x', mentions: ['nobody'] }), 422), ['mentions'])
  told(await agent.post(`${at}/call`, { call: { text: 'Asked the plant.', numbers: ['CA123456'] } }))
  const noDay = { text: 'x', nextSteps: [{ text: 'Call', day: '2026-11-31' }] }
  assert.deepEqual(refused(await agent.post(`${at}/call`, { call: noDay }), 422), ['call.nextSteps.0.day'])
  const { rows } = await world.app.ctx.database.query('select agent_id from inquiry_mentions')
  assert.deepEqual(
    rows.map((one) => one.agent_id),
    [kim.id, kim.id],
  )
  const theirs = await world.app.request(`/v1${at}`, { headers: { authorization: `Bearer ${key}` } })
  const { messages } = (await theirs.json()) as { messages: { text: string }[] }
  assert.deepEqual(
    messages.map(({ text }) => text),
    ['My parcel has not moved for a week. Where is it?', 'It was seen.'],
  )
})

function askedWithKey() {
  return openInquiry(world.app.ctx, {
    by: { kind: 'customer' },
    origin: 'web',
    reason: 'no-updates',
    message: 'My parcel has not moved for a week. Where is it?',
  })
}

test('everything that is set about an inquiry, one call each', async () => {
  const lee = await addAgentTo(world.app, { name: 'Lee', email: 'lee@example.org' })
  const at = await open()
  const set = async (action: string, input: object) => told(await agent.post(`${at}/${action}`, input)).inquiry
  assert.equal((await set('assign', { to: lee.id, note: 'Yours.' })).assignee, lee.id)
  assert.equal((await set('assign', { to: null })).assignee, null)
  assert.equal((await set('priority', { priority: 'urgent' })).priority, 'urgent')
  assert.equal((await set('reason', { reason: 'lost' })).reason, 'lost')
  assert.deepEqual((await set('tags', { add: ['VIP', 'fire at plant'], remove: ['vip'] })).tags, ['fire-at-plant'])
  assert.equal((await set('snooze', { until: '2026-11-21T07:00:00-05:00' })).snoozedUntil, '2026-11-21T12:00:00Z')
  assert.equal((await set('snooze', { until: null })).snoozedUntil, null)
  assert.equal((await set('parcel', { trackingNumber: '9234 6912 3456 7800 0001 71' })).trackingNumber, NUMBER)
  assert.equal((await set('parcel', { trackingNumber: null })).trackingNumber, null)
  await set('remind', { text: 'Ask again', at: '2026-11-22T12:00:00Z' })
  const { reminders } = told(await agent.get(at))
  assert.equal(reminders[0].at, '2026-11-22T12:00:00Z')
  await set('reminder-done', { reminder: reminders[0].id })
  assert.partialDeepStrictEqual(await set('status', { status: 'closed', outcome: 'found' }), {
    status: 'closed',
    outcome: 'found',
  })
  assert.equal((await set('status', { status: 'open' })).status, 'open')
})

test('what is wrong is named by its field', async () => {
  const at = await open()
  const wrong: [action: string, input: object, field: string][] = [
    ['reply', { text: '' }, 'text'],
    ['reply', { text: 'x', cc: ['nobody'] }, 'cc'],
    ['reply', { text: 'x', turnTo: 'gone' }, 'turnTo'],
    ['reply', { text: 'x'.repeat(20_001) }, 'text'],
    ['note', {}, 'text'],
    ['call', { call: { text: '' } }, 'call.text'],
    ['assign', { to: 'nobody' }, 'to'],
    ['assign', { to: null, note: ' ' }, 'note'],
    ['snooze', { until: 'tomorrow' }, 'until'],
    ['status', { status: 'lost' }, 'status'],
    ['status', { status: 'closed', outcome: 'x' }, 'outcome'],
    ['priority', { priority: 1 }, 'priority'],
    ['reason', { reason: 'x' }, 'reason'],
    ['tags', { add: ['<b>'] }, 'add'],
    ['parcel', { trackingNumber: 'hello' }, 'trackingNumber'],
    ['parcel', { trackingNumber: NUMBER, piece: 99_999_999_999 }, 'piece'],
    ['remind', { text: 'x', at: 'then' }, 'at'],
    ['reminder-done', { reminder: 1.5 }, 'reminder'],
    ['split', { messages: [-1] }, 'messages.0'],
    ['split', { messages: [] }, 'messages'],
  ]
  for (const [action, input, field] of wrong) {
    assert.deepEqual(refused(await agent.post(`${at}/${action}`, input), 422), [field], `${action} ${field}`)
  }
  refused(await agent.post(`${at}/merge`, { into: 'K7QM-4R2X' }), 404)
  refused(await agent.post('/inquiries/K7QM-4R2X/note', { text: 'x' }), 404)
  assert.deepEqual(refused(await agent.post(`${at}/note`, { text: 'x' }, { 'if-match': 'seven' }), 400), ['If-Match'])
  assert.deepEqual(refused(await agent.post('/inquiries', { reason: 'x', message: '' }), 422), ['reason', 'message'])
  for (const query of ['view=x', 'limit=0', 'status=open,x', 'cursor=x', 'order=size', 'openedFrom=then']) {
    const [field = ''] = refused(await agent.get(`/inquiries?${query}`), 422)
    assert.equal(field.split('.')[0], query.split('=')[0])
  }
  assert.deepEqual(refused(await agent.get('/search'), 422), ['q'])
  assert.deepEqual(refused(await agent.get('/search?q=%00'), 422), ['q'])
  told(await agent.get('/search?q=a%00b'))
  for (const field of ['place', 'tag', 'assignee', 'email', 'trackingNumber']) {
    told(await agent.get(`/inquiries?${field}=%00%ed%a0%80`))
  }
  const malformed = await world.app.request(`/v1/desk${at}/note`, {
    method: 'POST',
    headers: { authorization: `Bearer ${agent.key}`, 'content-type': 'application/json' },
    body: '{"text":',
  })
  assert.equal(malformed.status, 400)
})

test('who saw an older version changes nothing; the same request twice is done once', async () => {
  const at = await open()
  const { version } = told(await agent.get(at))
  told(await agent.post(`${at}/priority`, { priority: 'low' }, { 'if-match': `"${version}"` }))
  refused(await agent.post(`${at}/priority`, { priority: 'high' }, { 'if-match': `"${version}"` }), 409)
  assert.equal(told(await agent.get(at)).priority, 'low')

  const once = { 'idempotency-key': 'a-key-of-a-test' }
  const [one, two] = await Promise.all([
    agent.post(`${at}/reply`, { text: 'Once.' }, once),
    agent.post(`${at}/reply`, { text: 'Once.' }, once),
  ])
  assert.deepEqual(told(one), told(two))
  assert.deepEqual(refused(await agent.post(`${at}/reply`, { text: 'Other.' }, once), 409), ['Idempotency-Key'])
  assert.equal(
    told(await lead.post(`${at}/note`, { text: 'Mine.' }, once)).inquiry.version,
    told(one).inquiry.version + 1,
  )
  const { messages } = told(await agent.get(at))
  assert.deepEqual(
    messages.map(({ text }: { text: string }) => text),
    ['Where is it?', 'Once.', 'Mine.'],
  )
  const body = { reason: 'other', message: 'Once too.' }
  const opened = [await agent.post('/inquiries', body, once), await agent.post('/inquiries', body, once)]
  assert.deepEqual(opened[0]?.body, opened[1]?.body)
})

test('two inquiries of one person made one, and a second question parted from it', async () => {
  const [first, second] = [await open({ email: 'two@example.org' }), await open({ email: 'two@example.org' })]
  const into = first.split('/').at(-1)
  const once = { 'idempotency-key': 'merge-of-a-test' }
  const merged = told(await agent.post(`${second}/merge`, { into }, once))
  assert.equal(merged.inquiry.reference, into)
  assert.deepEqual(told(await agent.post(`${second}/merge`, { into }, once)), merged)
  assert.partialDeepStrictEqual(told(await agent.get(second)), { isMerged: true, carriedOnBy: into })
  refused(await agent.post(`${second}/reply`, { text: 'Too late.' }), 409)

  const { messages } = told(await agent.get(first))
  const input = { messages: [messages[1].id], reason: 'damaged', subject: 'The other one' }
  const parted = told(await agent.post(`${first}/split`, input, once))
  assert.partialDeepStrictEqual(parted.split, { reason: 'damaged', subject: 'The other one', isMerged: false })
  assert.deepEqual(told(await agent.post(`${first}/split`, input, once)), parted)
  assert.equal(told(await agent.get(first)).messages.length, 1)
  assert.deepEqual(refused(await agent.post(`${first}/split`, { messages: [999_999] }), 422), ['messages'])
})

test('no sign in an address is too odd for lists and the search', async () => {
  for (const field of ['place', 'tag', 'assignee', 'trackingNumber', 'email']) {
    told(await agent.get(`/inquiries?${field}=%00a%EF%BF%BD`))
  }
  told(await agent.get('/search?q=%00a'))
  assert.deepEqual(refused(await agent.get('/search?q=%00'), 422), ['q'])
})

test('many at once: what came of each, and nothing twice', async () => {
  const paths = [await open(), await open(), await open()]
  const references = paths.map((path) => path.split('/').at(-1) ?? '')
  told(await agent.post(`${paths[1]}/status`, { status: 'closed' }))
  const bulk = (action: string, input: object, more: object[] = []) =>
    lead.post('/bulk', { inquiries: [...references.map((reference) => ({ reference })), ...more], action, input })
  const snoozed = told(await bulk('snooze', { until: '2026-11-22T12:00:00Z' }, [{ reference: 'K7QM-4R2X' }]))
  assert.deepEqual(
    snoozed.results.map(({ ok, error }: { ok: boolean; error?: { code: string } }) => error?.code ?? ok),
    [true, 'conflict', true, 'not-found'],
  )
  const outrun = told(
    await lead.post('/bulk', {
      inquiries: [{ reference: references[0], version: 1 }],
      action: 'tags',
      input: { add: ['x'] },
    }),
  )
  assert.equal(outrun.results[0].error.code, 'conflict')
  assert.equal(
    told(await bulk('tags', { add: ['storm'] })).results.every(({ ok }: { ok: boolean }) => ok),
    true,
  )
  const [reference = ''] = references
  const { version } = told(await agent.get(paths[0] ?? ''))
  const twice = [reference, reference.toLowerCase()].map((one) => ({ reference: one, version }))
  const both = told(await lead.post('/bulk', { inquiries: twice, action: 'tags', input: { add: ['cafe\u0301'] } }))
  assert.deepEqual(both.results, [
    { reference, ok: true },
    { reference, ok: true },
  ])
  assert.deepEqual(told(await agent.get('/inquiries?view=all&tag=café')).items.length, 1)
  assert.deepEqual(refused(await bulk('explode', {}), 422), ['action'])
  assert.deepEqual(refused(await bulk('snooze', {}), 422), ['until'])
  refused(await agent.post('/bulk', {}), 403)
})

test('files go in and come out, to be saved and never to be run', async () => {
  const at = await open()
  const send = (files: File[], headers: Record<string, string> = {}) => {
    const body = new FormData()
    for (const file of files) body.append('files', file)
    return world.app.request(`/v1/desk${at}/files`, {
      method: 'POST',
      headers: { authorization: `Bearer ${agent.key}`, ...headers },
      body,
    })
  }
  const note = new File(['<script>alert(1)</script> a note'], '../../"odd"\u202e.html', { type: 'text/html' })
  const once = { 'idempotency-key': 'files-of-a-test' }
  const first = await send([note], once)
  assert.equal(first.status, 200, await first.clone().text())
  const { files } = (await first.json()) as { files: number[] }
  assert.deepEqual(((await (await send([note], once)).json()) as { files: number[] }).files, files)
  assert.equal((await send([new File(['other'], 'other.txt')], once)).status, 409)
  const got = await world.app.request(`/v1/desk${at}/files/${files[0]}`, {
    headers: { authorization: `Bearer ${agent.key}` },
  })
  assert.equal(got.status, 200)
  assert.match(got.headers.get('content-type') ?? '', /^text\/plain/)
  assert.match(got.headers.get('content-disposition') ?? '', /^attachment; filename\*=UTF-8''[\w.%-]+\.txt$/)
  assert.equal(got.headers.get('x-content-type-options'), 'nosniff')
  assert.match(got.headers.get('content-security-policy') ?? '', /sandbox/)
  assert.match(await got.text(), /a note/)
  for (const file of ['0', 'x', '99999999999999999999']) refused(await agent.get(`${at}/files/${file}`), 404)
  assert.equal((await send([new File([new Uint8Array([0, 1, 2, 250])], 'virus.exe')])).status, 422)
  assert.equal((await send([])).status, 422)
  assert.equal((await agent.post(`${at}/files`, {})).status, 415)
})

test('saved replies: written by leads, filled for an inquiry by agents', async () => {
  const reply = { name: 'Seen', text: 'Hello {{customerName}}, by {{expectedDay}}.', reasons: ['no-updates'] }
  refused(await agent.post('/saved-replies', reply), 403)
  const once = { 'idempotency-key': 'saved-of-a-test' }
  const kept = told(await lead.post('/saved-replies', reply, once), 201)
  assert.deepEqual(told(await lead.post('/saved-replies', reply, once), 201), kept)
  assert.deepEqual(refused(await lead.post('/saved-replies', reply), 409), ['name'])
  assert.deepEqual(refused(await lead.post('/saved-replies', { name: '', text: '{{moon}}' }), 422), ['name', 'text'])
  const at = await open({ name: 'Robin' })
  assert.deepEqual(told(await agent.post(`/saved-replies/${kept.id}/fill`, { reference: at.split('/').at(-1) })), {
    text: 'Hello Robin, by {{expectedDay}}.',
    open: ['expectedDay'],
  })
  const path = `/saved-replies/${kept.id}`
  assert.equal(told(await lead.send('PUT', path, { ...reply, text: 'Hi.' })).text, 'Hi.')
  assert.equal(told(await agent.get('/saved-replies')).items[0].text, 'Hi.')
  assert.equal((await lead.send('DELETE', path)).status, 204)
  refused(await lead.send('DELETE', path), 404)
  refused(await lead.send('PUT', '/saved-replies/x', reply), 404)
})

test('an agent’s browser may use it too, but not for another website', async () => {
  const at = await open()
  const browser = await agentAt(world, 'agent', 'Bo')
  const send = (headers: Record<string, string>) =>
    world.app.request(`/v1/desk${at}/note`, {
      method: 'POST',
      headers: { cookie: browser.cookie(), 'content-type': 'application/json', ...headers },
      body: '{"text":"From the page."}',
    })
  assert.equal((await send({ 'sec-fetch-site': 'same-origin' })).status, 200)
  for (const site of ['cross-site', 'same-site', 'none']) {
    const refusal = await send({ 'sec-fetch-site': site })
    assert.equal(refusal.status, 403)
    assert.equal(((await refusal.json()) as { code: string }).code, 'other-site')
  }
  assert.equal((await send({})).status, 403)
  assert.equal((await send({ authorization: 'Bearer desk_wrong', 'sec-fetch-site': 'same-origin' })).status, 401)
  const { messages } = told(await agent.get(at))
  assert.equal(messages.length, 2)
})
