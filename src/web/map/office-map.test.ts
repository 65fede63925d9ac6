import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { OfficePosition } from '#domain/offices/office.ts'
import type { FoundOffice } from '#services/offices/offices-answer.ts'
import { drawStateMaps } from './draw-state-maps.ts'
import { OFFICE_MAP_HEIGHT, OFFICE_MAP_WIDTH, officeMapOf } from './office-map.ts'

const found = (lat: number, lon: number, radiusKm = 3, city = 'TONOPAH', state = 'NV') =>
  ({
    office: { city, state, position: { lat, lon, method: 'town_gnis', radiusKm } satisfies OfficePosition },
  }) as FoundOffice
const unplaced = { office: { city: 'VAGUE', state: 'NV', position: null } } as FoundOffice

test('every office with a position is on the map, under its number in the list', () => {
  const view = officeMapOf([found(38, -117), unplaced, found(37, -116), found(38.001, -117)], {
    lat: 37.5,
    lon: -116.5,
  })
  assert.deepEqual(
    view?.marks.map(({ numbers }) => numbers),
    [[1, 4], [3]],
  )
  for (const { x, y } of [...(view?.marks ?? []), view?.origin ?? { x: -1, y: -1 }]) {
    assert.ok(x > 0 && x < OFFICE_MAP_WIDTH && y > 0 && y < OFFICE_MAP_HEIGHT, `${x} ${y}`)
  }
  assert.ok((view?.marks[0]?.y ?? 0) < (view?.marks[1]?.y ?? 0), 'north is up')
})

test('a place that is known only roughly is a circle of its size, an exact one a pin', () => {
  const view = officeMapOf([found(38, -117, 10), found(38.5, -117, 0)], null)
  assert.deepEqual(
    view?.marks.map(({ isExact }) => isExact),
    [false, true],
  )
  assert.equal(view?.circles.length, 1)
  const milesOfCircle = (view?.circles[0]?.r ?? 0) / ((view?.scale.width ?? 1) / (view?.scale.miles ?? 1))
  assert.ok(Math.abs(milesOfCircle - 6.2) < 0.4, `10 km are drawn as ${milesOfCircle} miles`)
})

test('without positions there is no map, and one office alone is not drawn as large as a house', () => {
  assert.equal(officeMapOf([unplaced], null), null)
  assert.equal(officeMapOf([], { lat: 38, lon: -117 }), null)
  const alone = officeMapOf([found(38, -117, 0)], null)
  assert.ok((alone?.scale.miles ?? 0) >= 1)
})

test('towns are named once, and not over one another', () => {
  const view = officeMapOf(
    [found(38, -117, 3, 'NORTH'), found(37, -117, 3, 'SOUTH'), found(36.9, -115, 3, 'SOUTH')],
    null,
  )
  assert.deepEqual(
    view?.marks.map(({ town }) => town?.name ?? null),
    ['NORTH', 'SOUTH', null],
  )
})

test('offices on both sides of 180° lie beside each other', () => {
  const view = officeMapOf([found(51.9, -176.6, 3, 'ADAK', 'AK'), found(52.7, 174.1, 3, 'SHEMYA', 'AK')], {
    lat: 51.9,
    lon: -176.6,
  })
  const [adak, shemya] = view?.marks ?? []
  assert.ok((shemya?.x ?? 0) < (adak?.x ?? 0), 'Shemya is west of Adak')
  assert.ok((view?.scale.miles ?? 0) >= 50 && (view?.scale.miles ?? 0) <= 200)
})

test('every state and territory has a map of a size that a phone can load', () => {
  const maps = drawStateMaps()
  assert.equal(maps.length, 56)
  for (const { state, svg } of maps) {
    assert.match(svg, /<g id="map"><path d="M-?\d+ -?\d+l[-\d ]+z/, state)
    assert.ok(svg.length < 60_000, `${state}: ${svg.length}`)
  }
})
