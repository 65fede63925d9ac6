import type { Places } from '../geo/places.ts'
import type { ListedOffice, OfficePosition } from './office.ts'
import type { LocaleRow } from './read-locale-row.ts'

/** The rough error of a point of a ZIP Code, and of the middle of a city, in kilometres. */
const ZIP_RADIUS_KM = 5
const CITY_RADIUS_KM = 15

/**
 * One office for each name and address, with all the ZIP Codes whose mail it handles. The list has no positions: they
 * come from the point of the ZIP Code, else from that of the city, and say so.
 */
export function groupLocales(rows: readonly LocaleRow[], places: Pick<Places, 'byZip' | 'byCity'>): ListedOffice[] {
  const groups = new Map<string, LocaleRow[]>()
  for (const row of rows) {
    const key = [row.name, row.address, row.city, row.state, row.zip].join('|')
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return [...groups.values()].flatMap((group) => officeOf(group, places) ?? [])
}

function officeOf(group: readonly LocaleRow[], places: Pick<Places, 'byZip' | 'byCity'>): ListedOffice | null {
  const [first] = group
  if (!first) return null
  const { name, kind, address, city, state, zip, zip4, area, district } = first
  const byZip = places.byZip(zip)
  const point = byZip ?? places.byCity(city, state)
  const position: OfficePosition | null = point && {
    lat: rounded(point.lat),
    lon: rounded(point.lon),
    method: byZip ? 'zip_geonames' : 'city_fallback',
    radiusKm: byZip ? ZIP_RADIUS_KM : CITY_RADIUS_KM,
  }
  return {
    id: '',
    ...{ name, kind, address, city, state, zip, zip4, area, district },
    position,
    timeZone: point?.timeZone ?? '',
    deliveryZips: sorted(group),
    boxZips: sorted(group.filter((row) => row.isBoxZip)),
  }
}

function sorted(rows: readonly LocaleRow[]): string[] {
  return [...new Set(rows.map((row) => row.deliveryZip))].sort()
}

/** Five decimals are a metre. */
function rounded(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5
}
