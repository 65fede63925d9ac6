import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { decodeLocation, minutesOf } from '#sources/usps-api/location.ts'
import { createLocations, type LocationQuery } from '#sources/usps-api/locations.ts'
import { createOfficeDirectory } from '#sources/usps-api/office-directory.ts'
import { clientOf } from '../usps-stand-in/parts.ts'
import { type Act, acts } from '../usps-stand-in/script.ts'
import { startStandIn } from '../usps-stand-in/stand-in.ts'

const OFFICE = {
  facilityName: 'GARDEN',
  facilityAddress: { streetAddress: '12 MAPLE AVE', city: 'AKRON', state: 'OH', ZIPCode: '44308', ZIPPlus4: '9998' },
  facilityId: '1360000',
  geoCoordinates: { latitude: 41.08, longitude: '-81.52' },
  postOfficeType: 'POST_OFFICE',
  distance: 0.4,
  phoneNumbers: { phone: '3305550100', fax: '1-330-555-0101' },
  temporaryClosure: 'false',
  specialHours: [
    { date: '2026-12-24', open: true, times: [{ openTime: '0800', closeTime: '1200' }] },
    { date: '2026-12-25', open: false },
    { date: '2026-12-31', open: true },
  ],
  parking: 'STREET',
  passports: { appointmentRequired: true, photoCost: 15, phone: '' },
  timeZone: 'US/Eastern',
  DSTObserved: false,
  services: [
    {
      service: 'RETAIL',
      hours: [
        {
          dayOfWeek: 'MONDAY',
          times: [
            { openTime: '0830', closeTime: '1200' },
            { openTime: '1300', closeTime: '1700' },
          ],
        },
        { dayOfWeek: 'Tuesday', times: [{ openTime: '08:30:00', closeTime: '12:00:00' }] },
        { dayOfWeek: 'SATURDAY', times: [] },
        { dayOfWeek: 'HOLIDAY', times: [{ openTime: '0800', closeTime: '0900' }] },
      ],
    },
    { service: 'LAST_COLLECTION', hours: [{ dayOfWeek: 'MONDAY', times: [{ closeTime: '17:00:00' }] }] },
    { service: 'PICKUP_NOTICE-LEFT_MAIL', hours: { dayOfWeek: 'FRIDAY', openTime: 900, closeTime: 1700 } },
    { service: 'HOLD_FOR_PICKUP', hours: [], additionalInformation: { mailClasses: ['PRIORITY_MAIL'] } },
  ],
}

async function search(query: LocationQuery, act?: Act) {
  await using standIn = await startStandIn()
  standIn.offices.push(OFFICE, null, { facilityAddress: {} })
  if (act) standIn.always('locations', act)
  const { client, budget } = clientOf(standIn)
  const result = await createLocations(client).search(query)
  return { result, asked: standIn.requests.find(({ route }) => route === 'locations'), budget }
}

test('an office is told as it came', async () => {
  const { result, budget } = await search({ zip: '44308' })
  assert.ok(result.ok)
  assert.deepEqual(budget.taken, ['token', 'locations'])
  assert.equal(result.locations.length, 1)
  assert.deepEqual(result.locations[0], {
    id: '1360000',
    name: 'GARDEN',
    kind: 'POST_OFFICE',
    address: {
      street: '12 MAPLE AVE',
      secondary: null,
      city: 'AKRON',
      state: 'OH',
      zip: '44308',
      zip4: '9998',
      urbanization: null,
    },
    position: { lat: 41.08, lon: -81.52 },
    distanceMiles: 0.4,
    phone: '3305550100',
    fax: '3305550101',
    services: [
      {
        service: 'RETAIL',
        hours: [
          {
            day: 'monday',
            spans: [
              { opens: 510, closes: 720 },
              { opens: 780, closes: 1020 },
            ],
          },
          { day: 'tuesday', spans: [{ opens: 510, closes: 720 }] },
        ],
        mailClasses: [],
      },
      {
        service: 'LAST_COLLECTION',
        hours: [{ day: 'monday', spans: [{ opens: null, closes: 1020 }] }],
        mailClasses: [],
      },
      {
        service: 'PICKUP_NOTICE_LEFT_MAIL',
        hours: [{ day: 'friday', spans: [{ opens: 540, closes: 1020 }] }],
        mailClasses: [],
      },
      { service: 'HOLD_FOR_PICKUP', hours: [], mailClasses: ['PRIORITY_MAIL'] },
    ],
    closure: { isClosed: false, since: null },
    specialHours: [
      { day: '2026-12-24', isOpen: true, spans: [{ opens: 480, closes: 720 }] },
      { day: '2026-12-25', isOpen: false, spans: [] },
      { day: '2026-12-31', isOpen: true, spans: [] },
    ],
    parking: 'STREET',
    passports: { phone: null, photoDollars: 15, byAppointment: true },
    timeZone: 'US/Eastern',
  })
})

test('an office that says nothing but its name has nothing else', () => {
  const bare = decodeLocation({
    facilityName: 'X',
    geoCoordinates: { latitude: 0, longitude: 0 },
    timeZone: 'Mars/Base',
  })
  assert.ok(bare)
  assert.deepEqual(
    [bare.phone, bare.position, bare.timeZone, bare.closure, bare.passports, bare.parking, bare.kind],
    [null, null, null, null, null, null, null],
  )
  assert.deepEqual([bare.services, bare.specialHours], [[], []])
})

const keys: readonly [LocationQuery, Record<string, string>][] = [
  [{ zip: '44308' }, { ZIPCode: '44308' }],
  [
    { zip: '44308', zip4: '1234', radiusMiles: 500, limit: 0 },
    { ZIPCode: '44308', ZIPPlus4: '1234', radius: '100', limit: '1' },
  ],
  [
    { city: 'AKRON', state: 'OH', offset: 20 },
    { city: 'AKRON', state: 'OH', offset: '20' },
  ],
  [
    { lat: 41.0814447, lon: -81.5190053, radiusMiles: 5 },
    { LAT: '41.081445', LONG: '-81.519005', radius: '5' },
  ],
  [
    { street: '12 MAPLE AVE', city: 'AKRON', state: 'OH', kind: 'POST_OFFICE', pickupService: 'PICKUP_HOLD_MAIL' },
    {
      streetAddress: '12 MAPLE AVE',
      city: 'AKRON',
      state: 'OH',
      postOfficeType: 'POST_OFFICE',
      pickupService: 'PICKUP_HOLD_MAIL',
    },
  ],
]

for (const [query, expected] of keys) {
  test(`a search by ${Object.keys(query).join(', ')} sends one key`, async () => {
    const { asked } = await search(query)
    assert.deepEqual(Object.fromEntries(asked?.query ?? []), expected)
  })
}

test('a place that USPS can not find has no offices', async () => {
  const { result } = await search({ zip: '00001' }, acts.error(400, { code: '160033', message: 'No geocode.' }))
  assert.deepEqual(result, { ok: true, locations: [] })
})

const faults: readonly [string, Act, string][] = [
  ['160171, no key', acts.error(400, { code: '160171' }), 'request-refused'],
  ['160230, two keys', acts.error(400, { code: '160230' }), 'request-refused'],
  ['160231, no dimensions', acts.error(400, { code: '160231' }), 'request-refused'],
  ['403', acts.error(403, { message: 'Forbidden' }), 'application-not-allowed'],
  [
    '401 about the product',
    acts.error(401, { message: 'The client application identifier is invalid.' }),
    'application-not-allowed',
  ],
  [
    '401 about the scope',
    acts.error(401, { title: 'invalid_oauth_scope', message: 'Insufficient OAuth scope.' }),
    'missing-scope',
  ],
  ['429', acts.quota('30'), 'told-to-wait'],
  ['a web page', acts.html(), 'unreadable'],
  ['another shape', acts.json({ offices: [] }), 'unreadable'],
]

for (const [what, act, fault] of faults) {
  test(`${what} is ${fault}`, async () => {
    const { result } = await search({ zip: '44308' }, act)
    assert.equal(!result.ok && result.fault, fault)
  })
}

const times: readonly [string | null, number | null][] = [
  ['0800', 480],
  ['800', 480],
  ['08:00', 480],
  ['10:00:00', 600],
  ['0000', 0],
  ['2400', 1440],
  ['23:59:59', 1439],
  ['2401', null],
  ['0860', null],
  ['8', null],
  ['8 am', null],
  ['', null],
  [null, null],
]

for (const [text, minutes] of times) {
  test(`the time ${JSON.stringify(text)} is ${minutes} minutes after midnight`, () => {
    assert.equal(minutesOf(text), minutes)
  })
}

test('the directory tells hours by days that are alike, and no machines', async () => {
  await using standIn = await startStandIn()
  standIn.offices.push(
    { ...OFFICE, postOfficeType: 'SELF_SERVICE_KIOSK' },
    { ...OFFICE, facilityAddress: { city: 'AKRON' } },
    { ...OFFICE, temporaryClosure: true, temporaryClosureDate: '2026-11-02' },
  )
  const { client } = clientOf(standIn)
  const result = await createOfficeDirectory(createLocations(client)).near('44308')
  assert.ok(result.ok)
  assert.equal(standIn.count('locations'), 1)
  assert.deepEqual(result.offices, [
    {
      name: 'GARDEN',
      address: '12 MAPLE AVE',
      city: 'AKRON',
      state: 'OH',
      zip: '44308',
      facts: {
        phone: '3305550100',
        services: [
          {
            service: 'retail',
            hours: [
              { days: ['monday', 'tuesday'], opens: '08:30', closes: '12:00' },
              { days: ['monday'], opens: '13:00', closes: '17:00' },
            ],
          },
          { service: 'last-collection', hours: [] },
          { service: 'pickup-notice-left-mail', hours: [{ days: ['friday'], opens: '09:00', closes: '17:00' }] },
          { service: 'hold-for-pickup', hours: [] },
        ],
        closed: { since: '2026-11-02' },
        specialDays: [
          { day: '2026-12-24', opens: '08:00', closes: '12:00' },
          { day: '2026-12-25', opens: null, closes: null },
        ],
        timeZone: 'US/Eastern',
        parking: 'street',
      },
    },
  ])
})

test('property: any JSON is read without throwing', () => {
  const part = fc.oneof(fc.jsonValue(), fc.constant(OFFICE.services), fc.constant('0800'))
  const names = [...Object.keys(OFFICE), 'hours', 'times', 'openTime', 'dayOfWeek', 'service']
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), part), (office) => {
      const location = decodeLocation({ facilityName: 'X', ...office })
      assert.ok(location === null || location.name !== '')
    }),
  )
})
