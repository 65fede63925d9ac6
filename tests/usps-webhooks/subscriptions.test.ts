import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { ServiceError } from '#services/errors.ts'
import { goodSecrets, webhookSecret } from '#services/notices/webhook-secret.ts'
import { addSubscription } from '#services/source-subscriptions/add-subscription.ts'
import { checkSubscriptions } from '#services/source-subscriptions/check-subscriptions.ts'
import { listSubscriptions } from '#services/source-subscriptions/list-subscriptions.ts'
import { removeSubscription } from '#services/source-subscriptions/remove-subscription.ts'
import { renewSubscription } from '#services/source-subscriptions/renew-subscription.ts'
import type { SubscriptionParts } from '#services/source-subscriptions/subscription-parts.ts'
import { createSubscriptions } from '#sources/usps-api/subscriptions.ts'
import { createUspsNotices } from '#sources/usps-webhook/usps-notices.ts'
import { EVENTS_PATH, NUMBER, notice } from '../usps-notices.ts'
import { clientOf } from '../usps-stand-in/parts.ts'
import { acts } from '../usps-stand-in/script.ts'
import { type StandIn, startStandIn } from '../usps-stand-in/stand-in.ts'
import { createWorld, type World } from '../world.ts'

const OUR_URL = `https://parcels.example.org${EVENTS_PATH}`
const MAILER = '900000001'
const usps = { clientId: 'id', clientSecret: 'secret', base: 'http://127.0.0.1:9', callsPerHour: 60 }

type Place = AsyncDisposable & { world: World; standIn: StandIn; parts: SubscriptionParts }

async function place(): Promise<Place> {
  await using stack = new AsyncDisposableStack()
  const world = stack.use(await createWorld({ config: { usps } }))
  const standIn = stack.use(await startStandIn())
  const { client } = clientOf(standIn, { clock: world.app.ctx.clock })
  const whole = stack.move()
  return {
    world,
    standIn,
    parts: { api: createSubscriptions(client), notices: { source: 'usps', secret: null }, ourUrl: OUR_URL },
    [Symbol.asyncDispose]: () => whole.disposeAsync(),
  }
}

const ofMailer = { mailerId: MAILER, adminEmails: ['ops@example.org'], listenerUrl: OUR_URL }

async function made({ world, parts }: Place): Promise<string> {
  const added = await addSubscription(world.app.ctx, parts, ofMailer)
  assert.ok(added.ok)
  return added.subscription.id
}

async function listed({ world, parts }: Place) {
  const result = await listSubscriptions(world.app.ctx, parts)
  assert.ok(result.ok)
  return result.subscriptions
}

const sentTo = (world: World, parts: Parameters<typeof notice>[0]) => {
  const { body, signature } = notice(parts)
  return world.post(EVENTS_PATH, body, { 'x-hmac': signature })
}

describe('subscriptions at USPS', () => {
  test('a new one tells this server, signed with the secret of the installation', async () => {
    await using at = await place()
    const id = await made(at)
    const sent = at.standIn.requests.find(({ method, route }) => method === 'POST' && route === 'subscriptions')
    const secret = await webhookSecret(at.world.app.ctx, at.parts.notices)
    assert.equal(secret.length, 32)
    assert.deepEqual(sent?.body, {
      listenerURL: OUR_URL,
      secret,
      adminNotification: [{ email: 'ops@example.org' }],
      filterProperties: { MID: MAILER, trackingEventTypes: ['ALL_UPDATES'] },
    })
    assert.equal((await sentTo(at.world, { secret, subscriptionId: id })).status, 200)
    const [one] = await listed(at)
    assert.deepEqual(
      [one?.id, one?.status, one?.mailerId, one?.isOurs, one?.isGone],
      [id, 'ENABLED', MAILER, true, false],
    )
    assert.equal(one?.lastHeardMs, at.world.app.ctx.clock())
  })

  test('one parcel may be told of by itself, in any spelling of its number', async () => {
    await using at = await place()
    const added = await addSubscription(at.world.app.ctx, at.parts, {
      trackingNumber: '9234 6912 3456 7800 0001 71',
      events: ['delivery_activity', 'PACKAGE_DELAYED'],
      adminEmails: ['a@example.org', 'b@example.org'],
      listenerUrl: OUR_URL,
    })
    assert.ok(added.ok)
    assert.equal(added.subscription.trackingNumber, NUMBER)
    assert.deepEqual(added.subscription.eventTypes, ['DELIVERY_ACTIVITY', 'PACKAGE_DELAYED'])
  })

  test('what is wrong is named, and nothing is sent', async () => {
    await using at = await place()
    for (const [input, field] of [
      [{ mailerId: '12345' }, 'mailerId'],
      [{ mailerId: undefined }, 'mailerId'],
      [{ trackingNumber: NUMBER }, 'mailerId'],
      [{ mailerId: undefined, trackingNumber: '1Z999AA10123456784' }, 'trackingNumber'],
      [{ mailerId: undefined, trackingNumber: NUMBER, events: ['SCAN_EVENT_EXTRACT'] }, 'events'],
      [{ events: ['EVERYTHING'] }, 'events'],
      [{ adminEmails: [] }, 'adminEmails'],
      [{ adminEmails: ['a@b.org', 'c@b.org', 'd@b.org', 'e@b.org'] }, 'adminEmails'],
      [{ adminEmails: ['nobody'] }, 'adminEmails'],
      [{ adminEmails: [`${'x'.repeat(45)}@example.org`] }, 'adminEmails'],
    ] as const) {
      await assert.rejects(
        addSubscription(at.world.app.ctx, at.parts, { ...ofMailer, ...input }),
        (error) => error instanceof ServiceError && error.fields[0]?.field === field,
        JSON.stringify(input),
      )
    }
    assert.equal(at.standIn.count('subscriptions'), 0)
  })

  test('the same is not made twice, what differs is', async () => {
    await using at = await place()
    const { ctx } = at.world.app
    const id = await made(at)
    const again = await addSubscription(ctx, at.parts, ofMailer)
    assert.ok(!again.ok && 'refusal' in again && again.refusal === 'exists')
    assert.match(again.message, new RegExp(id))
    assert.ok((await addSubscription(ctx, at.parts, { ...ofMailer, events: ['PACKAGE_DELAYED'] })).ok)
    assert.equal(at.standIn.subscriptions.size, 2)
  })

  test('what USPS refuses is handed on, and nothing is noted', async () => {
    await using at = await place()
    for (const [act, name] of [
      [acts.error(409, { message: 'Exists.' }), 'exists'],
      [acts.error(403, { message: 'Not yours.' }), 'not-allowed'],
      [acts.quota('30'), 'told-to-wait'],
      [acts.html(503), 'outage'],
      [acts.cutOff(), 'unreadable'],
    ] as const) {
      at.standIn.next('subscriptions', act)
      // After a 429 the clock goes on, as the source asked.
      const result = await addSubscription(at.world.app.ctx, at.parts, ofMailer)
      assert.ok(!result.ok)
      assert.equal('refusal' in result ? result.refusal : result.fault, name)
      at.world.setNow(new Date(at.world.app.ctx.clock() + 3_600_000).toISOString())
    }
    assert.deepEqual(await listed(at), [])
  })

  test('renewing enables one again; a version that is used up is read once more', async () => {
    await using at = await place()
    const id = await made(at)
    const suspend = () =>
      at.standIn.subscriptions.set(id, { ...at.standIn.subscriptions.get(id), subscriptionId: id, status: 'SUSPENDED' })
    suspend()
    const before = at.standIn.count('subscriptions')
    const stale = acts.error(412, { message: 'The ETag does not match.' })
    let changes = 0
    at.standIn.always('subscriptions', (request) =>
      request.method === 'PUT' && changes++ === 0 ? stale : at.standIn.usual(request),
    )
    const renewed = await renewSubscription(at.world.app.ctx, at.parts, { id, isNewSecret: false })
    assert.ok(renewed.ok)
    assert.equal(renewed.subscription.status, 'ENABLED')
    assert.deepEqual(
      at.standIn.requests
        .filter(({ route }) => route === 'subscriptions')
        .slice(before)
        .map(({ method }) => method),
      ['GET', 'PUT', 'GET', 'PUT'],
    )
    const puts = at.standIn.requests.filter(({ method }) => method === 'PUT')
    assert.ok(puts.every((put) => put.headers['if-match']?.startsWith('"')))
    assert.deepEqual(Object.keys(puts[0]?.body ?? {}).sort(), ['listenerURL', 'secret', 'status'])

    at.standIn.always('subscriptions', (request) => (request.method === 'PUT' ? stale : at.standIn.usual(request)))
    const again = await renewSubscription(at.world.app.ctx, at.parts, { id, isNewSecret: false })
    assert.ok(!again.ok && 'refusal' in again && again.refusal === 'changed-meanwhile')
  })

  test('a new secret counts before USPS uses it, and the one before for a day longer', async () => {
    await using at = await place()
    const { ctx } = at.world.app
    const id = await made(at)
    const old = await webhookSecret(ctx, at.parts.notices)
    // The answer to the change is lost: nobody knows which secret USPS signs with.
    at.standIn.always('subscriptions', (request) =>
      request.method === 'PUT' ? acts.reset() : at.standIn.usual(request),
    )
    const lost = await renewSubscription(ctx, at.parts, { id, isNewSecret: true })
    assert.equal(lost.ok, false)
    const [, unsettled] = await goodSecrets(ctx, createUspsNotices(null))
    assert.ok(unsettled && unsettled !== old)
    assert.equal((await sentTo(at.world, { secret: unsettled })).status, 200)
    assert.equal((await sentTo(at.world, { secret: old, timestamp: '2026-11-20T11:59:59Z' })).status, 200)

    at.standIn.always('subscriptions', null)
    const renewed = await renewSubscription(ctx, at.parts, { id, isNewSecret: true })
    assert.ok(renewed.ok)
    const put = at.standIn.requests.findLast(({ method }) => method === 'PUT')
    const { secret } = (put?.body ?? {}) as { secret: string }
    assert.equal(secret, unsettled, 'the secret that was lost on the way is used, not a third one')
    assert.equal(secret.length, 32)

    assert.ok((await renewSubscription(ctx, at.parts, { id, isNewSecret: true })).ok)
    assert.equal((await sentTo(at.world, { secret, timestamp: '2026-11-20T11:59:57Z' })).status, 200)
    at.world.setNow('2026-11-21T12:00:01Z')
    const late = { timestamp: '2026-11-21T12:00:00Z' }
    assert.equal((await sentTo(at.world, { ...late, secret })).status, 401)
    const [, now] = await goodSecrets(ctx, createUspsNotices(null))
    assert.equal((await sentTo(at.world, { ...late, secret: now ?? '' })).status, 200)
  })

  test('ending one needs its version; one that is gone is forgotten, one that never was is not found', async () => {
    await using at = await place()
    const { ctx } = at.world.app
    const id = await made(at)
    assert.deepEqual(await removeSubscription(ctx, at.parts, id), { ok: true })
    assert.equal(at.standIn.subscriptions.size, 0)
    assert.deepEqual(await listed(at), [])

    const other = await made(at)
    at.standIn.subscriptions.clear()
    assert.deepEqual(
      (await listed(at)).map((one) => [one.id, one.isGone]),
      [[other, true]],
    )
    assert.deepEqual(await removeSubscription(ctx, at.parts, other), { ok: true })
    assert.deepEqual(await listed(at), [])
    const never = await removeSubscription(ctx, at.parts, 'never')
    assert.ok(!never.ok && 'refusal' in never && never.refusal === 'not-found')
  })

  test('what other software has at USPS is shown and left alone', async () => {
    await using at = await place()
    const { ctx } = at.world.app
    at.standIn.subscriptions.set('77', {
      subscriptionId: '77',
      listenerURL: 'https://other.example.org/hook',
      filterProperties: { MID: MAILER },
      status: 'SUSPENDED',
    })
    const [other] = await listed(at)
    assert.equal(other?.isOurs, false)
    await assert.rejects(renewSubscription(ctx, at.parts, { id: '77', isNewSecret: false }), /not this server/)
    await made(at)
    at.world.setNow('2026-11-22T12:00:00Z')
    await checkSubscriptions(ctx, at.parts)
    assert.equal(at.standIn.subscriptions.get('77')?.status, 'SUSPENDED')
    assert.ok((await renewSubscription(ctx, at.parts, { id: '77', isNewSecret: false, listenerUrl: OUR_URL })).ok)
    assert.equal(at.standIn.subscriptions.get('77')?.listenerURL, OUR_URL)
  })

  test('once a day what is suspended or about to end is renewed, by one server, within few calls', async () => {
    await using at = await place()
    const { ctx } = at.world.app
    const id = await made(at)
    const set = (change: object) =>
      at.standIn.subscriptions.set(id, { ...at.standIn.subscriptions.get(id), subscriptionId: id, ...change })
    const methods = async () => {
      const before = at.standIn.count('subscriptions')
      await Promise.all([checkSubscriptions(ctx, at.parts), checkSubscriptions(ctx, at.parts)])
      return at.standIn.requests
        .filter(({ route }) => route === 'subscriptions')
        .slice(before)
        .map(({ method }) => method)
    }
    set({ status: 'SUSPENDED' })
    assert.deepEqual(await methods(), [], 'not before a day has passed')
    at.world.setNow('2026-11-21T12:00:01Z')
    assert.deepEqual(await methods(), ['GET', 'GET', 'PUT'])
    assert.equal(at.standIn.subscriptions.get(id)?.status, 'ENABLED')
    at.world.setNow('2026-11-22T12:00:02Z')
    assert.deepEqual(await methods(), ['GET'])
    set({ expirationTimestamp: '2026-11-25T00:00:00Z' })
    at.world.setNow('2026-11-23T12:00:03Z')
    assert.deepEqual(await methods(), ['GET', 'GET', 'PUT'])
    set({ status: 'DISABLED' })
    at.world.setNow('2026-11-24T12:00:04Z')
    assert.deepEqual(await methods(), ['GET'])

    at.standIn.always('subscriptions', acts.html(500))
    at.world.setNow('2026-11-25T12:00:05Z')
    await checkSubscriptions(ctx, at.parts)
    at.standIn.always('subscriptions', null)
    assert.deepEqual(await methods(), [], 'after a failure not at once')
    at.world.setNow('2026-11-25T13:30:00Z')
    assert.deepEqual(await methods(), ['GET'], 'but within the hour')
  })
})
