import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addFiles } from '#services/inquiries/add-files.ts'
import { addMessage } from '#services/inquiries/add-message.ts'
import { keepDraft } from '#services/inquiries/keep-draft.ts'
import { rate } from '#services/inquiries/rate.ts'
import { keepSavedReply } from '#services/inquiries/saved-replies.ts'
import { NUMBER, scan } from '../inquiry-world.ts'
import { createWorld } from '../world.ts'
import { agentAt, asked, deskPath } from './desk-world.ts'

const BAD = `"'><script>alert(1)</script><img src=x onerror=alert(1)>`

test('whatever people write into any field, no page of the desk runs it', async () => {
  await using world = await createWorld()
  const { ctx } = world.app
  const fed = await world.feed([
    scan('2026-11-10T10:00:00-06:00', {
      code: undefined,
      wording: BAD,
      place: { facility: BAD, city: BAD, state: 'TN' },
    }),
  ])
  assert.partialDeepStrictEqual(await fed.json(), { accepted: 1 })
  const lead = await agentAt(world, 'lead')
  const boss = await agentAt(world, 'administrator')
  const inquiry = await asked(world, {
    reason: 'lost',
    trackingNumber: NUMBER,
    name: BAD,
    email: `"<img>"@example.org`.replace(/["<>]/g, ''),
    phone: '+1 615 555 0100',
    subject: BAD,
    message: `${BAD}\n> ${BAD}\n> b\n> c\n> d`,
    details: { contents: BAD, senderAddress: BAD, recipientAddress: BAD, packaging: BAD },
    needsDetails: false,
    html: BAD,
  })
  const target = { id: inquiry.id }
  const customer = { kind: 'customer' } as const
  await addMessage(ctx, { target, by: customer, text: BAD })
  await addFiles(ctx, { target, by: customer, files: [{ name: `${BAD}.txt`, content: new TextEncoder().encode(BAD) }] })
  await keepSavedReply(ctx, { by: lead.actor, reply: { name: BAD.slice(0, 80), text: BAD } })
  await keepDraft(ctx, { inquiryId: inquiry.id, by: lead.actor, kind: 'reply', text: `</textarea>${BAD}` })
  const call = {
    'call-name': BAD,
    'call-numbers': BAD.slice(0, 60),
    'call-text': BAD,
    'call-step-1': BAD,
    'call-day-1': '2026-11-23',
  }
  for (const [action, fields] of [
    ['note', { text: BAD }],
    ['call', call],
    ['assign', { to: boss.id, note: BAD }],
    ['close', { outcome: 'explained' }],
  ] as const) {
    assert.equal((await lead.post(deskPath(inquiry, action), fields)).status, 303, action)
  }
  await rate(ctx, { target, by: customer, rating: 1, comment: BAD })
  await boss.get(deskPath(inquiry))

  const q = encodeURIComponent(BAD)
  const pages = [
    deskPath(inquiry),
    `${deskPath(inquiry)}?view=all&done=${q}&of=${q}&next=${q}`,
    '/desk?view=all',
    `/desk?view=${q}&tag=${q}&place=${q}&assignee=${q}&cursor=${q}&done=${q}`,
    `/desk?q=${q}`,
    '/desk?q=alert',
    '/desk/by-situation',
    '/desk/by-place',
    '/desk/replies',
    `/desk/inquiries/new?number=${q}`,
    '/desk/account',
  ].map((path): [string, Promise<Response>] => [path, lead.get(path)])
  const answers = [
    ['reply', { text: BAD, cc: BAD, version: BAD }],
    ['tags', { tags: BAD }],
    ['merge', { into: BAD }],
    ['parcel', { number: BAD }],
    ['snooze', { for: 'day', day: BAD }],
    ['call', { ...call, 'call-day-1': BAD }],
    ['reply', { do: 'put-in', saved: '1', text: BAD }],
  ].map(([action, fields]): [string, Promise<Response>] => [
    `POST ${action}`,
    lead.post(deskPath(inquiry, action as string), fields as Record<string, string>),
  ])
  answers.push([
    'POST new',
    lead.post('/desk/inquiries/new', { trackingNumber: BAD, name: BAD, phone: BAD, message: BAD, ...call, do: 'open' }),
  ])
  answers.push(['POST replies', lead.post('/desk/replies', { name: BAD, text: `{{${BAD}}}` })])
  answers.push(['POST bulk', lead.post('/desk/bulk', { 'queue-view': BAD, 'queue-q': BAD, inquiry: BAD, do: BAD })])
  for (const [what, answer] of [...pages, ...answers]) {
    const response = await answer
    assert.ok(response.status < 500, `${what}: ${response.status}`)
    const html = await response.text()
    assert.doesNotMatch(html, /<script>|<img|onerror=alert\(1\)>/, what)
    assert.doesNotMatch(html.replace(/"[^"]*"/g, '""'), /<[a-z][^>]*\son\w+=/i, `${what}: a handler`)
  }
  assert.deepEqual(world.errors, [])
})
