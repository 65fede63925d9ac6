import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createPlaces } from './places.ts'

const places = createPlaces()

test('a ZIP Code and a city are found, in the spellings of USPS', () => {
  assert.equal(places.byZip('38101')?.city, 'Memphis')
  assert.equal(places.byCity('ST LOUIS', 'MO')?.city, 'Saint Louis')
  assert.equal(places.byCity('memphis', 'tn')?.timeZone, 'America/Chicago')
  assert.equal(places.locate({ facility: 'MEMPHIS TN DISTRIBUTION CENTER' })?.state, 'TN')
})

test('what is no place of the United States is none', () => {
  assert.equal(places.byZip('00000'), null)
  assert.equal(places.byZip('09012'), null)
  assert.equal(places.locate({ city: 'BERLIN', country: 'DE' }), null)
  assert.equal(places.locate({}), null)
})

test('clocks know daylight saving time', () => {
  assert.equal(places.offsetMinutes('America/Chicago', '2026-11-20T03:14:00'), -360)
  assert.equal(places.offsetMinutes('America/Chicago', '2026-07-20T03:14:00'), -300)
  assert.equal(places.offsetMinutes('America/Phoenix', '2026-07-20T03:14:00'), -420)
})

test('each three-digit prefix has a centre', () => {
  const centres = places.zip3Centres()
  assert.ok(centres.length > 850)
  assert.equal(centres.find((centre) => centre.zip3 === '381')?.city, 'Memphis')
})
