import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { distanceKm } from '#domain/geo/distance.ts'
import type { ListedOffice } from '#domain/offices/office.ts'
import { findOffices } from '#services/offices/find-offices.ts'
import { nearestOffices } from '#services/offices/nearest.ts'
import { importInto, office } from '../office-list.ts'
import { createWorld, type World } from '../world.ts'

type Item = {
  id: string
  name: string
  zip: string
  match: string
  distanceKm?: number
  approximateKm?: number
  lat?: number
  source: string
}
type Answer = {
  items: Item[]
  note?: string
  notes: { code: string; text: string }[]
  carriersFrom: { name: string }[]
  choices: { city: string; state: string }[]
}

const at = (lat: number, lon: number, method: 'town_gnis' | 'city_fallback' = 'town_gnis') => ({
  position: { lat, lon, method, radiusKm: method === 'city_fallback' ? 15 : 3 },
})

/** Own values: offices that do not exist, on ZIP Codes that do. */
const OFFICES: ListedOffice[] = [
  office({ name: 'TESTVILLE', zip: '89049', city: 'TONOPAH', deliveryZips: ['89049'], ...at(38.07, -117.23) }),
  office({ name: 'SAGE', zip: '89020', city: 'SAGE', deliveryZips: ['89020'], ...at(37.5, -116.9) }),
  office({ name: 'CPU SAGE STORE', zip: '89020', city: 'SAGE', kind: 'contract_unit', ...at(37.51, -116.9) }),
  office({ name: 'SAGE CARRIER ANNEX', zip: '89020', city: 'SAGE', kind: 'carrier_annex', deliveryZips: ['89013'] }),
  office({
    name: 'VAGUE',
    zip: '89022',
    city: 'VAGUE',
    deliveryZips: ['89022'],
    ...at(38.06, -117.2, 'city_fallback'),
  }),
  office({ name: 'BOXES', zip: '89045', city: 'SAGE', deliveryZips: ['89046'], boxZips: ['89046'], ...at(38.7, -117) }),
  office({
    name: 'BARRIGADA TEST',
    zip: '96913',
    city: 'BARRIGADA',
    state: 'GU',
    deliveryZips: ['96910'],
    ...at(13.47, 144.8),
  }),
  office({
    name: 'HAGATNA TEST',
    zip: '96910',
    city: 'HAGATNA',
    state: 'GU',
    deliveryZips: ['96932'],
    ...at(13.48, 144.75),
  }),
  office({ name: 'KOROR TEST', zip: '96940', city: 'KOROR', state: 'PW', deliveryZips: ['96940'] }),
  office({
    name: 'ADAK TEST',
    zip: '99546',
    city: 'ADAK',
    state: 'AK',
    deliveryZips: ['99546'],
    ...at(51.88, -176.65),
  }),
  office({ name: 'ATKA TEST', zip: '99547', city: 'ATKA', state: 'AK', deliveryZips: ['99547'], ...at(52.2, 179.9) }),
  office({ name: 'ROSEBUD', zip: '59001', city: 'ABSAROKEE', state: 'MT', ...at(45.8, -109.4) }),
  office({
    name: 'CPU MALL',
    zip: '59001',
    city: 'ABSAROKEE',
    state: 'MT',
    kind: 'contract_unit',
    ...at(45.52, -109.44),
  }),
  office({ name: 'MOVED', zip: '57001', city: 'ALCESTER', state: 'TX', deliveryZips: ['57001'], ...at(30.3, -97.7) }),
  office({ name: 'SAGE', zip: '97910', city: 'SAGE', state: 'OR', deliveryZips: ['97910'], ...at(43, -117) }),
]

let world: World
before(async () => {
  world = await createWorld()
  await importInto(world, OFFICES)
})
after(() => world[Symbol.asyncDispose]())

async function ask(query: string, where: World = world): Promise<Answer> {
  const response = await where.get(`/v1/offices?${query}`)
  assert.equal(response.status, 200, query)
  return (await response.json()) as Answer
}

const names = ({ items }: Answer) => items.map(({ name }) => name)
const codes = ({ notes }: Answer) => notes.map(({ code }) => code)

test('the counter of a ZIP Code comes first, then the others by distance', async () => {
  const answer = await ask('near=89049-0001')
  assert.deepEqual(names(answer).slice(0, 4), [
    'Testville Post Office',
    'Sage Store (contract unit)',
    'Sage Post Office',
    'Boxes Post Office',
  ])
  assert.deepEqual(
    answer.items.slice(0, 2).map(({ match }) => match),
    ['zip', 'near'],
  )
  assert.equal(answer.note, undefined)
  assert.deepEqual(names(await ask('near=89049&limit=1')), ['Testville Post Office'])
})

test('a position that is only that of a city is never ranked, and never given a distance', async () => {
  assert.ok(!names(await ask('near=89049&limit=50')).includes('Vague Post Office'))
  const [own] = (await ask('near=89022')).items
  assert.equal(own?.name, 'Vague Post Office')
  assert.equal(own?.distanceKm, undefined)
  assert.equal(own?.approximateKm, 15)
})

test('a ZIP Code whose carriers work from an annex says so, and lists counters alone', async () => {
  const answer = await ask('near=89013')
  assert.deepEqual(codes(answer), ['carriers-from'], 'the counter in that building is one')
  assert.deepEqual([answer.items[0]?.name, answer.items[0]?.match], ['Sage Post Office', 'delivers'])
  assert.match(answer.note ?? '', /work from the Sage Carrier Annex, 1 Test St, Sage, NV/)
  assert.deepEqual(
    answer.carriersFrom.map(({ name }) => name),
    ['Sage Carrier Annex'],
  )
  assert.ok(!names(answer).includes('Sage Carrier Annex'))
})

test('PO box ZIP Codes, armies, elsewhere and unknown ones have their notes', async () => {
  assert.deepEqual(codes(await ask('near=89046')), ['box-zip'])
  assert.deepEqual(codes(await ask('near=09012')), ['military'])
  assert.deepEqual(codes(await ask(`near=${encodeURIComponent('APO, AE')}`)), ['military'])
  assert.deepEqual(codes(await ask('near=96201')), ['military'])
  assert.deepEqual(codes(await ask('near=00000')), ['unknown-zip'])
  assert.deepEqual(codes(await ask('near=Berlin,+Germany')), ['foreign'])
  assert.deepEqual(codes(await ask('near=')), ['not-a-place'])
  assert.deepEqual(codes(await ask('near=48.85,2.35')), ['nothing-near'])
  assert.deepEqual(codes(await ask('near=96940')), ['own-post'])
  assert.deepEqual(codes(await ask('near=Nosuchtown,+NV')), ['unknown-town'])
  for (const query of ['09012', '00000', 'Berlin,+Germany', '']) {
    assert.deepEqual((await ask(`near=${query}`)).items, [], query)
  }
})

test('a ZIP Code that nobody knows is looked for by the town beside it', async () => {
  const answer = await ask('near=1+Elm+St,+Sage,+NV+00000')
  assert.deepEqual(codes(answer), ['unknown-zip'])
  assert.ok(names(answer).includes('Sage Post Office'))
})

test('towns are found by name; where there are several, the answer asks which', async () => {
  assert.ok(
    names(await ask('near=Sage,+NV'))
      .slice(0, 2)
      .includes('Sage Post Office'),
  )
  const [one] = (await ask('near=sage+oregon')).items
  assert.equal(one?.zip, '97910')
  const several = await ask('near=Sage')
  assert.deepEqual(codes(several), ['several-towns'])
  assert.deepEqual(several.choices, [
    { city: 'Sage', state: 'NV' },
    { city: 'Sage', state: 'OR' },
  ])
  assert.equal((await ask('near=Testville')).items[0]?.name, 'Testville Post Office')
  assert.equal((await ask('near=5+Sand+Rd+Sage+NV')).items.at(0)?.match, 'town')
})

test('a number before a town is a ZIP Code only where it is one of that town', async () => {
  assert.equal((await ask('near=89049 Tonopah NV')).items[0]?.match, 'zip')
  assert.equal((await ask('near=12345 Broadway, Tonopah, NV')).items[0]?.match, 'town')
})

test('a state alone, and a slip in a name, are asked about', async () => {
  assert.deepEqual(codes(await ask('near=Guam')), ['only-state'])
  assert.deepEqual(codes(await ask('near=AP')), ['military'])
  const slip = await ask('near=Tonopha, NV')
  assert.deepEqual(codes(slip), ['unknown-town'])
  assert.deepEqual(slip.choices, [{ city: 'Tonopah', state: 'NV' }])
  assert.equal((await ask('near=Memhpis')).choices[0]?.city, 'Memphis')
})

test('a position asks for what is near it, over the antimeridian too', async () => {
  assert.deepEqual(names(await ask('near=52.0,-179.9')).slice(0, 2), ['Atka Test Post Office', 'Adak Test Post Office'])
  assert.deepEqual(names(await ask('lat=52.0&lon=179.99')).slice(0, 1), ['Atka Test Post Office'])
})

test('who asks for a parcel gets the office that handles its ZIP Code first', async () => {
  const number = '420969109234691234567800000171'
  const answer = await ask(`parcel=${number}`)
  assert.deepEqual(names(answer).slice(0, 2), ['Barrigada Test Post Office', 'Hagatna Test Post Office'])
  assert.deepEqual(names(await ask('near=96910')).slice(0, 2), [
    'Hagatna Test Post Office',
    'Barrigada Test Post Office',
  ])
  assert.deepEqual(names(await ask(`near=${number}`)).slice(0, 1), ['Barrigada Test Post Office'])
  assert.deepEqual(codes(await ask('parcel=9234691234567800000171')), ['parcel-zip-unknown'])
  assert.deepEqual(codes(await ask('parcel=hello')), ['parcel-not-a-number'])
})

test('in a town, who asks after a carrier gets a Post Office before a shop that is nearer', async () => {
  const of = async (about: 'counter' | 'carriers') => {
    const { items } = await findOffices(world.app.ctx, { near: 'Absarokee, MT', about, limit: 2 })
    return items.map(({ office }) => office.kind)
  }
  assert.deepEqual(await of('counter'), ['contract_unit', 'post_office'])
  assert.deepEqual(await of('carriers'), ['post_office', 'contract_unit'])
})

test('a point of a ZIP Code that is far from its own office is an error of the table', async () => {
  const [own] = (await ask('near=57001')).items
  assert.deepEqual([own?.name, own?.distanceKm], ['Moved Post Office', 0])
})

test('wrong values are named by their field', async () => {
  for (const [query, field] of [
    ['', 'near'],
    [`near=${'x'.repeat(201)}`, 'near'],
    ['near=89049&limit=0', 'limit'],
    ['near=89049&limit=51', 'limit'],
    ['near=89049&limit=ten', 'limit'],
    ['lat=95&lon=1', 'lat'],
    ['lat=1', 'lon'],
    ['lat=1&lon=1e2', 'lon'],
  ] as const) {
    const response = await world.get(`/v1/offices?${query}`)
    assert.equal(response.status, 422, query)
    const problem = (await response.json()) as { errors: { field: string }[] }
    assert.equal(problem.errors[0]?.field, field, query)
  }
})

test('odd texts are answered and never break anything', async () => {
  for (const text of ["'; drop table offices; --", '\u0000', '%', '\\', '🙂', '{}', '38103\u001e', "O'Fallon, MO"]) {
    const response = await world.get(`/v1/offices?near=${encodeURIComponent(text)}`)
    assert.equal(response.status, 200, text)
  }
  assert.deepEqual(world.errors, [])
})

test('before an import there is the town of the ZIP Code and a plain note, and no office is made up', async () => {
  await using empty = await createWorld()
  const answer = await ask('near=89049', empty)
  assert.deepEqual(answer.items, [])
  assert.deepEqual(codes(answer), ['no-list', 'zip-town'])
  assert.match(answer.note ?? '', /89049 belongs to Tonopah, NV/)
  assert.deepEqual(codes(await ask('near=Tonopah,+NV', empty)), ['no-list'])
  assert.deepEqual(codes(await ask('near=38.0,-117.0', empty)), ['no-list'])
  assert.deepEqual(codes(await ask('near=09012', empty)), ['military'])
  assert.deepEqual(codes(await ask('near=00000', empty)), ['no-list', 'unknown-zip'])
})

test('the search by boxes finds what a loop over all finds', async () => {
  const corner = fc.record({
    lat: fc.double({ min: -20, max: 72, noNaN: true }),
    lon: fc.double({ min: -180, max: 180, noNaN: true }),
  })
  await using own = await createWorld()
  const spots = fc.sample(
    fc.oneof(
      corner,
      fc.record({
        lat: fc.double({ min: 35, max: 38, noNaN: true }),
        lon: fc.double({ min: -118, max: -115, noNaN: true }),
      }),
    ),
    { numRuns: 600, seed: 7 },
  )
  const rounded = (degrees: number) => Math.round(degrees * 1e5) / 1e5
  const offices = spots.map((spot, n) =>
    office({
      name: `OFFICE${String(n).padStart(3, '0')}`,
      zip: '89049',
      state: 'NV',
      ...at(rounded(spot.lat), rounded(spot.lon)),
    }),
  )
  await importInto(own, offices)
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(corner, fc.constantFrom(...spots)),
      fc.integer({ min: 1, max: 20 }),
      async (centre, limit) => {
        const found = await nearestOffices(own.app.ctx, centre, limit)
        const looped = offices
          .map(({ position }) => ({ km: position ? distanceKm(centre, position) : 0 }))
          .filter(({ km }) => km <= 150)
          .sort((a, b) => a.km - b.km)
          .slice(0, limit)
        // By distance: of two at the same one, rounding decides.
        assert.equal(found.length, looped.length)
        for (const [index, one] of found.entries()) assert.ok(Math.abs(one.km - (looped[index]?.km ?? -1)) < 1e-5)
      },
    ),
    { numRuns: 150, includeErrorInReport: true },
  )
})
