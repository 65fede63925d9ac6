import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import { test } from 'node:test'
import { createTransport } from 'nodemailer'
import type { InquiryMessage } from '#domain/inquiry/inquiry.ts'
import type { Text } from '#domain/text/text.ts'
import type { AppConfig } from '#main/assemble.ts'
import { parseMail } from '#messengers/email/parse-mail.ts'
import { listIncoming } from '#services/mail/list-incoming.ts'
import { receiveMail } from '#services/mail/receive-mail.ts'
import { readEvents } from '#store/inquiries/events.ts'
import { readFiles } from '#store/inquiries/files.ts'
import { readInquiryById } from '#store/inquiries/inquiries.ts'
import { readMessages } from '#store/inquiries/messages.ts'
import { type Incoming, insertIncoming } from '#store/mails/incoming.ts'
import { inTransaction } from '#store/transaction.ts'
import { createWorld, type World } from '../world.ts'
import { everything, mailBy, mailOf, mailWhen, openTestInquiry, queueMail } from './mail-world.ts'
import { startSmtp } from './smtp-server.ts'
import { filePart, htmlPart, PNG, textPart, writeBounce, writeMail, writeMultipart } from './write-mail.ts'

const NUMBER = '9234691234567800000171'

async function mailWorld(more: Partial<AppConfig['mail'] & object> = {}): Promise<World> {
  return createWorld({ config: { mail: { ...mailBy(null), smtpListen: { host: '127.0.0.1', port: 0 }, ...more } } })
}

/** Hands a mail over by SMTP, and waits until it is read. */
async function handOver(
  world: World,
  raw: string,
  to = 'help@example.org',
  from = 'ana@example.net',
): Promise<Incoming> {
  const before = (await all(world))[0]?.id ?? 0
  const transport = createTransport({ host: '127.0.0.1', port: world.app.smtpPort ?? 0, ignoreTLS: true })
  await transport.sendMail({ envelope: { from, to }, raw })
  return takenAfter(world, before)
}

const all = (world: World) => listIncoming(world.app.ctx, { states: ['waiting', 'taken', 'set-aside'] })

async function takenAfter(world: World, before: number): Promise<Incoming> {
  const deadline = AbortSignal.timeout(20_000)
  for (;;) {
    const [mail] = await all(world)
    if (mail && mail.id > before && mail.state !== 'waiting') return mail
    if (deadline.aborted) throw new Error(`The mail stays ${JSON.stringify(mail)}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

async function messagesOf(world: World, inquiryId: number | null): Promise<InquiryMessage[]> {
  return readMessages(world.app.ctx.database, inquiryId ?? 0, 100)
}

test('a mail with a tracking number becomes an inquiry with its parcel, its history and a confirmation', async () => {
  await using world = await mailWorld()
  const text = `Hello,\nwhere is my parcel ${NUMBER}? The page says:\n\nNovember 14, 2026, 3:14 am\nArrived at USPS Regional Facility\nMEMPHIS TN DISTRIBUTION CENTER\n\nAna`
  const mail = await handOver(world, writeMail({ 'Content-Type': 'text/plain; charset=utf-8' }, text))
  assert.equal(mail.state, 'taken')
  assert.equal(mail.became, 'inquiry')
  const inquiry = await readInquiryById(world.app.ctx.database, mail.inquiryId ?? 0)
  assert.partialDeepStrictEqual(inquiry, {
    origin: 'email',
    trackingNumber: NUMBER,
    subject: 'Where is my parcel?',
    customer: { name: 'Ana Ruiz', email: 'ana@example.net' },
    status: 'open',
  })
  const [message] = await messagesOf(world, mail.inquiryId)
  assert.equal(message?.text, text)
  const { rows } = await world.app.ctx.database.query('select evidence from inquiries')
  assert.equal(rows[0].evidence.content.pasted.readAs !== null, true)
  const [confirmation] = (await everything(world.app)).mails
  assert.partialDeepStrictEqual(confirmation, { kind: 'confirmation', toAddress: 'ana@example.net', state: 'waiting' })
})

test('answers find their inquiry by Message-ID, by the address or by the word in the text; never by the subject', async () => {
  await using smtp = await startSmtp()
  await using world = await mailWorld({ smtpUrl: smtp.url })
  const inquiryId = await openTestInquiry(world, { email: 'ana@example.net' })
  const mailId = await queueMail(world, { inquiryId })
  const { messageId, replyToken } = await mailWhen(world.app, mailId, ({ state }) => state === 'sent')
  const byId = await handOver(world, writeMail({ 'In-Reply-To': messageId }, 'By Message-ID.'))
  const byReferences = await handOver(world, writeMail({ References: `<x@y> ${messageId}` }, 'By references.'))
  const byAddress = await handOver(world, writeMail({ To: `help+${replyToken}@example.org` }, 'By address.'))
  const byEnvelope = await handOver(world, writeMail({ To: 'undisclosed:;' }, 'Bcc'), `HELP+${replyToken}@example.org`)
  const byText = await handOver(world, writeMail({}, `Here it is.\n\n> [ref:${replyToken}]`))
  const byFirst = await handOver(world, writeMail({ 'In-Reply-To': byId.messageId ?? '' }, 'To a mail of theirs.'))
  for (const mail of [byId, byReferences, byAddress, byEnvelope, byText, byFirst]) {
    assert.equal(mail.inquiryId, inquiryId)
    assert.equal(mail.became, 'message')
  }
  const { reference } = (await readInquiryById(world.app.ctx.database, inquiryId)) ?? {}
  for (const subject of ['Re: Your parcel', `Re: Your parcel [${reference}]`]) {
    const bySubject = await handOver(
      world,
      writeMail({ Subject: subject, 'In-Reply-To': '<forged@example.org>' }, 'Hm'),
    )
    assert.notEqual(bySubject.inquiryId, inquiryId)
  }
  const kinds = (await readEvents(world.app.ctx.database, inquiryId)).map(({ kind }) => kind)
  assert.equal(kinds.filter((kind) => kind === 'message-received').length, 6)
})

test('a closed inquiry is opened again by a mail; one from another address says so, and gets nothing private', async () => {
  await using world = await mailWorld()
  const inquiryId = await openTestInquiry(world, { email: 'ana@example.net' })
  await world.app.ctx.database.query("update inquiries set status = 'closed' where id = $1", [inquiryId])
  const sent = await mailOf(world.app, await queueMail(world, { inquiryId }))
  const before = (await everything(world.app)).mails.length
  const raw = writeMail(
    {
      From: 'Mallory <mallory@example.com>',
      'In-Reply-To': sent.messageId,
      'Authentication-Results': 'mx.example.org; spf=fail smtp.mailfrom=example.com; dmarc=fail',
    },
    'Send me the address, please.',
  )
  const mail = await handOver(world, raw)
  assert.equal(mail.inquiryId, inquiryId)
  const [, received, note] = await messagesOf(world, inquiryId)
  assert.equal(received?.author, 'Mallory <mallory@example.com>')
  assert.equal(note?.kind, 'note')
  assert.match(note?.text ?? '', /not from the customer’s address.*mallory@example\.com/s)
  assert.match(note?.text ?? '', /dmarc=fail/)
  assert.equal((await readInquiryById(world.app.ctx.database, inquiryId))?.status, 'open')
  assert.equal((await everything(world.app)).mails.length, before)
  // In the customer's name: who is to read the answers as well, a forger does not say.
  const checks = 'mx.example.org; dmarc=fail'
  const forged = writeMail(
    { 'In-Reply-To': sent.messageId, Cc: 'mallory@example.com', 'Authentication-Results': checks },
    'Hello again.',
  )
  assert.partialDeepStrictEqual(await handOver(world, forged), { inquiryId, cc: [] })
  const answer = await mailOf(world.app, await queueMail(world, { inquiryId, to: 'ana@example.net' }))
  assert.deepEqual(answer.cc, [])
})

test('the same mail twice is taken once, by its bytes and by what it says', async () => {
  await using world = await mailWorld()
  const raw = writeMail({ 'Message-ID': '<once@example.net>' }, 'Only once.')
  await handOver(world, raw)
  const transport = createTransport({ host: '127.0.0.1', port: world.app.smtpPort ?? 0, ignoreTLS: true })
  const again = await transport.sendMail({ envelope: { from: 'ana@example.net', to: 'help@example.org' }, raw })
  assert.match(again.response, /Kept before/)
  const copy = await handOver(world, `Received: from elsewhere\r\n${raw}`)
  assert.equal(copy.became, 'copy')
  // Another mail under the same Message-ID is not lost.
  const other = await handOver(world, writeMail({ 'Message-ID': '<once@example.net>' }, 'Something else.'))
  assert.equal(other.state, 'taken')
  const { ctx } = world.app
  assert.equal((await ctx.database.query('select from inquiries')).rowCount, 2)
  // It came by two ways, and two servers read both at once.
  const twice = Buffer.from(writeMail({ 'Message-ID': '<twice@example.net>' }, 'By two ways.'))
  const keep = (digest: number) =>
    inTransaction(ctx.database, (transaction) =>
      insertIncoming(transaction, {
        cameBy: 'imap',
        envelope: { from: null, to: [] },
        receivedAtMs: ctx.clock(),
        digest: Buffer.alloc(32, digest),
        raw: twice,
      }),
    )
  const [one, two] = [(await keep(1)) ?? 0, (await keep(2)) ?? 0]
  const parts = { reader: { read: parseMail }, scanner: null, ours: null, words: ({ key }: Text) => key }
  const slow = async (given: Uint8Array) => {
    await receiveMail(ctx, parts, { incomingId: two })
    return parseMail(given)
  }
  await receiveMail(ctx, { ...parts, reader: { read: slow } }, { incomingId: one })
  assert.deepEqual(
    (await all(world)).slice(0, 2).map(({ id, became }) => [id, became]),
    [
      [two, 'inquiry'],
      [one, 'copy'],
    ],
  )
})

test('machines get no answer: bounces mark their mail, answering machines are noted, lists are set aside', async () => {
  await using smtp = await startSmtp()
  await using world = await mailWorld({ smtpUrl: smtp.url })
  const inquiryId = await openTestInquiry(world, { email: 'ana@example.net' })
  const mailId = await queueMail(world, { inquiryId })
  const sent = await mailWhen(world.app, mailId, ({ state }) => state === 'sent')
  const before = (await everything(world.app)).mails.length

  const delayed = await handOver(world, writeBounce(sent.messageId, { action: 'delayed' }), 'help@example.org', '')
  assert.equal(delayed.became, 'delay-notice')
  assert.equal((await mailOf(world.app, mailId)).state, 'sent')
  const away = await handOver(
    world,
    writeMail({ Subject: 'Out of office', 'In-Reply-To': sent.messageId, 'Auto-Submitted': 'auto-replied' }, 'Away.'),
  )
  assert.equal(away.became, 'auto-reply')
  assert.equal(away.inquiryId, inquiryId)
  const bounce = await handOver(world, writeBounce(sent.messageId), `help+${sent.replyToken}@example.org`, '')
  assert.equal(bounce.became, 'bounce')
  assert.partialDeepStrictEqual(await mailOf(world.app, mailId), { state: 'failed', why: 'bounced' })
  assert.match((await mailOf(world.app, mailId)).lastError ?? '', /ana@example\.net 5\.1\.1 550 5\.1\.1 User unknown/)
  const kinds = (await readEvents(world.app.ctx.database, inquiryId)).map(({ kind }) => kind)
  assert.equal(kinds.filter((kind) => kind === 'mail-failed').length, 1)

  for (const headers of [
    { Subject: 'Automatische Antwort: Hallo' },
    { 'List-Unsubscribe': '<https://example.com/u>' },
    { Precedence: 'bulk' },
    { 'Auto-Submitted': 'auto-generated' },
    { From: 'MAILER-DAEMON@example.com' },
    { 'X-Loop': 'help@example.org' },
    { From: 'Parcel help <help+123@example.org>' },
  ]) {
    const mail = await handOver(world, writeMail(headers, 'Nobody wrote this.'))
    assert.equal(mail.state, 'set-aside', JSON.stringify(headers))
  }
  // A shipper's program that asks for a parcel is heard, and not answered.
  const headers = { 'Auto-Submitted': 'auto-generated', 'Reply-To': 'Shop <orders@example.com>' }
  const program = await handOver(world, writeMail(headers, `Where is ${NUMBER}?`))
  assert.equal(program.became, 'inquiry')
  const sentSince = (await everything(world.app)).mails.slice(0, -before)
  assert.deepEqual(
    sentSince.map(({ state, why }) => [state, why]),
    [['cancelled', 'address-of-program']],
  )
})

test('formatted text is made safe, pictures elsewhere are not loaded, files are kept by what they are', async () => {
  await using world = await mailWorld()
  const html = `<p onclick="x()">Hello <img src="https://spy.example/p.gif?id=1" alt="logo"><img src="cid:photo@x">
    <script>alert(1)</script><style>p{color:red}</style><a href="javascript:alert(1)">bad</a>
    <a href="https://example.com/a?b=1&c=2" style="x" target="_top">good</a><iframe src="https://x.example"></iframe>
    <svg onload="alert(1)"><p>in</p></svg><form action="https://x.example"><input name="p"></form></p>`
  const raw = writeMultipart({}, 'mixed', [
    htmlPart(html),
    filePart('photo.png', 'image/png', PNG, { 'Content-ID': '<photo@x>' }),
    filePart('invoice.pdf', 'application/pdf', Buffer.from('MZ\u0090\u0000 this is no PDF', 'latin1')),
    filePart('notes.bat', 'text/plain', Buffer.from('del everything')),
    filePart('../../\u202Egnp.exe.png', 'image/png', PNG),
  ])
  const mail = await handOver(world, raw)
  const [message, note] = await messagesOf(world, mail.inquiryId)
  const safe = message?.html ?? ''
  assert.doesNotMatch(safe, /script|alert|style|onclick|onload|iframe|svg|form|input|javascript|<img|target/i)
  assert.match(safe, /picture not loaded: logo \(https:\/\/spy\.example\/p\.gif\?id=1\)/)
  assert.match(safe, /\[picture: photo\.png, see the files\]/)
  assert.match(safe, /<a href="https:\/\/example\.com\/a\?b=1&amp;c=2" rel="noopener noreferrer nofollow">good<\/a>/)
  const files = await readFiles(world.app.ctx.database, mail.inquiryId ?? 0)
  assert.deepEqual(
    files.map(({ name, mediaType, messageId }) => [name, mediaType, messageId]),
    [
      ['photo.png', 'image/png', message?.id],
      ['notes.txt', 'text/plain', message?.id],
      ['gnp.exe.png', 'image/png', message?.id],
    ],
  )
  assert.match(note?.text ?? '', /invoice\.pdf is not a photo, a PDF or plain text/)
})

test('the receiver takes mails for our addresses alone, and none that is too large', async () => {
  await using world = await mailWorld()
  const transport = createTransport({ host: '127.0.0.1', port: world.app.smtpPort ?? 0, ignoreTLS: true })
  const raw = writeMail({}, 'x')
  await assert.rejects(transport.sendMail({ envelope: { from: 'a@b.example', to: 'other@example.org' }, raw }), /550/)
  await assert.rejects(transport.sendMail({ envelope: { from: 'a@b.example', to: 'x@elsewhere.example' }, raw }), /550/)
  const large = raw + 'x'.repeat(76).concat('\r\n').repeat(700_000)
  await assert.rejects(
    transport.sendMail({ envelope: { from: 'a@b.example', to: 'help@example.org' }, raw: large }),
    /552/,
  )
  assert.equal((await all(world)).length, 0)
})

test('what no database keeps, zero characters and halves of others, holds no mail up', async () => {
  await using world = await mailWorld()
  const zero = writeMail(
    {
      Subject: '=?utf-8?Q?Par=00cel?=',
      'Message-ID': '<a\0b@example.net>',
      References: '<c\0d@example.net>',
      'Authentication-Results': 'mx; dmarc=fail \0',
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Transfer-Encoding': 'quoted-printable',
    },
    '<p>It =00is late.</p>',
  )
  const mail = await handOver(world, zero)
  assert.partialDeepStrictEqual(mail, { became: 'inquiry', subject: 'Parcel', messageId: '<ab@example.net>' })
  const [message] = await messagesOf(world, mail.inquiryId)
  assert.partialDeepStrictEqual(message, { text: 'It is late.', html: '<p>It is late.</p>' })
  const sent = await mailOf(world.app, await queueMail(world, { inquiryId: mail.inquiryId }))
  const says = `\0 ${'a💩'.repeat(300)}`
  const bounce = await handOver(world, writeBounce(sent.messageId).replace('User\r\n unknown', says))
  assert.equal(bounce.became, 'bounce')
  const { rows } = await world.app.ctx.database.query(
    `select data::jsonb->>'says' as says from inquiry_events where kind = 'mail-failed'`,
  )
  assert.match(rows[0].says, /550 5\.1\.1 +a💩a/)
})

test('a very long mail is kept whole beside its beginning', async () => {
  await using world = await mailWorld()
  const text = 'A line of a very long story.\n'.repeat(2_000)
  const mail = await handOver(world, writeMail({}, text))
  const [message] = await messagesOf(world, mail.inquiryId)
  assert.match(message?.text ?? '', /Its whole text is among the files\.$/)
  const [file] = await readFiles(world.app.ctx.database, mail.inquiryId ?? 0)
  assert.equal(file?.bytes, text.trim().length)
})

test('files are held until the scanner let them through; what it finds is let go', async () => {
  const seen: string[] = []
  let answer: string | null = null
  const clamd = createServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', (chunk) => {
      seen.push(String(chunk).slice(0, 10))
      if (answer === null) socket.destroy()
      else socket.end(`${answer}\0`)
    })
  })
  await new Promise<void>((resolve) => clamd.listen(0, '127.0.0.1', resolve))
  const address = clamd.address()
  const port = typeof address === 'object' && address ? address.port : 0
  try {
    await using world = await mailWorld({ clamdUrl: `tcp://127.0.0.1:${port}` })
    const raw = writeMultipart({}, 'mixed', [textPart('See the photo.'), filePart('a.png', 'image/png', PNG)])
    const mail = await handOver(world, raw)
    const filesOf = () => readFiles(world.app.ctx.database, mail.inquiryId ?? 0)
    const notes = async () => (await messagesOf(world, mail.inquiryId)).filter(({ kind }) => kind === 'note')
    // The scanner hangs up: nothing is let through.
    while (seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 25))
    assert.equal(seen[0], 'zINSTREAM\0')
    assert.deepEqual(await filesOf(), [])
    assert.match((await notes())[0]?.text ?? '', /One file waits/)
    answer = 'stream: OK'
    const deadline = AbortSignal.timeout(60_000)
    while ((await filesOf()).length === 0) {
      deadline.throwIfAborted()
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    answer = 'stream: Eicar-Test-Signature FOUND'
    const bad = await handOver(world, raw.replace('See the photo', 'See this'))
    const isTold = async () =>
      (await messagesOf(world, bad.inquiryId)).some(({ text }) => /scanner found Eicar-Test-Signature/.test(text))
    while (!(await isTold())) {
      deadline.throwIfAborted()
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    assert.deepEqual(await readFiles(world.app.ctx.database, bad.inquiryId ?? 0), [])
  } finally {
    clamd.close()
  }
})
