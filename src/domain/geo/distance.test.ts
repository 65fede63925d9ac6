import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Box, boxesAround, distanceKm, type Point } from './distance.ts'

const point = fc.record({
  lat: fc.double({ min: -90, max: 90, noNaN: true }),
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
})

const inBox = ({ lat, lon }: Point, box: Box | null) =>
  box !== null && lat >= box.south && lat <= box.north && lon >= box.west && lon <= box.east

/** The point at a bearing (degrees) and distance from another. */
function onward({ lat, lon }: Point, bearing: number, km: number): Point {
  const [phi, theta, delta] = [(lat * Math.PI) / 180, (bearing * Math.PI) / 180, km / 6371.0088]
  const sine = Math.sin(phi) * Math.cos(delta) + Math.cos(phi) * Math.sin(delta) * Math.cos(theta)
  const east = Math.atan2(Math.sin(theta) * Math.sin(delta) * Math.cos(phi), Math.cos(delta) - Math.sin(phi) * sine)
  const turned = lon + (east * 180) / Math.PI
  return { lat: (Math.asin(Math.max(-1, Math.min(1, sine))) * 180) / Math.PI, lon: ((turned + 540) % 360) - 180 }
}

test('a known distance is right: Guam to Honolulu is some 6,130 km', () => {
  const km = distanceKm({ lat: 13.444, lon: 144.794 }, { lat: 21.307, lon: -157.858 })
  assert.ok(Math.abs(km - 6_130) < 30, String(km))
})

test('it is as far there as back, and no distance is negative', () => {
  fc.assert(
    fc.property(point, point, (a, b) => {
      assert.ok(Math.abs(distanceKm(a, b) - distanceKm(b, a)) < 1e-6)
      assert.ok(distanceKm(a, b) >= 0 && distanceKm(a, a) < 1e-6)
    }),
  )
})

test('the boxes hold every point within the distance, over the antimeridian and the poles too', () => {
  fc.assert(
    fc.property(
      point,
      fc.double({ min: 0, max: 360, noNaN: true }),
      fc.double({ min: 0.1, max: 3_000, noNaN: true }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (centre, bearing, km, share) => {
        const there = onward(centre, bearing, km * share)
        const [first, second] = boxesAround(centre, km)
        assert.ok(inBox(there, first) || inBox(there, second))
      },
    ),
    { numRuns: 2_000 },
  )
})

test('around Adak there is a box on either side of the antimeridian', () => {
  const [first, second] = boxesAround({ lat: 51.88, lon: -176.65 }, 500)
  assert.ok(inBox({ lat: 52, lon: 179.5 }, second) && inBox({ lat: 52, lon: -175 }, first))
  assert.equal(boxesAround({ lat: 40, lon: -100 }, 150)[1], null)
})
