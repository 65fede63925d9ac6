import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { cancelNotice } from '#services/outgoing-notices/change-notice.ts'
import { listNotices, type OutboxNotice } from '#services/outgoing-notices/list-notices.ts'
import { queueNotice } from '#services/outgoing-notices/queue-notice.ts'
import { type NoticeSender, type NoticeSenders, sendNotice } from '#services/outgoing-notices/send-notice.ts'
import { tendNotices } from '#services/outgoing-notices/tend-notices.ts'
import { inTransaction } from '#store/transaction.ts'
import { noBrowser, openBrowser } from '../browser.ts'
import { agentAt } from '../desk/desk-world.ts'
import { NUMBER, scan } from '../inquiry-world.ts'
import { createWorld, serveWhole, type World } from '../world.ts'
import { createDevice, startPushService } from './push-service.ts'

let world: World
before(async () => {
  world = await createWorld({
    now: '2026-11-20T16:00:00Z',
    mayCallNearby: true,
  })
  await world.feed([scan('2026-11-19T03:14:00-06:00')])
})
after(() => world?.[Symbol.asyncDispose]())

const watch = (endpoint: string, keys: object, more: object = {}) =>
  world.post('/v1/watches', { channel: 'web-push', trackingNumber: NUMBER, subscription: { endpoint, keys }, ...more })

async function noticeWhen(is: (notice: OutboxNotice) => boolean): Promise<OutboxNotice> {
  const deadline = AbortSignal.timeout(20_000)
  while (true) {
    const [newest] = (await listNotices(world.app.ctx, { limit: 1 })).notices
    if (newest && is(newest)) return newest
    deadline.throwIfAborted()
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

const watchers = async () => (await world.app.ctx.database.query('select id from watchers')).rowCount

test('a device is told in words, encrypted for it alone; a service that is away is asked again', async () => {
  await using service = await startPushService()
  const device = createDevice()
  service.status = 503
  const asked = await watch(`${service.url}/a`, device.keys, { events: ['out-for-delivery', 'delivered'] })
  assert.equal(asked.status, 201)
  const { id, key } = await asked.json()
  await world.feed([scan('2026-11-20T08:40:00-06:00', { code: 'OF' })])
  await service.next(1)
  await noticeWhen(({ state, lastError }) => state === 'waiting' && lastError !== null)
  service.status = 201
  world.setNow('2026-11-20T16:02:00Z')
  await tendNotices(world.app.ctx)
  const { headers, body } = await service.next(2)
  assert.equal(headers['content-encoding'], 'aes128gcm')
  assert.match(String(headers.authorization), /^vapid t=[\w.-]+, ?k=[\w-]+$/)
  assert.equal(Number(headers.ttl), 86_400)
  assert.doesNotMatch(body.toString('latin1'), /Memphis/)
  const message = device.read(body)
  assert.equal(message.title, 'Out for delivery')
  assert.match(message.text ?? '', /^Said to be out for delivery.*…0001 71$/)
  assert.equal(message.path, `/track/${NUMBER}`)
  assert.throws(() => createDevice().read(body))

  const stopped = await world.app.request(`/v1/watches/${id}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${key}` },
  })
  assert.equal(stopped.status, 204)
})

test('a device that is gone is forgotten', async () => {
  await using service = await startPushService()
  service.status = 410
  const before = await watchers()
  assert.equal((await watch(`${service.url}/gone`, createDevice().keys)).status, 201)
  assert.equal(await watchers(), (before ?? 0) + 1)
  await world.feed([scan('2026-11-20T11:40:00-06:00', { code: '01' })])
  await service.next(1)
  const deadline = AbortSignal.timeout(20_000)
  while ((await watchers()) !== before) {
    deadline.throwIfAborted()
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
})

test('the desk sees what was refused and why, has it sent again, and drops what waits', async () => {
  await using service = await startPushService()
  service.status = 413
  const agent = await agentAt(world)
  const { key } = await (await watch(`${service.url}/desk`, createDevice().keys, { events: ['expected-day'] })).json()
  const [watcher] = (await world.app.ctx.database.query<{ id: number }>('select max(id) as id from watchers')).rows
  const watcherId = watcher?.id ?? 0
  const content = { title: '<b>News</b>', text: '', path: '/', about: '' }
  const queue = () =>
    inTransaction(world.app.ctx.database, (transaction) =>
      queueNotice(world.app.ctx, transaction, { watcherId, kind: 'news', channel: 'web-push', content }),
    )
  await queue()
  const { id } = await noticeWhen(({ state }) => state === 'failed')
  const page = await (await agent.get('/desk/outbox?view=notices')).text()
  assert.match(page, /Failed: refused for good/)
  assert.match(page, /it answered 413/)
  assert.ok(!page.includes('<b>News'))
  service.status = 201
  assert.equal((await agent.post('/desk/outbox', { do: 'retry', notice: String(id) })).status, 303)
  await service.next(2)
  await noticeWhen(({ state }) => state === 'sent')
  assert.equal((await agent.post('/desk/outbox', { do: 'retry', notice: String(id) })).status, 422)
  const readOnly = await agentAt(world, 'read-only')
  assert.equal((await readOnly.post('/desk/outbox', { do: 'retry', notice: String(id) })).status, 403)
  const { items } = await (await readOnly.get('/v1/desk/notices?state=sent')).json()
  assert.partialDeepStrictEqual(items, [{ id, channel: 'web-push', state: 'sent', why: null }])
  assert.equal((await world.get('/v1/desk/notices')).status, 401)
  for (const query of ['state=bogus', 'before=0x1']) {
    const wrong = await readOnly.get(`/v1/desk/notices?${query}`)
    assert.equal(wrong.status, 422)
    assert.partialDeepStrictEqual((await wrong.json()).errors, [{ field: query.split('=')[0] }])
  }

  service.status = 503
  await queue()
  const waits = await noticeWhen(({ lastError }) => lastError === 'it answered 503')
  await cancelNotice(world.app.ctx, { noticeId: waits.id })
  await assert.rejects(cancelNotice(world.app.ctx, { noticeId: waits.id }), /cancelled already/)
  const headers = { authorization: `Bearer ${key}` }
  assert.equal((await world.app.request('/v1/watches', { method: 'DELETE', headers })).status, 204)
  assert.deepEqual(
    (await listNotices(world.app.ctx, { limit: 9 })).notices.filter((one) => one.watcherId === watcherId),
    [],
  )
})

test('a try that was cut off is made again; of two at once one is made', async () => {
  await using service = await startPushService()
  await watch(`${service.url}/cut`, createDevice().keys, { events: ['expected-day'] })
  const { ctx } = world.app
  const { rows } = await ctx.database.query<{ id: number }>(
    `insert into outgoing_notices (watcher_id, channel, kind, content, state, next_try_at_ms, try_started_at_ms, created_at_ms)
      select max(id), 'web-push', 'news', '{"title":"News"}', 'waiting', $1, $1, $1 from watchers returning id`,
    [ctx.clock()],
  )
  const noticeId = rows[0]?.id ?? 0
  await tendNotices(ctx)
  const senders: NoticeSenders = {
    sms: null,
    webhook: null,
    'web-push': { send: async () => assert.fail('under way'), end: async () => {} },
  }
  await sendNotice(ctx, senders, { noticeId })
  world.setNow('2026-11-20T16:10:00Z')
  let sent = 0
  const send: NoticeSender['send'] = async () => {
    sent++
    return { ok: true }
  }
  const once = () =>
    sendNotice(ctx, { sms: null, webhook: null, 'web-push': { send, end: async () => {} } }, { noticeId })
  await Promise.all([once(), once(), once()])
  assert.equal(sent, 1)
})

test('what no browser gives is refused by its field', async () => {
  const wrong = await watch('ftp://push.example.org/x', { p256dh: 'x', auth: 'y' }, { events: ['nothing'] })
  assert.equal(wrong.status, 422)
  // As long as a key, but a point that lies on no curve.
  const nowhere = await watch('https://push.example.org/x', { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) })
  assert.equal((await nowhere.json()).errors[0].field, 'subscription.keys.p256dh')
  const bad = await watch('ftp://:secret@push.example.org/x', { p256dh: 'x', auth: 'y' })
  const { errors } = await bad.json()
  assert.deepEqual(
    errors.map(({ field }: { field: string }) => field),
    ['subscription.endpoint', 'subscription.keys.p256dh', 'subscription.keys.auth'],
  )
})

test('a page has its device told, and stops that', {
  skip: noBrowser,
  timeout: 60_000,
}, async () => {
  await using service = await startPushService()
  await using browser = await openBrowser()
  await using server = await serveWhole(world.app)
  const other = '9234691234567800000188'
  await world.feed([scan('2026-11-19T03:14:00-06:00', { trackingNumber: other })])
  const device = createDevice()
  const page = await browser.page({ viewport: { width: 360, height: 740 }, serviceWorkers: 'allow' })
  const { origin } = new URL(server.url)
  await page.context().grantPermissions(['notifications'], { origin })
  // No push service of a browser can be reached here: the subscription is that of the stand-in.
  await page.addInitScript(
    (subscription) => {
      PushManager.prototype.getSubscription = async () => null
      PushManager.prototype.subscribe = async () => ({ toJSON: () => subscription }) as unknown as PushSubscription
      Notification.requestPermission = async () => 'granted'
    },
    { endpoint: `${service.url}/page`, keys: device.keys },
  )
  await page.goto(`${origin}/track/${other}`)
  await page.getByRole('button', { name: 'Tell this device' }).click()
  await page.getByText('This device is told when it changes, not at night.').waitFor()
  world.setNow('2026-11-20T18:00:00Z')
  await world.feed([scan('2026-11-20T11:50:00-06:00', { code: 'OF', trackingNumber: other })])
  const message = device.read((await service.next(1)).body)
  assert.equal(message.title, 'Out for delivery')

  await page.getByRole('link', { name: 'Choose what and when' }).click()
  await page.getByText('What do you want to hear of?').first().click()
  await page.getByLabel('Every scan on its way').check()
  await page.getByRole('button', { name: 'Save' }).first().click()
  await page.getByText('Saved.').waitFor()
  assert.equal(await page.getByRole('button', { name: 'Never write' }).count(), 0)
  const chosen = await world.app.ctx.database.query(`select events from watches where tracking_number = $1`, [other])
  assert.ok(chosen.rows[0].events.includes('seen'))
  await page.goto(`${origin}/track/${other}`)
  await page.getByRole('button', { name: 'Stop telling this device' }).click()
  await page.getByRole('button', { name: 'Tell this device' }).waitFor()
  const { rows } = await world.app.ctx.database.query(`select state from watches where tracking_number = $1`, [other])
  assert.deepEqual(rows, [{ state: 'ended' }])
  assert.deepEqual(browser.problems, [])
})
