import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assemble } from '#main/assemble.ts'
import { silentLog } from '../log.ts'
import { createWorld } from '../world.ts'

const NOW = '2026-11-20T18:00:00Z'

test('without a source the simulator tells a network up to now, labelled, and a second start goes on with it', {
  timeout: 120_000,
}, async () => {
  const config = { simulator: true, feedKeys: [], rateLimit: false, trustedProxies: [] }
  await using world = await createWorld({ now: NOW, config })
  const samples = world.app.simulator?.sampleNumbers() ?? []
  const about = (kind: string) => samples.find((sample) => sample.about === kind)?.trackingNumber ?? ''
  assert.ok(samples.length >= 6, JSON.stringify(samples))

  const answer = async (number: string) => (await world.get(`/v1/parcels/${number}`)).json()
  assert.partialDeepStrictEqual(await answer(about('delivered')), {
    outcome: 'found',
    phase: 'delivered',
    source: { kind: 'simulator', simulated: true },
  })
  assert.partialDeepStrictEqual(await answer(about('label-only')), {
    outcome: 'found',
    phase: 'pre-shipment',
    lastSeen: null,
  })
  assert.partialDeepStrictEqual(await answer(about('not-scanned-yet')), {
    outcome: 'not-scanned-yet',
    source: { simulated: true },
  })
  assert.match(await (await world.get('/')).text(), /Simulated parcels: nothing here is real mail/)

  const count = async () => (await world.app.ctx.database.query('select count(*)::int as n from scans')).rows[0].n
  const before = await count()
  assert.ok(before > 10_000)
  await using again = await assemble({
    databaseUrl: world.databaseUrl,
    config,
    log: silentLog,
    clock: () => Date.parse(NOW),
  })
  assert.deepEqual(again.simulator?.sampleNumbers(), samples)
  assert.equal(await count(), before)
})

test('scans of a feed called simulator are labelled too', async () => {
  await using world = await createWorld({ config: { feedKeys: [{ name: 'simulator', key: 'feed-key-of-a-test' }] } })
  await world.feed([{ trackingNumber: '9234691234567800000171', code: '10', at: '2026-11-14T03:14:00-06:00' }])
  const parcel = await (await world.get('/v1/parcels/9234691234567800000171')).json()
  assert.deepEqual(parcel.source, { kind: 'feed', simulated: true })
  assert.match(await (await world.get('/track/9234691234567800000171')).text(), /Simulated parcels/)
})
