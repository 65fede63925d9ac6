import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createTransport } from 'nodemailer'
import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import { replay, replayedFields } from '#domain/inquiry/inquiry.ts'
import { printReference } from '#domain/inquiry/reference.ts'
import { readConfig } from '#main/config.ts'
import { parseMail } from '#messengers/email/parse-mail.ts'
import { addMessage } from '#services/inquiries/add-message.ts'
import { addNote } from '#services/inquiries/add-note.ts'
import { changeStatus } from '#services/inquiries/change-status.ts'
import { beginDraft } from '#services/inquiries/drafts/begin-draft.ts'
import { logCall } from '#services/inquiries/log-call.ts'
import { merge } from '#services/inquiries/merge.ts'
import { openInquiry } from '#services/inquiries/open-inquiry.ts'
import { rate } from '#services/inquiries/rate.ts'
import { reply } from '#services/inquiries/reply.ts'
import { takeBackReply } from '#services/inquiries/take-back-reply.ts'
import { noteFailure } from '#services/mail/note-failure.ts'
import { receiveMail } from '#services/mail/receive-mail.ts'
import { sendMail } from '#services/mail/send-mail.ts'
import { deletePersonalData } from '#services/personal-data/delete-personal-data.ts'
import { redactAged } from '#services/personal-data/redact-aged.ts'
import { askToWatch } from '#services/watches/ask-to-watch.ts'
import { insertComment } from '#store/help-comments.ts'
import { readEvents } from '#store/inquiries/events.ts'
import { readInquiryById } from '#store/inquiries/inquiries.ts'
import { insertIncoming } from '#store/mails/incoming.ts'
import { inTransaction } from '#store/transaction.ts'
import { type Program, programAt, refused, told } from '../desk/api-world.ts'
import { agent } from '../inquiry-world.ts'
import { mailBy } from '../mail/mail-world.ts'
import { textPart, writeBounce, writeMail, writeMultipart } from '../mail/write-mail.ts'
import { createWorld, type World } from '../world.ts'
import { tablesWith } from './find-words.ts'

const NUMBER = '9234691234567800000171'
const EMAIL = 'Zeb.Quill@example.net'
const WORDS = ['zeb.quill', 'zebulon', 'marzipan', 'nougat', '5550142']

let world: World
let admin: Program
let theirs: Inquiry
let other: Inquiry
before(async () => {
  world = await createWorld({
    now: '2026-11-20T12:00:00Z',
    config: { mail: { ...mailBy(null), smtpListen: { host: '127.0.0.1', port: 0 } } },
  })
  admin = await programAt(world, 'desk:admin')
  await world.feed([
    { trackingNumber: NUMBER, code: '10', at: '2026-11-14T03:14:00-06:00', place: { city: 'MEMPHIS', state: 'TN' } },
  ])
})
after(async () => {
  assert.deepEqual(world.errors, [])
  await world[Symbol.asyncDispose]()
})

const ask = (more: object = {}) =>
  openInquiry(world.app.ctx, {
    by: { kind: 'customer' },
    origin: 'web',
    reason: 'lost',
    trackingNumber: NUMBER,
    name: 'Zebulon Quill',
    email: EMAIL,
    phone: '+1 555 0142',
    subject: 'My marzipan',
    message: 'Marzipan is missing.',
    details: { contents: 'Marzipan', packaging: 'A box', recipientAddress: 'Zebulon Quill, 1 Oak St', value: 20 },
    needsDetails: false,
    ...more,
  })

async function handOver(raw: string, from = EMAIL): Promise<void> {
  const { database } = world.app.ctx
  const count = async () =>
    (await database.query(`select count(*)::integer as n from incoming_mails where state <> 'waiting'`)).rows[0].n
  const before = await count()
  const transport = createTransport({ host: '127.0.0.1', port: world.app.smtpPort ?? 0, ignoreTLS: true })
  await transport.sendMail({ envelope: { from, to: 'help@example.org' }, raw })
  const deadline = AbortSignal.timeout(20_000)
  while ((await count()) === before) {
    if (deadline.aborted) throw new Error('The mail is not taken.')
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

/** One person, everywhere where somebody may leave something. */
async function leaveTraces(): Promise<void> {
  const { ctx } = world.app
  const by = agent('agent', 'Alex')
  const once = { scope: 'test', key: 'a-key-of-a-test', request: { email: EMAIL } }
  const opened = await ask({
    history: `Zebulon wrote:\nNovember 14, 2026, 3:14 am\nArrived at USPS Regional Facility\nMEMPHIS TN\nmarzipan`,
    files: [{ name: 'zebulon.txt', content: Buffer.from('nougat') }],
    once,
  })
  theirs = opened.inquiry
  const target = { id: theirs.id }
  await addNote(ctx, { target, by, text: 'Zebulon is in the right.' })
  await logCall(ctx, {
    target,
    by,
    call: {
      representative: 'Sam',
      numbers: ['CA-nougat'],
      text: 'Marzipan again.',
      nextSteps: [{ text: 'Call Zebulon', day: '2026-11-23' }],
    },
  })
  await reply(ctx, { target, by, text: 'Dear Zebulon, your marzipan is found.', turnTo: 'answered' })
  const sent = await reply(ctx, { target, by, text: 'Dear Zebulon, we look.', cc: ['friend@example.net'] })
  await takeBackReply(ctx, { target, by, messageId: sent.messageId })
  await rate(ctx, { target, by: { kind: 'customer' }, rating: 5, comment: 'Marzipan!' })
  await inTransaction(ctx.database, (transaction) =>
    noteFailure(
      ctx,
      transaction,
      { id: 1, inquiryId: theirs.id, inquiryMessageId: null, kind: 'notice', toAddress: EMAIL },
      { why: 'refused', says: `550 ${EMAIL} is unknown` },
    ),
  )
  const unnamed = await ask({ email: null, message: 'Marzipan, by phone.' })
  const second = await ask({ message: 'Marzipan, again.' })
  await merge(ctx, { target: { id: unnamed.inquiry.id }, into: second.inquiry.id, by })
  await merge(ctx, { target: { id: second.inquiry.id }, into: theirs.id, by })

  other = (
    await ask({ name: 'Mia', email: 'mia@example.org', phone: null, subject: 'Hers', message: 'Mine.', details: {} })
  ).inquiry
  const { rows } = await ctx.database.query('select token from mail_tokens where inquiry_id = $1', [other.id])
  const from = `Zebulon Quill <${EMAIL}>`
  await handOver(
    writeMultipart({ From: from, To: `help+${rows[0].token}@example.org`, Subject: 'Re: Hers' }, 'mixed', [
      textPart('I am her neighbour; I had marzipan too.'),
      {
        headers: {
          'Content-Type': 'text/plain; name="nougat.txt"',
          'Content-Disposition': 'attachment; filename="nougat.txt"',
        },
        body: 'nougat nougat',
      },
    ]),
  )
  await handOver(writeMail({ From: from, Subject: 'Marzipan by mail' }, `Where is ${NUMBER}? Marzipan.`))
  await handOver(writeMail({ From: from, 'Reply-To': 'zq@example.com', Subject: 'Nougat' }, 'Answer me there.'))
  await handOver(writeMail({ From: from, 'Auto-Submitted': 'auto-replied', Subject: 'Away' }, 'Zebulon is away.'))
  await inTransaction(ctx.database, (transaction) =>
    insertIncoming(transaction, {
      cameBy: 'imap',
      envelope: { from: null, to: [] },
      receivedAtMs: ctx.clock(),
      digest: Buffer.alloc(32),
      raw: Buffer.from(`From: ${EMAIL}\r\n\r\nMarzipan that nobody read yet \0\xff`, 'latin1'),
    }),
  )
  await reply(ctx, { target: { id: other.id }, by, text: 'Dear Mia.', cc: [EMAIL] })
  const says = `${EMAIL}: 550 unknown`
  const { rows: out } = await ctx.database.query(
    `update outgoing_mails set last_error = $2 where inquiry_id = $1 and kind = 'answer' returning id, message_id`,
    [other.id, says],
  )
  await inTransaction(ctx.database, (transaction) =>
    noteFailure(
      ctx,
      transaction,
      { id: out[0].id, inquiryId: other.id, inquiryMessageId: null, kind: 'notice', toAddress: 'mia@example.org' },
      { why: 'refused-in-part', says },
    ),
  )
  await handOver(writeBounce(out[0].message_id, { to: EMAIL, action: 'delayed' }), '')
  await beginDraft(ctx, {
    trackingNumber: null,
    piece: null,
    history: null,
    answers: { email: EMAIL, message: 'Marzipan that was never sent, with a zero: \0' },
    answered: [],
  })
  await insertComment(ctx.database, {
    form: '8e03978e-40d5-43dd-bc93-6894a57f9324',
    slug: 'late',
    name: 'Zebulon',
    email: EMAIL,
    text: 'It was marzipan.',
    sender: 'x',
    atMs: ctx.clock(),
  })
  const canSend = { ...ctx, mail: { ...ctx.mail, isSent: true } }
  await askToWatch(canSend, { trackingNumber: NUMBER, email: EMAIL })
}

test('a person is found everywhere, handed over, and then gone from every table', { timeout: 120_000 }, async () => {
  await leaveTraces()
  const held = await tablesWith(world, WORDS)
  for (const table of [
    'help_comments',
    'incoming_mails',
    'inquiries',
    'inquiry_drafts',
    'inquiry_events',
    'inquiry_files',
    'inquiry_messages',
    'inquiry_reminders',
    'outgoing_mails',
    'reply_drafts',
    'watchers',
  ]) {
    assert.ok(held.includes(table), `${table} holds nothing: ${held}`)
  }

  const data = told(await admin.post('/personal-data/export', { who: ` ${EMAIL.toUpperCase()} ` }))
  assert.equal(data.address, EMAIL.toLowerCase())
  const texts = data.inquiries.flatMap((one: { messages: { text: string }[] }) => one.messages.map(({ text }) => text))
  for (const text of ['Marzipan is missing.', 'Zebulon is in the right.', 'Marzipan, again.', 'Marzipan, by phone.']) {
    assert.ok(texts.includes(text), text)
  }
  assert.equal(Buffer.from(data.inquiries[0].files[0].contentBase64, 'base64').toString(), 'nougat')
  assert.match(data.messagesInOtherInquiries[0].text, /her neighbour/)
  assert.ok(data.mailsIn.some((one: { rawBase64: string }) => atob(one.rawBase64).includes('nobody read yet')))
  assert.ok(data.mailsOut.some(({ text }: { text: string }) => text.includes('your marzipan is found')))
  assert.equal(data.comments[0].text, 'It was marzipan.')
  assert.deepEqual([data.watches[0].trackingNumber, data.watches[0].state], [NUMBER, 'pending'])
  assert.deepEqual(
    data.record.map(({ kind }: { kind: string }) => kind),
    ['exported'],
  )

  const deleted = told(await admin.post('/personal-data/delete', { who: EMAIL }))
  assert.partialDeepStrictEqual(deleted, { inquiries: 5, comments: 1, watches: 1 })
  assert.deepEqual(await tablesWith(world, WORDS), [])
})

test('what happened stays: events, dates, the parcel and its evidence; others keep what is theirs', async () => {
  const { ctx } = world.app
  const now = await readInquiryById(ctx.database, theirs.id)
  assert.ok(now)
  assert.partialDeepStrictEqual(now, {
    status: 'closed',
    outcome: 'withdrawn',
    reason: 'lost',
    rating: 5,
    trackingNumber: NUMBER,
    createdAtMs: theirs.createdAtMs,
    customer: { name: null, email: null, phone: null },
  })
  const events = await readEvents(ctx.database, theirs.id)
  assert.deepEqual(replay(events), replayedFields(now), 'events give the row')
  assert.partialDeepStrictEqual(events.at(-1), { kind: 'redacted', byKind: 'agent', data: { why: 'asked-for' } })
  const whole = told(await admin.get(`/inquiries/${printReference(theirs.reference)}`))
  assert.equal(whole.evidence.content.parcel.scans.length, 1)
  assert.equal(whole.evidence.content.pasted, null)
  const hers = told(await admin.get(`/inquiries/${printReference(other.reference)}`))
  assert.partialDeepStrictEqual(hers, { customer: { email: 'mia@example.org' }, subject: 'Hers', status: 'answered' })
  assert.deepEqual(
    hers.messages.map(({ text }: { text: string }) => text),
    ['Mine.', '(This text was deleted.)', '(This text was deleted.)', 'Dear Mia.'],
  )
})

test('nothing of it comes back: not by the old key, a request sent again, an old mail, or a retry', async () => {
  const { ctx } = world.app
  const once = { scope: 'test', key: 'a-key-of-a-test', request: { email: EMAIL } }
  await assert.rejects(ask({ once }), { code: 'conflict' })
  const { rows } = await ctx.database.query(
    `select count(*)::integer as n from outgoing_mails where inquiry_id = $1 and state in ('held', 'waiting')`,
    [theirs.id],
  )
  assert.equal(rows[0].n, 0)
  const { rows: keys } = await ctx.database.query('select from inquiry_keys where inquiry_id = $1', [theirs.id])
  assert.equal(keys.length, 0)
})

test('who did what is written down, without the person', async () => {
  const { items } = told(await admin.get('/personal-data'))
  assert.deepEqual(
    items.map(({ kind, by }: { kind: string; by: { name: string } }) => [kind, by.name.split(' ')[0]]),
    [
      ['deleted', 'program'],
      ['exported', 'program'],
    ],
  )
  assert.equal(items[0].person, items[1].person)
  assert.match(items[0].person, /^[0-9a-f]{64}$/)
  assert.doesNotMatch(JSON.stringify(items), /zeb/i)
  told(await admin.post('/personal-data/delete', { who: EMAIL }))
  const lead = await programAt(world, 'desk:lead')
  for (const path of ['export', 'delete']) refused(await lead.post(`/personal-data/${path}`, { who: EMAIL }), 403)
  assert.deepEqual(refused(await admin.post('/personal-data/delete', { who: 'nobody' }), 422), ['email'])
  refused(await admin.post('/personal-data/delete', { who: 'K7QM-4R25' }), 404)
})

test('a question without an address is deleted by its reference', async () => {
  const { inquiry } = await ask({ email: null })
  const who = printReference(inquiry.reference)
  assert.equal(told(await admin.post('/personal-data/export', { who })).inquiries.length, 1)
  assert.partialDeepStrictEqual(told(await admin.post('/personal-data/delete', { who })), { inquiries: 1, messages: 1 })
  assert.deepEqual(await tablesWith(world, WORDS), [])
})

test('a question that another carries on is deleted with it, by either reference', async () => {
  const by = agent('agent', 'Alex')
  for (const named of [0, 1]) {
    const [gone, into] = [await ask({ email: null }), await ask({ email: null })].map(({ inquiry }) => inquiry)
    assert.ok(gone && into)
    await merge(world.app.ctx, { target: { id: gone.id }, into: into.id, by })
    const who = printReference([gone, into][named]?.reference ?? '')
    assert.partialDeepStrictEqual(told(await admin.post('/personal-data/delete', { who })), { inquiries: 2 })
    assert.deepEqual(await tablesWith(world, WORDS), [])
  }
})

test('a mail that is on its way, out or in, while its person is deleted leaves nothing behind', async () => {
  const { ctx } = world.app
  const forget = () => deletePersonalData(ctx, { who: EMAIL, by: agent('administrator', 'Kim') })
  const { inquiry } = await ask()
  const { rows } = await ctx.database.query('select id from outgoing_mails where inquiry_id = $1', [inquiry.id])
  await sendMail(
    ctx,
    {
      async send() {
        await forget()
        return { ok: false, at: 'mail', isForGood: true, message: `550 ${EMAIL} is unknown` }
      },
    },
    { mailId: rows[0].id },
  )
  assert.deepEqual(await tablesWith(world, WORDS), [])

  const raw = Buffer.from(writeMail({ From: `Zebulon <${EMAIL}>` }, 'Marzipan?'))
  const incomingId = await inTransaction(ctx.database, (transaction) =>
    insertIncoming(transaction, {
      cameBy: 'imap',
      envelope: { from: EMAIL, to: [] },
      receivedAtMs: ctx.clock(),
      digest: Buffer.alloc(32, 1),
      raw,
    }),
  )
  const reader = {
    async read(given: Uint8Array) {
      await forget()
      return parseMail(given)
    },
  }
  await receiveMail(
    ctx,
    { reader, scanner: null, ours: null, words: ({ key }) => key },
    { incomingId: incomingId ?? 0 },
  )
  assert.deepEqual(await tablesWith(world, WORDS), [])
})

test('by rule, what is closed for so many days loses its people; what is open, or closed anew, does not', async () => {
  const { ctx } = world.app
  const by = agent('agent', 'Alex')
  const close = (inquiry: Inquiry) => changeStatus(ctx, { target: { id: inquiry.id }, by, status: 'closed' })
  const [old, again, open, into] = [await ask(), await ask(), await ask(), await ask()].map(({ inquiry }) => inquiry)
  const gone = (await ask()).inquiry
  assert.ok(old && again && open && into)
  await merge(ctx, { target: { id: gone.id }, into: into.id, by })
  await close(old)
  await close(again)
  world.setNow('2026-12-10T12:00:00Z')
  await addMessage(ctx, { target: { id: again.id }, by: { kind: 'customer' }, text: 'Still no marzipan.' })
  await close(again)
  world.setNow('2026-12-25T12:00:00Z')
  await Promise.all([redactAged(ctx, 30), redactAged(ctx, 30)])
  const names = async () =>
    Promise.all(
      [old, again, open, into, gone].map(async ({ id }) => (await readInquiryById(ctx.database, id))?.customer.name),
    )
  assert.deepEqual(await names(), [null, ...Array(4).fill('Zebulon Quill')])
  const events = await readEvents(ctx.database, old.id)
  assert.deepEqual(
    events.filter(({ kind }) => kind === 'redacted').map(({ byKind, data }) => [byKind, data.why]),
    [['system', 'aged']],
  )
  await close(into)
  world.setNow('2027-03-01T12:00:00Z')
  await redactAged(ctx, 30)
  assert.deepEqual(await names(), [null, null, 'Zebulon Quill', null, null])
  const { items } = told(await admin.get('/personal-data?limit=2'))
  assert.partialDeepStrictEqual(items[0], { kind: 'aged', by: { id: null, name: 'rule' }, person: null })
  assert.ok(items[0].counts.inquiries === 3, JSON.stringify(items[0]))
})

test('how long personal data are kept is a number of days, or nothing', () => {
  const days = (text?: string) => readConfig({ WHEREABOUTS_KEEP_PERSONAL_DATA_DAYS: text }).keepPersonalDataDays
  assert.deepEqual([days(), days(''), days('730')], [null, null, 730])
  for (const text of ['0', '-1', '1.5', 'soon']) {
    assert.throws(() => days(text), /WHEREABOUTS_KEEP_PERSONAL_DATA_DAYS/)
  }
})
