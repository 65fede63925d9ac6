import type { Point } from '#domain/geo/distance.ts'
import type { FoundOffice } from '#services/offices/offices-answer.ts'
import { onPlane, unitsPerKm } from './mercator.ts'

/** The size of a map of offices, in its own units. */
export const OFFICE_MAP_WIDTH = 640
export const OFFICE_MAP_HEIGHT = 480

const MARGIN = 46
/** Room for the scale, and for the names of towns. */
const BELOW = 100
/** Nobody needs to see less than this around an office. */
const LEAST_KM = 5
/** Marks that are nearer than this on the map become one. */
const TOUCHING = 48
const HALF_MARK = 28
const LETTER = 13
const LINE = 34
/** How far above its place the head of a pin is. */
export const PIN_ABOVE = 38
/** How far below its place a town is named: a pin stands above it, a badge on it. */
const BELOW_PIN = 26
const BELOW_BADGE = 48
const WHOLE_TURN = onPlane({ lon: 360, lat: 0 })[0]
const KM_PER_MILE = 1.609344
const SCALE_MILES = [0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500]
const LONGEST_SCALE = 190

/** One mark for offices that lie together; `numbers` are their places in the list. */
export type OfficeMark = { x: number; y: number; numbers: number[]; isExact: boolean; town: Town | null }

type Town = { name: string; y: number }

export type OfficeMapView = {
  /** The state whose map lies below, and how its plane is laid under the marks. */
  state: string
  transform: string
  marks: OfficeMark[]
  /** Somewhere inside of each is an office whose place is not known better. */
  circles: { x: number; y: number; r: number }[]
  /** Where the person asked from. */
  origin: { x: number; y: number } | null
  scale: { miles: number; width: number }
}

type Spot = { x: number; y: number; reach: number }

/** Lays offices out on a map; null where none of them has a position. The first of the list has the number 1. */
export function officeMapOf(items: readonly FoundOffice[], origin: Point | null): OfficeMapView | null {
  const placed = items.flatMap(({ office }, index) => {
    const { position } = office
    return position ? [{ office, position, number: index + 1 }] : []
  })
  const [first] = placed
  if (!first) return null
  const middle = origin ?? first.position
  const spotOf = (point: Point, radiusKm: number): Spot => {
    const [x, y] = onPlane(point)
    return { x: besides(x, onPlane(middle)[0]), y, reach: radiusKm * unitsPerKm(point.lat) }
  }
  const spots = placed.map((one) => ({ ...one, spot: spotOf(one.position, one.position.radiusKm) }))
  const from = origin ? spotOf(origin, 0) : null
  const view = viewOf([...spots.map(({ spot }) => spot), ...(from ? [from] : [])], unitsPerKm(middle.lat) * LEAST_KM)
  const marks: OfficeMark[] = []
  const circles = new Map<string, { x: number; y: number; r: number }>()
  for (const { spot, office, position, number } of spots) {
    const at = view.at(spot)
    const isExact = position.radiusKm === 0
    if (!isExact) {
      const circle = { ...at, r: Math.round(spot.reach * view.scale) }
      circles.set(`${circle.x} ${circle.y} ${circle.r}`, circle)
    }
    const near = marks.find((mark) => Math.hypot(mark.x - at.x, mark.y - at.y) < TOUCHING)
    if (near) {
      near.numbers.push(number)
      near.isExact &&= isExact
    } else marks.push({ ...at, numbers: [number], isExact, town: { name: office.city, y: 0 } })
  }
  keepReadableTowns(marks, from && view.at(from))
  return {
    state: first.office.state,
    transform: view.transform,
    marks,
    circles: [...circles.values()],
    origin: from && view.at(from),
    scale: scaleOf(view.scale * unitsPerKm(middle.lat) * KM_PER_MILE),
  }
}

/** The same place on the side of the world that is nearer to `middle`: the Aleutians lie on both. */
function besides(x: number, middle: number): number {
  return x - Math.round((x - middle) / WHOLE_TURN) * WHOLE_TURN
}

/** The part of the plane that holds all spots, and how large it is drawn. */
function viewOf(spots: readonly Spot[], least: number) {
  const west = Math.min(...spots.map(({ x, reach }) => x - reach))
  const east = Math.max(...spots.map(({ x, reach }) => x + reach))
  const north = Math.min(...spots.map(({ y, reach }) => y - reach))
  const south = Math.max(...spots.map(({ y, reach }) => y + reach))
  const scale = Math.min(
    (OFFICE_MAP_WIDTH - 2 * MARGIN) / Math.max(east - west, least),
    (OFFICE_MAP_HEIGHT - MARGIN - BELOW) / Math.max(south - north, least),
  )
  const left = (west + east) / 2 - OFFICE_MAP_WIDTH / scale / 2
  const top = (north + south) / 2 - (OFFICE_MAP_HEIGHT + MARGIN - BELOW) / scale / 2
  return {
    scale,
    transform: `scale(${scale.toFixed(4)}) translate(${-Math.round(left)} ${-Math.round(top)})`,
    at: ({ x, y }: Spot) => ({ x: Math.round((x - left) * scale), y: Math.round((y - top) * scale) }),
  }
}

/** A town is named once, and only where its name runs into nothing. */
function keepReadableTowns(marks: OfficeMark[], origin: OfficeMapView['origin']): void {
  const middles = marks.map(({ x, y, isExact }) => ({ x, y: isExact ? y - PIN_ABOVE : y }))
  const scale = { x: HALF_MARK, y: OFFICE_MAP_HEIGHT - HALF_MARK }
  const taken = [...middles, scale, ...(origin ? [origin] : [])].map(({ x, y }) => ({
    left: x - HALF_MARK,
    right: x + HALF_MARK,
    y,
  }))
  const named = new Set<string>()
  for (const mark of marks) {
    const { x, town } = mark
    if (!town) continue
    town.y = mark.y + (mark.isExact ? BELOW_PIN : BELOW_BADGE)
    const half = (town.name.length * LETTER) / 2
    const written = { left: x - half, right: x + half, y: town.y }
    const isFree =
      written.left > 0 &&
      written.right < OFFICE_MAP_WIDTH &&
      taken.every((one) => one.right < written.left || one.left > written.right || Math.abs(one.y - town.y) > LINE)
    if (isFree && !named.has(town.name)) {
      named.add(town.name)
      taken.push(written)
    } else mark.town = null
  }
}

/** The longest round distance that fits. */
function scaleOf(unitsPerMile: number): OfficeMapView['scale'] {
  const miles = SCALE_MILES.findLast((one) => one * unitsPerMile <= LONGEST_SCALE) ?? SCALE_MILES[0] ?? 1
  return { miles, width: Math.round(miles * unitsPerMile) }
}
