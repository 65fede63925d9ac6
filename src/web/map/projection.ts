import { type GeoProjection, geoAlbersUsa, geoMercator } from 'd3-geo'

/** The size of the base map, in its own units. */
export const MAP_WIDTH = 975
export const MAP_HEIGHT = 640

/** Territories that the projection of the states leaves out, each in a box of its own. */
export const INSETS: readonly {
  ids: readonly string[]
  states: readonly string[]
  name: string
  box: Box
  bounds: Bounds
}[] = [
  {
    ids: ['66', '69'],
    states: ['GU', 'MP'],
    name: 'Guam, N. Marianas',
    box: [20, 500, 60, 120],
    bounds: [144.5, 13.1, 146.2, 18.3],
  },
  {
    ids: ['60'],
    states: ['AS'],
    name: 'American Samoa',
    box: [90, 570, 80, 50],
    bounds: [-171.2, -14.6, -169.2, -13.9],
  },
  {
    ids: ['72', '78'],
    states: ['PR', 'VI'],
    name: 'Puerto Rico, Virgin Islands',
    box: [800, 560, 150, 60],
    bounds: [-67.4, 17.6, -64.4, 18.6],
  },
]

type Box = readonly [x: number, y: number, width: number, height: number]
type Bounds = readonly [west: number, south: number, east: number, north: number]

const states = geoAlbersUsa().scale(1300).translate([487.5, 305])
const insets = INSETS.map((inset) => ({ ...inset, projection: insetProjection(inset.box, inset.bounds) }))

/** Where a point lies on the base map; null for one that is on no part of it. */
export function onMap(lon: number, lat: number): [number, number] | null {
  for (const { bounds, projection } of insets) {
    if (lon >= bounds[0] && lon <= bounds[2] && lat >= bounds[1] && lat <= bounds[3]) return projection([lon, lat])
  }
  return states([lon, lat])
}

/** The projection of one inset: its bounds fill its box. */
export function insetProjection(box: Box, bounds: Bounds): GeoProjection {
  const corners: GeoJSON.MultiPoint = {
    type: 'MultiPoint',
    coordinates: [
      [bounds[0], bounds[1]],
      [bounds[2], bounds[3]],
    ],
  }
  return geoMercator().fitExtent(
    [
      [box[0], box[1]],
      [box[0] + box[2], box[1] + box[3]],
    ],
    corners,
  )
}
