import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addMessage } from '#services/inquiries/add-message.ts'
import { addNote } from '#services/inquiries/add-note.ts'
import { assign } from '#services/inquiries/assign.ts'
import { attachParcel } from '#services/inquiries/attach-parcel.ts'
import { changeStatus } from '#services/inquiries/change-status.ts'
import { changeTags } from '#services/inquiries/change-tags.ts'
import { letIn } from '#services/inquiries/let-in.ts'
import { listInquiries } from '#services/inquiries/list-inquiries.ts'
import { logCall } from '#services/inquiries/log-call.ts'
import { merge } from '#services/inquiries/merge.ts'
import { readForDesk } from '#services/inquiries/read-for-desk.ts'
import { readInquiry } from '#services/inquiries/read-inquiry.ts'
import { endRemind } from '#services/inquiries/reminders.ts'
import { reply } from '#services/inquiries/reply.ts'
import { keepSavedReply, useSavedReply } from '#services/inquiries/saved-replies.ts'
import { searchInquiries } from '#services/inquiries/search-inquiries.ts'
import { setPriority } from '#services/inquiries/set-priority.ts'
import { setReason } from '#services/inquiries/set-reason.ts'
import { snooze } from '#services/inquiries/snooze.ts'
import { split } from '#services/inquiries/split.ts'
import { takeBackReply } from '#services/inquiries/take-back-reply.ts'
import { tendInquiries } from '#services/inquiries/tend-inquiries.ts'
import { agent, inquiryWorld, NUMBER, scan } from '../inquiry-world.ts'

const conflict = { name: 'ServiceError', code: 'conflict' }

test('a reply goes out after its undo window; taken back, it was never said', async () => {
  await using world = await inquiryWorld()
  const { ctx } = world.app
  const { inquiry, key } = await world.ask()
  const target = { id: inquiry.id }
  assert.equal(world.mails.length, 1)
  const sent = await reply(ctx, { target, by: agent(), text: 'We look at it.' })
  assert.equal(world.mails.length, 2)
  assert.partialDeepStrictEqual(world.mails[1], {
    to: 'robin@example.com',
    kind: 'answer',
    messageId: sent.messageId,
    heldUntilMs: ctx.clock() + 10_000,
  })
  assert.partialDeepStrictEqual(await world.read(inquiry.id), {
    status: 'answered',
    assignee: 'agent-alex',
    dueAtMs: null,
  })
  const seen = () => readInquiry(ctx, { reference: inquiry.reference, key }).then(({ messages }) => messages.length)
  assert.equal(await seen(), 1, 'held')

  await assert.rejects(takeBackReply(ctx, { target, by: agent('agent', 'Kim'), messageId: sent.messageId }), {
    code: 'not-allowed',
  })
  await takeBackReply(ctx, { target, by: agent(), messageId: sent.messageId })
  assert.equal(world.mails.length, 1)
  const { version: _, updatedAtMs: __, ...before } = inquiry
  assert.partialDeepStrictEqual(await world.read(inquiry.id), before)
  const desk = await readForDesk(ctx, { id: inquiry.id, agentId: 'agent-alex' })
  assert.equal(desk.draft?.text, 'We look at it.')

  const again = await reply(ctx, { target, by: agent(), text: 'We found it.', turnTo: 'waiting' })
  world.setNow('2026-11-20T12:00:11Z')
  assert.equal(await seen(), 2, 'out')
  await assert.rejects(takeBackReply(ctx, { target, by: agent(), messageId: again.messageId }), conflict)
  assert.equal((await world.read(inquiry.id)).status, 'waiting')
})

test('two replies, both taken back in any order, leave the inquiry as it was; one that stays, stays', async () => {
  await using world = await inquiryWorld()
  const { ctx } = world.app
  for (const order of [
    [0, 1],
    [1, 0],
  ] as const) {
    const { inquiry } = await world.ask()
    const target = { id: inquiry.id }
    const say = async (moment: string) => {
      world.setNow(moment)
      return (await reply(ctx, { target, by: agent(), text: 'We look at it.' })).messageId
    }
    const messages = [await say('2026-11-20T12:00:01Z'), await say('2026-11-20T12:00:02Z')]
    world.setNow('2026-11-20T12:00:03Z')
    const [first, last] = order.map((place) => messages[place] ?? 0)
    await takeBackReply(ctx, { target, by: agent(), messageId: first ?? 0 })
    assert.equal((await world.read(inquiry.id)).status, 'answered')
    await takeBackReply(ctx, { target, by: agent(), messageId: last ?? 0 })
    const { version: _, updatedAtMs: __, clock: ___, ...before } = inquiry
    assert.partialDeepStrictEqual(await world.read(inquiry.id), before)
  }
})

test('an agent who saw an older version gets a conflict, and nothing of his is kept', async () => {
  await using world = await inquiryWorld()
  const { ctx } = world.app
  const { inquiry } = await world.ask()
  const target = { id: inquiry.id, version: inquiry.version }
  const [a, b] = await Promise.allSettled([
    reply(ctx, { target, by: agent('agent', 'Alex'), text: 'One answer.' }),
    reply(ctx, { target, by: agent('agent', 'Kim'), text: 'Another answer.' }),
  ])
  const lost = [a, b].find(({ status }) => status === 'rejected') as PromiseRejectedResult
  assert.equal(lost.reason.code, 'conflict')
  assert.equal([a, b].filter(({ status }) => status === 'fulfilled').length, 1)
  assert.equal(world.mails.length, 2)
  const { messages } = await readForDesk(ctx, { id: inquiry.id, agentId: 'x' })
  assert.equal(messages.length, 2)
  await world.read(inquiry.id)
})

test('notes, calls, priority, tags, reason, snooze, assignment: each is an event, and the events give the row', async () => {
  await using world = await inquiryWorld()
  const { ctx } = world.app
  const { inquiry, key } = await world.ask()
  const [target, by] = [{ id: inquiry.id }, agent()]
  await addNote(ctx, { target, by, text: 'Plant says it burnt. @Kim', mentions: ['agent-kim'] })
  const mentioned = () => listInquiries(ctx, { by: agent('agent', 'Kim'), view: 'mentions' })
  assert.equal((await mentioned()).items.length, 1)
  await readForDesk(ctx, { id: inquiry.id, agentId: 'agent-kim' })
  assert.equal((await mentioned()).items.length, 0)
  await logCall(ctx, {
    target,
    by,
    call: {
      representative: 'Sam',
      numbers: ['CA123456'],
      text: 'They search the plant.',
      nextSteps: [{ text: 'Ask what they found', day: '2026-11-20' }],
    },
  })
  assert.partialDeepStrictEqual(await world.read(inquiry.id), {
    dueKind: 'reminder',
    dueAtMs: Date.parse('2026-11-20T13:00:00Z'),
  })
  const { reminders } = await readForDesk(ctx, { id: inquiry.id, agentId: 'x' })
  await endRemind(ctx, { target, by, reminderId: reminders[0]?.id ?? 0 })
  await setPriority(ctx, { target, by, priority: 'urgent' })
  await changeTags(ctx, { target, by, add: ['VIP', 'fire at plant'] })
  await changeTags(ctx, { target, by, remove: ['vip'] })
  await setReason(ctx, { target, by, reason: 'lost' })
  await assign(ctx, { target, by, to: { id: 'agent-kim', name: 'Kim' }, note: 'You know the plant.' })
  await snooze(ctx, { target, by, untilMs: Date.parse('2026-11-21T12:00:00Z') })
  assert.partialDeepStrictEqual(await world.read(inquiry.id), {
    priority: 'urgent',
    tags: ['fire-at-plant'],
    reason: 'lost',
    assignee: 'agent-kim',
    dueKind: 'first-answer',
    dueAtMs: Date.parse('2026-11-20T14:00:00Z'),
  })
  assert.equal((await listInquiries(ctx, { by: agent('agent', 'Kim'), view: 'mine' })).items.length, 0, 'snoozed')
  world.setNow('2026-11-21T12:00:00Z')
  await tendInquiries(ctx)
  assert.equal((await listInquiries(ctx, { by: agent('agent', 'Kim'), view: 'mine' })).items.length, 1, 'woken')
  assert.deepEqual(await world.kinds(inquiry.id), [
    'opened',
    'note-added',
    'call-noted',
    'reminder-done',
    'priority-changed',
    'tags-changed',
    'tags-changed',
    'reason-changed',
    'assigned',
    'note-added',
    'snoozed',
    'woken',
    'escalated',
  ])
  await world.read(inquiry.id)
  const customer = await readInquiry(ctx, { reference: inquiry.reference, key })
  assert.deepEqual(
    customer.messages.map(({ kind }) => kind),
    ['customer'],
    'notes are the desk’s',
  )
  assert.deepEqual(
    customer.events.map(({ kind }) => kind),
    ['opened'],
  )
})

test('merged, one inquiry carries both on; two people are never brought together', async () => {
  await using world = await inquiryWorld()
  const { ctx } = world.app
  const one = await world.ask()
  const two = await world.ask({ message: 'Me again.' })
  const stranger = await world.ask({ email: 'other@example.com' })
  const by = agent()
  await assert.rejects(merge(ctx, { target: { id: stranger.inquiry.id }, into: one.inquiry.id, by }), conflict)
  await assert.rejects(merge(ctx, { target: { id: one.inquiry.id }, into: one.inquiry.id, by }), conflict)
  await merge(ctx, { target: { id: two.inquiry.id }, into: one.inquiry.id, by })
  const through = await letIn(ctx, { reference: two.inquiry.reference, key: two.key })
  assert.equal(through.id, one.inquiry.id)
  await addMessage(ctx, { target: { id: two.inquiry.id }, by: { kind: 'customer' }, text: 'To the old one.' })
  const { messages } = await readForDesk(ctx, { id: one.inquiry.id, agentId: 'x' })
  assert.deepEqual(
    messages.map(({ text }) => text),
    ['It has not moved for a week.', 'Me again.', 'To the old one.'],
  )
  assert.partialDeepStrictEqual(await world.read(two.inquiry.id), {
    status: 'closed',
    outcome: 'merged',
    mergedInto: one.inquiry.id,
  })
  await world.read(one.inquiry.id)
  await assert.rejects(reply(ctx, { target: { id: two.inquiry.id }, by, text: 'Too late.' }), conflict)
  await assert.rejects(merge(ctx, { target: { id: one.inquiry.id }, into: two.inquiry.id, by }), conflict)
  // Somebody asks anew each day, and each time the newest carries the others on.
  let last = one.inquiry
  for (let day = 0; day < 12; day++) {
    const { inquiry } = await world.ask()
    await merge(ctx, { target: { id: last.id }, into: inquiry.id, by })
    last = inquiry
  }
  assert.equal((await letIn(ctx, { reference: two.inquiry.reference, key: two.key })).id, last.id)
})

test('split, a second question gets its own reference, and its customer is told', async () => {
  await using world = await inquiryWorld()
  const { ctx } = world.app
  const { inquiry } = await world.ask()
  const by = agent()
  const target = { id: inquiry.id }
  const { messageId } = await addMessage(ctx, { target, by: { kind: 'customer' }, text: 'And another came damaged.' })
  await assert.rejects(split(ctx, { target, by, messageIds: [messageId ?? 0, 999_999] }), { code: 'not-valid' })
  const result = await split(ctx, { target, by, messageIds: [messageId ?? 0], reason: 'damaged' })
  assert.partialDeepStrictEqual(await world.read(result.split.id), {
    reason: 'damaged',
    trackingNumber: null,
    status: 'open',
  })
  const { messages } = await readForDesk(ctx, { id: result.split.id, agentId: 'x' })
  assert.deepEqual(
    messages.map(({ text }) => text),
    ['And another came damaged.'],
  )
  assert.equal(world.mails.at(-1)?.kind, 'confirmation')
  await assert.rejects(
    split(ctx, {
      target,
      by,
      messageIds: (await readForDesk(ctx, { id: inquiry.id, agentId: 'x' })).messages.map(({ id }) => id),
    }),
    { code: 'not-valid' },
  )
})

test('a parcel attached later brings its evidence; detached, the inquiry is about none', async () => {
  await using world = await inquiryWorld()
  const { ctx } = world.app
  await world.feed([scan('2026-11-14T03:14:00-06:00')])
  const { inquiry } = await world.ask({ trackingNumber: '' })
  const [target, by] = [{ id: inquiry.id }, agent()]
  assert.partialDeepStrictEqual(await attachParcel(ctx, { target, by, number: NUMBER }), {
    trackingNumber: NUMBER,
    piece: 1,
    situation: 'no-updates',
    lastPlace: 'MEMPHIS, TN',
  })
  await attachParcel(ctx, { target, by, number: null })
  assert.partialDeepStrictEqual(await world.read(inquiry.id), { trackingNumber: null, situation: null })
  await assert.rejects(attachParcel(ctx, { target, by, number: 'nonsense' }), { code: 'not-valid' })
})

test('search finds by reference, number, name, address, phone and words of messages and notes', async () => {
  await using world = await inquiryWorld()
  const { ctx } = world.app
  const { inquiry } = await world.ask({ phone: '(201) 555-0123' })
  await world.ask({ trackingNumber: '', name: 'Pat', email: 'pat@example.org', message: 'Where is my violin?' })
  await addNote(ctx, { target: { id: inquiry.id }, by: agent(), text: 'A conveyor broke at the plant.' })
  const { reference } = inquiry
  for (const [text, names] of [
    [reference.toLowerCase(), ['Robin']],
    [`${reference.slice(0, 4)}-${reference.slice(4)}`, ['Robin']],
    ['9234 6912 3456 7800 0001 71', ['Robin']],
    ['robin', ['Robin']],
    ['PAT@EXAMPLE.ORG', ['Pat']],
    ['example.org', ['Pat']],
    ['201-555-0123', ['Robin']],
    ['conveyor pla', ['Robin']],
    ['conv plant', []],
    ['violin', ['Pat']],
    ["violin' | !('x", []],
    ['nowhere', []],
  ] as const) {
    const found = await searchInquiries(ctx, { text })
    assert.deepEqual(
      found.map((one) => one.inquiry.customer.name),
      names,
      text,
    )
  }
  assert.match((await searchInquiries(ctx, { text: 'conveyor' }))[0]?.excerpt ?? '', /conveyor broke/)
})

test('search among thousands gives those changed last for a usual word, and the one for a rare word', async () => {
  await using world = await inquiryWorld()
  const { ctx } = world.app
  await ctx.database.query(`
    with added as (
      insert into inquiries (reference, key_hash, status, reason, priority, origin, subject, facts, created_at_ms,
        updated_at_ms, watch_until_ms)
      select 'N' || n, 'hash' || n, 'open', 'no-updates', 1, 'web', case n when 7 then 'zebra' else 'parcel' end, '{}', n,
        n, 0 from generate_series(1, 3000) as n
      returning id, created_at_ms
    )
    insert into inquiry_messages (inquiry_id, at_ms, kind, text)
    select id, created_at_ms, 'customer', case created_at_ms when 9 then 'an okapi' else 'a letter' end from added
    order by created_at_ms`)
  const newest = Array.from({ length: 50 }, (_, i) => `N${3000 - i}`)
  for (const [text, references] of [
    ['parcel', newest],
    ['let', newest],
    ['zebra', ['N7']],
    ['okapi', ['N9']],
  ] as const) {
    const found = await searchInquiries(ctx, { text })
    assert.deepEqual(
      found.map(({ inquiry }) => inquiry.reference),
      references,
      text,
    )
  }
})

test('saved replies are filled in; what nobody knows stays to be seen', async () => {
  await using world = await inquiryWorld()
  const { ctx } = world.app
  await world.feed([scan('2026-11-14T03:14:00-06:00')])
  const { inquiry } = await world.ask()
  await assert.rejects(keepSavedReply(ctx, { by: agent(), reply: { name: 'x', text: 'y' } }), { code: 'not-allowed' })
  await assert.rejects(keepSavedReply(ctx, { by: agent('lead'), reply: { name: 'x', text: '{{nonsense}}' } }), {
    code: 'not-valid',
  })
  const text =
    'Dear {{customerName}}, {{trackingNumber}} was last seen: {{lastSeen}}. Expected {{expectedDay}}. {{agentName}}'
  const saved = await keepSavedReply(ctx, { by: agent('lead'), reply: { name: 'Seen', text } })
  const filled = await useSavedReply(ctx, { by: agent(), id: saved.id, inquiryId: inquiry.id })
  assert.match(
    filled.text,
    /^Dear Robin, 9234 6912 3456 7800 0001 71 was last seen: “.+”, Memphis, TN, Saturday, November 14, 3:14 AM\./,
  )
  assert.deepEqual(filled.open.length <= 1, true)
})

test('what was answered closes by rule, with a mail that asks how it went; a word of the customer keeps it open', async () => {
  await using world = await inquiryWorld()
  const { ctx } = world.app
  const { inquiry } = await world.ask({ trackingNumber: null })
  const target = { id: inquiry.id }
  await reply(ctx, { target, by: agent(), text: 'It is like that.', undoMs: 0 })
  const { closesAtMs } = await world.read(inquiry.id)
  assert.equal(
    closesAtMs,
    Date.parse('2026-11-28T06:00:00Z'),
    'the end of the fifth postal day, Thanksgiving not counted',
  )
  world.setNow('2026-11-28T05:59:00Z')
  await tendInquiries(ctx)
  assert.equal((await world.read(inquiry.id)).status, 'answered')
  await addMessage(ctx, { target, by: { kind: 'customer' }, text: 'No.' })
  world.setNow('2026-11-28T06:00:00Z')
  await tendInquiries(ctx)
  assert.equal((await world.read(inquiry.id)).status, 'open')
  await reply(ctx, { target, by: agent(), text: 'Really.', undoMs: 0 })
  world.setNow('2026-12-10T06:00:00Z')
  await Promise.all([tendInquiries(ctx), tendInquiries(ctx)])
  assert.partialDeepStrictEqual(await world.read(inquiry.id), { status: 'closed', outcome: 'explained' })
  assert.equal(world.mails.filter(({ text }) => text.includes('How did it go?')).length, 1)
  await changeStatus(ctx, { target, by: { kind: 'customer' }, status: 'open' })
  assert.equal((await world.read(inquiry.id)).status, 'open')
})
