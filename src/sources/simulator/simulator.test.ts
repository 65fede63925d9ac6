import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { parseDay } from '#domain/calendar/civil-day.ts'
import { weekdayOf } from '#domain/calendar/postal-calendar.ts'
import { interpretScan } from '#domain/scans/interpret-scan.ts'
import { parseScan } from '#domain/scans/parse-scan.ts'
import { parseTrackingNumber } from '#domain/tracking-number/index.ts'
import { loadKnowledge } from '../../knowledge/knowledge.ts'
import { createPlaces } from '../../knowledge/places/places.ts'
import { createNetwork } from './network.ts'
import { planDay, type SimulatedParcel, type Telling } from './plan.ts'
import { playSimulation } from './play.ts'
import { NETWORKS, type NetworkName, TROUBLES } from './rates.ts'

const knowledge = loadKnowledge()
const places = createPlaces()
const world = { places, calendar: knowledge.calendar, network: createNetwork(places) }
const parcels: SimulatedParcel[] = [...planDay(world, 7, '2026-10-06', 3_000)]
const LATE = Date.parse('2027-06-01T00:00:00Z')

test('the same seed gives the same parcels, another seed others', () => {
  const again = [...planDay(world, 7, '2026-10-06', 50)]
  assert.deepEqual(again, parcels.slice(0, 50))
  assert.notDeepEqual([...planDay(world, 8, '2026-10-06', 50)], again)
})

test('every number is valid and stands once', () => {
  const numbers = new Set(parcels.map((parcel) => parcel.trackingNumber))
  assert.equal(numbers.size, parcels.length)
  for (const number of numbers) {
    const [reading] = parseTrackingNumber(number)
    assert.ok(reading?.valid && reading.carrier === 'usps', number)
  }
})

test('every scan is one that the feed takes and the knowledge reads', () => {
  for (const { tellings } of parcels) {
    for (const { scan, tellAtMs } of tellings) {
      const parsed = parseScan(scan, { source: 'simulator', recordedAtMs: LATE })
      assert.ok(parsed.ok, JSON.stringify(scan))
      assert.notEqual(interpretScan(knowledge.scanTable, parsed.scan).readBy, 'unknown', scan.wording)
      assert.ok(parsed.scan.hasTime === false || tellAtMs >= parsed.scan.atMs, 'nothing is told before it happens')
    }
  }
})

test('troubles come as often as the rates say', () => {
  for (const [trouble, rate] of NETWORKS.ordinary.troubles) {
    const share = parcels.filter((parcel) => parcel.trouble === trouble).length / parcels.length
    const deviation = 4 * Math.sqrt((rate * (1 - rate)) / parcels.length)
    assert.ok(Math.abs(share - rate) <= deviation, `${trouble}: ${share} of ${rate}`)
  }
})

test('the truth goes forward in time, and a lost parcel is not seen again', () => {
  for (const { truth, trouble, tellings } of parcels) {
    const times = truth.map(({ at }) => Date.parse(at))
    assert.deepEqual(
      times,
      times.toSorted((a, b) => a - b),
    )
    assert.ok(truth.every((line) => TROUBLES.includes(line.trouble)))
    if (trouble !== 'lost') continue
    const since = Date.parse(truth[0]?.troubleSince ?? '')
    assert.ok(since > 0)
    for (const { scan } of tellings) {
      const parsed = parseScan(scan, { source: 'simulator', recordedAtMs: LATE })
      const isSeen = parsed.ok && interpretScan(knowledge.scanTable, parsed.scan).basis === 'seen'
      assert.ok(!isSeen || Date.parse(scan.at) <= since)
    }
  }
})

test('nothing is delivered on holidays, and on Sundays only what some offices bring then', () => {
  let onSundays = 0
  for (const { truth, tellings } of parcels) {
    const end = truth.findLast(({ state }) => state === 'delivered')
    if (!end) continue
    const day = end.at.slice(0, 10)
    if (knowledge.calendar.isPostalDay(day)) continue
    assert.equal(weekdayOf(parseDay(day) ?? 0), 0, day)
    assert.notEqual(tellings[0]?.scan.mailClass, 'media-mail')
    onSundays++
  }
  assert.ok(onSundays > 0 && onSundays < parcels.length / 10)
})

test('the system says of a lost parcel nothing that it does not say of one that comes', () => {
  const wordingsOf = (trouble: string) =>
    new Set(
      parcels
        .filter((parcel) => parcel.trouble === trouble)
        .flatMap(({ tellings }) => tellings.map(({ scan }) => scan.wording)),
    )
  const ofHealthy = wordingsOf('none')
  assert.deepEqual(
    [...wordingsOf('lost')].filter((wording) => !ofHealthy.has(wording)),
    [],
  )
  assert.ok(ofHealthy.has('In Transit, Arriving Late'))
})

test('each network differs from the ordinary one as its name says', () => {
  const scansOf = (network: NetworkName) => [...planDay(world, 7, '2026-10-06', 500, network)]
  const isSeen = ({ scan }: Telling) => {
    const parsed = parseScan(scan, { source: 'simulator', recordedAtMs: LATE })
    return parsed.ok && interpretScan(knowledge.scanTable, parsed.scan).basis === 'seen'
  }
  const seen = (network: NetworkName) => scansOf(network).reduce((n, one) => n + one.tellings.filter(isSeen).length, 0)
  assert.ok(seen('half-missed') < 0.75 * seen('ordinary'))
  const troubled = (network: NetworkName) => scansOf(network).filter(({ trouble }) => trouble !== 'none').length
  assert.ok(troubled('peak-season') > 1.5 * troubled('ordinary'))
  const announced = scansOf('no-announced-steps').flatMap(({ tellings }) => tellings.map(({ scan }) => scan.code))
  assert.ok(!announced.includes('NT') && !announced.includes('OF') && announced.includes('GX'))
})

test('a play writes scans in the order of a feed, and the truth beside them', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'whereabouts-play-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const play = (name: string) =>
    playSimulation(world, {
      seed: 3,
      parcels: 200,
      from: '2026-10-01',
      days: 5,
      scansFile: join(folder, `${name}.ndjson`),
      truthFile: join(folder, `${name}-truth.ndjson`),
      onProgress() {},
    })
  const played = await play('a')
  await play('b')
  const read = (name: string) => readFileSync(join(folder, name), 'utf8')
  assert.equal(read('a.ndjson'), read('b.ndjson'))
  const lines = read('a.ndjson').trim().split('\n')
  assert.deepEqual([played.parcels, played.scans], [200, lines.length])
  const truth = read('a-truth.ndjson')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  assert.equal(new Set(truth.map((line) => line.trackingNumber)).size, 200)
})

test('a play sends its scans to a server and tries again while it is busy', async (t) => {
  let busy = 1
  let taken = 0
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    if (busy-- > 0) return response.writeHead(429, { 'retry-after': '0.1' }).end()
    const count = body.split('\n').length
    taken += count
    return response.end(JSON.stringify({ accepted: count, duplicates: 0, rejected: [], rejectedCount: 0 }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => server.close())
  const { port } = server.address() as { port: number }
  const played = await playSimulation(world, {
    seed: 3,
    parcels: 20,
    from: '2026-10-01',
    days: 1,
    post: { url: `http://127.0.0.1:${port}`, key: 'k' },
    onProgress() {},
  })
  assert.deepEqual([played.accepted, taken], [played.scans, played.scans])
})
