import assert from 'node:assert/strict'
import { test } from 'node:test'
import { followParcels } from '#services/following/follow-parcels.ts'
import type { Following } from '#services/following/following.ts'
import { detail, EVENTS_PATH, event, NUMBER, notice, WEBHOOK_SECRET } from '../usps-notices.ts'
import { STAND_IN_CREDENTIALS, type StandIn, startStandIn } from '../usps-stand-in/stand-in.ts'
import { createWorld, type World } from '../world.ts'

const AT = '2026-11-20T03:14:00'
const WORDING = 'Arrived at USPS Regional Facility'

async function place(): Promise<AsyncDisposable & { world: World; standIn: StandIn; following: Following }> {
  await using stack = new AsyncDisposableStack()
  const standIn = stack.use(await startStandIn())
  const usps = { ...STAND_IN_CREDENTIALS, base: standIn.base, callsPerHour: 60 }
  const config = { usps, uspsWebhookSecret: WEBHOOK_SECRET }
  const world = stack.use(await createWorld({ config, isSourceIdle: true }))
  const following = world.app.ctx.sources.find((source) => source.kind === 'usps') as Following
  const whole = stack.move()
  return { world, standIn, following, [Symbol.asyncDispose]: () => whole.disposeAsync() }
}

async function push(world: World, events: readonly object[], more: object = {}, timestamp = '2026-11-20T11:59:58Z') {
  const { body, signature } = notice({ payload: detail(events, more), timestamp })
  assert.equal((await world.post(EVENTS_PATH, body, { 'x-hmac': signature })).status, 200)
}

/** Makes calls until none is due. */
async function askAll(following: Following): Promise<void> {
  while ((await following.step()).kind === 'asked') {}
}

const parcel = async (world: World) => (await world.get(`/v1/parcels/${NUMBER}`)).json()

const knowAt = (standIn: StandIn, ...events: { code: string; type: string; at: string }[]) =>
  standIn.parcels.set(NUMBER, {
    trackingNumber: NUMBER,
    destinationZip: '38103',
    events: events.map((one) => ({ ...one, offset: '-06:00', city: 'MEMPHIS', state: 'TN', zip: '38101' })),
  })

test('the same event by webhook and by asking is one, whichever comes first', async () => {
  for (const pushesFirst of [true, false]) {
    await using at = await place()
    knowAt(at.standIn, { code: '10', type: WORDING, at: AT })
    await followParcels(at.world.app.ctx, 'usps', [NUMBER])
    // A webhook knows the offset and the ZIP Code, tracking v3 the seconds: the event is the same.
    const told = () => push(at.world, [event('10', WORDING, `${AT}-06:00`)])
    if (pushesFirst) await told()
    at.world.setNow('2026-11-20T13:00:00Z')
    await askAll(at.following)
    assert.equal(at.standIn.count('tracking'), 1)
    if (!pushesFirst) await told()
    const { scans } = await parcel(at.world)
    assert.equal(scans.length, 1, `pushes first: ${pushesFirst}`)
    assert.equal(scans[0].source, 'usps')
    assert.equal(scans[0].place.zip, '38101')
  }
})

test('a parcel that a webhook told of is followed, and asked about once webhooks fall silent', async () => {
  await using at = await place()
  await push(at.world, [event('10', WORDING, `${AT}-06:00`)])
  // The webhook has just told: no call is spent.
  await askAll(at.following)
  assert.equal(at.standIn.count(), 0)
  // Days later nothing more came by webhook, though the parcel went on.
  knowAt(
    at.standIn,
    { code: '01', type: 'Delivered, Front Door/Porch', at: '2026-11-22T10:05:00' },
    { code: '10', type: WORDING, at: AT },
  )
  at.world.setNow('2026-11-23T12:00:00Z')
  await askAll(at.following)
  assert.equal(at.standIn.count('tracking'), 1)
  const { phase, scans } = await parcel(at.world)
  assert.equal(phase, 'delivered')
  assert.equal(scans.length, 2)
})

test('what USPS says of people is kept neither from a webhook nor from an answer', async () => {
  await using at = await place()
  const delivered = { code: '01', type: 'Delivered, Front Door/Porch', at: AT, offset: '-06:00', city: 'MEMPHIS' }
  at.standIn.parcels.set(NUMBER, { trackingNumber: NUMBER, events: [{ ...delivered, recipient: 'A RECIPIENT' }] })
  await followParcels(at.world.app.ctx, 'usps', [NUMBER])
  await askAll(at.following)
  await push(at.world, [event('01', delivered.type, `${AT}-06:00`, { recipientName: 'A RECIPIENT' })])
  const { rows } = await at.world.app.ctx.database.query(
    'select body::text from followed_parcels where body is not null union all select body from source_notices',
  )
  assert.equal(rows.length, 2)
  assert.match(JSON.stringify(rows), /Front Door/)
  assert.doesNotMatch(JSON.stringify(rows), /RECIPIENT/)
})

test('a webhook names the expected day, and a later one moves it without any new scan', async () => {
  await using at = await place()
  const events = [event('10', WORDING, `${AT}-06:00`)]
  await push(at.world, events, { deliveryDateExpectation: { expectedDeliveryDate: '2026-11-23' } })
  assert.equal((await parcel(at.world)).expected.day, '2026-11-23')
  const moved = { deliveryDateExpectation: { expectedDeliveryDate: '2026-11-25' } }
  at.world.setNow('2026-11-20T14:00:00Z')
  await push(at.world, events, moved, '2026-11-20T13:59:00Z')
  const { expected } = await parcel(at.world)
  assert.equal(expected.day, '2026-11-25')
  assert.equal(expected.firstPromised, '2026-11-23')
})

test('open pages hear of a webhook as of any scan', async () => {
  await using at = await place()
  const heard = new Promise<string>((resolve) => at.world.app.ctx.changes.listen([NUMBER], resolve))
  await push(at.world, [event('10', WORDING, `${AT}-06:00`)])
  assert.equal(await heard, NUMBER)
})
