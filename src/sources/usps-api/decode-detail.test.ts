import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { formatAt, parseAt } from '#domain/scans/at.ts'
import type { Scan } from '#domain/scans/scan.ts'
import { decodeDetail } from './decode-detail.ts'
import { readOffset } from './event-time.ts'

const RECORDED_MS = Date.parse('2026-11-25T12:00:00Z')
const NUMBER = '9234690100000000000017'

function answerOf(payload: Record<string, unknown>) {
  const decoded = decodeDetail({ trackingNumber: NUMBER, ...payload }, { recordedAtMs: RECORDED_MS })
  assert.ok(decoded.ok)
  return { ...decoded.answer, dropped: decoded.dropped }
}

/** The only scan of an answer of v3 that holds one event. */
function scanOfV3(event: Record<string, unknown>): Scan | undefined {
  return answerOf({ trackingEvents: [{ eventCode: '10', eventType: 'Arrived', ...event }] }).scans[0]
}

function scanOfV3r2(event: Record<string, unknown>): Scan | undefined {
  const trackingEvents = [{ eventCode: '10', eventType: 'Arrived', ...event }]
  return answerOf({ trackingEvents, deliveryDateExpectation: {}, destinationZIPCode: '38103' }).scans[0]
}

const at = (scan: Scan | undefined) => (scan ? formatAt(scan) : null)

test('UTC is the local time less its offset, whatever date GMTTimestamp has', () => {
  const scan = scanOfV3({
    eventTimestamp: '2026-11-18T18:31:00',
    GMTTimestamp: '2026-11-18T00:31:21Z',
    GMTOffset: '-06:00',
  })
  assert.equal(scan?.atMs, Date.parse('2026-11-19T00:31:21Z'))
  assert.equal(scan?.localDay, '2026-11-18')
})

const zones: readonly [string, Record<string, unknown>, string, string][] = [
  ['an offset with one digit', { eventTimestamp: '2026-11-18T08:10:00', GMTOffset: '-7:00' }, '-07:00', 'both'],
  ['an offset without a colon', { eventTimestamp: '2026-11-18T08:10:00', GMTOffset: '-0700' }, '-07:00', 'both'],
  ['an offset of hours alone', { eventTimestamp: '2026-11-18T08:10:00', GMTOffset: '-7' }, '-07:00', 'both'],
  ['an offset as a number', { eventTimestamp: '2026-11-18T08:10:00', GMTOffset: -7 }, '-07:00', 'both'],
  ['an offset east', { eventTimestamp: '2026-11-18T08:10:00', GMTOffset: '+10:00' }, '+10:00', 'both'],
  ['a false Z', { eventTimestamp: '2026-11-18T08:10:00Z', GMTOffset: '-05:00' }, '-05:00', 'both'],
  ['a false Z and fractions', { eventTimestamp: '2026-11-18T08:10:00.000Z', GMTOffset: '-05:00' }, '-05:00', 'both'],
  ['an offset in the time', { eventTimestamp: '2026-11-18T08:10:00-08:00' }, '-08:00', 'both'],
  ['two that differ', { eventTimestamp: '2026-11-18T08:10:00-08:00', GMTOffset: '-05:00' }, '-08:00', 'both'],
  ['no zone', { eventTimestamp: '2026-11-18T08:10:00' }, '', 'both'],
  ['an impossible offset', { eventTimestamp: '2026-11-18T08:10:00', GMTOffset: '-19:00' }, '', 'both'],
  ['words for an offset', { eventTimestamp: '2026-11-18T08:10:00', GMTOffset: 'EST' }, '', 'both'],
  ['a blank for the T', { eventTimestamp: '2026-11-18 08:10:00.000000', GMTOffset: '-05:00' }, '-05:00', 'both'],
  ['a Z alone, where the API documents local times', { eventTimestamp: '2026-11-18T08:10:00Z' }, '', 'v3'],
  ['a Z alone, where the API documents zones', { eventTimestamp: '2026-11-18T08:10:00Z' }, '+00:00', 'v3r2'],
]

for (const [what, event, offset, version] of zones) {
  test(`${what}: ${offset || 'zone not known'} (${version})`, () => {
    if (version !== 'v3r2') assert.equal(at(scanOfV3(event)), `2026-11-18T08:10:00${offset}`)
    if (version !== 'v3') assert.equal(at(scanOfV3r2(event)), `2026-11-18T08:10:00${offset}`)
  })
}

test('seconds come from GMTTimestamp where it tells the same minute, and from nowhere else', () => {
  const event = { eventTimestamp: '2026-11-18T08:10:00', GMTOffset: '-05:00' }
  assert.equal(at(scanOfV3({ ...event, GMTTimestamp: '2026-11-18T13:10:44Z' })), '2026-11-18T08:10:44-05:00')
  assert.equal(at(scanOfV3({ ...event, GMTTimestamp: '2026-11-18T13:44:44Z' })), '2026-11-18T08:10:00-05:00')
  assert.equal(at(scanOfV3({ ...event, GMTTimestamp: 'yesterday' })), '2026-11-18T08:10:00-05:00')
  const half = { eventTimestamp: '2026-11-18T08:10:00', GMTOffset: '+05:30', GMTTimestamp: '2026-11-18T02:40:07Z' }
  assert.equal(at(scanOfV3(half)), '2026-11-18T08:10:07+05:30')
  const own = { eventTimestamp: '2026-11-18T08:10:12-05:00', GMTTimestamp: '2026-11-18T13:10:44Z' }
  assert.equal(at(scanOfV3r2(own)), '2026-11-18T08:10:12-05:00')
})

test('midnight is a time only where something says GMT', () => {
  assert.equal(at(scanOfV3({ eventTimestamp: '2026-11-18T00:00:00' })), '2026-11-18')
  assert.equal(at(scanOfV3({ eventTimestamp: '2026-11-18T00:00:00', GMTOffset: null })), '2026-11-18')
  assert.equal(
    at(scanOfV3({ eventTimestamp: '2026-11-18T00:00:00', GMTOffset: '-05:00' })),
    '2026-11-18T00:00:00-05:00',
  )
  assert.equal(at(scanOfV3r2({ eventTimestamp: '2026-11-18' })), '2026-11-18')
  assert.equal(at(scanOfV3({ eventTimestamp: '2026-11-18T00:01:00' })), '2026-11-18T00:01:00')
})

test('an event whose own time can not be read keeps the day of GMTTimestamp, which is the local one', () => {
  assert.equal(at(scanOfV3({ eventTimestamp: '14:03', GMTTimestamp: '2026-11-18T19:03:10Z' })), '2026-11-18')
})

test('property: the moment is the local time less the offset, also across midnight and years', () => {
  const minutes = fc.integer({ min: Date.parse('1995-01-01') / 60_000, max: RECORDED_MS / 60_000 })
  const offsets = fc.integer({ min: -48, max: 56 }).map((quarters) => quarters * 15)
  fc.assert(
    fc.property(minutes, offsets, fc.integer({ min: 0, max: 59 }), fc.boolean(), (minute, offset, second, isV3) => {
      const utcMs = minute * 60_000 + second * 1000
      const local = new Date(utcMs + offset * 60_000).toISOString()
      const sign = offset < 0 ? '-' : '+'
      const GMTOffset = `${sign}${Math.floor(Math.abs(offset) / 60)}:${String(Math.abs(offset) % 60).padStart(2, '0')}`
      const event = {
        eventTimestamp: `${local.slice(0, 16)}:00`,
        // The fault of live answers: the local date with the time in UTC.
        GMTTimestamp: `${local.slice(0, 10)}T${new Date(utcMs).toISOString().slice(11, 19)}Z`,
        GMTOffset,
      }
      const scan = isV3 ? scanOfV3(event) : scanOfV3r2(event)
      assert.equal(readOffset(GMTOffset), offset)
      assert.equal(scan?.atMs, utcMs)
      assert.equal(scan?.localDay, local.slice(0, 10))
    }),
  )
})

const places: readonly [string, Record<string, unknown>, unknown][] = [
  ['a town', { eventCity: 'AKRON', eventState: 'OH', eventZIP: '44308' }, { city: 'AKRON', state: 'OH', zip: '44308' }],
  [
    'a facility in the city',
    { eventCity: 'AKRON OH DISTRIBUTION CENTER', eventState: null, eventZIP: null },
    { facility: 'AKRON OH DISTRIBUTION CENTER', city: 'AKRON', state: 'OH' },
  ],
  [
    'a facility that names no state',
    { eventCity: 'REMOTE ENCODING', eventState: null },
    { facility: 'REMOTE ENCODING' },
  ],
  ['nothing', { eventCity: null, eventState: null, eventZIP: null, eventCountry: null }, {}],
  ['blanks', { eventCity: ' ', eventState: '', eventZIP: '', eventCountry: '' }, {}],
  ['the United States', { eventCity: 'AKRON', eventState: 'OH', eventCountry: 'US' }, { city: 'AKRON', state: 'OH' }],
  [
    'their name',
    { eventCity: 'AKRON', eventState: 'OH', eventCountry: 'UNITED STATES' },
    { city: 'AKRON', state: 'OH' },
  ],
  ['a country by name', { eventCity: null, eventCountry: 'CANADA' }, { country: 'CA' }],
  ['a town abroad', { eventCity: 'MISSISSAUGA', eventCountry: 'CANADA' }, { city: 'MISSISSAUGA', country: 'CA' }],
  ['a country by letters', { eventCity: 'TOKYO', eventCountry: 'jp' }, { city: 'TOKYO', country: 'JP' }],
  ['a country nobody knows', { eventCountry: 'NEW ATLANTIS' }, { country: 'NEW ATLANTIS' }],
  [
    'a ZIP Code as a number',
    { eventCity: 'SALEM', eventState: 'MA', eventZIP: 1970 },
    { city: 'SALEM', state: 'MA', zip: '01970' },
  ],
  [
    'a ZIP+4',
    { eventCity: 'SALEM', eventState: 'MA', eventZIPCode: '01970-1234' },
    { city: 'SALEM', state: 'MA', zip: '01970' },
  ],
  ['no ZIP Code', { eventCity: 'SALEM', eventState: 'MA', eventZIP: '00000' }, { city: 'SALEM', state: 'MA' }],
]

for (const [what, event, place] of places) {
  test(`a place with ${what}`, () => {
    assert.deepEqual(scanOfV3({ eventTimestamp: '2026-11-18T08:10:00', ...event })?.place, place)
    assert.deepEqual(scanOfV3r2({ eventTimestamp: '2026-11-18T08:10:00', ...event })?.place, place)
  })
}

test('who received it, and where they live, is left behind', () => {
  const event = {
    eventTimestamp: '2026-11-18T08:10:00',
    recipientName: 'Q RECIPIENT',
    name: 'Q RECIPIENT',
    firm: 'Q AND SONS',
    deliveryAddress: '1 Q STREET',
  }
  for (const scan of [scanOfV3(event), scanOfV3r2(event)]) {
    assert.ok(scan)
    assert.doesNotMatch(JSON.stringify(scan), /RECIPIENT|SONS|STREET/)
  }
})

test('what nobody knows is kept word for word', () => {
  const scan = scanOfV3({
    eventTimestamp: '2026-11-18T08:10:00',
    eventCode: 'Z9',
    eventType: 'Teleported, <b>Attic</b> &amp; Roof',
  })
  assert.equal(scan?.code, 'Z9')
  assert.equal(scan?.wording, 'Teleported, Attic & Roof')
  assert.equal(
    answerOf({ statusCategory: 'Beyond', trackingEvents: [{ eventType: 'X', eventTimestamp: '2026-11-18' }] }).outcome,
    'found',
  )
})

test('texts are cut to the length that a scan may have', () => {
  const scan = scanOfV3({
    eventTimestamp: '2026-11-18T08:10:00',
    eventCode: 'C'.repeat(500),
    eventType: 'w'.repeat(5_000),
    eventCity: 'c'.repeat(900),
    eventState: 's'.repeat(900),
    eventCountry: 'k'.repeat(900),
  })
  assert.equal(scan?.wording?.length, 500)
  assert.equal(scan?.code?.length, 40)
  assert.ok((scan?.sourceEventId?.length ?? 999) <= 200)
})

test('events before 1990, far ahead, or without any word are counted and left out', () => {
  const { scans, dropped } = answerOf({
    trackingEvents: [
      { eventCode: '01', eventType: 'Delivered', eventTimestamp: '2026-11-24T10:00:00', GMTOffset: '-05:00' },
      { eventCode: '10', eventType: 'Arrived', eventTimestamp: '2036-11-24T10:00:00' },
      { eventCode: '10', eventType: 'Arrived', eventTimestamp: '1899-12-30T00:00:00' },
      { eventCode: '10', eventType: 'Arrived', eventTimestamp: '2026-02-30T00:00:00' },
      { eventCode: '10', eventType: 'Arrived', eventTimestamp: null },
      { eventCode: null, eventType: '', eventTimestamp: '2026-11-24T10:00:00' },
      null,
      'Arrived',
    ],
  })
  assert.equal(scans.length, 1)
  assert.equal(dropped, 5)
})

test('at most 99 scans, the newest', () => {
  const trackingEvents = Array.from({ length: 150 }, (_, i) => ({
    eventCode: 'TL',
    eventTimestamp: new Date(RECORDED_MS - i * 3_600_000).toISOString().slice(0, 16),
    GMTOffset: '+00:00',
  }))
  const { scans } = answerOf({ trackingEvents: trackingEvents.reverse() })
  assert.equal(scans.length, 99)
  assert.equal(scans[0]?.atMs, RECORDED_MS)
})

const EVENT = { code: 'SF', at: '2026-11-18T18:31:00', city: 'AKRON', state: 'OH', zip: '44308' }

test('one event has one id in v3, v3r2 and webhooks, and no two events share one', () => {
  const v3 = scanOfV3({
    eventCode: EVENT.code,
    eventType: 'Departed Post Office',
    eventTimestamp: EVENT.at,
    GMTTimestamp: '2026-11-18T23:31:21Z',
    GMTOffset: '-05:00',
    eventCity: EVENT.city,
    eventState: EVENT.state,
    eventZIP: EVENT.zip,
    eventCountry: null,
  })
  const same: Record<string, unknown>[] = [
    { eventTimestamp: '2026-11-18T18:31:21-05:00', eventCountry: 'US', eventZIPCode: EVENT.zip },
    { eventTimestamp: '2026-11-18T18:31:00', GMTOffset: '-5:00' },
    { eventTimestamp: '2026-11-18T18:31:59Z', GMTOffset: '-5:00', eventCity: 'Akron ', eventState: 'oh' },
    { eventTimestamp: '2026-11-18 18:31', eventType: 'DEPARTED POST OFFICE', eventCode: 'sf' },
  ]
  const event = { eventCode: EVENT.code, eventCity: EVENT.city, eventState: EVENT.state }
  for (const one of same) assert.equal(scanOfV3r2({ ...event, ...one })?.sourceEventId, v3?.sourceEventId)
  const others: Record<string, unknown>[] = [
    { eventTimestamp: '2026-11-18T18:32:00' },
    { eventTimestamp: '2026-11-19T18:31:00' },
    { eventTimestamp: EVENT.at, eventCode: '03' },
    { eventTimestamp: EVENT.at, eventCity: 'CANTON' },
    { eventTimestamp: EVENT.at, eventState: 'NY' },
    { eventTimestamp: EVENT.at, eventCountry: 'CANADA' },
  ]
  for (const one of others) assert.notEqual(scanOfV3r2({ ...event, ...one })?.sourceEventId, v3?.sourceEventId)
})

test('an event told twice in one answer is one scan', () => {
  const event = { eventCode: 'TL', eventType: 'In Transit', eventTimestamp: '2026-11-18T08:10:00', GMTOffset: '-05:00' }
  assert.equal(
    answerOf({ trackingEvents: [event, { ...event, eventTimestamp: '2026-11-18T08:10:30' }] }).scans.length,
    1,
  )
})

test('events without a code are told apart by their words', () => {
  const event = { eventCode: null, eventTimestamp: '2026-11-18T08:10:00' }
  const { scans } = answerOf({
    trackingEvents: [
      { ...event, eventType: 'Arrived' },
      { ...event, eventType: 'Departed' },
      { ...event, eventType: 'ARRIVED<SUP>&reg;</SUP>.' },
    ],
  })
  assert.deepEqual(
    scans.map((scan) => scan.wording),
    ['Arrived', 'Departed'],
  )
})

const classes: readonly [Record<string, unknown>, string | undefined][] = [
  [{ mailClass: 'USPS Ground Advantage<SUP>&#153;</SUP>' }, 'ground-advantage'],
  [{ mailClass: 'Priority Mail<SUP>&reg;</SUP>' }, 'priority-mail'],
  [{ mailClass: 'Priority Mail Express<SUP>&#174;</SUP>' }, 'priority-mail-express'],
  [{ mailClass: 'Priority Mail Express International<SUP>®</SUP>' }, 'priority-mail-express-international'],
  [{ mailClass: 'PRIORITY_MAIL_EXPRESS' }, 'priority-mail-express'],
  [{ mailClass: 'USPS_GROUND_ADVANTAGE' }, 'ground-advantage'],
  [{ mailClass: 'FIRST-CLASS_PACKAGE_SERVICE' }, 'first-class-mail'],
  [{ mailClass: 'Parcel Select Lightweight' }, 'parcel-select'],
  [{ mailClass: null, mailClassCode: 'PM' }, 'priority-mail'],
  [{ mailClass: '', serviceTypeCode: '346' }, 'ground-advantage'],
  [{ mailClass: 'Rocket Mail', serviceTypeCode: '346' }, 'ground-advantage'],
  [{ mailClass: 'Rocket Mail' }, undefined],
  [{ mailClass: { name: 'Priority Mail' }, serviceTypeCode: ['055'] }, undefined],
]

for (const [fields, token] of classes) {
  test(`the mail class of ${JSON.stringify(fields)} is ${token}`, () => {
    const trackingEvents = [{ eventCode: '10', eventTimestamp: '2026-11-18T08:10:00' }]
    assert.equal(answerOf({ ...fields, trackingEvents }).facts.mailClass, token)
    assert.equal(answerOf({ ...fields, trackingEvents, deliveryDateExpectation: {} }).facts.mailClass, token)
  })
}

const expected: readonly [Record<string, unknown>, string | undefined][] = [
  [{ expectedDeliveryTimeStamp: '2026-11-29T00:00:00' }, '2026-11-29'],
  [{ expectedDeliveryDate: '2026-11-29' }, '2026-11-29'],
  [{ expectedDeliveryTimeStamp: '', predictedDeliveryDate: '2026-11-28' }, '2026-11-28'],
  [{ expectedDeliveryTimeStamp: '2026-11-29T00:00:00', predictedDeliveryDate: '2026-11-28' }, '2026-11-29'],
  [{ guaranteedDeliveryDate: '3 Business Days' }, undefined],
  [{ guaranteedDeliveryDate: 'November 27, 2026' }, '2026-11-27'],
  [{ guaranteedDeliveryDate: '11/27/2026' }, '2026-11-27'],
  [{ guaranteedDeliveryTimeStamp: '2026-11-27T12:00:00' }, '2026-11-27'],
  [{ expectedDeliveryTimeStamp: '2026-02-30T00:00:00' }, undefined],
  [{ expectedDeliveryTimeStamp: 'February 30, 2026' }, undefined],
  [{ expectedDeliveryTimeStamp: 'string' }, undefined],
  [
    { deliveryDateExpectation: { expectedDeliveryDate: '2026-11-29', predictedDeliveryDate: '2026-11-30' } },
    '2026-11-29',
  ],
  [
    { deliveryDateExpectation: { predictedDeliveryDate: '2026-11-30', guaranteedDeliveryDate: '2026-12-01' } },
    '2026-11-30',
  ],
  [{ deliveryDateExpectation: { guaranteedDeliveryDate: '2026-12-01T15:00' } }, '2026-12-01'],
  [{ deliveryDateExpectation: { guaranteedDeliveryDate: '3 Business Days' } }, undefined],
  [{ deliveryDateExpectation: 'soon', mailingDate: '2026-11-01' }, undefined],
]

for (const [fields, day] of expected) {
  test(`the expected day of ${JSON.stringify(fields)} is ${day}`, () => {
    const trackingEvents = [{ eventCode: '10', eventTimestamp: '2026-11-18T08:10:00' }]
    assert.equal(answerOf({ ...fields, trackingEvents }).facts.expectedDay, day)
  })
}

test('other facts: destination, day of mailing, day of return', () => {
  const trackingEvents = [{ eventCode: '10', eventTimestamp: '2026-11-18T08:10:00' }]
  const v3 = answerOf({
    trackingEvents,
    destinationZIP: '38103',
    returnDateNotice: '2026-12-04',
    mailPieceIntakeDate: '2026-11-10 11:09:19.000000',
  })
  // When the data of the label came is no day of mailing.
  assert.deepEqual(v3.facts, { destinationZip: '38103', returnBy: '2026-12-04' })
  const v3r2 = answerOf({ trackingEvents, destinationZIPCode: 2134, mailingDate: '2026-11-10' })
  assert.deepEqual(v3r2.facts, { destinationZip: '02134', mailedOn: '2026-11-10' })
})

test('SUMMARY answers in free text become scans, in both of their date styles', () => {
  const { scans, facts } = answerOf({
    expectedDeliveryDate: '2026-11-24',
    eventSummaries: [
      'Arrived at Post Office, 11/17/2026, 6:10 am, AKRON, OH 44308',
      'In Transit to Next Facility, November 16, 2026, 1:00 pm',
      'Your item was picked up at 9:50 am on November 15, 2026 in CANTON, OH 44702.',
      'No date at all',
    ],
  })
  assert.deepEqual(
    scans.map((scan) => [scan.wording, formatAt(scan), scan.place, scan.code]),
    [
      ['Arrived at Post Office', '2026-11-17T06:10:00', { city: 'AKRON', state: 'OH', zip: '44308' }, null],
      ['In Transit to Next Facility', '2026-11-16T13:00:00', {}, null],
      [
        'Your item was picked up at 9:50 am on November 15, 2026 in CANTON, OH 44702.',
        '2026-11-15T09:50:00',
        { city: 'CANTON', state: 'OH', zip: '44702' },
        null,
      ],
    ],
  )
  assert.deepEqual(facts, { expectedDay: '2026-11-24' })
})

test('events are better than summaries, and a summary of the status better than nothing', () => {
  const trackingEvents = [{ eventCode: '10', eventType: 'Arrived', eventTimestamp: '2026-11-18T08:10:00' }]
  const eventSummaries = ['Arrived, 11/18/2026, 8:10 am, AKRON, OH 44308']
  assert.deepEqual(
    answerOf({ trackingEvents, eventSummaries }).scans.map((scan) => scan.code),
    ['10'],
  )
  const statusSummary = 'Your item was delivered at 1:58 pm on November 20, 2026 in AKRON, OH 44308.'
  assert.equal(at(answerOf({ trackingEvents: [], statusSummary }).scans[0]), '2026-11-20T13:58:00')
})

test('the oldest shape is read too', () => {
  const text = 'Your item was delivered at 6:50 am on November 6, 2026 in BARTOW, FL 33830.'
  const info = {
    '@ID': NUMBER,
    TrackSummary: text,
    TrackDetail: ['Out for Delivery, November 6, 2026, 6:00 am, BARTOW, FL 33830'],
  }
  for (const TrackInfo of [info, [info]]) {
    const decoded = decodeDetail({ TrackResults: { RequestSeqNumber: null, TrackInfo } }, { recordedAtMs: RECORDED_MS })
    assert.ok(decoded.ok)
    assert.equal(decoded.answer.trackingNumber, NUMBER)
    assert.deepEqual(
      decoded.answer.scans.map((scan) => [scan.wording, at(scan)]),
      [
        [text, '2026-11-06T06:50:00'],
        ['Out for Delivery', '2026-11-06T06:00:00'],
      ],
    )
  }
})

test('an answer without any scan is not-scanned-yet, with what it says', () => {
  const answer = answerOf({ trackingEvents: [], statusSummary: 'The sender has not handed it over.' })
  assert.equal(answer.outcome, 'not-scanned-yet')
  assert.equal(answer.message, 'The sender has not handed it over.')
  assert.deepEqual(answer.facts, {})
})

test('what tells of no parcel is no answer', () => {
  for (const payload of [null, 7, 'text', [], {}, { hello: 'world' }, { trackingNumber: '' }, { trackingNumber: {} }]) {
    assert.equal(decodeDetail(payload, { recordedAtMs: RECORDED_MS }).ok, false)
  }
})

test('property: any JSON is read without throwing, and every scan could be sent to our own API', () => {
  const names = fc.constantFrom(
    'trackingNumber',
    'trackingEvents',
    'eventTimestamp',
    'GMTTimestamp',
    'GMTOffset',
    'eventCode',
    'eventType',
    'eventCity',
    'eventState',
    'eventZIP',
    'eventZIPCode',
    'eventCountry',
    'deliveryDateExpectation',
    'mailClass',
    'expectedDeliveryDate',
    'eventSummaries',
    'statusSummary',
    'TrackResults',
    'TrackInfo',
    'services',
    '__proto__',
  )
  const texts = fc.constantFrom(
    '2026-11-18T08:10:00',
    '2026-11-18',
    '-05:00',
    NUMBER,
    '<SUP>&reg;</SUP>',
    '&#0;&#x1f;',
    '\u0000',
    '11/17/2026',
  )
  const leaf = fc.oneof(fc.string(), texts, fc.double(), fc.boolean(), fc.constant(null))
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { depthSize: 'medium' },
      leaf,
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(names, tie('tree'), { maxKeys: 8 }),
    ),
  }))
  fc.assert(
    fc.property(tree, (payload) => {
      const decoded = decodeDetail(payload, { recordedAtMs: RECORDED_MS, asked: NUMBER })
      for (const scan of decoded.ok ? decoded.answer.scans : []) {
        assert.ok(parseAt(formatAt(scan)).ok)
        assert.ok(scan.code !== null || scan.wording !== null)
        assert.ok(scan.sourceEventId !== null && scan.sourceEventId.length <= 200)
        assert.equal(scan.trackingNumber, NUMBER)
      }
    }),
    { numRuns: 2_000 },
  )
})

test('what is kept of an answer names nobody', () => {
  const decoded = decodeDetail(
    {
      trackingNumber: '9234690100000000000017',
      deliveryAddress: { streetAddress: '1 Test Way' },
      trackingEvents: [
        {
          eventCode: '01',
          eventType: 'Delivered',
          eventTimestamp: '2026-11-18T08:10:00',
          name: 'J TESTER',
          firm: 'TEST CO',
        },
        { eventCode: '07', eventType: 'Arrived', eventTimestamp: '2026-11-18T07:10:00', recipientName: 'J TESTER' },
      ],
    },
    { recordedAtMs: Date.parse('2026-11-20T12:00:00Z') },
  )
  assert.ok(decoded.ok)
  const kept = JSON.stringify(decoded.answer)
  assert.doesNotMatch(kept, /TESTER|TEST CO|Test Way/)
  assert.match(kept, /Delivered/)
})
