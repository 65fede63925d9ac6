import type { Places, Zip3Centre } from '#domain/geo/places.ts'
import type { Place } from '#domain/scans/place.ts'
import type { Random } from './random.ts'

/** A place of the network with its clock. */
export type Node = { place: Place; timeZone: string; lat: number; lon: number }

/** Post offices and plants, derived from ZIP Codes: each three-digit prefix is served by a plant of its state nearby. */
export type Network = {
  postOffice(random: Random): Node & { zip: string }
  plantOf(zip: string): Node
  /** The plants between two places, first and last included; one more where the way is long. */
  way(from: Node & { zip: string }, to: Node & { zip: string }): Node[]
  distanceKm(a: Node, b: Node): number
}

const SAME_PLANT_KM = 160
const HUB_FROM_KM = 1500
const HUBS = ['606', '381', '752', '303', '452', '900']

export function createNetwork(places: Places): Network {
  const centres = places.zip3Centres().filter((centre) => !['AA', 'AE', 'AP', 'FM', 'MH', 'PW'].includes(centre.state))
  const byZip3 = new Map(centres.map((centre) => [centre.zip3, centre]))
  const plants = new Map<string, Node>()
  const upTo = runningTotal(centres.map((centre) => centre.zips.length))

  function plantOf(zip: string): Node {
    const zip3 = zip.slice(0, 3)
    let plant = plants.get(zip3)
    if (!plant) {
      const centre = byZip3.get(zip3)
      if (!centre) throw new Error(`No ZIP Code begins with ${zip3}.`)
      plant = plantNode(largestNear(centre, centres))
      plants.set(zip3, plant)
    }
    return plant
  }

  return {
    plantOf,
    distanceKm,
    postOffice(random) {
      const centre = centres[firstAbove(upTo, random.next() * (upTo.at(-1) ?? 0))]
      if (!centre) throw new Error('There is no place to be.')
      const point = places.byZip(random.pick(centre.zips)) ?? centre
      return {
        zip: point.zip,
        place: { city: point.city.toUpperCase(), state: point.state, zip: point.zip },
        timeZone: point.timeZone,
        lat: point.lat,
        lon: point.lon,
      }
    },
    way(from, to) {
      const first = plantOf(from.zip)
      const last = plantOf(to.zip)
      if (first === last || first.place.facility === last.place.facility) return [first]
      if (distanceKm(first, last) < HUB_FROM_KM) return [first, last]
      const hubs = HUBS.map((zip3) => plantOf(zip3))
      const hub = hubs.reduce((best, one) =>
        distanceKm(first, one) + distanceKm(one, last) < distanceKm(first, best) + distanceKm(best, last) ? one : best,
      )
      return [first, hub, last].filter(
        (node, index, all) => all.findIndex((other) => other.place.facility === node.place.facility) === index,
      )
    },
  }
}

function largestNear(centre: Zip3Centre, centres: readonly Zip3Centre[]): Zip3Centre {
  const near = centres.filter((one) => one.state === centre.state && kilometres(one, centre) < SAME_PLANT_KM)
  return near.reduce((best, one) => (one.zips.length > best.zips.length ? one : best), centre)
}

function plantNode(centre: Zip3Centre): Node {
  const city = centre.city.toUpperCase()
  return {
    place: { facility: `${city} ${centre.state} DISTRIBUTION CENTER`, city, state: centre.state, zip: centre.zip },
    timeZone: centre.timeZone,
    lat: centre.lat,
    lon: centre.lon,
  }
}

function distanceKm(a: Node, b: Node): number {
  return kilometres(a, b)
}

/** Along the great circle. */
function kilometres(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const rad = Math.PI / 180
  const s =
    Math.sin(((b.lat - a.lat) * rad) / 2) ** 2 +
    Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(((b.lon - a.lon) * rad) / 2) ** 2
  return 12_742 * Math.asin(Math.min(1, Math.sqrt(s)))
}

function runningTotal(counts: readonly number[]): number[] {
  let total = 0
  return counts.map((count) => {
    total += count
    return total
  })
}

/** The index of the first total above a value: a place is drawn by the number of its ZIP Codes, thousands of times a day. */
function firstAbove(totals: readonly number[], value: number): number {
  let low = 0
  let high = totals.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((totals[middle] ?? 0) > value) high = middle
    else low = middle + 1
  }
  return low
}
