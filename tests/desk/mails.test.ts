import assert from 'node:assert/strict'
import { test } from 'node:test'
import { printReference } from '#domain/inquiry/reference.ts'
import { listIncoming } from '#services/mail/list-incoming.ts'
import { storeMail } from '#services/mail/store-mail.ts'
import { mailBy, mailOf, mailWhen } from '../mail/mail-world.ts'
import { startSmtp } from '../mail/smtp-server.ts'
import { writeMail } from '../mail/write-mail.ts'
import { createWorld } from '../world.ts'
import { agentAt, asked } from './desk-world.ts'

test('without a mail server the mails wait, the desk shows them, and they can be called back', async () => {
  await using world = await createWorld({ config: { publicUrl: 'http://localhost' } })
  const agent = await agentAt(world)
  assert.match(await (await agent.get('/desk/outbox')).text(), /No mail waits or failed/)
  const inquiry = await asked(world, { subject: '<b>Bold</b>' })
  const page = await (await agent.get('/desk/outbox')).text()
  assert.match(page, /No mail server is set up/)
  assert.ok(page.includes('mia@example.org') && page.includes(printReference(inquiry.reference)))
  assert.ok(!page.includes('<b>Bold'))
  // Whoever holds a key speaks for the customer.
  assert.match(page, /key=…/)
  assert.doesNotMatch(page, /key=\w/)
  const [, mail = ''] = /name="mail" value="(\d+)"/.exec(page) ?? []
  const done = await agent.post('/desk/outbox', { do: 'cancel', mail })
  assert.equal(done.status, 303)
  assert.equal((await mailOf(world.app, Number(mail))).state, 'cancelled')
  assert.match(await (await agent.get(done.headers.get('location') ?? '')).text(), /is called back/)
  assert.match(await (await agent.get('/desk/outbox?view=cancelled')).text(), /mia@example\.org/)
  const wrong: Record<string, string>[] = [
    { do: 'cancel', mail },
    { do: 'cancel', mail: '99' },
    { do: 'cancel' },
    { mail: '1e9' },
  ]
  for (const fields of wrong) {
    assert.equal((await agent.post('/desk/outbox', fields)).status, 422, JSON.stringify(fields))
  }
  assert.equal((await (await agentAt(world, 'read-only')).post('/desk/outbox', { do: 'retry', mail })).status, 403)
  assert.deepEqual(world.errors, [])
})

test('a mail that failed shows what the server said, and is sent again by a button', async () => {
  await using smtp = await startSmtp()
  smtp.onRecipient = () => ({ code: 550, text: 'No such <user> here' })
  await using world = await createWorld({ config: { mail: mailBy(smtp.url) } })
  const agent = await agentAt(world)
  await asked(world)
  const { rows } = await world.app.ctx.database.query<{ id: number }>('select id from outgoing_mails')
  const mailId = rows[0]?.id ?? 0
  await mailWhen(world.app, mailId, ({ state }) => state === 'failed')
  const page = await (await agent.get('/desk/outbox')).text()
  assert.match(page, /Failed: refused for good/)
  assert.match(page, /No such &lt;user&gt; here/)
  smtp.onRecipient = () => null
  await agent.post('/desk/outbox', { do: 'retry', mail: String(mailId) })
  await smtp.next(1)
  await mailWhen(world.app, mailId, ({ state }) => state === 'sent')
  assert.match(await (await agent.get('/desk/outbox?view=sent')).text(), /mia@example\.org/)
})

test('mails that belong to nothing are shown with why, given out as they came, and read again', async () => {
  await using world = await createWorld({ config: { mail: mailBy(null) } })
  const { ctx } = world.app
  const agent = await agentAt(world)
  const raw = writeMail({ Subject: '<i>Offer</i>', 'List-Unsubscribe': '<https://example.com/u>' }, 'Buy.')
  await storeMail(ctx, { raw: Buffer.from(raw), cameBy: 'imap', envelope: { from: null, to: [] } })
  const deadline = AbortSignal.timeout(20_000)
  const all = () => listIncoming(ctx, { states: ['waiting', 'taken', 'set-aside'] })
  while ((await all())[0]?.state !== 'set-aside') {
    deadline.throwIfAborted()
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  const page = await (await agent.get('/desk/outbox?view=in')).text()
  assert.match(page, /It came from a mailing list/)
  assert.ok(!page.includes('<i>Offer'))
  const [mail] = await all()
  const file = await agent.get(`/desk/outbox/incoming/${mail?.id}`)
  assert.equal(await file.text(), raw)
  assert.match(file.headers.get('content-disposition') ?? '', /^attachment/)
  assert.match(file.headers.get('content-security-policy') ?? '', /sandbox/)
  for (const id of ['99', 'x', '-1']) assert.equal((await agent.get(`/desk/outbox/incoming/${id}`)).status, 404)
  assert.equal((await agent.post('/desk/outbox', { do: 'again', incoming: String(mail?.id) })).status, 303)
  assert.deepEqual(world.errors, [])
})
