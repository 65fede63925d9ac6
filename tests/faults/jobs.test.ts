import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assemble } from '#main/assemble.ts'
import { openJobs } from '#main/jobs.ts'
import { mailParts, NO_MAIL } from '#main/mail.ts'
import { planDeliveries } from '#services/subscriptions/plan-deliveries.ts'
import { readScans } from '#store/scans.ts'
import { inTransaction } from '#store/transaction.ts'
import { silentLog } from '../log.ts'
import { testDatabase } from '../postgres.ts'
import { createListener, createProgram } from '../usps-program.ts'

const KEY = 'a-key-of-a-feed'
const NUMBER = '9234691234567800000171'
const SECRET = '0123456789abcdef0123456789abcdef'
const config = {
  feedKeys: [{ name: 'test', key: KEY }],
  rateLimit: false,
  simulator: false,
  trustedProxies: [],
}
const retries = { limit: 20, delayS: 0, mostDelayS: 1 }

type App = Awaited<ReturnType<typeof assemble>>

const start = (databaseUrl: string) => assemble({ databaseUrl, config, log: silentLog, retries })

async function subscribe(app: App, listenerURL: string): Promise<void> {
  const program = await createProgram(app, { localWebhooks: true })
  const response = await program.ask('POST', '/subscriptions-tracking/v3r2/subscriptions', {
    body: {
      listenerURL,
      secret: SECRET,
      adminNotification: [{ email: 'ops@example.org' }],
      filterProperties: { MID: '912345678' },
    },
  })
  assert.equal(response.status, 201)
}

async function feed(app: App, minutes: readonly number[]): Promise<void> {
  const scans = minutes.map((minute) => ({
    trackingNumber: NUMBER,
    code: '10',
    at: `2026-11-20T03:${String(minute).padStart(2, '0')}:00-06:00`,
  }))
  const response = await app.request('/v1/scans', {
    method: 'POST',
    headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify(scans),
  })
  assert.equal(response.status, 200)
}

const timesIn = (bodies: readonly { body: string }[]) =>
  bodies.map(({ body }) => JSON.parse(JSON.parse(body).payload).trackingEvents[0].eventTimestamp.slice(14, 16)).sort()

test('two servers share the work: each scan is posted once', async () => {
  await using database = await testDatabase()
  await using one = await start(database.url)
  await using two = await start(database.url)
  await using listener = await createListener(SECRET)
  await subscribe(one, listener.url)
  const minutes = Array.from({ length: 40 }, (_, index) => index)
  await Promise.all([feed(one, minutes.slice(0, 25)), feed(two, minutes.slice(15))])
  await listener.next(40)
  await feed(one, [50])
  await listener.next(41)
  assert.deepEqual(
    timesIn(listener.got),
    [...minutes, 50].map((minute) => String(minute).padStart(2, '0')),
  )
})

test('what could not be posted when a server stopped is posted by the next', async () => {
  await using database = await testDatabase()
  await using listener = await createListener(SECRET)
  {
    await using first = await start(database.url)
    await subscribe(first, listener.url)
    listener.answerWith(503)
    await feed(first, [1, 2])
    await listener.next(1)
  }
  const before = listener.got.length
  listener.answerWith(200)
  await using _next = await start(database.url)
  await listener.next(before + 2)
  assert.deepEqual(timesIn(listener.got.slice(before)), ['01', '02'])
})

test('a transaction that is rolled back posts nothing', async () => {
  await using database = await testDatabase()
  await using app = await start(database.url)
  await using listener = await createListener(SECRET)
  await feed(app, [1])
  await subscribe(app, listener.url)
  const scans = await readScans(app.ctx.database, [NUMBER])
  await assert.rejects(
    inTransaction(app.ctx.database, async (transaction) => {
      await planDeliveries(app.ctx, transaction, scans)
      throw new Error('no')
    }),
  )
  await feed(app, [2])
  await listener.next(1)
  assert.deepEqual(timesIn(listener.got), ['02'])
})

test('a command only adds jobs; a server does them', async () => {
  await using database = await testDatabase()
  await using app = await start(database.url)
  await using listener = await createListener(SECRET)
  await subscribe(app, listener.url)
  await using queue = openJobs({
    url: database.url,
    ctx: () => app.ctx,
    works: false,
    sms: null,
    push: { contact: 'mailto:help@example.org' },
    log: silentLog,
    mail: mailParts(NO_MAIL),
  })
  await feed(app, [1])
  await listener.next(1)
  const scans = await readScans(app.ctx.database, [NUMBER])
  await inTransaction(app.ctx.database, (transaction) =>
    planDeliveries({ ...app.ctx, jobs: queue }, transaction, scans),
  )
  await listener.next(2)
  assert.deepEqual(timesIn(listener.got), ['01', '01'])
})
