import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { printReference } from '#domain/inquiry/reference.ts'
import { addFiles } from '#services/inquiries/add-files.ts'
import { changeStatus } from '#services/inquiries/change-status.ts'
import { readFiles } from '#store/inquiries/files.ts'
import { readInquiryById } from '#store/inquiries/inquiries.ts'
import { scan } from '../inquiry-world.ts'
import { createWorld, type World } from '../world.ts'
import { type Agent, agentAt, asked, deskPath } from './desk-world.ts'

let world: World
let lead: Agent
before(async () => {
  world = await createWorld()
  lead = await agentAt(world, 'lead')
})
after(() => {
  assert.deepEqual(world.errors, [])
  return world[Symbol.asyncDispose]()
})

const read = async (id: number) => {
  const inquiry = await readInquiryById(world.app.ctx.database, id)
  assert.ok(inquiry)
  return inquiry
}

/** Sends the bulk form with these ticked. */
function bulk(who: Agent, ticked: readonly string[], fields: Record<string, string>): Promise<Response> {
  const form = new URLSearchParams({ 'queue-view': 'unassigned', ...fields })
  for (const value of ticked) form.append('inquiry', value)
  const headers = { cookie: who.cookie(), 'sec-fetch-site': 'same-origin' }
  return Promise.resolve(world.app.request('/desk/bulk', { method: 'POST', headers, body: form }))
}

test('a lead does the same with many, and each that could not be changed is told', async () => {
  const [a, b, c] = [await asked(world), await asked(world), await asked(world)]
  const seen = [a, b, c].map(({ reference, version }) => `${reference}.${version}`)
  const page = await (await lead.get('/desk?view=unassigned')).text()
  for (const value of seen) assert.ok(page.includes(`value="${value}"`), 'each can be ticked')

  const taken = await bulk(lead, seen.slice(0, 2), { do: 'assign', to: lead.id })
  assert.equal(taken.headers.get('location'), '/desk?view=unassigned&done=bulk-2')
  assert.equal((await read(b.id)).assignee, lead.id)
  assert.match(await (await lead.get('/desk?view=unassigned&done=bulk-2')).text(), /Done for 2 inquiries\./)

  const closed = await bulk(lead, seen, { do: 'close', outcome: 'explained' })
  const told = await closed.text()
  assert.equal(closed.status, 200)
  assert.match(told, /Done for 1 inquiry; 2 inquiries could not be changed/)
  assert.match(told, new RegExp(`${printReference(a.reference)}</a>: Somebody changed this inquiry`))
  assert.deepEqual([(await read(a.id)).status, (await read(c.id)).status], ['open', 'closed'])

  for (const [fields, check] of [
    [{ do: 'tag', tag: 'Storm Damage' }, async () => assert.deepEqual((await read(a.id)).tags, ['storm-damage'])],
    [{ do: 'priority', priority: 'urgent' }, async () => assert.equal((await read(a.id)).priority, 'urgent')],
    [{ do: 'snooze', for: '3d' }, async () => assert.ok((await read(a.id)).snoozedUntilMs)],
  ] as const) {
    assert.equal((await bulk(lead, [a.reference], fields)).status, 303, JSON.stringify(fields))
    await check()
  }
})

test('a bulk form that makes no sense is refused as a whole', async () => {
  const { reference, id } = await asked(world)
  for (const [ticked, fields, words] of [
    [[], { do: 'close' }, /Tick one or more/],
    [['nonsense', ''], { do: 'close' }, /Tick one or more/],
    [Array.from({ length: 201 }, (_, at) => String(at)), { do: 'close' }, /At most 200/],
    [[reference], {}, /Choose what to do/],
    [[reference], { do: 'assign', to: 'nobody-of-us' }, /no such agent/],
    [[reference], { do: 'tag', tag: '<b>' }, /A tag has/],
    [[reference], { do: 'priority', priority: 'most' }, /priority is one of/],
    [[reference], { do: 'snooze', for: 'ever' }, /Choose how long/],
  ] as const) {
    const response = await bulk(lead, ticked, fields)
    assert.equal(response.status, 422, JSON.stringify(fields))
    assert.match(await response.text(), words)
  }
  assert.equal((await read(id)).version, 1)
  const agent = await agentAt(world, 'agent')
  assert.equal((await bulk(agent, [reference], { do: 'close' })).status, 403)
})

test('the queue by situation and by place counts what its links lead to', async () => {
  await world.feed([scan('2026-11-10T10:00:00-06:00')])
  const stuck = await asked(world, { trackingNumber: scan('').trackingNumber })
  const done = await asked(world, { trackingNumber: scan('').trackingNumber })
  await changeStatus(world.app.ctx, { target: { id: done.id }, by: { kind: 'system' }, status: 'closed' })
  for (const [by, name] of [
    ['situation', 'gone quiet'],
    ['place', 'Memphis, TN'],
  ] as const) {
    const page = await (await lead.get(`/desk/by-${by}`)).text()
    const [, link, count] = new RegExp(`<a href="([^"]+)">${name}</a>.*?<b>(\\d+)</b>`).exec(page) ?? []
    assert.equal(count, '1', page)
    const list = await (await lead.get((link ?? '').replaceAll('&amp;', '&'))).text()
    assert.deepEqual(
      [...list.matchAll(/data-reference="([^"]+)"/g)].map((match) => match[1]),
      [printReference(stuck.reference)],
    )
  }
})

test('a lead takes the queue away as CSV, in which nothing is run', async () => {
  const inquiry = await asked(world, { name: '=HYPERLINK("http://bad.example","x")', subject: 'Line "one", two' })
  const response = await lead.get('/desk/inquiries.csv?view=all')
  assert.equal(response.status, 200)
  assert.equal(response.headers.get('content-type'), 'text/csv; charset=utf-8')
  assert.equal(response.headers.get('content-disposition'), 'attachment; filename="inquiries-all.csv"')
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer())
  const rows: Record<string, string>[] = parse(text, { columns: true, bom: true })
  const row = rows.find(({ reference }) => reference === printReference(inquiry.reference))
  assert.equal(row?.customerName, `'=HYPERLINK("http://bad.example","x")`)
  assert.equal(row?.subject, 'Line "one", two')
  assert.equal(row?.openedAt, '2026-11-20T12:00:00Z')
  const closed: Record<string, string>[] = parse(await (await lead.get('/desk/inquiries.csv?view=closed')).text(), {
    columns: true,
    bom: true,
  })
  assert.ok(closed.length > 0 && closed.every(({ status }) => status === 'closed'))
  const agent = await agentAt(world, 'agent', 'Uma Reader')
  assert.equal((await agent.get('/desk/inquiries.csv')).status, 403)
})

test('a file of a customer is saved, never shown or run', async () => {
  const inquiry = await asked(world)
  const by = { kind: 'customer' } as const
  const content = new TextEncoder().encode('<script>alert(1)</script> as a note')
  await addFiles(world.app.ctx, { target: { id: inquiry.id }, by, files: [{ name: 'a"b<i>.txt', content }] })
  const [file] = await readFiles(world.app.ctx.database, inquiry.id)
  const response = await lead.get(`${deskPath(inquiry)}/files/${file?.id}`)
  assert.equal(response.status, 200)
  const header = (name: string) => response.headers.get(name) ?? ''
  assert.match(header('content-type'), /^text\/plain/)
  assert.match(header('content-disposition'), /^attachment; filename\*=UTF-8''[\w.%-]+$/)
  assert.equal(header('x-content-type-options'), 'nosniff')
  assert.match(header('content-security-policy'), /default-src 'none'; sandbox/)
  assert.equal((await lead.get(`${deskPath(await asked(world))}/files/${file?.id}`)).status, 404, 'of another inquiry')
  assert.equal((await lead.get(`${deskPath(inquiry)}/files/x`)).status, 404)

  const send = (who: Agent, content: string) => {
    const form = new FormData()
    form.append('files', new File([content], 'from the shop.txt'))
    const headers = { cookie: who.cookie(), 'sec-fetch-site': 'same-origin' }
    return world.app.request(deskPath(inquiry, 'files'), { method: 'POST', headers, body: form })
  }
  assert.equal((await send(lead, 'Sent by fax')).headers.get('location'), `${deskPath(inquiry)}?done=filed`)
  assert.match(await (await lead.get(deskPath(inquiry))).text(), /Sam lead added the file from the shop\.txt/)
  const empty = await send(lead, '')
  assert.equal(empty.status, 422)
  assert.match(await empty.text(), /is empty/)
  const reader = await agentAt(world, 'read-only')
  assert.equal((await send(reader, 'x')).status, 403)
})
