import assert from 'node:assert/strict'
import { test } from 'node:test'
import { simpleParser } from 'mailparser'
import { ServiceError } from '#services/errors.ts'
import { cancelMail } from '#services/mail/cancel-mail.ts'
import { retryMail } from '#services/mail/retry-mail.ts'
import { readEvents } from '#store/inquiries/events.ts'
import { inTransaction } from '#store/transaction.ts'
import { createWorld } from '../world.ts'
import { everything, mailBy, mailOf, mailWhen, openTestInquiry, queueMail } from './mail-world.ts'
import { startSmtp } from './smtp-server.ts'

test('a mail arrives as it was written, with its own Message-ID and a reply address', async () => {
  await using smtp = await startSmtp()
  await using world = await createWorld({ config: { mail: mailBy(smtp.url) } })
  const text = `Dear Ana,\n\n${'A long line about the parcel. '.repeat(60)}\nÀ bientôt – 再见 https://example.org/track/1?a=1&b=2.`
  const id = await queueMail(world, {
    inquiryId: await openTestInquiry(world),
    text,
    subject: 'Paket für Ana: 你好 \r\nBcc: evil@example.com',
    cc: ['Bo <bo@example.net>', 'help+abc@example.org'],
  })
  const [arrived] = await smtp.next(1)
  assert.ok(arrived)
  const kept = await mailWhen(world.app, id, ({ state }) => state === 'sent')
  assert.deepEqual(arrived.to, ['ana@example.net', 'bo@example.net'])
  assert.equal(arrived.from, `help+${kept.replyToken}@example.org`)
  const longest = Math.max(...arrived.raw.split('\r\n').map((line) => line.length))
  assert.ok(longest <= 78, `a line has ${longest} characters`)
  assert.match(arrived.raw, /Content-Transfer-Encoding: quoted-printable/)
  const read = await simpleParser(arrived.raw)
  assert.equal(read.messageId, kept.messageId)
  assert.match(kept.messageId, /^<[0-9a-f]{36}@example\.org>$/)
  assert.equal(read.subject, 'Paket für Ana: 你好 Bcc: evil@example.com')
  assert.equal(read.from?.text, '"Parcel help" <help@example.org>')
  assert.equal(read.replyTo?.value[0]?.address, `help+${kept.replyToken}@example.org`)
  assert.equal(read.text?.trim(), `${text}\n\n[ref:${kept.replyToken}]`)
  assert.ok(typeof read.html === 'string' && read.html.includes('href="https://example.org/track/1?a=1&amp;b=2"'))
  assert.equal(read.headers.has('bcc'), false)
  assert.equal(read.headers.has('auto-submitted'), false)
  assert.equal(read.headers.has('list-unsubscribe'), false)
})

test('automatic mails say so, and answers hang on the mails before', async () => {
  await using smtp = await startSmtp()
  await using world = await createWorld({ config: { mail: mailBy(smtp.url) } })
  const inquiryId = await openTestInquiry(world)
  await queueMail(world, { kind: 'confirmation', inquiryId })
  await smtp.next(1)
  await queueMail(world, { inquiryId })
  const [first, second] = (await smtp.next(2)).map(({ raw }) => raw)
  const one = await simpleParser(first ?? '')
  const two = await simpleParser(second ?? '')
  assert.equal(one.headers.get('auto-submitted'), 'auto-generated')
  assert.equal(one.headers.get('x-auto-response-suppress'), 'All')
  assert.equal(two.inReplyTo, one.messageId)
  assert.deepEqual([two.references].flat(), [one.messageId])
  // An agent's answer to a warning is no message of the customer's.
  const { database, mail } = world.app.ctx
  const warning = {
    to: 'sam@example.org',
    subject: 'Late',
    text: 'It is late.',
    inquiryId: null,
    kind: 'notice',
  } as const
  await inTransaction(database, (transaction) => mail.queue(transaction, warning))
  const toAgent = (await smtp.next(3))[2]
  assert.equal(toAgent?.from, 'help@example.org')
  const { headers, text } = await simpleParser(toAgent?.raw ?? '')
  assert.deepEqual(
    [headers.get('in-reply-to'), headers.get('references'), text?.trim()],
    [undefined, undefined, 'It is late.'],
  )
})

test('a mail of a transaction that is rolled back never leaves', async () => {
  await using smtp = await startSmtp()
  await using world = await createWorld({ config: { mail: mailBy(smtp.url) } })
  const { database, mail } = world.app.ctx
  const inquiryId = await openTestInquiry(world)
  const failing = inTransaction(database, async (transaction) => {
    await mail.queue(transaction, { to: 'a@example.net', subject: 'no', text: 'no', inquiryId, kind: 'answer' })
    throw new Error('not so')
  })
  await assert.rejects(failing, /not so/)
  await queueMail(world)
  await smtp.next(1)
  assert.equal((await everything(world.app)).mails.length, 1)
})

test('a mail that is held can be called back, and leaves when its time has come', async () => {
  await using smtp = await startSmtp()
  await using world = await createWorld({ now: '2026-11-20T12:00:00Z', config: { mail: mailBy(smtp.url) } })
  const heldUntilMs = Date.parse('2026-11-20T12:00:01Z')
  const held = await queueMail(world, { heldUntilMs, subject: 'called back' })
  const other = await queueMail(world, { heldUntilMs, subject: 'leaves' })
  assert.equal((await mailOf(world.app, held)).state, 'held')
  assert.equal((await cancelMail(world.app.ctx, { mailId: held })).state, 'cancelled')
  world.setNow('2026-11-20T12:00:02Z')
  await mailWhen(world.app, other, ({ state }) => state === 'sent')
  assert.equal(smtp.arrived.length, 1)
  await assert.rejects(cancelMail(world.app.ctx, { mailId: other }), ServiceError)
  await assert.rejects(retryMail(world.app.ctx, { mailId: other }), /sent already/)
  await assert.rejects(cancelMail(world.app.ctx, { mailId: 999 }), { code: 'not-found' })
})

test('an address refused for good fails the mail, and nobody asks again', async () => {
  await using smtp = await startSmtp()
  smtp.onRecipient = () => ({ code: 550, text: '5.1.1 No such user' })
  await using world = await createWorld({ config: { mail: mailBy(smtp.url) } })
  const inquiryId = await openTestInquiry(world)
  const id = await queueMail(world, { inquiryId })
  const mail = await mailWhen(world.app, id, ({ state }) => state === 'failed')
  assert.equal(mail.why, 'refused')
  const failed = (await readEvents(world.app.ctx.database, inquiryId)).find(({ kind }) => kind === 'mail-failed')
  assert.partialDeepStrictEqual(failed?.data, { mail: id, to: 'ana@example.net', why: 'refused' })
  assert.equal(mail.tries, 1)
  assert.match(mail.lastError ?? '', /No such user/)
  smtp.onRecipient = () => null
  await retryMail(world.app.ctx, { mailId: id })
  await smtp.next(1)
})

test('grey-listing makes a mail wait, and only for the address that asked for it', async () => {
  await using smtp = await startSmtp()
  const greyListed = (address: string) =>
    address === 'bo@example.net' ? { code: 451, text: '4.7.1 Try again later' } : null
  smtp.onRecipient = greyListed
  await using world = await createWorld({ now: '2026-11-20T12:00:00Z', config: { mail: mailBy(smtp.url) } })
  const id = await queueMail(world, { cc: ['bo@example.net', 'cy@example.net'] })
  const waiting = await mailWhen(world.app, id, ({ why }) => why === 'asked-to-wait')
  assert.deepEqual(waiting.leftTo, ['bo@example.net'])
  assert.equal(waiting.nextTryAtMs, Date.parse('2026-11-20T12:01:00Z'))
  assert.deepEqual(smtp.arrived[0]?.to, ['ana@example.net', 'cy@example.net'])
  smtp.onRecipient = () => null
  await retryMail(world.app.ctx, { mailId: id })
  const [first, second] = await smtp.next(2)
  assert.deepEqual(second?.to, ['bo@example.net'])
  const messageIdOf = async (raw = '') => (await simpleParser(raw)).messageId
  assert.equal(await messageIdOf(first?.raw), await messageIdOf(second?.raw))
})

test('a server that is away, silent or without encryption fails no mail; once back it gets them all', async () => {
  const smtp = await startSmtp()
  const { port, url } = smtp
  await smtp[Symbol.asyncDispose]()
  await using world = await createWorld({ config: { mail: mailBy(url) } })
  const ids = [await queueMail(world), await queueMail(world), await queueMail(world)]
  for (const id of ids) await mailWhen(world.app, id, ({ why }) => why === 'server-away')
  await using back = await startSmtp({ port })
  await retryMail(world.app.ctx, { mailId: ids[0] ?? 0 })
  // The first one that gets through wakes the others.
  await back.next(3)
  for (const id of ids) await mailWhen(world.app, id, ({ state }) => state === 'sent')
})

test('a server that never answers is left, and the mail waits', async () => {
  await using smtp = await startSmtp()
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  smtp.onMessage = async () => {
    await held
    return null
  }
  await using world = await createWorld({
    config: { mail: mailBy(smtp.url) },
    smtpLimits: { silenceMs: 300, wholeTryMs: 1_000 },
  })
  const id = await queueMail(world)
  const mail = await mailWhen(world.app, id, ({ why }) => why === 'server-away')
  assert.equal(mail.state, 'waiting')
  release()
})

test('a password never goes to a server that refuses encryption', async () => {
  // An address that counts as another machine.
  await using smtp = await startSmtp({ host: '127.0.0.2' })
  const url = smtp.url.replace('smtp://', 'smtp://user:secret-of-the-test@')
  await using world = await createWorld({ config: { mail: mailBy(url) } })
  const id = await queueMail(world)
  const mail = await mailWhen(world.app, id, ({ why }) => why === 'server-away')
  assert.match(mail.lastError ?? '', /TLS/)
  assert.doesNotMatch(mail.lastError ?? '', /secret-of-the-test/)
  assert.equal(smtp.arrived.length, 0)
})

test('a sign-in that is refused is the operator’s to mend: mails wait', async () => {
  await using smtp = await startSmtp({
    onAuth: (_auth, _session, callback) => callback(Object.assign(new Error('5.7.8 No'), { responseCode: 535 })),
  })
  await using world = await createWorld({
    config: { mail: mailBy(smtp.url.replace('smtp://', 'smtp://user:wrong@')) },
  })
  const id = await queueMail(world)
  const mail = await mailWhen(world.app, id, ({ why }) => why === 'server-away')
  assert.equal(mail.state, 'waiting')
})

test('no loop gets far: automatic mails to one address, about one inquiry, and to programs are few', async () => {
  await using world = await createWorld({ config: { mail: mailBy(null) } })
  for (let n = 0; n < 10; n++) await queueMail(world, { kind: 'notice', inquiryId: 1 })
  for (let n = 0; n < 30; n++) await queueMail(world, { kind: 'notice', inquiryId: 100 + n })
  await queueMail(world, { kind: 'notice', inquiryId: 7, to: 'MAILER-DAEMON@example.net' })
  await queueMail(world, { kind: 'answer', inquiryId: 8, to: 'help+abcdef@example.org' })
  await queueMail(world, { kind: 'answer', inquiryId: 1 })
  const { mails } = await everything(world.app)
  const waiting = mails.filter(({ state, kind }) => state === 'waiting' && kind === 'notice')
  assert.equal(waiting.filter(({ inquiryId }) => inquiryId === 1).length, 6)
  assert.equal(waiting.length, 20)
  const whys = new Set(mails.flatMap(({ why }) => why ?? []))
  assert.deepEqual([...whys].sort(), ['address-of-program', 'own-address', 'too-many-automatic'])
  assert.equal(mails[0]?.state, 'waiting')
})

test('what is no address is refused by name of its field', async () => {
  await using world = await createWorld({ config: { mail: mailBy(null) } })
  for (const to of ['', 'ana', 'ana@', 'a@b\r\nBcc: c@d', 'a b@example.org', '<a@example.org> <b@example.org>']) {
    await assert.rejects(queueMail(world, { to }), { code: 'not-valid' }, JSON.stringify(to))
  }
  await assert.rejects(queueMail(world, { cc: ['nobody'] }), /cc/)
})
