import { type Box, EARTH_KM, type Point } from '#domain/geo/distance.ts'
import type { GeoMethod, ListedOffice, OfficeKind } from '#domain/offices/office.ts'
import type { Queryable } from './database.ts'

/** An office of the list, with the best position that is known of it. */
export type StoredOffice = ListedOffice

/** A stored office and how far it is from where somebody asks. */
export type OfficeAtDistance = { office: StoredOffice; km: number }

const COLUMNS = `id, name, kind, address, city, state, zip, zip4, lat, lon, list_method, list_radius_km,
  street_lat is not null as is_street, time_zone, area, district, delivery_zips, box_zips`

type Row = {
  id: string
  name: string
  kind: OfficeKind
  address: string
  city: string
  state: string
  zip: string
  zip4: string
  lat: number | null
  lon: number | null
  list_method: GeoMethod | null
  list_radius_km: number | null
  is_street: boolean
  time_zone: string
  area: string
  district: string
  delivery_zips: string[]
  box_zips: string[]
}

/** The units in a ZIP Code and those that handle its mail, in no order. */
export function officesOfZip(database: Queryable, zip: string): Promise<StoredOffice[]> {
  return officesWhere(database, 'zip = $1 or delivery_zips @> array[$1]', [zip])
}

/** The counters in these ZIP Codes, in no order. */
export function officesOfZips(database: Queryable, zips: readonly string[]): Promise<StoredOffice[]> {
  return officesWhere(database, 'is_counter and zip = any($1)', [zips])
}

/** The counters of a town, or whose own name is the one asked for. */
export function officesOfTown(database: Queryable, key: string, state: string, limit: number): Promise<StoredOffice[]> {
  const order = 'order by city_key = $1 desc, name_key = $1 desc, name, id limit $3'
  return officesWhere(database, `is_counter and state = $2 and (city_key = $1 or name_key = $1) ${order}`, [
    key,
    state,
    limit,
  ])
}

/** Offices by a condition of this room's own; values only as parameters. */
export async function officesWhere(
  database: Queryable,
  condition: string,
  values: readonly unknown[],
): Promise<StoredOffice[]> {
  const { rows } = await database.query<Row>(`select ${COLUMNS} from offices where ${condition}`, [...values])
  return rows.map(officeOf)
}

/** The states that have a town of this name, or else an office named so; the one with most counters first. */
export async function statesWithTown(database: Queryable, key: string): Promise<string[]> {
  const { rows } = await database.query<{ state: string; is_town: boolean }>({
    name: 'states-with-town',
    text: `select state, bool_or(city_key = $1) as is_town from offices
      where is_counter and (city_key = $1 or name_key = $1) group by state order by count(*) desc, state`,
    values: [key],
  })
  const towns = rows.filter((row) => row.is_town)
  return (towns.length > 0 ? towns : rows).map((row) => row.state)
}

const KM = `2 * ${EARTH_KM} * asin(least(1, sqrt(
  sin(radians(lat - $1) / 2) ^ 2 + cos(radians($1)) * cos(radians(lat)) * sin(radians(lon - $2) / 2) ^ 2)))`

/**
 * The counters within a distance, the nearest first, ties by name. A box on the index does the first cut.
 * @param states only these, where given
 */
export async function officesNear(
  database: Queryable,
  options: {
    centre: Point
    boxes: readonly [Box, Box | null]
    km: number
    limit: number
    states: readonly string[] | null
  },
): Promise<OfficeAtDistance[]> {
  const { centre, boxes, km, limit, states } = options
  const [first, second] = [boxes[0], boxes[1] ?? boxes[0]]
  const { rows } = await database.query<Row & { km: number }>({
    name: 'offices-near',
    text: `select * from (
        select ${COLUMNS}, ${KM} as km from offices
        where is_ranked and lat between $3 and $4 and (lon between $5 and $6 or lon between $7 and $8)
          and ($9::text[] is null or state = any($9))
      ) as inside where km <= $10 order by km, name, id limit $11`,
    values: [
      centre.lat,
      centre.lon,
      first.south,
      first.north,
      first.west,
      first.east,
      second.west,
      second.east,
      states,
      km,
      limit,
    ],
  })
  return rows.map((row) => ({ office: officeOf(row), km: row.km }))
}

/** Whether a list has been imported. */
export async function hasOffices(database: Queryable): Promise<boolean> {
  const { rows } = await database.query<{ has: boolean }>({
    name: 'has-offices',
    text: 'select exists (select from offices) as has',
  })
  return rows[0]?.has ?? false
}

function officeOf(row: Row): StoredOffice {
  const { lat, lon } = row
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    address: row.address,
    city: row.city,
    state: row.state,
    zip: row.zip,
    zip4: row.zip4,
    position:
      lat === null || lon === null
        ? null
        : {
            lat,
            lon,
            method: row.is_street ? 'street' : (row.list_method ?? 'city_fallback'),
            radiusKm: row.is_street ? 0 : (row.list_radius_km ?? 0),
          },
    timeZone: row.time_zone,
    area: row.area,
    district: row.district,
    deliveryZips: row.delivery_zips,
    boxZips: row.box_zips,
  }
}
