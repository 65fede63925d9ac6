import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { STATE_NAMES } from '../geo/states.ts'
import { type Near, readNear } from './read-near.ts'

const zip = (near: Near) => (near.kind === 'zip' ? near.zip : near.kind)
const town = (near: Near) => (near.kind === 'town' ? `${near.towns[0]}/${near.state}` : near.kind)

test('ZIP Codes are read with and without what stands around them', () => {
  for (const text of [
    '38103',
    ' 38103 ',
    '38103-1234',
    '381031234',
    'ZIP 38103',
    'Memphis, TN 38103',
    '12 Beale Street, Memphis TN 38103-1234, USA',
    '12345 Beale St, Memphis, TN 38103',
    'post office near 38103',
    '38103 Memphis',
    '38103, United States of America',
  ]) {
    assert.equal(zip(readNear(text)), '38103', text)
  }
  assert.deepEqual(readNear('Memphis TN 38103-1234'), {
    kind: 'zip',
    zip: '38103',
    zip4: '1234',
    towns: ['Memphis'],
    state: 'TN',
    mayBeHouse: false,
  })
})

test('a house number of five digits is no ZIP Code', () => {
  assert.equal(town(readNear('12345 Elm Ave, Saint Cloud, MN')), 'Saint Cloud/MN')
  assert.equal(readNear('12345 Elm Ave').kind, 'town')
  assert.equal(town(readNear('PO Box 12345, Keene, NH')), 'Keene/NH')
  assert.equal(zip(readNear('PO Box 12345, Keene, NH 03431')), '03431')
})

test('towns are read with a state in letters or by name, or without', () => {
  assert.equal(town(readNear('Springfield, IL')), 'Springfield/IL')
  assert.equal(town(readNear('springfield illinois')), 'springfield/IL')
  assert.equal(town(readNear('New York, New York')), 'New York/NY')
  assert.equal(town(readNear('Charlotte Amalie, U.S. Virgin Islands')), 'Charlotte Amalie/VI')
  assert.equal(town(readNear('Washington, D.C.')), 'Washington/DC')
  assert.equal(town(readNear('the nearest post office in Tonopah')), 'Tonopah/null')
  assert.equal(town(readNear('12 Oak St, Keene, NH')), 'Keene/NH')
})

test('an address without commas gives the names that its end may be', () => {
  const near = readNear('12 Oak St Saint Paul MN')
  assert.ok(near.kind === 'town' && near.state === 'MN')
  assert.deepEqual(near.towns, ['Oak St Saint Paul', 'St Saint Paul', 'Saint Paul', 'Paul'])
})

test('positions are read as people and maps write them', () => {
  for (const text of ['38.06,-117.23', '38.06, -117.23', '38.06 -117.23', '(38.06; -117.23)', '38.06N 117.23W']) {
    assert.deepEqual(readNear(text), { kind: 'position', lat: 38.06, lon: -117.23 }, text)
  }
  for (const text of ['38°3\'36"N 117°13\'48"W', 'N38.06 W117.23', '38° 3.6′ N, 117° 13.8′ W', '117.23W 38.06N']) {
    const near = readNear(text)
    assert.ok(near.kind === 'position', text)
    assert.deepEqual([near.lat.toFixed(4), near.lon.toFixed(4)], ['38.0600', '-117.2300'], text)
  }
  assert.equal(readNear('95.0,-117.2').kind, 'nothing')
  assert.equal(readNear("38°70'N 117°13'W").kind, 'town')
  assert.equal(readNear('12 N 34 S').kind, 'town')
})

test('places of elsewhere are foreign', () => {
  for (const text of [
    'Berlin, Germany',
    'K1A 0B1',
    'Ottawa ON K1A 0B1',
    'London SW1A 1AA',
    'Paris, France',
    '75008 Paris, France',
    'Toronto, Ontario',
    'Toronto, ON',
  ]) {
    assert.equal(readNear(text).kind, 'foreign', text)
  }
})

test('a ZIP Code before a town with its state may be a house too', () => {
  for (const text of ['62701 Springfield IL', '12345 Broadway, New York, NY']) {
    const near = readNear(text)
    assert.ok(near.kind === 'zip' && near.mayBeHouse, text)
  }
  assert.equal(town(readNear('Ontario')), 'Ontario/null')
})

test('names that USPS does not use, and armies without a number', () => {
  assert.equal(town(readNear('NYC')), 'New York/null')
  assert.equal(town(readNear('Utqiaġvik, AK')), 'Barrow/AK')
  assert.equal(town(readNear('APO')), 'APO/AE')
})

test('what only the device knows is nothing', () => {
  for (const text of ['near me', 'post office near me', 'nearest post office', 'my location']) {
    assert.equal(readNear(text).kind, 'nothing', text)
  }
})

test('what says nothing is nothing', () => {
  for (const text of ['', '  ', ',,,', '123', '9234691234567800000171', '()', '🙂', '1,2,3,4']) {
    assert.equal(readNear(text).kind, 'nothing', text)
  }
})

test('it never throws, and never takes long', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400, unit: 'grapheme' }), (text) => typeof readNear(text).kind === 'string'),
  )
  const started = performance.now()
  for (const text of [' '.repeat(100_000), '1'.repeat(100_000), 'post office '.repeat(10_000), 'a, '.repeat(50_000)]) {
    readNear(text)
  }
  assert.ok(performance.now() - started < 200)
})

test('the ZIP Code at the end of any address is the one that is read', () => {
  const street = fc.constantFrom('1 Elm St', '20455 Main Road', 'PO Box 12345', '7 N 42nd Ave Apt 3')
  const name = fc.constantFrom('Keene', 'Saint Paul', 'New Iberia', "Coeur d'Alene", 'Winston-Salem')
  const state = fc.constantFrom(...STATE_NAMES.keys())
  const digits = fc.integer({ min: 501, max: 99_950 }).map((number) => String(number).padStart(5, '0'))
  const joint = fc.constantFrom(', ', ' ', '\n')
  fc.assert(
    fc.property(street, name, state, digits, joint, (one, two, three, five, by) => {
      assert.equal(zip(readNear([one, two, `${three} ${five}`].join(by))), five)
    }),
  )
})
