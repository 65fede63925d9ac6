import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatAt } from '#domain/scans/at.ts'
import { findParcel } from '#services/parcels/find-parcel.ts'
import { createUspsClient } from '#sources/usps-api/client.ts'
import { createSubscriptions } from '#sources/usps-api/subscriptions.ts'
import { silentLog } from '../log.ts'
import { createProgram } from '../usps-program.ts'
import { memoryTokenStore, testBudget } from '../usps-stand-in/parts.ts'
import { createWorld, type World } from '../world.ts'

const NOW = '2026-11-20T12:00:00Z'
const SECRET = '0123456789abcdef0123456789abcdef'
const NUMBER = '9234691234567800000171'

const scans = [
  {
    code: '03',
    wording: 'USPS in possession of item',
    at: '2026-11-18T17:05:21-06:00',
    place: { city: 'MEMPHIS', state: 'TN', zip: '38101' },
  },
  {
    code: '10',
    wording: 'Arrived at USPS Regional Facility',
    at: '2026-11-18T23:40:00-06:00',
    place: { facility: 'MEMPHIS TN DISTRIBUTION CENTER', city: 'MEMPHIS', state: 'TN', zip: '38101' },
  },
  {
    code: '01',
    wording: 'Delivered, PO Box',
    at: '2026-11-20T03:30:00-06:00',
    place: { city: 'AKRON', state: 'OH', zip: '44308' },
  },
].map((scan) => ({ trackingNumber: NUMBER, ...scan }))

for (const mode of ['live', 'spec'] as const) {
  test(`a server that subscribes at another hears of every scan, in ${mode} mode`, async () => {
    await using sender = await createWorld({ now: NOW })
    await using receiver = await createWorld({ now: NOW, config: { uspsWebhookSecret: SECRET } })
    const { clientId, clientSecret } = await createProgram(sender.app, { mode, localWebhooks: true })
    const client = createUspsClient({
      credentials: { clientId, clientSecret, base: `${await sender.listen()}/usps` },
      budget: testBudget(),
      tokenStore: memoryTokenStore(),
      log: silentLog,
      clock: () => Date.parse(NOW),
    })
    const subscriptions = createSubscriptions(client)
    const made = await subscriptions.create({
      listenerUrl: `${await receiver.listen()}/v1/sources/usps/events`,
      secret: SECRET,
      adminEmails: ['ops@example.org'],
      filter: { mailerId: '912345678' },
    })
    assert.ok(made.ok, JSON.stringify(made))
    assert.equal((await sender.feed(scans)).status, 200)
    await untilScans(receiver, scans.length)
    const read = await findParcel(receiver.app.ctx, { number: NUMBER })
    assert.deepEqual(
      read.scans.map(({ scan }) => [scan.code, formatAt(scan), scan.place.city]),
      scans.map(({ code, at, place }) => [code, at, place.city]).reverse(),
    )

    const listed = await subscriptions.list({ mailerId: '912345678' })
    assert.ok(listed.ok)
    assert.deepEqual(
      listed.subscriptions.map(({ id }) => id),
      [made.subscription.id],
    )
    const off = await subscriptions.update(made.subscription.id, made.etag ?? '', { status: 'DISABLED' })
    assert.ok(off.ok)
    const stale = await subscriptions.delete(made.subscription.id, made.etag ?? '')
    assert.equal(!stale.ok && 'refusal' in stale && stale.refusal, 'changed-meanwhile')
    const end = await subscriptions.delete(made.subscription.id, off.etag ?? '')
    assert.ok(end.ok)
    const gone = await subscriptions.get(made.subscription.id)
    assert.equal(!gone.ok && 'refusal' in gone && gone.refusal, 'not-found')
  })
}

/** Waits for changes until a server has so many scans of the number. */
async function untilScans(world: World, count: number): Promise<void> {
  for (;;) {
    const changed = Promise.withResolvers<void>()
    const stop = world.app.ctx.changes.listen([NUMBER], () => changed.resolve())
    try {
      if ((await findParcel(world.app.ctx, { number: NUMBER })).scans.length >= count) return
      await changed.promise
    } finally {
      stop()
    }
  }
}
