import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addMessage } from '#services/inquiries/add-message.ts'
import { changeStatus } from '#services/inquiries/change-status.ts'
import { readInquiry } from '#services/inquiries/read-inquiry.ts'
import { settle } from '#services/inquiries/settle.ts'
import { snooze } from '#services/inquiries/snooze.ts'
import { takeScans } from '#services/inquiries/take-scans.ts'
import { agent, type InquiryWorld, inquiryWorld, scan } from '../inquiry-world.ts'

const delivered = (at: string) => scan(at, { code: '01', place: { city: 'RENO', state: 'NV' } })

/** Waits until an inquiry has an event of this kind, told by the database: no clock is asked. */
async function until(world: InquiryWorld, id: number, kind: string, count = 1): Promise<void> {
  const { ctx } = world.app
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const look = () =>
    world.kinds(id).then((kinds) => {
      if (kinds.filter((one) => one === kind).length >= count) resolve()
    }, reject)
  const stop = ctx.changes.listenInquiries((changed) => {
    if (changed === id) void look()
  })
  await look()
  await promise
  stop()
}

test('a delivery answers whoever asked where it is, once, however often it is told', async () => {
  await using world = await inquiryWorld()
  const { ctx } = world.app
  await world.feed([scan('2026-11-14T03:14:00-06:00')])
  const { inquiry, key } = await world.ask()
  const lost = await world.ask({ reason: 'lost', details: { contents: 'A violin' } })
  const damaged = await world.ask({ reason: 'damaged', details: { contents: 'A vase' } })
  await Promise.all(
    Array.from({ length: 40 }, () =>
      world.feed([scan('2026-11-20T03:00:00-06:00'), delivered('2026-11-20T03:50:00-08:00')]),
    ),
  )
  await Promise.all([until(world, inquiry.id, 'answered-by-scan'), until(world, lost.inquiry.id, 'answered-by-scan')])
  await until(world, damaged.inquiry.id, 'scan-arrived', 2)
  await Promise.all(Array.from({ length: 5 }, () => takeScans(ctx, inquiry.id)))

  const kinds = await world.kinds(inquiry.id)
  assert.deepEqual(kinds, ['opened', 'scan-arrived', 'scan-arrived', 'status-changed', 'answered-by-scan'])
  assert.partialDeepStrictEqual(await world.read(inquiry.id), {
    status: 'answered',
    outcome: 'delivered',
    answeredByScan: true,
    situation: 'delivered',
    lastPlace: 'RENO, NV',
    dueAtMs: null,
  })
  const { messages } = await readInquiry(ctx, { reference: inquiry.reference, key })
  assert.match(
    messages.at(-1)?.text ?? '',
    /delivered in Reno, NV: Friday, November 20, 3:50 AM\.[\s\S]*Is that true\?/,
  )
  assert.equal(world.mails.filter(({ text }) => text.includes('Is that true?')).length, 2)
  assert.equal((await world.read(damaged.inquiry.id)).status, 'open')
  assert.deepEqual(world.errors, [])
})

test('“I don’t have it” makes it another question, more urgent; “I have it” closes it', async () => {
  await using world = await inquiryWorld()
  const { ctx } = world.app
  const [one, two] = [await world.ask(), await world.ask()]
  await world.feed([delivered('2026-11-20T03:50:00-08:00')])
  for (const { inquiry } of [one, two]) await until(world, inquiry.id, 'answered-by-scan')
  const by = { kind: 'customer' } as const
  await settle(ctx, { target: { id: one.inquiry.id }, by, isHere: false })
  assert.partialDeepStrictEqual(await world.read(one.inquiry.id), {
    status: 'open',
    reason: 'delivered-not-received',
    priority: 'high',
    answeredByScan: false,
    dueKind: 'next-answer',
  })
  await settle(ctx, { target: { id: two.inquiry.id }, by, isHere: true })
  assert.partialDeepStrictEqual(await world.read(two.inquiry.id), { status: 'closed', outcome: 'delivered' })
})

test('a parcel that was given up and moves again re-opens its question within the house days, and not after them', async () => {
  await using world = await inquiryWorld()
  const { ctx } = world.app
  await world.feed([scan('2026-11-01T03:14:00-06:00')])
  const asked = []
  for (const outcome of ['search-filed', 'withdrawn', 'explained']) {
    const { inquiry } = await world.ask({ reason: 'late' })
    await changeStatus(ctx, { target: { id: inquiry.id }, by: agent(), status: 'closed', outcome })
    asked.push(inquiry.id)
  }
  const [searched = 0, withdrawn = 0, explained = 0] = asked
  world.setNow('2026-11-24T12:00:00Z')
  await world.feed([scan('2026-11-24T03:14:00-06:00')])
  await until(world, searched, 'reopened')
  await until(world, withdrawn, 'scan-arrived')
  await until(world, explained, 'scan-arrived')
  assert.equal((await world.read(searched)).status, 'open')
  assert.equal((await world.read(withdrawn)).status, 'closed')
  assert.equal((await world.read(explained)).status, 'closed')
  assert.match(world.mails.at(-1)?.text ?? '', /moved again/)

  world.setNow('2026-11-25T12:00:00Z')
  await world.feed([delivered('2026-11-25T03:00:00-06:00')])
  await until(world, searched, 'answered-by-scan')
  await until(world, explained, 'answered-by-scan')
  assert.ok((await world.kinds(explained)).includes('reopened'))
  assert.equal((await world.read(withdrawn)).status, 'closed')

  const late = await world.ask({ reason: 'lost', details: { contents: 'x' } })
  await changeStatus(ctx, { target: { id: late.inquiry.id }, by: agent(), status: 'closed', outcome: 'search-filed' })
  world.setNow('2027-02-01T12:00:00Z')
  await world.feed([scan('2027-02-01T03:00:00-06:00', { piece: 1 })])
  const watching = await world.ask()
  await world.feed([scan('2027-02-01T04:00:00-06:00', { piece: 1 })])
  await until(world, watching.inquiry.id, 'scan-arrived')
  assert.deepEqual(await world.kinds(late.inquiry.id), ['opened', 'closed'])
})

test('a scan wakes what was snoozed, and scans that came while it was being asked are caught up with', async () => {
  await using world = await inquiryWorld()
  const { ctx } = world.app
  const { inquiry } = await world.ask()
  await snooze(ctx, { target: { id: inquiry.id }, by: agent(), untilMs: Date.parse('2026-12-01T12:00:00Z') })
  await world.feed([scan('2026-11-20T03:00:00-06:00')])
  await until(world, inquiry.id, 'woken')
  await addMessage(ctx, { target: { id: inquiry.id }, by: { kind: 'customer' }, text: 'Thanks.' })
  const { rows } = await ctx.database.query(
    `select data from pgboss.job where name = 'take-scans' and start_after > created_on + interval '60 s'`,
  )
  assert.deepEqual(
    rows.map(({ data }) => data),
    [{ inquiryId: inquiry.id }],
    'a look back is planned',
  )
})
