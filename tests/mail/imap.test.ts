import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import type { ImapFlow } from 'imapflow'
import { createImapMailbox } from '#messengers/email/imap-mailbox.ts'
import { listIncoming } from '#services/mail/list-incoming.ts'
import { storeMail } from '#services/mail/store-mail.ts'
import type { MailboxPlaces, MailIntake } from '#services/ports/mail.ts'
import { readFiles } from '#store/inquiries/files.ts'
import { readInquiryById } from '#store/inquiries/inquiries.ts'
import { readMessages } from '#store/inquiries/messages.ts'
import type { Incoming } from '#store/mails/incoming.ts'
import { createWorld, type World } from '../world.ts'
import { DOVECOT, startDovecot, type TestImap } from './dovecot.ts'
import { mailBy, openTestInquiry } from './mail-world.ts'
import { writeMail } from './write-mail.ts'

const NUMBER = '9234691234567800000171'
const skip = DOVECOT ? false : 'no IMAP server of the system was found: install Debian’s dovecot-imapd'

let imap: TestImap
before(async () => {
  if (!skip) imap = await startDovecot()
})
after(() => imap?.[Symbol.asyncDispose]())

/** A world that follows a folder of the mailbox which no other test has. */
async function following(folder: string, more = ''): Promise<World> {
  await imap.byHand(async (client) => void (await client.mailboxCreate(folder)))
  return createWorld({ config: { mail: { ...mailBy(null), imapUrl: imap.url(`/${folder}${more}`) } } })
}

const deliver = (folder: string, raw: string, flags: string[] = []) =>
  imap.byHand(async (client) => void (await client.append(folder, raw, flags)))

/** Mails that came in, once so many are read. */
async function taken(world: World, count: number): Promise<Incoming[]> {
  const deadline = AbortSignal.timeout(30_000)
  for (;;) {
    const mails = await listIncoming(world.app.ctx, { states: ['waiting', 'taken', 'set-aside'] })
    if (mails.length >= count && mails.every(({ state }) => state !== 'waiting')) return mails
    deadline.throwIfAborted()
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

/** The mailbox is read to its end once its place is kept. */
async function readToEnd(world: World): Promise<void> {
  const deadline = AbortSignal.timeout(30_000)
  while ((await world.app.ctx.database.query('select from imap_mailboxes')).rowCount === 0) {
    deadline.throwIfAborted()
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

test('a mail becomes an inquiry with its parcel, an answer finds it, both are marked; seen mails of before stay', {
  skip,
}, async () => {
  await imap.byHand(async (client) => void (await client.mailboxCreate('First')))
  await deliver('First', writeMail({}, 'An old one that somebody read.'), ['\\Seen'])
  await deliver('First', writeMail({ 'Message-ID': '<one@example.net>' }, `Where is ${NUMBER}?`))
  await using world = await createWorld({ config: { mail: { ...mailBy(null), imapUrl: imap.url('/First') } } })
  const [mail] = await taken(world, 1)
  assert.equal(mail?.became, 'inquiry')
  const inquiry = await readInquiryById(world.app.ctx.database, mail?.inquiryId ?? 0)
  assert.partialDeepStrictEqual(inquiry, { origin: 'email', trackingNumber: NUMBER })
  await readToEnd(world)
  // It comes while the server waits for news.
  await deliver('First', writeMail({ 'In-Reply-To': '<one@example.net>' }, 'It is blue.'))
  const mails = await taken(world, 2)
  assert.deepEqual(
    mails.map(({ became, inquiryId }) => [became, inquiryId]),
    [
      ['message', inquiry?.id],
      ['inquiry', inquiry?.id],
    ],
  )
  const flags = await imap.byHand(async (client) => {
    await client.mailboxOpen('First', { readOnly: true })
    return (await client.fetchAll('1:*', { flags: true })).map((one) => one.flags?.has('$Whereabouts'))
  })
  assert.deepEqual(flags.slice(0, 2), [false, true])
})

test('a mail server that goes away, and one that numbers its mails anew, lose and double nothing', {
  skip,
}, async () => {
  await using own = await startDovecot()
  await using world = await createWorld({ config: { mail: { ...mailBy(null), imapUrl: own.url() } } })
  const numbering = async () => (await world.app.ctx.database.query('select uid_validity from imap_mailboxes')).rows[0]
  await own.deliver(writeMail({}, 'Before.'))
  await taken(world, 1)
  await own.stop()
  await own.start()
  await own.deliver(writeMail({}, 'After it was away.'))
  await taken(world, 2)
  const before = await numbering()
  await own.stop()
  await own.start('renumbered')
  await own.deliver(writeMail({}, 'Under other numbers.'))
  const mails = await taken(world, 3)
  const deadline = AbortSignal.timeout(30_000)
  while (isDeepStrictEqual(await numbering(), before)) {
    deadline.throwIfAborted()
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  assert.equal(mails.length, 3)
  assert.equal(new Set(mails.map(({ inquiryId }) => inquiryId)).size, 3)
  assert.deepEqual(world.errors, [])
})

test('two servers at one mailbox take each mail once', { skip }, async () => {
  await using world = await following('Shared')
  const places: MailboxPlaces = { read: async () => null, write: async () => {} }
  const intake: MailIntake = { largest: 1_000_000, take: (one) => storeMail(world.app.ctx, one) }
  await using other = createImapMailbox({ url: imap.url('/Shared'), intake, places, log: world.app.ctx.log })
  other.start()
  for (let count = 1; count <= 5; count++) await deliver('Shared', writeMail({}, `Question ${count}.`))
  await taken(world, 5)
  assert.equal((await world.app.ctx.database.query('select from inquiries')).rowCount, 5)
})

async function countIn(client: ImapFlow, folder: string): Promise<number | undefined> {
  const status = await client.status(folder, { messages: true })
  return status ? status.messages : undefined
}

test('taken mails are moved where the operator says so', { skip }, async () => {
  await imap.byHand(async (client) => void (await client.mailboxCreate('Done')))
  await using world = await following('Moving', '?move=Done')
  await deliver('Moving', writeMail({}, 'Move me.'))
  await taken(world, 1)
  const deadline = AbortSignal.timeout(30_000)
  const left = async () =>
    imap.byHand(async (client) => [await countIn(client, 'Moving'), await countIn(client, 'Done')])
  while (String(await left()) !== '0,1') {
    deadline.throwIfAborted()
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
})

test('of a mail of 50 MB the head is taken, and it says so', { skip }, async () => {
  await using world = await following('Large')
  await deliver('Large', writeMail({ Subject: 'All my photos' }, 'x'.repeat(76).concat('\n').repeat(680_000)))
  const [mail] = await taken(world, 1)
  assert.equal(mail?.became, 'inquiry')
  const messages = await readMessages(world.app.ctx.database, mail?.inquiryId ?? 0, 10)
  assert.match(messages.map(({ text }) => text).join('\n'), /too large/)
  assert.deepEqual(await readFiles(world.app.ctx.database, mail?.inquiryId ?? 0), [])
})

test('a wrong password is told without the password, and mails are taken once it is right', { skip }, async () => {
  await imap.byHand(async (client) => void (await client.mailboxCreate('Locked')))
  await using world = await createWorld()
  const warnings: string[] = []
  const told = Promise.withResolvers<void>()
  const log = {
    ...world.app.ctx.log,
    warn: (details: object, message: string) => {
      warnings.push(JSON.stringify([details, message]))
      told.resolve()
    },
  }
  const url = imap.url('/Locked').replace(/:[^:@]+@/, ':not-the-password@')
  const intake: MailIntake = { largest: 1_000_000, take: async () => assert.fail('nothing is to be read') }
  const places: MailboxPlaces = { read: async () => null, write: async () => {} }
  await using mailbox = createImapMailbox({ url, intake, places, log })
  mailbox.start()
  await told.promise
  assert.match(warnings.join(), /Locked.*[Aa]uthentication failed/)
  assert.ok(!warnings.join().includes('not-the-password'))
})

test('the mailbox of a server opens no inquiry for what belongs to one', { skip }, async () => {
  await using world = await following('Bounded')
  const inquiryId = await openTestInquiry(world, { email: 'ana@example.net' })
  const { rows } = await world.app.ctx.database.query('select message_id from outgoing_mails where inquiry_id = $1', [
    inquiryId,
  ])
  await deliver('Bounded', writeMail({ 'In-Reply-To': rows[0]?.message_id }, 'About that.'))
  const [mail] = await taken(world, 1)
  assert.deepEqual([mail?.became, mail?.inquiryId], ['message', inquiryId])
})
