import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatAt } from '#domain/scans/at.ts'
import { createTrackingSource } from '#sources/usps-api/tracking-source.ts'
import { clientOf } from '../usps-stand-in/parts.ts'
import { startStandIn } from '../usps-stand-in/stand-in.ts'

const NUMBER = '9234690100000000000017'
const PARCEL = {
  trackingNumber: NUMBER,
  destinationZip: '38103',
  expectedDay: '2026-11-24',
  returnBy: '2026-12-05',
  events: [
    {
      code: '10',
      type: 'Arrived at USPS Regional Facility',
      at: '2026-11-19T18:40:00',
      offset: '-06:00',
      city: 'MEMPHIS TN DISTRIBUTION CENTER',
    },
    {
      code: '03',
      type: 'USPS in possession of item',
      at: '2026-11-18T17:05:00',
      offset: '-05:00',
      city: 'AKRON',
      state: 'OH',
      zip: '44308',
    },
    { code: 'MA', type: 'Pre-Shipment, USPS Awaiting Item', at: '2026-11-17T00:00:00' },
  ],
}

test('one number is asked with all details, and its events become scans', async () => {
  await using standIn = await startStandIn()
  standIn.parcels.set(NUMBER, PARCEL)
  const { client, budget } = clientOf(standIn, { clock: () => Date.parse('2026-11-20T12:00:00Z') })
  const result = await createTrackingSource(client).ask([{ trackingNumber: NUMBER, destinationZip: '38103-1234' }])
  assert.ok(result.ok)
  assert.equal(result.answers.length, 1)
  const [answer] = result.answers
  assert.equal(answer?.outcome, 'found')
  assert.deepEqual(answer?.facts, {
    mailClass: 'ground-advantage',
    destinationZip: '38103',
    expectedDay: '2026-11-24',
    returnBy: '2026-12-05',
  })
  assert.deepEqual(
    answer?.scans.map((scan) => [scan.code, formatAt(scan), scan.place, scan.source]),
    [
      [
        '10',
        '2026-11-19T18:40:21-06:00',
        { facility: 'MEMPHIS TN DISTRIBUTION CENTER', city: 'MEMPHIS', state: 'TN' },
        'usps',
      ],
      ['03', '2026-11-18T17:05:21-05:00', { city: 'AKRON', state: 'OH', zip: '44308' }, 'usps'],
      ['MA', '2026-11-17', {}, 'usps'],
    ],
  )
  const asked = standIn.requests.find(({ route }) => route === 'tracking')
  assert.equal(asked?.query.get('expand'), 'DETAIL')
  assert.equal(asked?.query.get('destinationZIPCode'), '38103')
  assert.deepEqual(budget.taken, ['token', 'tracking'])
})
