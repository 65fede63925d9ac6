import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { feature, mesh } from 'topojson-client'
import { onPlane } from './mercator.ts'
import { FIPS_STATES } from './state-maps.ts'

type Topology = Parameters<typeof mesh>[0]
type Shape = { type: string; id?: string | number }
type Ring = number[][]
type Box = [west: number, south: number, east: number, north: number]

/** How far a map reaches over the border of its state, in degrees: offices of the next state may be nearer. */
const BEYOND = 0.6

/** A map for each state, with the counties in and around it, for pages that show a part of it. */
export function drawStateMaps(): { state: string; svg: string }[] {
  const topology = JSON.parse(
    readFileSync(createRequire(import.meta.url).resolve('us-atlas/counties-10m.json'), 'utf8'),
  ) as Topology
  const counties = shapes(topology, 'counties').map((shape) => ({
    shape,
    state: String(shape.id).slice(0, 2),
    box: boxOf(ringsOf(topology, shape)),
  }))
  return [...FIPS_STATES].map(([fips, state]) => {
    const own = counties.filter((county) => county.state === fips)
    const box = around(own.map((county) => county.box))
    const near = counties.filter((county) => touches(county.box, box))
    return {
      state,
      svg: drawState(
        topology,
        near.map(({ shape }) => shape),
      ),
    }
  })
}

function drawState(topology: Topology, near: Shape[]): string {
  const collection = { type: 'GeometryCollection', geometries: near } as never
  const stateOf = (shape: unknown) => String((shape as Shape).id).slice(0, 2)
  // The outer edge of all, as closed rings: `merge` gives the same in twenty times the time.
  const land = mesh(topology, collection, (a, b) => a === b).coordinates
  const counties = mesh(topology, collection, (a, b) => a !== b && stateOf(a) === stateOf(b)).coordinates
  const borders = mesh(topology, collection, (a, b) => stateOf(a) !== stateOf(b)).coordinates
  const line = 'fill="none" stroke="currentColor" vector-effect="non-scaling-stroke"'
  return [
    '<svg xmlns="http://www.w3.org/2000/svg"><g id="map">',
    `<path d="${pathOf(land, true)}" fill="currentColor" fill-opacity=".1" fill-rule="evenodd"/>`,
    `<path d="${pathOf(counties, false)}" ${line} stroke-opacity=".28"/>`,
    `<path d="${pathOf(borders, false)}" ${line} stroke-opacity=".6" stroke-width="1.5"/>`,
    '</g></svg>',
  ].join('')
}

/** Lines as steps from point to point: small numbers make small files. */
function pathOf(lines: readonly Ring[], isClosed: boolean): string {
  let path = ''
  for (const line of lines) {
    let last: [number, number] | null = null
    let drawn = ''
    for (const [lon = 0, lat = 0] of line) {
      const [x, y] = onPlane({ lon, lat }).map(Math.round) as [number, number]
      if (!last) drawn = `M${x} ${y}l`
      else if (x === last[0] && y === last[1]) continue
      else drawn += `${step(x - last[0], drawn.endsWith('l'))}${step(y - last[1], false)}`
      last = [x, y]
    }
    if (!drawn.endsWith('l')) path += drawn + (isClosed ? 'z' : '')
  }
  return path
}

/** A minus sign parts numbers as well as a blank. */
function step(by: number, isFirst: boolean): string {
  return by < 0 || isFirst ? String(by) : ` ${by}`
}

function shapes(topology: Topology, name: string): Shape[] {
  return (topology.objects[name] as unknown as { geometries: Shape[] }).geometries
}

function ringsOf(topology: Topology, shape: Shape): Ring[] {
  const { geometry } = feature(topology, shape as never) as unknown as {
    geometry: { type: string; coordinates: Ring[] | Ring[][] }
  }
  return geometry.type === 'Polygon' ? (geometry.coordinates as Ring[]) : (geometry.coordinates as Ring[][]).flat()
}

function boxOf(rings: readonly Ring[]): Box {
  const box: Box = [180, 90, -180, -90]
  for (const [lon = 0, lat = 0] of rings.flat()) {
    box[0] = Math.min(box[0], lon)
    box[1] = Math.min(box[1], lat)
    box[2] = Math.max(box[2], lon)
    box[3] = Math.max(box[3], lat)
  }
  return box
}

function around(boxes: readonly Box[]): Box {
  return [
    Math.min(...boxes.map((box) => box[0])) - BEYOND,
    Math.min(...boxes.map((box) => box[1])) - BEYOND,
    Math.max(...boxes.map((box) => box[2])) + BEYOND,
    Math.max(...boxes.map((box) => box[3])) + BEYOND,
  ]
}

function touches(a: Box, b: Box): boolean {
  return a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1]
}
