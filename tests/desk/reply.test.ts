import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readInquiryById } from '#store/inquiries/inquiries.ts'
import { readMessages } from '#store/inquiries/messages.ts'
import { createWorld } from '../world.ts'
import { agentAt, asked, deskPath, stampOf } from './desk-world.ts'

test('an agent finds a question in the queue, answers it, and adds a note', async () => {
  await using world = await createWorld()
  const inquiry = await asked(world)
  const agent = await agentAt(world)
  const queue = await (await agent.get('/desk?view=unassigned')).text()
  assert.match(queue, new RegExp(`href="${deskPath(inquiry)}\\?view=unassigned"`))
  assert.match(queue, /Mia Kline/)

  const page = await agent.get(deskPath(inquiry))
  assert.equal(page.status, 200)
  assert.match(await page.text(), /My parcel has not moved for a week/)

  const sent = await agent.post(deskPath(inquiry, 'reply'), {
    ...(await stampOf(agent, inquiry)),
    text: 'It was seen in Memphis yesterday.',
    turnTo: 'waiting',
  })
  assert.equal(sent.status, 303, await sent.text())
  assert.equal(sent.headers.get('location'), `${deskPath(inquiry)}?done=replied`)
  const noted = await agent.post(deskPath(inquiry, 'note'), { text: 'Called the plant.' })
  assert.equal(noted.status, 303)

  const now = await readInquiryById(world.app.ctx.database, inquiry.id)
  assert.equal(now?.status, 'waiting')
  assert.equal(now?.assignee, agent.id)
  const messages = await readMessages(world.app.ctx.database, inquiry.id, 10)
  assert.deepEqual(messages.map(({ kind, text }) => [kind, text]).slice(1), [
    ['agent', 'It was seen in Memphis yesterday.'],
    ['note', 'Called the plant.'],
  ])
  const after = await (await agent.get(`${deskPath(inquiry)}?done=replied`)).text()
  assert.match(after, /goes out in a few seconds/)
  assert.match(after, /Take back/)
  assert.deepEqual(world.errors, [])
})
