import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { OfficeFacts } from '#domain/offices/office-facts.ts'
import { importInto, office } from '../office-list.ts'
import { createProgram, type Program } from '../usps-program.ts'
import { createWorld, type World } from '../world.ts'

const PATH = '/locations/v3/post-office-locations'
const at = (lat: number, lon: number) => ({
  position: { lat, lon, method: 'town_gnis' as const, radiusKm: 3 },
})

type Location = { facilityName: string; postOfficeType: string; distance?: number; [name: string]: unknown }
type Answer = { locations: Location[]; warnings: { warningDescription: string }[]; metadata: { totalCount: number } }

let world: World
let program: Program
before(async () => {
  world = await createWorld()
  program = await createProgram(world.app)
})
after(() => world?.[Symbol.asyncDispose]())

const ask = async (query: string) => {
  const response = await program.ask('GET', `${PATH}?${query}`)
  assert.equal(response.status, 200, query)
  return (await response.json()) as Answer
}

test('before a list is imported the answer is empty and says why', async () => {
  const { locations, warnings } = await ask('ZIPCode=89049')
  assert.deepEqual(locations, [])
  assert.match(warnings[0]?.warningDescription ?? '', /import-offices/)
})

test('offices are found by ZIP Code, town, address and position, with known facts only', async () => {
  await importInto(world, [
    office({ name: 'TESTVILLE', zip: '89049', city: 'TONOPAH', deliveryZips: ['89049'], ...at(38.07, -117.23) }),
    office({ name: 'SAGE', zip: '89020', city: 'SAGE', deliveryZips: ['89020'], ...at(37.5, -116.9) }),
    office({ name: 'CPU SAGE STORE', zip: '89020', city: 'SAGE', kind: 'contract_unit', ...at(37.51, -116.9) }),
  ])
  for (const query of [
    'ZIPCode=89049',
    'city=TONOPAH&state=NV',
    'streetAddress=1+MAIN+ST&ZIPCode=89049',
    'LAT=38.07&LONG=-117.23',
  ]) {
    const [first] = (await ask(query)).locations
    assert.equal(first?.facilityName, 'TESTVILLE', query)
    assert.equal(first?.postOfficeType, 'POST_OFFICE')
    for (const unknown of ['services', 'phoneNumbers', 'temporaryClosure', 'geoCoordinates']) {
      assert.equal(first?.[unknown], undefined, unknown)
    }
  }
  const near = await ask('ZIPCode=89049&radius=100')
  assert.deepEqual(near.locations.map(({ facilityName }) => facilityName).sort(), [
    'CPU SAGE STORE',
    'SAGE',
    'TESTVILLE',
  ])
  assert.equal((await ask('ZIPCode=89049')).locations.length, 1, 'twenty miles where nothing is said')
  const units = await ask('ZIPCode=89049&radius=100&postOfficeType=CONTRACT_POSTAL_UNIT')
  assert.deepEqual(
    units.locations.map(({ facilityName }) => facilityName),
    ['CPU SAGE STORE'],
  )
  const page = await ask('ZIPCode=89049&radius=100&limit=1&offset=1')
  assert.equal(page.locations.length, 1)
  assert.equal(page.metadata.totalCount, 3)
  const filtered = await ask('ZIPCode=89049&hours=SATURDAY_HOURS')
  assert.match(filtered.warnings[0]?.warningDescription ?? '', /not applied/)
})

test('each wrong question has its code', async () => {
  for (const [query, code] of [
    ['', '160171'],
    ['city=TONOPAH', '160171'],
    ['LAT=38', '160171'],
    ['streetAddress=1+MAIN+ST', '160171'],
    ['ZIPCode=89049&city=TONOPAH&state=NV', '160230'],
    ['ZIPCode=89049&LAT=1&LONG=1', '160230'],
    ['ZIPCode=89049&pickupService=PICKUP_PARCEL_LOCKER', '160231'],
    ['ZIPCode=00000', '160033'],
    ['city=NOWHERE+AT+ALL&state=NV', '160033'],
    ['ZIPCode=8904', undefined],
    ['ZIPCode=89049&radius=101', undefined],
    ['ZIPCode=89049&limit=0', undefined],
    ['ZIPCode=89049&postOfficeType=BANK', undefined],
    ['LAT=91&LONG=0', undefined],
    ['ZIPCode=89049&more=1', undefined],
  ] as const) {
    const response = await program.ask('GET', `${PATH}?${query}`)
    assert.equal(response.status, 400, query)
    const { error } = (await response.json()) as { error: { message: string; errors: { code?: string }[] } }
    assert.equal(error.errors[0]?.code, code, query)
    if (code === undefined) assert.match(error.message, /^OASValidation/)
  }
})

test('what USPS told of an office is passed on in its own form', async () => {
  const facts: OfficeFacts = {
    phone: '2015550123',
    services: [
      {
        service: 'pickup-hold-mail',
        hours: [
          { days: ['monday'], opens: '08:30', closes: '12:00' },
          { days: ['monday', 'friday'], opens: '13:00', closes: '17:00' },
        ],
      },
    ],
    closed: null,
    specialDays: [{ day: '2026-12-25', opens: null, closes: null }],
    timeZone: 'America/Los_Angeles',
    parking: 'lot',
  }
  const listed = { name: 'TESTVILLE', address: '1 Test Street', city: 'TONOPAH', state: 'NV', zip: '89049', facts }
  await using own = await createWorld({ officeDirectory: { near: async () => ({ ok: true, offices: [listed] }) } })
  await importInto(own, [office({ name: 'TESTVILLE', zip: '89049', city: 'TONOPAH', deliveryZips: ['89049'] })])
  const asker = await createProgram(own.app)
  const told = async (mode: string) => {
    const response = await asker.ask('GET', `${PATH}?ZIPCode=89049`, { headers: { 'x-whereabouts-mode': mode } })
    return ((await response.json()) as Answer).locations[0]
  }
  const spec = await told('spec')
  assert.deepEqual(spec?.phoneNumbers, { phone: '2015550123' })
  assert.deepEqual(spec?.services, [
    {
      service: 'PICKUP_HOLD_MAIL',
      hours: [
        {
          dayOfWeek: 'MONDAY',
          times: [
            { openTime: '0830', closeTime: '1200' },
            { openTime: '1300', closeTime: '1700' },
          ],
        },
        { dayOfWeek: 'FRIDAY', times: [{ openTime: '1300', closeTime: '1700' }] },
      ],
    },
  ])
  assert.deepEqual(spec?.specialHours, [{ date: '2026-12-25', open: false }])
  assert.equal(spec?.parking, 'LOT')
  assert.equal(JSON.stringify((await told('live'))?.services).includes('"08:30:00"'), true)
})
