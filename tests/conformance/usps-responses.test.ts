import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { formatAt } from '#domain/scans/at.ts'
import { decodeDetail } from '#sources/usps-api/decode-detail.ts'
import { decodeLocation } from '#sources/usps-api/location.ts'
import { createTrackingSource } from '#sources/usps-api/tracking-source.ts'
import { clientOf } from '../usps-stand-in/parts.ts'
import { acts } from '../usps-stand-in/script.ts'
import { startStandIn } from '../usps-stand-in/stand-in.ts'

/** Recorded and documented answers of USPS, which stay outside this repository. */
const FOLDER = join(import.meta.dirname, '../../../shared/reference/usps-responses')
const skip = existsSync(FOLDER) ? false : 'the recorded answers of USPS are not on this machine'
const RECORDED_MS = Date.parse('2026-11-25T12:00:00Z')

const read = (file: string) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8'))

function scansOf(file: string) {
  const body = read(file)
  const decoded = decodeDetail(body, { recordedAtMs: RECORDED_MS })
  assert.ok(decoded.ok)
  assert.equal(decoded.dropped, 0)
  assert.equal(decoded.answer.scans.length, body.trackingEvents.length)
  return decoded.answer
}

test('a recorded delivery is read whole', { skip }, () => {
  const { scans, facts } = scansOf('tracking-v3-detail-delivered.json')
  assert.deepEqual(facts, { mailClass: 'ground-advantage', destinationZip: '34442' })
  assert.equal(scans[0]?.wording, 'Delivered, Parcel Locker')
  assert.equal(scans[0] && formatAt(scans[0]), '2024-11-22T13:58:40-05:00')
  assert.deepEqual(scans[3]?.place, {
    facility: 'JACKSONVILLE FL DISTRIBUTION CENTER',
    city: 'JACKSONVILLE',
    state: 'FL',
  })
  assert.deepEqual(scans[4]?.place, {})
})

test('recorded wrong GMT dates are set right, and midnight without GMT has no time', { skip }, () => {
  const { scans, facts } = scansOf('tracking-v3-detail-in-transit.json')
  assert.equal(facts.expectedDay, '2024-11-29')
  assert.deepEqual(
    scans.map((scan) => formatAt(scan)),
    ['2024-11-26T01:44:28-06:00', '2024-11-25T18:31:21-06:00', '2024-11-25T18:26:14-06:00', '2024-11-23'],
  )
  assert.equal(scans[1]?.atMs, Date.parse('2024-11-26T00:31:21Z'))
})

test('converted older answers are read whole', { skip }, () => {
  assert.equal(scansOf('tracking-v3-detail-pre-shipment-partner.json').facts.mailClass, 'priority-mail')
  const body = { ...read('tracking-v3-detail-delivery-attempt.json'), trackingNumber: '9274890100000000000011' }
  const decoded = decodeDetail(body, { recordedAtMs: RECORDED_MS })
  assert.deepEqual(decoded.ok && decoded.answer.scans.map((scan) => [scan.code, formatAt(scan)]), [
    ['55', '2021-11-30T13:00:00-06:00'],
    ['MA', '2021-11-30'],
  ])
})

test("a documented webhook's payload is read, without the person in it", { skip }, () => {
  const payload = JSON.parse(read('webhook-notification-doc-example.json').payload)
  const decoded = decodeDetail(payload, { recordedAtMs: RECORDED_MS })
  assert.ok(decoded.ok)
  const { scans, facts } = decoded.answer
  assert.deepEqual(facts, {
    mailClass: 'priority-mail',
    mailedOn: '2025-02-07',
    destinationZip: '12345',
    expectedDay: '2025-02-07',
  })
  assert.deepEqual(
    scans.map((scan) => [scan.code, formatAt(scan), scan.place]),
    [['01', '2025-02-07T12:55:12-05:00', { city: 'DETROIT', state: 'MI', zip: '12345' }]],
  )
  assert.doesNotMatch(JSON.stringify(scans), /John|SomeFirm/)
})

test('recorded errors have their outcomes', { skip }, async () => {
  await using standIn = await startStandIn()
  const { client } = clientOf(standIn)
  const source = createTrackingSource(client)
  const ask = () => source.ask([{ trackingNumber: '9274890100000000000011' }])
  standIn.next('tracking', acts.json(read('tracking-v3-error-not-found.json'), 400))
  const unknown = await ask()
  assert.deepEqual(unknown.ok && unknown.answers.map((one) => [one.outcome, one.code]), [['not-scanned-yet', '150001']])
  standIn.next('tracking', acts.json(read('error-quota-429.json'), 429))
  const quota = await ask()
  assert.equal(!quota.ok && quota.fault, 'told-to-wait')
})

test('the documented token is read as having the tracking scope', { skip }, async () => {
  await using standIn = await startStandIn()
  standIn.next('token', acts.json(read('other-apis/oauth-token-doc.json')))
  const { client, tokenStore } = clientOf(standIn, { clock: () => RECORDED_MS })
  assert.deepEqual(await client.checkToken('tracking'), { ok: true })
  assert.equal(tokenStore.token?.expiresAtMs, RECORDED_MS + 11_111_000)
})

test('a documented office is read whole', { skip }, () => {
  const { locations } = read('other-apis/post-office-locations-one.json')
  const office = decodeLocation(locations[0])
  assert.ok(office)
  assert.equal(office.services.length, locations[0].services.length)
  assert.deepEqual(office.position, { lat: 40.877367, lon: -73.9063 })
  assert.deepEqual(office.specialHours, [{ day: '2025-05-26', isOpen: false, spans: [] }])
  assert.deepEqual(office.services.find((one) => one.service === 'LAST_COLLECTION')?.hours[0]?.spans, [
    { opens: null, closes: 1020 },
  ])
})
