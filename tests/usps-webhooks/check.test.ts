import assert from 'node:assert/strict'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, test } from 'node:test'
import { type CheckAsked, type CheckSettings, runCheck } from '#main/usps-check/run-check.ts'
import type { CheckStep, StepName } from '#main/usps-check/step.ts'
import { untakenNotices } from '#services/notices/untaken-notices.ts'
import { USPS_EVENTS_PATH } from '#services/source-subscriptions/listener-url.ts'
import { acts } from '../usps-stand-in/script.ts'
import { STAND_IN_CREDENTIALS, type StandIn, startStandIn } from '../usps-stand-in/stand-in.ts'
import { createWorld, type World } from '../world.ts'

const NUMBER = '9234690100000000000017'
const MAILER = '901000000'
const NOTHING: CheckAsked = { numbers: [], mailerIds: [] }

type Place = AsyncDisposable & { world: World; standIn: StandIn; settings: CheckSettings; url: string }

async function place(): Promise<Place> {
  await using stack = new AsyncDisposableStack()
  const standIn = stack.use(await startStandIn())
  const usps = { ...STAND_IN_CREDENTIALS, base: standIn.base, callsPerHour: 60 }
  const world = stack.use(await createWorld({ config: { usps }, isSourceIdle: true }))
  const url = await world.listen()
  const whole = stack.move()
  return {
    world,
    standIn,
    url,
    settings: {
      usps,
      config: { publicUrl: url },
      limits: { retryDelayMs: 5, retryLongestDelayMs: 20 },
    },
    [Symbol.asyncDispose]: () => whole.disposeAsync(),
  }
}

async function check({ world, settings }: Place, asked: Partial<CheckAsked> = {}, change: Partial<CheckSettings> = {}) {
  const steps: CheckStep[] = []
  await runCheck(world.app.ctx, { ...settings, ...change }, { ...NOTHING, ...asked }, (found) => steps.push(found))
  for (const one of steps) if (one.state === 'wrong') assert.ok(one.says.length > 0)
  return {
    steps,
    states: (name: StepName) => steps.filter(({ step }) => step === name).map(({ state }) => state),
    says: (name: StepName) =>
      steps
        .filter(({ step }) => step === name)
        .map(({ says, mend }) => `${says} ${mend ?? ''}`)
        .join('\n'),
    wrong: () => steps.filter(({ state }) => state === 'wrong').map(({ step }) => step),
  }
}

const knowParcel = (standIn: StandIn) =>
  standIn.parcels.set(NUMBER, {
    trackingNumber: NUMBER,
    events: [
      { code: '03', type: 'USPS in possession of item', at: '2026-11-18T17:05:00', offset: '-06:00', city: 'AKRON' },
    ],
  })

const subscribeTo = (standIn: StandIn, more: object) =>
  standIn.subscriptions.set('41', {
    subscriptionId: '41',
    filterProperties: { MID: MAILER, trackingEventTypes: ['ALL_UPDATES'] },
    status: 'ENABLED',
    ...more,
  })

/** Another program at an address of its own. */
async function otherServer(answer: RequestListener): Promise<{ url: string } & AsyncDisposable> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => answer(request, response))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

describe('the check of the connection to USPS', () => {
  test('where all works, every step says so', async () => {
    await using at = await place()
    knowParcel(at.standIn)
    subscribeTo(at.standIn, { listenerURL: `${at.url}${USPS_EVENTS_PATH}` })
    const { steps, says, wrong } = await check(at, { numbers: [NUMBER] })
    assert.deepEqual(wrong(), [])
    assert.deepEqual(
      [...new Set(steps.filter(({ state }) => state === 'ok').map(({ step }) => step))],
      [
        'credentials',
        'host',
        'budget',
        'token',
        'scopes',
        'tracking',
        'batch',
        'mailer-ids',
        'public-url',
        'receiver',
        'subscriptions',
      ],
    )
    assert.match(says('tracking'), /found, with one scan/)
    assert.match(says('mailer-ids'), new RegExp(MAILER))
    assert.doesNotMatch(JSON.stringify(steps), new RegExp(STAND_IN_CREDENTIALS.clientSecret))
    const { rows } = await at.world.app.ctx.database.query('select state from source_notices')
    assert.deepEqual(rows, [{ state: 'taken' }])
    const { counts } = await untakenNotices(at.world.app.ctx, 'usps')
    assert.deepEqual([counts.taken, counts.lastReceivedMs], [0, null], 'a notice of our own is none of USPS')
    assert.equal(at.standIn.count('token'), 1, 'one token for all steps')
  })

  test('a host that is not there, or not what it says, stops what needs it and nothing else', async () => {
    await using at = await place()
    for (const [base, pattern] of [
      ['http://127.0.0.1:1', /No connection.*ECONNREFUSED/],
      ['http://no-such-host.invalid', /not known here/],
      [at.standIn.base.replace('http:', 'https:'), /certificate/],
    ] as const) {
      const usps = { ...at.settings.usps, base }
      const { states, says, wrong } = await check(at, { numbers: [NUMBER] }, { usps })
      assert.match(says('host'), pattern)
      assert.deepEqual(states('token'), [])
      assert.deepEqual(states('tracking'), ['skipped'])
      assert.deepEqual(states('subscriptions'), ['skipped'])
      assert.ok(wrong().includes('host'))
    }
    assert.equal(at.standIn.count(), 0)
  })

  test('credentials that USPS does not take', async () => {
    await using at = await place()
    const { says, wrong, states } = await check(
      at,
      { numbers: [NUMBER] },
      { usps: { ...at.settings.usps, clientSecret: 'not-the-secret' } },
    )
    assert.deepEqual(wrong(), ['token'])
    assert.match(says('token'), /USPS_CLIENT_SECRET/)
    assert.doesNotMatch(says('token'), /not-the-secret/)
    assert.deepEqual(states('tracking'), ['skipped'])
  })

  test('scopes that are missing: tracking is wrong, the others are noted', async () => {
    await using at = await place()
    at.standIn.token.scope = 'addresses locations'
    const none = await check(at, { numbers: [NUMBER] })
    assert.deepEqual(none.wrong(), ['scopes'])
    assert.match(none.says('scopes'), /"tracking"/)
    assert.deepEqual(none.states('tracking'), ['skipped'])
    assert.equal(at.standIn.count('tracking'), 0)
    // Once USPS grants it the next check sees it at once.
    at.standIn.token.scope = 'tracking'
    const some = await check(at)
    assert.deepEqual(some.wrong(), [])
    assert.deepEqual(some.states('scopes'), ['ok', 'note', 'note'])
    assert.deepEqual(some.states('subscriptions'), ['skipped'])
  })

  test('each answer about a parcel has its own words', async () => {
    await using at = await place()
    const covers = (mailerId: string) =>
      acts.error(403, { message: `MID ${mailerId} is not authorized. Access Controls 4/1/2026.` })
    for (const [act, state, pattern] of [
      [acts.error(400, { code: '150001', message: '12: A status update is not yet available.' }), 'note', /no scan/],
      [covers(MAILER), 'wrong', /does not tell this app.*Business Portal/],
      [acts.error(400, { code: '150010', message: 'Other.' }), 'wrong', /another carrier/],
      [acts.error(400, { code: '150012', message: 'Hidden.' }), 'wrong', /postage/],
      [acts.json([1, 2]), 'wrong', /./],
      [acts.html(), 'wrong', /web page/],
      [acts.error(401, { message: 'Insufficient OAuth scope.', title: 'invalid_oauth_scope' }), 'wrong', /scope/],
    ] as const) {
      at.standIn.next('tracking', act)
      const { states, says } = await check(at, { numbers: [NUMBER] })
      assert.deepEqual(states('tracking'), [state], says('tracking'))
      assert.match(says('tracking'), pattern)
    }
    const { states, says } = await check(at, { numbers: ['1Z999AA10123456784', 'nonsense'] })
    assert.deepEqual(states('tracking'), ['wrong', 'wrong'])
    assert.match(says('tracking'), /nonsense is no tracking number/)
  })

  test('a Mailer ID that is refused is named, whether by a parcel or by itself', async () => {
    await using at = await place()
    at.standIn.next('tracking', acts.error(403, { message: `MID ${MAILER} not authorized. Access Controls 4/1/2026.` }))
    const byParcel = await check(at, { numbers: [NUMBER] })
    assert.match(byParcel.says('mailer-ids'), new RegExp(`${MAILER}.*does not tell`))
    at.standIn.next('subscriptions', acts.error(403, { message: 'Not authorized.' }))
    const byItself = await check(at, { mailerIds: ['900000002'] })
    assert.deepEqual(byItself.wrong(), ['mailer-ids'])
    const allowed = await check(at, { mailerIds: ['900000002'] })
    assert.deepEqual(allowed.states('mailer-ids'), ['note'])
  })

  test('an app without Tracking 3.2 is told what that costs', async () => {
    await using at = await place()
    knowParcel(at.standIn)
    at.standIn.always('batch', acts.error(401, { message: 'The client application identifier is invalid.' }))
    const { wrong, says } = await check(at, { numbers: [NUMBER] })
    assert.deepEqual(wrong(), ['batch'])
    assert.match(says('batch'), /one by one/)
  })

  test('without calls left, or while USPS asks to wait, no call is made', async () => {
    await using at = await place()
    const usps = { ...at.settings.usps, callsPerHour: 1 }
    await check(at, {}, { usps })
    const before = at.standIn.count()
    const spent = await check(at, { numbers: [NUMBER] }, { usps })
    assert.ok(spent.wrong().includes('budget'))
    assert.match(spent.says('budget'), /^0 of 1 calls/)
    assert.equal(at.standIn.count(), before)

    at.standIn.next('tracking', acts.quota('600'))
    const told = await check(at, { numbers: [NUMBER] })
    assert.match(told.says('tracking'), /left alone/)
    const waiting = await check(at, { numbers: [NUMBER] })
    assert.match(waiting.says('budget'), /left alone until 2026-11-20T12:10/)
  })

  test('an address to which USPS can’t send', async () => {
    await using at = await place()
    const unset = await check(at, {}, { config: {} })
    assert.deepEqual(unset.wrong(), [])
    assert.match(unset.says('public-url'), /PUBLIC_URL is not set/)
    assert.deepEqual(unset.states('receiver'), ['skipped'])
    const remote = { ...at.settings.usps, base: 'https://usps.invalid' }
    for (const publicUrl of ['http://parcels.example.org', 'https://192.168.1.20', 'https://localhost:8080']) {
      const refused = await check(at, {}, { usps: remote, config: { publicUrl } })
      assert.deepEqual(refused.wrong(), ['host', 'public-url'], publicUrl)
    }
  })

  test('an address where something else answers than this server', async () => {
    await using at = await place()
    await using foreign = await createWorld({ config: { usps: at.settings.usps }, isSourceIdle: true })
    await using without = await createWorld()
    await using redirecting = await otherServer((_, response) =>
      response.writeHead(301, { location: '/elsewhere' }).end(),
    )
    await using proxy = await otherServer((_, response) => response.writeHead(502).end('<html>Bad Gateway</html>'))
    await using page = await otherServer((_, response) => response.writeHead(200).end('<html>Welcome</html>'))
    for (const [publicUrl, pattern] of [
      [await foreign.listen(), /does not know the secret/],
      [await without.listen(), /no credentials/],
      [redirecting.url, /sends on to .*\/elsewhere/],
      [proxy.url, /Something else answers there \(502\)/],
      [page.url, /Something else answers there \(200\)/],
      ['http://127.0.0.1:1', /did not arrive \(.+\)/],
    ] as const) {
      const { wrong, says } = await check(at, {}, { config: { publicUrl } })
      assert.deepEqual(wrong(), ['receiver'], says('receiver'))
      assert.match(says('receiver'), pattern)
    }
  })

  test('subscriptions that do not tell this server', async () => {
    await using at = await place()
    const listenerURL = `${at.url}${USPS_EVENTS_PATH}`
    subscribeTo(at.standIn, { listenerURL, status: 'SUSPENDED' })
    const suspended = await check(at)
    assert.deepEqual(suspended.wrong(), ['subscriptions'])
    assert.match(suspended.says('subscriptions'), /suspended.*subscribe renew 41/)
    subscribeTo(at.standIn, { listenerURL: 'https://old.example.org/hook' })
    assert.match((await check(at)).says('subscriptions'), /old\.example\.org.*renew 41 --url/)
    at.standIn.subscriptions.clear()
    const gone = await check(at)
    assert.deepEqual(gone.wrong(), ['subscriptions'])
    assert.match(gone.says('subscriptions'), /no longer there/)
    at.standIn.next('subscriptions', acts.html(500), acts.html(500), acts.html(500))
    assert.deepEqual((await check(at)).wrong(), ['subscriptions'])
  })
})
