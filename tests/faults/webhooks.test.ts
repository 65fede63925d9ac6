import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, before, test } from 'node:test'
import { PgBoss } from 'pg-boss'
import { type App, assemble } from '#main/assemble.ts'
import { NotTaken } from '#services/outgoing/not-taken.ts'
import { resumeWebhook } from '#services/webhooks/change-endpoint.ts'
import { deliverMessage } from '#services/webhooks/deliver-message.ts'
import { findEndpoint } from '#services/webhooks/find-endpoint.ts'
import { listMessages, type Message, resendMessage } from '#services/webhooks/list-messages.ts'
import { silentLog } from '../log.ts'
import { testDatabase } from '../postgres.ts'
import { createListener } from '../usps-program.ts'
import { addHook, ago, SYSTEM, verified } from '../webhooks/hook-world.ts'
import { FEED_KEY } from '../world.ts'

const ROOT = join(import.meta.dirname, '../..')
const NUMBERS = [
  '9234691234567800000171',
  '9234691234567800000188',
  '9234691234567800000195',
  '9234691234567800000201',
] as const
const SHARED = NUMBERS.slice(2)
const DAY_MS = 86_400_000
const LIMIT = { timeout: 30_000 }
const config = {
  feedKeys: [{ name: 'test', key: FEED_KEY }],
  rateLimit: false,
  simulator: false,
  trustedProxies: [],
}

function start(databaseUrl: string, limit = 20, clock = Date.now): Promise<App> {
  return assemble({ databaseUrl, config, log: silentLog, clock, retries: { limit, delayS: 0, mostDelayS: 1 } })
}

async function feed(
  ask: (path: string, init: RequestInit) => Promise<Response> | Response,
  hours: number,
  numbers: readonly string[],
): Promise<void> {
  const scans = numbers.map((trackingNumber) => ({ trackingNumber, code: '10', at: ago(hours) }))
  const response = await ask('/v1/scans', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${FEED_KEY}` },
    body: JSON.stringify(scans),
  })
  assert.equal(response.status, 200)
}

/** Asks again and again. */
let patient: App
let patientDatabase: Awaited<ReturnType<typeof testDatabase>>
/** Gives up after one try; its clock can be put forward. */
let hasty: App
let laterMs = 0
const stack = new AsyncDisposableStack()
before(async () => {
  patientDatabase = stack.use(await testDatabase())
  patient = stack.use(await start(patientDatabase.url))
  const { url } = stack.use(await testDatabase())
  hasty = stack.use(await start(url, 0, () => Date.now() + laterMs))
})
after(() => stack.disposeAsync())

function hook(app: App, url: string, numbers: readonly string[]) {
  return addHook(app, { url, allParcels: false, numbers, events: ['parcel.updated'] })
}

const hookOf = async (app: App, id: number) => findEndpoint(app.ctx.database, SYSTEM, id)

async function messagesOf(app: App, id: number): Promise<Message[]> {
  return (await listMessages(app.ctx, { id, by: SYSTEM })).items
}

/** Waits until the jobs in the background have come so far. */
async function until(is: () => Promise<boolean>): Promise<void> {
  while (!(await is())) await new Promise((resolve) => setTimeout(resolve, 25))
}

test('refused and away: tried again, with the same id, until it is taken', LIMIT, async () => {
  await using receiver = await createListener('')
  receiver.answerWith(503)
  const { endpoint, secret } = await hook(patient, receiver.url, [NUMBERS[0]])
  await feed(patient.request, 5, [NUMBERS[0]])
  await receiver.next(2)
  receiver.answerWith(204)
  await until(async () => (await messagesOf(patient, endpoint.id))[0]?.state === 'taken')
  assert.equal(new Set(receiver.got.map(({ headers }) => headers['webhook-id'])).size, 1)
  assert.equal(new Set(receiver.got.map(({ body }) => body)).size, 1)
  verified(secret, receiver.got.at(-1))
  const [message] = await messagesOf(patient, endpoint.id)
  assert.equal(message?.lastAnswer, 'it answered 204')
  assert.equal(message?.tries, receiver.got.length)
})

test('410: paused at once, nothing else is sent, and what waits is kept', LIMIT, async () => {
  await using receiver = await createListener('')
  receiver.answerWith(410)
  const { endpoint } = await hook(patient, receiver.url, [NUMBERS[1]])
  await feed(patient.request, 5, [NUMBERS[1]])
  await until(async () => (await hookOf(patient, endpoint.id)).whyPaused === 'gone')
  await feed(patient.request, 4, [NUMBERS[1]])
  const [message, ...others] = await messagesOf(patient, endpoint.id)
  assert.deepEqual([message?.state, message?.lastAnswer, others.length], ['waiting', 'it answered 410', 0])
  assert.equal(receiver.got.length, 1)
  receiver.answerWith(200)
  await resumeWebhook(patient.ctx, { id: endpoint.id, by: SYSTEM })
  await receiver.next(2)
  assert.equal(receiver.got[1]?.headers['webhook-id'], message?.id)
})

test('two servers send from one queue: each change is told once', LIMIT, async () => {
  const one = patient
  await using two = await start(patientDatabase.url)
  await using receiver = await createListener('')
  await hook(one, receiver.url, SHARED)
  two.ctx.jobs.expect()
  for (const hours of [9, 8, 7, 6]) {
    const before = receiver.got.length
    await Promise.all([feed(one.request, hours, SHARED), feed(two.request, hours, SHARED)])
    await receiver.next(before + SHARED.length)
  }
  await until(async () => {
    const { rows } = await one.ctx.database.query(
      `select from pgboss.job where name in ('tell-endpoint', 'deliver-message') and state <> 'completed'`,
    )
    return rows.length === 0
  })
  const ids = receiver.got.map(({ headers }) => headers['webhook-id'])
  assert.equal(new Set(ids).size, ids.length)
})

test('no private address is called, whatever a name leads to now, and no redirect followed', LIMIT, async () => {
  const app = hasty
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.writeHead(307, { location: '/inside' }).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const { endpoint: moved } = await hook(app, `http://127.0.0.1:${port}/moved`, [NUMBERS[0]])
  const { endpoint: turned } = await hook(app, 'http://127.0.0.1:9/', [NUMBERS[0]])
  // A name that stood for a public address when it was given, and leads inside now.
  await app.ctx.database.query('update webhook_endpoints set url = $1, is_local = false where id = $2', [
    `http://localhost:${port}/turned`,
    turned.id,
  ])
  await feed(app.request, 5, [NUMBERS[0]])
  await until(async () => (await hookOf(app, moved.id)).state === 'paused')
  await until(async () => (await hookOf(app, turned.id)).state === 'paused')
  assert.equal((await messagesOf(app, moved.id))[0]?.lastAnswer, 'it answered 307')
  assert.match((await messagesOf(app, turned.id))[0]?.lastAnswer ?? '', /does not lead to the public internet/)
  assert.deepEqual(asked, ['/moved'])
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

test('away for three days: given up, paused, told in the log, and sent when it goes on', LIMIT, async () => {
  const app = hasty
  const { endpoint } = await hook(app, 'http://127.0.0.1:9/', [NUMBERS[1]])
  await feed(app.request, 5, [NUMBERS[1]])
  await until(async () => (await hookOf(app, endpoint.id)).state === 'paused')
  const [message] = await messagesOf(app, endpoint.id)
  assert.ok(message)
  assert.deepEqual([message.state, message.lastAnswer, message.tries], ['given-up', 'ECONNREFUSED', 1])
  assert.equal((await hookOf(app, endpoint.id)).whyPaused, 'failing')
  const { rows } = await app.ctx.database.query(
    `select by_name, data from agent_events where kind = 'webhook-paused' order by id desc`,
  )
  assert.equal(rows[0]?.by_name, 'server')
  // By the clock: the last try before three days are over is followed by others, the one after is the last.
  await using receiver = await createListener('')
  receiver.answerWith(500)
  await app.ctx.database.query('update webhook_endpoints set url = $1, state = $2 where id = $3', [
    receiver.url,
    'active',
    endpoint.id,
  ])
  await app.ctx.database.query(`update webhook_messages set state = 'waiting' where id = $1`, [message.id])
  const post = () => Promise.resolve({ ok: false as const, why: 'it answered 500', status: 500, waitMs: null })
  const once = () => deliverMessage(app.ctx, { post, sign: () => 'v1,x' }, { messageId: message.id, isLastTry: false })
  laterMs += 3 * DAY_MS - (app.ctx.clock() - message.createdAtMs) - 5_000
  await assert.rejects(once(), NotTaken)
  laterMs += 10_000
  await once()
  assert.equal((await messagesOf(app, endpoint.id))[0]?.state, 'given-up')
  receiver.answerWith(200)
  await resumeWebhook(app.ctx, { id: endpoint.id, by: SYSTEM })
  await resendMessage(app.ctx, { id: endpoint.id, by: SYSTEM }, message.id)
  await receiver.next(1)
  assert.equal(receiver.got[0]?.headers['webhook-id'], message.id)
})

test('kill -9 while a message is sent: it comes again, the same with the same id', LIMIT, async () => {
  await using database = await testDatabase()
  await using receiver = await createListener('')
  const secret = await (async () => {
    await using app = await start(database.url)
    return (await hook(app, receiver.url, [NUMBERS[0]])).secret
  })()
  receiver.hold()
  const child = spawn(process.execPath, [join(ROOT, 'src/cli/main.ts'), 'serve'], {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH ?? '',
      DATABASE_URL: database.url,
      PORT: '0',
      WHEREABOUTS_FEED_KEYS: `test=${FEED_KEY}`,
      WHEREABOUTS_SIMULATOR: 'off',
      LOG_LEVEL: 'silent',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  using _child = { [Symbol.dispose]: () => child.kill('SIGKILL') }
  let url = ''
  for await (const line of createInterface({ input: child.stdout })) {
    url = /ready: (\S+)/.exec(line)?.[1] ?? ''
    if (url !== '') break
  }
  await feed((path, init) => fetch(url + path, init), 5, [NUMBERS[0]])
  await receiver.next(1)
  child.kill('SIGKILL')
  await once(child, 'exit')
  receiver.answerWith(200)
  await using app = await start(database.url)
  app.ctx.jobs.expect()
  // The queue notices a job that takes too long; a minute is made to have passed.
  await app.ctx.database.query(
    `update pgboss.job set started_on = started_on - interval '5 minutes' where state = 'active'`,
  )
  const boss = new PgBoss({ connectionString: database.url, supervise: true, schedule: false })
  await boss.start()
  await boss.supervise('deliver-message')
  await receiver.next(2)
  await boss.stop({ graceful: false })
  const [first, second] = receiver.got
  assert.deepEqual([second?.headers['webhook-id'], second?.body], [first?.headers['webhook-id'], first?.body])
  verified(secret, second)
})
