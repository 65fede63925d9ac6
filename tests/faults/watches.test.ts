import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { simpleParser } from 'mailparser'
import pg from 'pg'
import { PgBoss } from 'pg-boss'
import type { App } from '#main/assemble.ts'
import { listOutbox } from '#services/mail/list-outbox.ts'
import { sendDueMails } from '#services/mail/send-due-mails.ts'
import { tendNotices } from '#services/outgoing-notices/tend-notices.ts'
import { startSmtp, type TestSmtp } from '../mail/smtp-server.ts'
import { testDatabase } from '../postgres.ts'
import { startPushService } from '../watches/push-service.ts'
import { assembleWatchServer, spawnWatchServer, type WatchServer } from '../watches/watch-server.ts'
import { feedOut, type TestWatcher, watchByMail, watchByPush } from '../watches/watchers.ts'

const NUMBERS = [
  '9234691234567800000171',
  '9234691234567800000188',
  '9234691234567800000195',
  '9234691234567800000201',
] as const
/** Whose news is told while something fails. */
const OTHERS = ['9234691234567800000218', '9234691234567800000225', '9234691234567800000232'] as const
const KILLS = process.env.WHEREABOUTS_TEST_LONG ? NUMBERS.length : 1
const PEOPLE = 5
/** More than are sent to at a time. */
const DEVICES = 30
const MINUTE_MS = 60_000
const LIMIT = { timeout: 60_000 }

async function until(is: () => Promise<boolean> | boolean): Promise<void> {
  const never = new Error('It never became so.')
  const deadline = AbortSignal.timeout(20_000)
  while (!(await is())) {
    if (deadline.aborted) throw never
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

/** Nothing is left to be sent, by any server. */
async function untilAllIsDone(database: pg.Pool): Promise<void> {
  await until(async () => {
    const jobs = await database.query(
      `select from pgboss.job where state in ('created', 'retry', 'active') and start_after < now() + interval '5 seconds'`,
    )
    const mails = await database.query(`select from outgoing_mails where state = 'waiting'`)
    const notices = await database.query(`select from outgoing_notices where state = 'waiting'`)
    return jobs.rowCount === 0 && mails.rowCount === 0 && notices.rowCount === 0
  })
}

/** Servers notice after a minute that a job was cut off with its server; the minute is made to have passed. */
async function findLostJobs(database: pg.Pool, databaseUrl: string): Promise<void> {
  await database.query(`update pgboss.job set started_on = started_on - interval '10 minutes' where state = 'active'`)
  const boss = new PgBoss({ connectionString: databaseUrl, schedule: false, monitorIntervalSeconds: 1 })
  await boss.start()
  await boss.supervise()
  await boss.stop({ graceful: false })
}

async function people(
  ask: WatchServer['ask'],
  parts: { smtp: TestSmtp; service: Service },
  numbers: readonly string[] = NUMBERS,
) {
  const { smtp, service } = parts
  const byMail = Array.from({ length: PEOPLE }, (_, i) => watchByMail(ask, smtp, `ana${i}@example.net`, numbers))
  const byPush = Array.from({ length: PEOPLE }, (_, i) => watchByPush(ask, service, `/${i}`, numbers))
  return { byMail: await Promise.all(byMail), byPush: await Promise.all(byPush) }
}

type Service = Awaited<ReturnType<typeof startPushService>>

const idsAbout = async (watcher: TestWatcher, number: string) =>
  (await watcher.told()).filter(({ numbers }) => numbers.includes(number)).map(({ id }) => id)

test(
  `kill -9 while notices are sent, ${KILLS} times: each is told, twice only what was on its way`,
  LIMIT,
  async () => {
    await using database = await testDatabase()
    await using smtp = await startSmtp()
    await using service = await startPushService()
    const pool = new pg.Pool({ connectionString: database.url, max: 2 })
    await using _pool = { [Symbol.asyncDispose]: () => pool.end() }
    const parts = { databaseUrl: database.url, smtpUrl: smtp.url }
    let server = await spawnWatchServer({ ...parts, aheadMs: 0 })
    await using _server = { [Symbol.asyncDispose]: async () => server[Symbol.dispose]() }
    const { byMail, byPush } = await people(server.ask, { smtp, service }, NUMBERS.slice(0, KILLS))
    await untilAllIsDone(pool)
    for (const [round, number] of NUMBERS.slice(0, KILLS).entries()) {
      // The first of each is taken and answered; the servers have taken the others too, and nobody hears of it.
      const unanswered: string[] = []
      let taken = 0
      smtp.onMessage = (raw) => (taken++ === 0 ? null : new Promise(() => unanswered.push(raw)))
      let pushed = 0
      service.statusAt = () => (pushed++ === 0 ? 201 : null)
      await feedOut(server.ask, [number])
      await until(() => taken > 1 && pushed > 1)
      await server.kill()
      const afterKill = service.got.length
      const onTheirWay = await Promise.all(unanswered.map((raw) => simpleParser(raw)))

      smtp.onMessage = () => null
      service.statusAt = () => 201
      await findLostJobs(pool, database.url)
      // Mails that were cut off are found after five minutes.
      server = await spawnWatchServer({ ...parts, aheadMs: (round + 1) * 10 * MINUTE_MS })
      for (const watcher of [...byMail, ...byPush])
        await until(async () => (await idsAbout(watcher, number)).length > 0)
      await untilAllIsDone(pool)
      for (const watcher of byMail) {
        const [id, ...again] = await idsAbout(watcher, number)
        assert.deepEqual(
          again.filter((one) => one !== id),
          [],
          `${watcher.name} got one mail, however often`,
        )
      }
      const arrived = new Set((await Promise.all(byMail.map((one) => idsAbout(one, number)))).flat())
      for (const { messageId } of onTheirWay)
        assert.ok(arrived.has(messageId ?? ''), 'what comes again is the same mail')
      for (const watcher of byPush) assert.equal(new Set(await idsAbout(watcher, number)).size, 1, watcher.name)
      assert.ok(service.got.length - afterKill <= PEOPLE)
    }
  },
)

/** For all that follow: who watches what, each for itself. */
let app: App
let databaseUrl: string
let smtp: TestSmtp
let service: Service
let aheadMs = 0
const stack = new AsyncDisposableStack()
before(async () => {
  databaseUrl = stack.use(await testDatabase()).url
  smtp = stack.use(await startSmtp())
  service = stack.use(await startPushService())
  app = stack.use(await assembleWatchServer({ databaseUrl, smtpUrl: smtp.url, aheadMs: () => aheadMs }))
})
after(() => stack.disposeAsync())

test('two servers send for the same watchers: each news once', LIMIT, async () => {
  const one = app
  await using two = await assembleWatchServer({ databaseUrl, smtpUrl: smtp.url })
  const { byMail, byPush } = await people(one.request, { smtp, service })
  two.ctx.jobs.expect()
  await untilAllIsDone(one.ctx.database)
  await Promise.all(
    NUMBERS.map(async (number, i) => {
      const [here, there] = i % 2 === 0 ? [one, two] : [two, one]
      await feedOut(here.request, [number])
      // The same scan by another way.
      await feedOut(there.request, [number])
    }),
  )
  await untilAllIsDone(one.ctx.database)
  for (const watcher of [...byMail, ...byPush]) {
    const told = (await watcher.told()).flatMap(({ numbers }) => numbers)
    assert.deepEqual(told.sort(), [...NUMBERS].sort(), watcher.name)
  }
})

test('what one mail server, push service or address does to a notice keeps none from the others', LIMIT, async () => {
  const [first, second] = OTHERS
  const { ctx } = app
  const both = [first, second]
  const mailed = (name: string) => watchByMail(app.request, smtp, `${name}@example.net`, both)
  const pushed = (name: string) => watchByPush(app.request, service, `/${name}`, both)
  const fine = [await mailed('fine'), await pushed('fine')]
  const [refused, asksToWait, slow] = [await mailed('refused'), await mailed('asks-to-wait'), await mailed('slow')]
  const [silent, busy, broken] = [await pushed('silent'), await pushed('busy'), await pushed('broken')]
  const gone = await pushed('gone')
  await untilAllIsDone(ctx.database)

  const slowIsTaken = Promise.withResolvers<null>()
  smtp.onMessage = (raw) => (raw.includes('slow@example.net') ? slowIsTaken.promise : null)
  smtp.onRecipient = (address) => {
    if (address === refused.name) return { code: 550, text: 'No such mailbox' }
    return address === asksToWait.name ? { code: 451, text: 'Try again later' } : null
  }
  const statuses = new Map([
    [silent.name, null],
    [busy.name, 429],
    [broken.name, 500],
    [gone.name, 410],
  ])
  service.statusAt = (path) => statuses.get(path) ?? (statuses.has(path) ? null : 201)
  await feedOut(app.request, [first])
  await until(() => service.waiting() === 1)
  for (const watcher of fine) await until(async () => (await idsAbout(watcher, first)).length === 1)
  for (const one of [busy, broken]) await until(() => service.got.some(({ path }) => path === one.name))

  // The operator sees what waits and why.
  const countOutbox = async (line: RegExp) => {
    const { mails } = await listOutbox(ctx, { states: ['waiting', 'failed'], limit: 10 })
    return mails.filter((one) => line.test(`${one.toAddress} ${one.state} ${one.lastError}`)).length
  }
  await until(async () => (await countOutbox(/^refused@\S+ failed .*No such mailbox/)) === 1)
  await until(async () => (await countOutbox(/^asks-to-wait@\S+ waiting .*Try again later/)) === 1)

  slowIsTaken.resolve(null)
  smtp.onRecipient = () => null
  for (const name of [silent.name, busy.name, broken.name]) statuses.set(name, 201)
  service.hangUp()
  const underWay = `select from outgoing_notices where try_started_at_ms is not null or (state = 'waiting' and tries = 0)`
  await until(async () => (await ctx.database.query(underWay)).rowCount === 0)
  aheadMs += 2 * MINUTE_MS
  await sendDueMails(ctx)
  await tendNotices(ctx)
  for (const watcher of [asksToWait, slow, busy, broken, silent]) {
    await until(async () => (await idsAbout(watcher, first)).length > 0)
  }
  await untilAllIsDone(ctx.database)
  assert.deepEqual([await idsAbout(refused, first), (await idsAbout(asksToWait, first)).length], [[], 1])
  assert.equal((await idsAbout(slow, first)).length, 1)
  for (const watcher of [busy, broken, silent]) {
    assert.equal(new Set(await idsAbout(watcher, first)).size, 1, `${watcher.name}: the same message until it is taken`)
  }
  const answer = await app.request('/v1/watches', { headers: { authorization: `Bearer ${gone.key}` } })
  assert.equal(answer.status, 401, 'a device that is gone is forgotten')

  // No mail server at all: devices are told, and mails wait for it.
  await smtp[Symbol.asyncDispose]()
  await feedOut(app.request, [second])
  for (const watcher of [busy, broken, silent]) await until(async () => (await idsAbout(watcher, second)).length === 1)
  await until(async () => (await countOutbox(/ waiting connect ECONNREFUSED/)) === 4)
  await using back = await startSmtp({ port: smtp.port })
  aheadMs += 20 * MINUTE_MS
  await sendDueMails(ctx)
  await back.next(4)
  await untilAllIsDone(ctx.database)
  assert.deepEqual(
    back.arrived.flatMap(({ to }) => to).sort(),
    ['asks-to-wait', 'fine', 'refused', 'slow'].map((name) => `${name}@example.net`),
  )
})

test('a push service that answers to nobody keeps nothing from the devices of another', LIMIT, async () => {
  const [, , number] = OTHERS
  await using silent = await startPushService()
  silent.statusAt = () => null
  for (let i = 0; i < DEVICES; i++) await watchByPush(app.request, silent, `/${i}`, [number])
  const watcher = await watchByPush(app.request, service, '/device', [number])
  await feedOut(app.request, [number])
  // Those who tell must not keep all connections to the database for themselves either.
  const asked = await Promise.all(Array.from({ length: 20 }, () => app.request(`/v1/parcels/${number}`)))
  assert.deepEqual(new Set(asked.map(({ status }) => status)), new Set([200]))
  await until(async () => (await idsAbout(watcher, number)).length > 0)
  assert.ok(silent.got.length < DEVICES, 'it is not asked for each of its devices')
})
