import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { AgentActor } from '#domain/inquiry/actor.ts'
import { changeStatus } from '#services/inquiries/change-status.ts'
import { merge } from '#services/inquiries/merge.ts'
import { rate } from '#services/inquiries/rate.ts'
import { reply } from '#services/inquiries/reply.ts'
import { readReport } from '#services/inquiries/report.ts'
import { takeBackReply } from '#services/inquiries/take-back-reply.ts'
import { createWorld, type World } from '../world.ts'
import { programAt, refused, told } from './api-world.ts'
import { type Agent, agentAt, asked } from './desk-world.ts'

const customer = { kind: 'customer' } as const

let world: World
let lead: Agent
let sam: Agent
before(async () => {
  world = await createWorld({ now: '2026-11-20T13:00:00Z' })
  lead = await agentAt(world, 'lead', 'Lee')
  await world.app.ctx.database.query(`update agents set name = '=Lee' where id = $1`, [lead.id])
  sam = await agentAt(world, 'agent', 'Sam')
  const { ctx } = world.app
  const by: AgentActor = { kind: 'agent', id: sam.id, name: sam.name, role: 'agent' }
  const byLead: AgentActor = { kind: 'agent', id: lead.id, name: lead.name, role: 'lead' }
  const ask = (reason: string) => asked(world, { reason, trackingNumber: null })
  // Asked on Friday at eight, when the desk opens in New York; it closes at six.
  const quick = await ask('late')
  const slow = await ask('late')
  await ask('late')
  const explained = await ask('other')
  await asked(world, { by, origin: 'phone', reason: 'other', email: undefined })
  world.setNow('2026-11-20T14:00:00Z')
  await reply(ctx, { target: quick, by, text: 'It comes.', undoMs: 0 })
  const { messageId } = await reply(ctx, { target: slow, by: byLead, text: 'Wrong one.', undoMs: 60_000 })
  await takeBackReply(ctx, { target: { id: slow.id }, by: byLead, messageId })
  await changeStatus(ctx, { target: { id: explained.id }, by, status: 'closed', outcome: 'explained' })
  await changeStatus(ctx, { target: { id: quick.id }, by, status: 'closed', outcome: 'explained' })
  await rate(ctx, { target: { id: quick.id }, by: customer, rating: 4 })
  await rate(ctx, { target: { id: quick.id }, by: customer, rating: 5 })
  await changeStatus(ctx, { target: { id: quick.id }, by: customer, status: 'open' })
  world.setNow('2026-11-23T13:30:00Z')
  await reply(ctx, { target: { id: slow.id }, by: byLead, text: 'Sorry.', undoMs: 0 })
  const fresh = await ask('unclear-status')
  const again = await ask('unclear-status')
  await merge(ctx, { target: { id: again.id }, into: fresh.id, by })
  world.setNow('2026-11-23T15:00:00Z')
})
after(() => world[Symbol.asyncDispose]())

test('a report counts what came, went, was late, and was opened again, by reason and agent', async () => {
  const report = await readReport(world.app.ctx, { by: { ...lead, kind: 'agent', role: 'lead' } })
  assert.partialDeepStrictEqual(report, {
    fromDay: '2026-10-25',
    toDay: '2026-11-23',
    asked: 6,
    answered: 2,
    closed: 2,
    reopened: 1,
    averageRating: 5,
    ratings: [{ rating: 5, count: 1 }],
  })
  const { count, kept, late, open, median, ninetieth } = report.firstAnswer ?? assert.fail()
  assert.deepEqual({ count, kept, late, open }, { count: 5, kept: 2, late: 2, open: 1 })
  // 60 and 60 minutes, and 630 over the weekend.
  assert.deepEqual([median, ninetieth], [60, 516])
  assert.partialDeepStrictEqual(report.resolution, { count: 1, kept: 1, late: 0, open: 0 })
  assert.deepEqual(
    report.byReason.map(({ reason, firstAnswer }) => [reason, firstAnswer?.kept, firstAnswer?.late, firstAnswer?.open]),
    [
      ['late', 1, 2, 0],
      ['other', 1, 0, 0],
      ['unclear-status', 0, 0, 1],
    ],
  )
  assert.deepEqual(
    report.byAgent
      .map(({ name, firstAnswer, resolution }) => [name, firstAnswer?.kept, firstAnswer?.late, resolution?.kept])
      .toSorted(),
    [
      ['=Lee', 0, 1, undefined],
      ['Sam', 1, 0, undefined],
      [null, 1, 1, 1],
    ].toSorted(),
  )
  assert.deepEqual(
    report.openByAge.map(({ count }) => count),
    [1, 0, 3, 0, 0],
  )
  const day = await readReport(world.app.ctx, {
    by: { ...lead, kind: 'agent', role: 'lead' },
    fromDay: '2026-11-21',
    toDay: '2026-11-22',
  })
  assert.partialDeepStrictEqual(day, { asked: 0, closed: 0, firstAnswer: null, averageRating: null })
})

test('the page and the file say so, to leads alone; days that are none are named', async () => {
  const page = await lead.get('/desk/reports')
  const html = await page.text()
  assert.equal(page.status, 200)
  for (const words of ['50 % (2 of 4)', '1 h', '1 of 2 (50 %)', '5.0 of 5, 1 answer', '=Lee', 'Reports</a>']) {
    assert.ok(html.includes(words), words)
  }
  assert.doesNotMatch(html, /\sstyle=|<script(?![^>]*\bsrc=)/)
  const csv = await lead.get('/desk/reports.csv?from=2026-11-20&to=2026-11-23')
  assert.equal(csv.headers.get('content-type'), 'text/csv; charset=utf-8')
  const lines = (await csv.text()).split('\r\n')
  assert.ok(lines.includes('2026-11-20,2026-11-23,first-answer-median,all,,60'))
  assert.ok(lines.includes("2026-11-20,2026-11-23,first-answer-late,agent,'=Lee,1"))
  for (const query of ['from=yesterday', 'from=2026-12-01&to=2026-11-01', 'to=9999-12-31', 'from=2020-01-01']) {
    const wrong = await lead.get(`/desk/reports?${query}`)
    assert.equal(wrong.status, 422, query)
    assert.equal((await lead.get(`/desk/reports.csv?${query}`)).status, 422, query)
  }
  assert.equal((await sam.get('/desk/reports')).status, 403)
  const program = await programAt(world, 'desk:lead')
  const body = told(await program.get('/reports?from=2026-11-20&to=2026-11-23'))
  assert.partialDeepStrictEqual(body, { from: '2026-11-20', timeZone: 'America/New_York', asked: 6 })
  assert.partialDeepStrictEqual(body.byAgent[0].firstAnswer, { count: 3, kept: 1, late: 1, open: 1 })
  assert.deepEqual(refused(await program.get('/reports?from=soon'), 422), ['from'])
  assert.ok(!(await (await sam.get('/desk')).text()).includes('/desk/reports'))
  assert.deepEqual(world.errors, [])
})
