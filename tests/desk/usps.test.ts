import assert from 'node:assert/strict'
import { test } from 'node:test'
import { followParcels } from '#services/following/follow-parcels.ts'
import { USPS_SOURCE } from '#sources/usps-api/to-scans.ts'
import { createWorld } from '../world.ts'
import { agentAt } from './desk-world.ts'

const NUMBER = '9234691234567800000171'

test('leads see how calls to USPS are spent and what is asked about next', async () => {
  const usps = { clientId: 'id', clientSecret: 'secret of a test', base: 'http://127.0.0.1:9', callsPerHour: 60 }
  await using world = await createWorld({ config: { usps }, isSourceIdle: true })
  const lead = await agentAt(world, 'lead')
  assert.match(await (await lead.get('/desk/reports')).text(), /href="\/desk\/usps"/)
  assert.match(await (await lead.get('/desk/usps')).text(), /Calls: 0 of 60 in the last hour/)
  await followParcels(world.app.ctx, USPS_SOURCE, [NUMBER])
  const page = await (await lead.get('/desk/usps')).text()
  assert.match(page, /9234 6912 3456 7800 0001 71/)
  assert.match(page, /Parcels asked about: 1/)
  assert.ok(!page.includes('secret of a test'))
  assert.equal((await (await agentAt(world)).get('/desk/usps')).status, 403)
  assert.deepEqual(world.errors, [])
})

test('without USPS the page says how to connect it', async () => {
  await using world = await createWorld()
  assert.match(await (await (await agentAt(world, 'lead')).get('/desk/usps')).text(), /USPS is not connected/)
})
