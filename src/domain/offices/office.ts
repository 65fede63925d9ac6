/** What a postal unit is. */
export const OFFICE_KINDS = [
  'post_office',
  'contract_unit',
  'village_post_office',
  'carrier_annex',
  'sorting_delivery_center',
  'po_box_unit',
  'plant',
] as const

export type OfficeKind = (typeof OFFICE_KINDS)[number]

/** Kinds with a counter where people are served. */
export const COUNTER_KINDS: readonly OfficeKind[] = ['post_office', 'contract_unit', 'village_post_office']

export function isCounter(kind: OfficeKind): boolean {
  return COUNTER_KINDS.includes(kind)
}

/** How the position of an office was found, the best first. `city_fallback` is the middle of a city: no distance. */
export const GEO_METHODS = [
  'street',
  'town_gnis',
  'town_census',
  'zip_geonames',
  'zip_census',
  'city_fallback',
] as const

export type GeoMethod = (typeof GEO_METHODS)[number]

/** Where an office is; `radiusKm` is the rough scale of the error, 0 for a street address. */
export type OfficePosition = { lat: number; lon: number; method: GeoMethod; radiusKm: number }

/** A postal unit as the list of USPS has it: names and addresses in capitals. */
export type ListedOffice = {
  /** Our own: ZIP Code and name. */
  id: string
  name: string
  kind: OfficeKind
  address: string
  city: string
  state: string
  zip: string
  /** Four digits, or empty. */
  zip4: string
  position: OfficePosition | null
  /** IANA; empty where nobody says it. */
  timeZone: string
  area: string
  district: string
  /** ZIP Codes whose mail is handled here. */
  deliveryZips: readonly string[]
  /** Those of them that have PO boxes alone, where the list says so. */
  boxZips: readonly string[]
}
