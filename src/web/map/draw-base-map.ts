import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { geoPath } from 'd3-geo'
import { feature, merge, mesh } from 'topojson-client'
import { INSETS, insetProjection, MAP_HEIGHT, MAP_WIDTH } from './projection.ts'

type Topology = Parameters<typeof mesh>[0]
type Shape = Extract<Parameters<typeof merge>[1], readonly unknown[]>[number] & { id?: string | number }

/** The base map as a symbol that pages refer to: it takes its colours from them, in both colour schemes. */
export function drawBaseMap(): string {
  const flat = read('us-atlas/states-albers-10m.json')
  const round = read('us-atlas/states-10m.json')
  const path = geoPath(null).digits(0)
  const land = path(merge(flat, geometries(flat))) ?? ''
  const borders = path(mesh(flat, flat.objects.states as never, (a, b) => a !== b)) ?? ''
  const insets = INSETS.map(({ ids, box, bounds }) => {
    const draw = geoPath(insetProjection(box, bounds)).digits(1)
    const own = geometries(round).filter((geometry) => ids.includes(String(geometry.id)))
    return own.map((geometry) => draw(feature(round, geometry as never) as never) ?? '').join('')
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${MAP_WIDTH} ${MAP_HEIGHT}"><symbol id="us" viewBox="0 0 ${MAP_WIDTH} ${MAP_HEIGHT}"><path d="${tidy(land)}${insets.map(tidy).join('')}" fill="currentColor" fill-opacity=".13"/><path d="${tidy(borders)}" fill="none" stroke="currentColor" stroke-opacity=".3" stroke-width=".7"/></symbol></svg>`
}

function read(file: string): Topology {
  return JSON.parse(readFileSync(createRequire(import.meta.url).resolve(file), 'utf8')) as Topology
}

function geometries(topology: Topology): Shape[] {
  return (topology.objects.states as unknown as { geometries: Shape[] }).geometries
}

/** Points that fall together after rounding say nothing. */
function tidy(path: string): string {
  return path.replace(/L(-?[\d.]+,-?[\d.]+)(?:L\1)+/g, 'L$1')
}
