import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { takeWaitingNotices } from '#services/notices/take-waiting-notices.ts'
import { createUspsNotices } from '#sources/usps-webhook/usps-notices.ts'
import { ARRIVED, DELIVERED, detail, EVENTS_PATH, event, NUMBER, notice, WEBHOOK_SECRET } from '../usps-notices.ts'
import { createWorld, type World } from '../world.ts'

const world = () => createWorld({ config: { uspsWebhookSecret: WEBHOOK_SECRET } })

const send = (to: World, { body, signature }: { body: string; signature: string }) =>
  to.post(EVENTS_PATH, body, { 'x-hmac': signature })

const storedNotices = async (of: World) =>
  (
    await of.app.ctx.database.query<{ state: string; problem: string | null; body: string; subscription_id: string }>(
      'select state, problem, body, subscription_id from source_notices order by id',
    )
  ).rows

const parcel = async (of: World) => (await of.get(`/v1/parcels/${NUMBER}`)).json()

describe('webhooks of USPS', () => {
  test('a signed notice is kept and its scans are told', async () => {
    await using w = await world()
    const response = await send(w, notice({ payload: detail([DELIVERED, ARRIVED]) }))
    assert.equal(response.status, 200)
    assert.deepEqual(await response.json(), { state: 'taken' })
    const { outcome, phase, scans } = await parcel(w)
    assert.equal(outcome, 'found')
    assert.equal(phase, 'delivered')
    assert.deepEqual(
      scans.map((scan: { code: string; at: string }) => [scan.code, scan.at]),
      [
        ['01', '2026-11-20T09:30:00-06:00'],
        ['10', '2026-11-19T03:14:00-06:00'],
      ],
    )
    const [stored] = await storedNotices(w)
    assert.equal(stored?.state, 'taken')
    assert.equal(stored?.subscription_id, '700100')
  })

  test('what a notice says of people is not kept', async () => {
    await using w = await world()
    const payload = detail([DELIVERED], { deliveryAddress: { street: '12 ANY ST' }, customerReferenceNumber: ['R-77'] })
    assert.equal((await send(w, notice({ payload }))).status, 200)
    const [stored] = await storedNotices(w)
    assert.doesNotMatch(stored?.body ?? '', /A RECIPIENT|SOME FIRM|ANY ST|R-77/)
    assert.match(stored?.body ?? '', /MEMPHIS/)
  })

  test('the older header is taken too', async () => {
    await using w = await world()
    const { body, signature } = notice()
    assert.equal((await w.post(EVENTS_PATH, body, { 'hmac-header': signature })).status, 200)
  })

  test('the signature is over the words as they stand, however JSON writes them', async () => {
    await using w = await world()
    const { body, signature } = notice({ payload: detail([event('10', 'Café “é”', '2026-11-19T03:14:00-06:00')]) })
    const escaped = body.replace(/[^ -~]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
    assert.notEqual(escaped, body)
    assert.equal((await send(w, { body: escaped, signature })).status, 200)
    assert.equal((await parcel(w)).scans[0].wording, 'Café “é”')
  })

  test('whoever can’t sign is refused and nothing is kept', async () => {
    await using w = await world()
    const right = notice()
    const wrong: [string, Record<string, string>, string][] = [
      ['no signature', {}, right.body],
      ['another secret', { 'x-hmac': notice({ secret: 'another-secret-of-thirty-two-let' }).signature }, right.body],
      ['a changed payload', { 'x-hmac': right.signature }, notice({ payload: detail([DELIVERED]) }).body],
      ['a changed time', { 'x-hmac': right.signature }, notice({ timestamp: '2026-11-20T11:59:59.123Z' }).body],
      ['a cut signature', { 'x-hmac': right.signature.slice(0, 20) }, right.body],
      ['nonsense', { 'x-hmac': '=?*' }, right.body],
      ['an empty one', { 'x-hmac': '' }, right.body],
      ['the digest as hex', { 'x-hmac': Buffer.from(right.signature, 'base64').toString('hex') }, right.body],
    ]
    for (const [what, headers, body] of wrong) {
      const response = await w.post(EVENTS_PATH, body, headers)
      assert.equal(response.status, 401, what)
      const problem = await response.json()
      assert.deepEqual([problem.code, problem.detail], ['not-signed-in', 'The signature is not right.'], what)
    }
    assert.deepEqual(await storedNotices(w), [])
  })

  test('a signed notice counts for a while only, on both sides of now', async () => {
    await using w = await world()
    for (const [timestamp, status] of [
      ['2026-11-17T12:00:01.000Z', 200],
      ['2026-11-17T11:59:59.000Z', 401],
      ['2026-11-20T12:14:59.000Z', 200],
      ['2026-11-20T12:15:01.000Z', 401],
      ['2026-11-20T06:14:59.000-06:00', 200],
      // Without a zone it is UTC, wherever the server stands.
      ['2026-11-20T12:14:58.000', 200],
      ['2026-11-20T12:15:02.000', 401],
    ] as const) {
      assert.equal((await send(w, notice({ timestamp }))).status, status, timestamp)
    }
  })

  test('a replayed notice changes nothing, and not when its subscription was heard', async () => {
    await using w = await world()
    const first = notice()
    await send(w, first)
    const before = await parcel(w)
    w.setNow('2026-11-21T12:00:00Z')
    assert.equal((await send(w, first)).status, 200)
    const altered = JSON.stringify({ ...JSON.parse(first.body), subscriptionId: 'another' })
    assert.equal((await send(w, { ...first, body: altered })).status, 200)
    const stored = await storedNotices(w)
    assert.equal(stored.length, 1)
    assert.equal(stored[0]?.subscription_id, '700100')
    assert.deepEqual((await parcel(w)).scans, before.scans)
  })

  test('forty times at once is once', async () => {
    await using w = await world()
    const one = notice({ payload: detail([DELIVERED, ARRIVED]) })
    const statuses = await Promise.all(Array.from({ length: 40 }, async () => (await send(w, one)).status))
    assert.deepEqual(new Set(statuses), new Set([200]))
    assert.equal((await storedNotices(w)).length, 1)
    assert.equal((await parcel(w)).scans.length, 2)
  })

  test('every notice carries the whole history, which is told once', async () => {
    await using w = await world()
    await send(w, notice({ payload: detail([ARRIVED]) }))
    await send(w, notice({ payload: detail([DELIVERED, ARRIVED]), timestamp: '2026-11-20T11:59:59Z' }))
    assert.equal((await storedNotices(w)).length, 2)
    assert.equal((await parcel(w)).scans.length, 2)
  })

  test('what can’t be read is kept, answered and shown', async () => {
    await using w = await world()
    const odd: { payload: string; subscriptionType?: string }[] = [
      { payload: '<html><body>Service Unavailable</body></html>' },
      { payload: '' },
      { payload: '42' },
      { payload: 'null' },
      { payload: '[]' },
      { payload: '{}' },
      { payload: '{"trackingNumber": {"a": 1}, "trackingEvents": "none"}' },
      { payload: detail([ARRIVED]).slice(0, -9) },
      { payload: '['.repeat(200_000) },
      { payload: `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}` },
      { payload: JSON.stringify({ text: '\u0000\u001e' }) },
      { payload: 'x\u0000y' },
      { payload: detail([ARRIVED]), subscriptionType: 'LABELS' },
    ]
    for (const [index, parts] of odd.entries()) {
      const response = await send(
        w,
        notice({ timestamp: `2026-11-20T11:00:${String(index).padStart(2, '0')}Z`, ...parts }),
      )
      assert.equal(response.status, 200, parts.payload.slice(0, 40))
      assert.deepEqual(await response.json(), { state: 'unread' }, parts.payload.slice(0, 40))
    }
    const stored = await storedNotices(w)
    assert.equal(stored.length, odd.length)
    assert.ok(stored.every(({ state, problem }) => state === 'unread' && problem))
    assert.match(await (await w.get('/metrics')).text(), /whereabouts_usps_notices_total\{result="unread"\} 13/)
    assert.deepEqual(w.errors, [])
  })

  test('what can be read of a notice counts, and the rest is kept to be read again', async () => {
    await using w = await world()
    const payload = detail([ARRIVED, event('OF', 'Out for Delivery', 'this morning, early')])
    assert.deepEqual(await (await send(w, notice({ payload }))).json(), { state: 'unread' })
    assert.equal((await parcel(w)).scans.length, 1)
    const [stored] = await storedNotices(w)
    assert.match(stored?.problem ?? '', /One of its events/)
    assert.match(stored?.body ?? '', /this morning, early/)
  })

  test('a notice that no version foresaw keeps none behind it waiting', async () => {
    await using w = await world()
    const { ctx } = w.app
    await send(w, notice({ payload: detail([ARRIVED]) }))
    await send(w, notice({ timestamp: '2026-11-20T11:59:00.000Z', payload: detail([DELIVERED]) }))
    await ctx.database.query(`update source_notices set state = 'waiting'`)
    const usps = createUspsNotices(WEBHOOK_SECRET)
    let reads = 0
    const source: typeof usps = {
      ...usps,
      read: (body, recordedAtMs) => {
        const reading = usps.read(body, recordedAtMs)
        if (reads++ > 0) return reading
        return { ...reading, answers: reading.answers.map((one) => ({ ...one, facts: null as never })) }
      },
    }
    const wanted = { states: ['waiting' as const], receivedBeforeMs: Number.MAX_SAFE_INTEGER }
    assert.deepEqual(await takeWaitingNotices(ctx, source, wanted), { taken: 1, unread: 1 })
    assert.deepEqual(
      (await storedNotices(w)).map(({ state }) => state),
      ['unread', 'taken'],
    )
  })

  test('a notice is news even where its own time can’t be read', async () => {
    await using w = await world()
    assert.deepEqual(await (await send(w, notice({ timestamp: '11/20/2026 6:59 am' }))).json(), { state: 'taken' })
    assert.equal((await parcel(w)).outcome, 'found')
  })

  test('a body that is no notice gets a clear answer', async () => {
    await using w = await world()
    const { signature } = notice()
    for (const [body, status, field] of [
      ['', 400, undefined],
      ['{', 400, undefined],
      ['[]', 400, undefined],
      ['null', 400, undefined],
      ['<html>', 400, undefined],
      ['{}', 422, 'timestamp'],
      ['{"timestamp": "2026-11-20T11:59:58Z"}', 422, 'payload'],
      ['{"timestamp": "2026-11-20T11:59:58Z", "payload": {"trackingNumber": "1"}}', 422, 'payload'],
      ['{"timestamp": true, "payload": "x"}', 422, 'timestamp'],
    ] as const) {
      const response = await send(w, { body, signature })
      assert.equal(response.status, status, body)
      assert.equal((await response.json()).errors?.[0].field, field, body)
    }
    const large = await send(w, notice({ payload: 'x'.repeat(1024 * 1024) }))
    assert.equal(large.status, 413)
    assert.deepEqual(w.errors, [])
  })

  test('masses of wrong ones are slowed; a right one still gets through', async () => {
    await using w = await world()
    const { body } = notice()
    const statuses: number[] = []
    for (let i = 0; i < 70; i++) statuses.push((await w.post(EVENTS_PATH, body, { 'x-hmac': 'wrong' })).status)
    assert.equal(statuses[0], 401)
    assert.equal(statuses.at(-1), 429)
    const refused = await w.post(EVENTS_PATH, body, { 'x-hmac': 'wrong' })
    assert.ok(Number(refused.headers.get('retry-after')) > 0)
    assert.equal((await send(w, notice())).status, 200)
  })

  test('without credentials or secret there are no webhooks, and the answer says what to set', async () => {
    await using w = await createWorld()
    const response = await send(w, notice())
    assert.equal(response.status, 404)
    assert.match((await response.json()).detail, /USPS_CLIENT_ID/)
  })

  test('with credentials alone Whereabouts signs with a secret of its own', async () => {
    const usps = { clientId: 'id', clientSecret: 'secret', base: 'http://127.0.0.1:9', callsPerHour: 60 }
    await using w = await createWorld({ config: { usps } })
    assert.equal((await send(w, notice())).status, 401)
    const { rows } = await w.app.ctx.database.query<{ value: string }>(
      `select value from settings where name = 'secret.webhook.usps'`,
    )
    const secret = rows[0]?.value.slice(0, 32) ?? ''
    assert.equal(secret.length, 32)
    assert.equal((await send(w, notice({ secret }))).status, 200)
  })
})
