import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { test } from 'node:test'
import { createDeflateRaw } from 'node:zlib'
import { simpleParser } from 'mailparser'
import { parseAddress } from '#domain/mail/address.ts'
import { createSmtpSender } from '#messengers/email/smtp-sender.ts'
import { listIncoming } from '#services/mail/list-incoming.ts'
import { sendMail } from '#services/mail/send-mail.ts'
import { storeMail } from '#services/mail/store-mail.ts'
import { readDue } from '#store/mails/outgoing.ts'
import { everything, FROM, mailBy, mailOf, queueMail } from '../mail/mail-world.ts'
import { startSmtp } from '../mail/smtp-server.ts'
import { filePart, textPart, writeMail, writeMultipart } from '../mail/write-mail.ts'
import { createWorld, type World } from '../world.ts'

const ROOT = join(import.meta.dirname, '../..')
const KILLS = process.env.WHEREABOUTS_TEST_LONG ? 20 : 2
const MINUTE_MS = 60_000

/** A server as an operator runs it, on the database of a world. */
async function startServer(world: World, smtpUrl: string): Promise<{ url: string; child: ChildProcess }> {
  const child = spawn(process.execPath, [join(ROOT, 'src/cli/main.ts'), 'serve'], {
    cwd: ROOT,
    env: {
      ...process.env,
      DATABASE_URL: world.databaseUrl,
      PORT: '0',
      SMTP_URL: smtpUrl,
      MAIL_FROM: FROM,
      WHEREABOUTS_SIMULATOR: 'off',
      LOG_LEVEL: 'silent',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /ready: (\S+)/.exec(line)?.[1]
    if (!url) continue
    child.stdout.resume()
    return { url, child }
  }
  throw new Error('The server did not start.')
}

/** Tries each mail that is due once, as jobs do. */
async function sendWhatIsDue(world: World, sender: ReturnType<typeof createSmtpSender>): Promise<void> {
  const { ctx } = world.app
  const nowMs = ctx.clock()
  const due = await readDue(ctx.database, { nowMs, lostBeforeMs: nowMs - 5 * MINUTE_MS, limit: 500 })
  for (const mailId of due) await sendMail(ctx, sender, { mailId })
}

test(`kill -9 while mails are sent, ${KILLS} times: none is lost, and one that comes twice is the same mail`, {
  timeout: KILLS * 60_000,
}, async () => {
  await using smtp = await startSmtp()
  await using world = await createWorld({ now: new Date().toISOString() })
  let asked = 0
  for (let kill = 0; kill < KILLS; kill++) {
    const reached = Promise.withResolvers<void>()
    const isTaken = kill % 2 === 0
    // The mail has been handed over; the server hears of that, or dies before.
    smtp.onMessage = () => {
      reached.resolve()
      return isTaken ? null : new Promise(() => {})
    }
    const { url, child } = await startServer(world, smtp.url)
    for (let i = 0; i < 3; i++) {
      const response = await fetch(`${url}/v1/inquiries`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ reason: 'other', message: 'Where is it?', email: `asker${asked++}@example.net` }),
      })
      assert.equal(response.status, 201)
    }
    await reached.promise
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  smtp.onMessage = () => null
  world.setNow(new Date(Date.now() + 10 * MINUTE_MS).toISOString())
  await sendWhatIsDue(world, createSmtpSender({ url: smtp.url, from: parseAddress(FROM) ?? assert.fail() }))
  const { mails } = await everything(world.app)
  assert.equal(mails.length, asked)
  assert.ok(mails.every(({ state }) => state === 'sent'))
  const idsOf = new Map<string, Set<string>>()
  for (const { to, raw } of smtp.arrived) {
    const { messageId = '' } = await simpleParser(raw)
    const ids = idsOf.get(to.join()) ?? new Set()
    idsOf.set(to.join(), ids.add(messageId))
  }
  assert.equal(idsOf.size, asked, 'each asker got a mail')
  for (const [to, ids] of idsOf) assert.equal(ids.size, 1, `${to} got one mail, however often`)
})

test('a mail server that is away for an hour is asked seldom, and then takes every mail once', async () => {
  const smtp = await startSmtp()
  const { port, url } = smtp
  await smtp[Symbol.asyncDispose]()
  await using world = await createWorld({ now: '2026-11-20T12:00:00Z', config: { mail: mailBy(null) } })
  const sender = createSmtpSender({ url, from: parseAddress(FROM) ?? assert.fail() })
  const ids: number[] = []
  for (let i = 0; i < 10; i++) ids.push(await queueMail(world, { to: `asker${i}@example.net` }))
  for (let minute = 0; minute <= 60; minute++) {
    world.setNow(new Date(Date.parse('2026-11-20T12:00:00Z') + minute * MINUTE_MS).toISOString())
    await sendWhatIsDue(world, sender)
  }
  for (const id of ids) {
    const { state, why, tries } = await mailOf(world.app, id)
    assert.deepEqual([state, why], ['waiting', 'server-away'])
    assert.ok(tries >= 5 && tries <= 12, `${tries} tries`)
  }
  await using back = await startSmtp({ port })
  world.setNow('2026-11-20T13:15:00Z')
  await sendWhatIsDue(world, sender)
  assert.equal(back.arrived.length, 10)
  assert.equal(new Set(back.arrived.map(({ to }) => to.join())).size, 10)
})

/** A ZIP file of one entry of a gigabyte, in a megabyte. */
async function zipBomb(): Promise<Buffer> {
  const chunks: Buffer[] = []
  const deflate = createDeflateRaw({ level: 1 })
  deflate.on('data', (chunk: Buffer) => chunks.push(chunk))
  const block = Buffer.alloc(1024 * 1024)
  for (let i = 0; i < 1024; i++) if (!deflate.write(block)) await once(deflate, 'drain')
  deflate.end()
  await once(deflate, 'end')
  const content = Buffer.concat(chunks)
  const name = Buffer.from('[Content_Types].xml')
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(8, 8)
  head.writeUInt32LE(content.length, 18)
  head.writeUInt32LE(block.length * 1024, 22)
  head.writeUInt16LE(name.length, 26)
  return Buffer.concat([head, name, content, Buffer.alloc(64)])
}

test('a zip bomb is refused as a file, a mail of a thousand parts is set before a person; neither costs much', async () => {
  await using world = await createWorld({ config: { mail: mailBy(null) } })
  const { ctx } = world.app
  const before = process.memoryUsage().rss
  const bomb = await zipBomb()
  let deep = 'The innermost text.'
  for (let depth = 0; depth < 1_000; depth++) {
    deep = `Content-Type: multipart/mixed; boundary="b${depth}"\r\n\r\n--b${depth}\r\n${deep}\r\n--b${depth}--`
  }
  for (const raw of [
    writeMultipart({}, 'mixed', [textPart('See this.'), filePart('photos.zip', 'application/zip', bomb)]),
    writeMultipart({}, 'mixed', [textPart('See this.'), filePart('photo.png', 'image/png', bomb)]),
    writeMail({ 'Content-Type': undefined }, '').trimEnd().concat('\r\n', deep),
  ]) {
    await storeMail(ctx, { raw: Buffer.from(raw, 'latin1'), cameBy: 'imap', envelope: { from: null, to: [] } })
  }
  const deadline = AbortSignal.timeout(60_000)
  const all = () => listIncoming(ctx, { states: ['waiting', 'taken', 'set-aside'] })
  while ((await all()).some(({ state }) => state === 'waiting')) {
    deadline.throwIfAborted()
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  const mails = await all()
  assert.deepEqual(
    mails.map(({ became }) => became),
    ['inquiry', 'inquiry', 'inquiry'],
  )
  assert.equal((await ctx.database.query('select from inquiry_files')).rowCount, 0)
  const { rows } = await ctx.database.query<{ text: string }>(`select text from inquiry_messages where kind = 'note'`)
  const notes = rows.map(({ text }) => text).join('\n')
  assert.match(notes, /photos\.zip is not a photo/)
  assert.match(notes, /photo\.png is not a photo/)
  assert.ok(process.memoryUsage().rss - before < 400 * 1024 * 1024)
  assert.deepEqual(world.errors, [])
})
