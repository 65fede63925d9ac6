import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { loadKnowledge } from '../../knowledge/knowledge.ts'
import { interpretScan } from '../scans/interpret-scan.ts'
import { parseScan } from '../scans/parse-scan.ts'
import type { Scan } from '../scans/scan.ts'
import { buildJourneys, newestPiece, pieceFor } from './build.ts'
import { changesBetween } from './changes.ts'
import { canExtend, emptyState, extendState, keyOf } from './extend.ts'
import { headlineOf } from './headline.ts'
import type { JourneyState } from './journey.ts'

const { scanTable } = loadKnowledge()
const interpret = (scan: Scan) => interpretScan(scanTable, scan)
const NUMBER = '9234691234567800000171'
const NOW = Date.parse('2026-12-30T12:00:00Z')

function scan(code: string | null, at: string, more: Record<string, unknown> = {}): Scan {
  const parsed = parseScan(
    { trackingNumber: NUMBER, ...(code ? { code } : {}), at, ...more },
    { source: 'feed:t', recordedAtMs: NOW },
  )
  assert.ok(parsed.ok, JSON.stringify(parsed))
  return parsed.scan
}

function journeyOf(...scans: Scan[]) {
  const journeys = buildJourneys(scans, interpret)
  const last = journeys.at(-1)
  assert.ok(last)
  return last
}

const accepted = scan('03', '2026-11-10T10:00:00-06:00', {
  place: { city: 'AUSTIN', state: 'TX', zip: '78701' },
  destinationZip: '38101',
})
const plant = scan('10', '2026-11-11T02:00:00-06:00', { place: { city: 'MEMPHIS', state: 'TN' } })
const delivered = scan('01', '2026-11-13T13:00:00-06:00', {
  wording: 'Delivered, In/At Mailbox',
  place: { city: 'MEMPHIS', state: 'TN', zip: '38101' },
})

test('"Delivered, To Original Sender" is a return', () => {
  const { state } = journeyOf(
    accepted,
    scan('01', '2026-11-20T10:00:00-06:00', { wording: 'Delivered, To Original Sender' }),
  )
  assert.deepEqual([state.phase, state.ended?.phase], ['returned', 'returned'])
})

test('a plain "Delivered" at the end of a return is the sender’s', () => {
  const back = scan('09', '2026-11-14T10:00:00-06:00')
  const on = scan('10', '2026-11-15T10:00:00-06:00')
  const home = scan('01', '2026-11-17T10:00:00-06:00', { place: { zip: '78701' } })
  assert.equal(journeyOf(accepted, back, on).state.phase, 'returning')
  assert.equal(journeyOf(accepted, back, on, home).state.phase, 'returned')
  assert.equal(
    journeyOf(accepted, back, on, delivered, scan('01', '2026-11-17T10:00:00-06:00', { place: { zip: '38101' } })).state
      .phase,
    'delivered',
  )
})

test('late scans and notes of the system never undo "delivered"; a new movement does', () => {
  assert.equal(journeyOf(delivered, accepted, plant).state.phase, 'delivered')
  assert.equal(journeyOf(accepted, delivered, scan('NT', '2026-11-15T10:00:00-06:00')).state.phase, 'delivered')
  assert.equal(journeyOf(accepted, delivered, scan('10', '2026-11-13T14:00:00-06:00')).state.phase, 'delivered')
  assert.equal(journeyOf(accepted, delivered, scan('04', '2026-11-14T14:00:00-06:00')).state.phase, 'returning')
})

test('the headline of an end names where and when it ended, not a scan that was told later', () => {
  const emptied = scan('10', '2026-11-14T03:00:00-06:00', { place: { city: 'NASHVILLE', state: 'TN' } })
  const { state } = journeyOf(accepted, plant, delivered, emptied)
  assert.equal(state.phase, 'delivered')
  assert.partialDeepStrictEqual(headlineOf(state, NOW), {
    key: 'headline.delivered',
    values: { city: 'MEMPHIS', day: '2026-11-13' },
  })
})

test('the headline says of no place what was only announced', () => {
  const told = (code: string) =>
    scan(code, '2026-11-13T08:00:00-06:00', { basis: 'announced', place: { city: 'RENO' } })
  for (const code of ['01', '16', '02']) {
    assert.partialDeepStrictEqual(headlineOf(journeyOf(accepted, plant, told(code)).state, NOW), {
      key: 'headline.last-seen',
      values: { city: 'MEMPHIS', day: '2026-11-11' },
    })
  }
})

test('the headline leads with the last physical scan', () => {
  const note = scan(null, '2026-11-15', { wording: 'In Transit, Arriving Late' })
  const { state } = journeyOf(accepted, plant, note)
  const text = headlineOf(state, Date.parse('2026-11-17T12:00:00Z'))
  assert.partialDeepStrictEqual(text, { key: 'headline.last-seen', values: { city: 'MEMPHIS', days: 6 } })
  const label = journeyOf(scan('GX', '2026-11-10T10:00:00-06:00')).state
  assert.equal(headlineOf(label, NOW).key, 'headline.never-seen')
})

test('days are counted on the clock of the place', () => {
  const lateEvening = journeyOf(scan('10', '2026-11-11T23:30:00-06:00')).state
  assert.equal(headlineOf(lateEvening, Date.parse('2026-11-12T05:45:00Z')).values.days, 0)
  assert.equal(headlineOf(lateEvening, Date.parse('2026-11-12T06:15:00Z')).values.days, 1)
})

test('a day without time closes its day, unless it tells of a label or acceptance', () => {
  const { scans } = journeyOf(
    scan(null, '2026-11-11', { wording: 'In Transit, Arriving Late' }),
    plant,
    scan('GX', '2026-11-11'),
  )
  assert.deepEqual(
    scans.map((one) => one.scan.code),
    [null, '10', 'GX'],
  )
})

test('a partner who still has it is before acceptance', () => {
  const { state } = journeyOf(scan('80', '2026-11-09T10:00:00-06:00'), scan('82', '2026-11-10T10:00:00-06:00'))
  assert.deepEqual([state.phase, state.lastSeen, state.accepted], ['pre-shipment', null, null])
})

test('a piece that the source names is kept apart', () => {
  const journeys = buildJourneys(
    [accepted, scan('03', '2026-11-12T10:00:00-06:00', { piece: 2 }), delivered],
    interpret,
  )
  assert.deepEqual(
    journeys.map(({ state }) => [state.piece, state.phase]),
    [
      [1, 'accepted'],
      [2, 'delivered'],
    ],
  )
})

test('a scan without a piece joins the piece that was scanned last, also where days without time tie', () => {
  const orders = [
    [scan('08', '2026-08-02', { piece: 1 }), scan('01', '2026-08-02', { piece: 2 })],
    [scan('01', '2026-08-02', { piece: 2 }), scan('08', '2026-08-02', { piece: 1 })],
  ]
  const joined = orders.map((told) =>
    buildJourneys([...told, scan('GX', '2026-08-03T00:00:00-06:00')], interpret).map(({ state }) => state.scanCount),
  )
  assert.deepEqual(joined, [
    [2, 1],
    [2, 1],
  ])
})

test('what changed is told, and nothing where nothing did', () => {
  const before = journeyOf(accepted).state
  const after = journeyOf(accepted, plant, delivered).state
  assert.deepEqual(
    changesBetween(before, after).map((change) => change.kind),
    ['seen', 'phase', 'ended'],
  )
  assert.deepEqual(changesBetween(after, journeyOf(delivered, plant, accepted, plant).state), [])
  assert.deepEqual(
    changesBetween(null, before).map((change) => change.kind),
    ['first-scan', 'seen'],
  )
})

const anyScan = fc
  .record({
    code: fc.constantFrom('GX', '03', '10', 'NT', '07', 'OF', '01', '02', '09', '16', '08', 'XX', 'GC'),
    day: fc.oneof(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 0, max: 4 })),
    minute: fc.oneof(fc.integer({ min: 0, max: 1439 }), fc.constantFrom(0, 700)),
    isDay: fc.boolean(),
    zip: fc.constantFrom('38101', '78701', '10001'),
    id: fc.option(fc.string({ maxLength: 3 }), { nil: null }),
    piece: fc.option(fc.constantFrom(1, 2), { nil: null }),
  })
  .map(({ code, day, minute, isDay, zip, id, piece }) => {
    const ms = Date.parse('2026-08-01T06:00:00Z') + day * 86_400_000 + minute * 60_000
    const text = new Date(ms - 6 * 3_600_000).toISOString()
    return scan(code, isDay ? text.slice(0, 10) : `${text.slice(0, 19)}-06:00`, {
      place: { zip },
      ...(id ? { sourceEventId: id } : {}),
      ...(piece ? { piece } : {}),
      ...(zip === '38101' ? { expectedDay: '2026-11-20' } : {}),
    })
  })
const manyScans = fc.uniqueArray(anyScan, {
  maxLength: 14,
  selector: (one) => `${one.atMs}${one.hasTime}${one.code}${one.place.zip}${one.piece}`,
})

test('the order of arrival never matters, and telling twice changes nothing', () => {
  fc.assert(
    fc.property(
      manyScans.chain((scans) => fc.tuple(fc.constant(scans), fc.shuffledSubarray(scans, { minLength: scans.length }))),
      ([scans, shuffled]) => {
        const states = (list: Scan[]) => buildJourneys(list, interpret).map(({ state }) => state)
        assert.deepEqual(states(shuffled), states(scans))
        assert.deepEqual(states([...shuffled, ...scans]), states(scans))
      },
    ),
  )
})

test('extending scan by scan gives what building anew gives', () => {
  fc.assert(
    fc.property(manyScans, (scans) => {
      const states: JourneyState[] = []
      const told: Scan[] = []
      for (const one of scans.toSorted((a, b) => a.atMs - b.atMs)) {
        told.push(one)
        const interpretation = interpret(one)
        const key = keyOf(one, interpretation)
        if (states.every((state) => canExtend(state, one, key))) {
          const piece = pieceFor(newestPiece(states), { scan: one, interpretation, key })
          let state = states.find((candidate) => candidate.piece === piece)
          if (!state) {
            state = emptyState(NUMBER, piece)
            states.push(state)
          }
          extendState(state, one, interpretation, key)
        } else states.splice(0, states.length, ...buildJourneys(told, interpret).map(({ state }) => state))
        states.sort((a, b) => a.piece - b.piece)
        assert.deepEqual(
          states,
          buildJourneys(told, interpret).map(({ state }) => state),
        )
      }
    }),
  )
})
