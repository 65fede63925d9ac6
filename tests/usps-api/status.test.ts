import assert from 'node:assert/strict'
import { test } from 'node:test'
import { followParcels } from '#services/following/follow-parcels.ts'
import { reportFollowing } from '#services/following/report.ts'
import { followingSays } from '#words/en/following-status.ts'
import { acts } from '../usps-stand-in/script.ts'
import { STAND_IN_CREDENTIALS, startStandIn } from '../usps-stand-in/stand-in.ts'
import { createWorld } from '../world.ts'

const NUMBERS = ['9234690100000000000017', '9234691234567800000171']
const MAILER = '912345678'

test('what was spent, what comes next and whose parcels are told of can be seen', async () => {
  await using standIn = await startStandIn()
  await using world = await createWorld({
    config: { usps: { ...STAND_IN_CREDENTIALS, base: standIn.base, callsPerHour: 60 } },
    isSourceIdle: true,
  })
  const { ctx, usps } = world.app
  assert.ok(usps)
  await followParcels(ctx, 'usps', NUMBERS)
  standIn.always(
    'batch',
    acts.json(
      NUMBERS.map((trackingNumber) => ({
        trackingNumber,
        statusCode: '403',
        error: { code: '403', message: `MID ${MAILER}: Access Controls 4/1/2026` },
      })),
      207,
    ),
  )
  await usps.following.step()
  const report = await reportFollowing(ctx, { source: 'usps', callsPerHour: 60, batchSize: 35, most: 5 })
  assert.deepEqual(report.lastHour.map(({ purpose, calls }) => [purpose, calls]).sort(), [
    ['token', 1],
    ['tracking', 1],
  ])
  assert.deepEqual(
    report.followed.map(({ outcome, active, parcels }) => [outcome, active, parcels]),
    [['not-covered', false, 2]],
  )
  assert.ok(report.mailers.some(({ mailerId, refusals }) => mailerId === MAILER && refusals === 1))
  assert.match(followingSays.calls(report), /^Calls: 2 of 60 in the last hour: /)
  assert.match(followingSays.mailers(report.mailers, ctx.clock()).join('\n'), /refused: .*912345678 \(1 number/)
  const metrics = await (await world.get('/metrics')).text()
  assert.match(metrics, /^whereabouts_usps_calls_last_hour 2$/m)
  assert.match(metrics, /^whereabouts_usps_parcels 0$/m)
  assert.match(metrics, /^whereabouts_usps_parcels_ended 2$/m)
})

test('trouble is said with its age and what to do', async () => {
  await using standIn = await startStandIn()
  standIn.token.scope = 'addresses prices'
  await using world = await createWorld({
    config: { usps: { ...STAND_IN_CREDENTIALS, base: standIn.base, callsPerHour: 60 } },
    isSourceIdle: true,
  })
  const { ctx, usps } = world.app
  await followParcels(ctx, 'usps', NUMBERS)
  await usps?.following.step()
  world.setNow('2026-11-20T12:05:00Z')
  const report = await reportFollowing(ctx, { source: 'usps', callsPerHour: 60, batchSize: 35, most: 5 })
  assert.equal(report.fault?.fault, 'missing-scope')
  assert.match(
    followingSays.standing(report, ctx.clock()),
    /^USPS: trouble that began 5 minutes ago: .*tracking.*It is asked again in 5 minutes\.$/,
  )
})
