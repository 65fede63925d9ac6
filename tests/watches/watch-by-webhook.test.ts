import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { Webhook } from 'standardwebhooks'
import { listNotices, type OutboxNotice } from '#services/outgoing-notices/list-notices.ts'
import { tendNotices } from '#services/outgoing-notices/tend-notices.ts'
import { noticeText } from '#words/en/notices.ts'
import { NUMBER, scan } from '../inquiry-world.ts'
import { createListener } from '../usps-program.ts'
import { verified } from '../webhooks/hook-world.ts'
import { createWorld, type World } from '../world.ts'

const BIN = join(import.meta.dirname, '../../bin/whereabouts.mjs')
const PUBLIC = 'https://parcels.example.org'
const MINUTE_MS = 60_000

let world: World
// Receivers check the time of a message by their own clock.
let nowMs = Date.now()
before(async () => {
  world = await createWorld({
    now: new Date(nowMs).toISOString(),
    config: { publicUrl: PUBLIC },
    mayCallNearby: true,
  })
  await world.feed([scan(new Date(nowMs - 86_400_000).toISOString())])
})
after(() => world?.[Symbol.asyncDispose]())

function goOn(ms: number): void {
  nowMs += ms
  world.setNow(new Date(nowMs).toISOString())
}

const ask = (url: string, more: object = {}) =>
  world.post('/v1/watches', { channel: 'webhook', trackingNumber: NUMBER, url, events: ['seen'], ...more })

const withKey = (key: string, method: string, path: string) =>
  world.app.request(path, { method, headers: { authorization: `Bearer ${key}` } })

let moves = 0
const move = (city: string) =>
  world.feed([scan(new Date(nowMs - 1_000 + moves++).toISOString(), { place: { city, state: 'TX' } })])

async function noticeWhen(is: (notice: OutboxNotice) => boolean): Promise<OutboxNotice> {
  const deadline = AbortSignal.timeout(20_000)
  while (true) {
    const one = (await listNotices(world.app.ctx, { limit: 100 })).notices.find(is)
    if (one) return one
    deadline.throwIfAborted()
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

// Before time goes on here: the command has a clock of its own.
test('the command line asks too, lists the notices, and drops one', { timeout: 60_000 }, async () => {
  const run = (...args: string[]) =>
    new Promise<{ code: number; out: string; err: string }>((resolve) => {
      const env = { ...process.env, DATABASE_URL: world.databaseUrl, PUBLIC_URL: PUBLIC }
      execFile(process.execPath, [BIN, ...args], { env }, (error, out, err) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
      )
    })
  const url = 'https://whereabouts.invalid/news'
  const asked = await run('watch', 'ask', NUMBER, '--webhook', url, '--json')
  assert.equal(asked.code, 0, asked.err)
  assert.match(JSON.parse(asked.out).secret, /^whsec_/)
  const { items } = JSON.parse((await run('notices', 'list', '--state', 'waiting', '--json')).out)
  assert.partialDeepStrictEqual(items, [
    { channel: 'webhook', kind: 'question', to: url, subject: 'watch.confirmation' },
  ])
  const dropped = await run('notices', 'drop', String(items[0].id), '99999')
  assert.deepEqual([dropped.code, dropped.err.trim()], [3, 'There is no notice 99999.'])
  const shown = await noticeWhen(({ id, state }) => id === items[0].id && state === 'cancelled')
  // The outbox shows what was asked, not the key that says yes.
  assert.match(noticeText(shown), /"key":"…"/)
})

test('an address is asked once, signed for whoever asked alone; what its owner confirms is posted, until it is gone', async () => {
  await using receiver = await createListener('')
  const asked = await ask(receiver.url)
  assert.equal(asked.status, 202)
  const { secret } = await asked.json()
  await receiver.next(1)
  const question = verified(secret, receiver.got[0])
  assert.deepEqual([question.type, question.data.trackingNumbers], ['watch.confirmation', [NUMBER]])
  assert.equal(question.data.confirmUrl, `${PUBLIC}/v1/watches/confirm`)
  // Somebody else asks for the same address: the same answer, no question, and another secret.
  const again = await ask(`${receiver.url}&more=1`)
  assert.equal(again.status, 202)
  const other = await again.json()
  assert.notEqual(other.secret, secret)
  assert.equal(other.secret.length, secret.length)
  await move('WACO')

  const { key } = question.data
  assert.equal((await withKey('wrong', 'POST', '/v1/watches/confirm')).status, 401)
  assert.equal((await withKey(key, 'POST', '/v1/watches/confirm')).status, 204)
  await receiver.next(2)
  const news = verified(secret, receiver.got[1])
  assert.deepEqual([news.type, news.data.trackingNumber], ['parcel.news', NUMBER])
  assert.deepEqual(news.data.news, [{ kind: 'seen' }])
  assert.equal(news.data.parcel.trackingNumber, NUMBER)
  assert.throws(() => new Webhook(other.secret).verify(receiver.got[1]?.body ?? '', receiver.got[1]?.headers as never))

  goOn(11 * MINUTE_MS)
  receiver.answerWith(302)
  await move('DALLAS')
  const waits = await noticeWhen(({ lastError }) => lastError === 'it answered 302')
  assert.equal(waits.state, 'waiting')
  receiver.answerWith(200)
  goOn(2 * MINUTE_MS)
  await tendNotices(world.app.ctx)
  await receiver.next(4)
  assert.equal(receiver.got[2]?.headers['webhook-id'], receiver.got[3]?.headers['webhook-id'])
  await noticeWhen(({ id, state }) => id === waits.id && state === 'sent')

  goOn(11 * MINUTE_MS)
  receiver.answerWith(410)
  await move('AUSTIN')
  await receiver.next(5)
  const deadline = AbortSignal.timeout(20_000)
  while ((await withKey(key, 'GET', '/v1/watches')).status !== 401) {
    deadline.throwIfAborted()
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  assert.equal(receiver.got.length, 5)
})

test('a stranger’s server is knocked at a few times and no more, and so are all paths and ports of one host', async () => {
  await using receiver = await createListener('')
  await using neighbour = await createListener('')
  goOn(1440 * MINUTE_MS)
  receiver.answerWith(500)
  const { origin } = new URL(receiver.url)
  await ask(`${origin}/0`)
  const first = await noticeWhen(({ address, lastError }) => address === `${origin}/0` && lastError !== null)
  goOn(11 * MINUTE_MS)
  await tendNotices(world.app.ctx)
  const end = await noticeWhen(({ id, state }) => id === first.id && state === 'failed')
  assert.deepEqual([end.why, end.tries], ['gave-up', 2])
  receiver.answerWith(200)
  for (let n = 1; n <= 12; n++) assert.equal((await ask(`${origin}/${n}`)).status, 202)
  await receiver.next(11)
  const { rowCount } = await world.app.ctx.database.query('select from watchers where address like $1', [`${origin}/%`])
  assert.equal(rowCount, 10)
  assert.equal((await ask(neighbour.url)).status, 202)
  const items = (await listNotices(world.app.ctx, { limit: 100 })).notices
  assert.ok(items.every(({ address }) => address !== neighbour.url))
})

test('addresses inside, and those that are none, are refused by their field', async () => {
  const { ctx } = world.app
  ctx.mayCallNearby = false
  for (const url of [
    'http://example.org/x',
    'https://localhost/x',
    'https://10.0.0.1/',
    'https://printer.lan/',
    'x',
    'https://a:b@example.org/',
  ]) {
    const response = await ask(url)
    assert.equal(response.status, 422, url)
    assert.partialDeepStrictEqual((await response.json()).errors, [{ field: 'url' }])
  }
  ctx.mayCallNearby = true
  assert.deepEqual(world.errors, [])
})
