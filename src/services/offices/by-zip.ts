import { cityKey } from '#domain/geo/city-key.ts'
import { distanceKm, type Point } from '#domain/geo/distance.ts'
import type { PlacePoint } from '#domain/geo/places.ts'
import { FREELY_ASSOCIATED, militaryState } from '#domain/geo/states.ts'
import { type OfficeNote, officeNote } from '#domain/offices/note.ts'
import { isCounter } from '#domain/offices/office.ts'
import { isSameBuilding } from '#domain/offices/same-office.ts'
import { hasOffices, officesOfZip, officesOfZips, type StoredOffice } from '#store/offices.ts'
import type { Context } from '../context.ts'
import { byTown } from './by-town.ts'
import { fillUp } from './fill-up.ts'
import { kmFrom } from './nearest.ts'
import {
  type AskedOffices,
  type FoundOffice,
  nothingBut,
  type OfficesAbout,
  type OfficesAnswer,
} from './offices-answer.ts'

/** A point of a ZIP Code farther from its own office than this is an error of the table. */
const WRONG_POINT_KM = 100

export type AskedZip = { zip: string; towns: readonly string[]; state: string | null; mayBeHouse?: boolean }

/** The offices of a ZIP Code: its counters and those that handle its mail, then the nearest others. */
export async function byZip(
  ctx: Context,
  { zip, towns, state, mayBeHouse = false }: AskedZip,
  asked: AskedOffices,
): Promise<OfficesAnswer> {
  const place = ctx.places.byZip(zip)
  if (mayBeHouse && !isOfTown(place, towns, state)) return byTown(ctx, { towns, state }, asked)
  if (militaryState(zip)) return { ...nothingBut('military', { zip }), about: asked.about }
  const units = await officesOfZip(ctx.database, zip)
  if (units.length === 0 && !(await hasOffices(ctx.database))) return withoutList(zip, place, asked.about)
  if (units.length === 0 && !place) {
    const unknown = officeNote('unknown-zip', { zip })
    if (towns.length === 0 || !state) return { ...nothingBut('unknown-zip', { zip }), about: asked.about }
    const answer = await byTown(ctx, { towns, state }, asked)
    return { ...answer, notes: [unknown, ...answer.notes] }
  }
  const origin = originOf(zip, place, units)
  const carriersFrom = units.filter((unit) => !isCounter(unit.kind) && handles(unit, zip) && hasCarriers(unit))
  const own = ranked([...units, ...(await countersBeside(ctx, carriersFrom, units))], zip, origin, asked.about)
  const items = await fillUp(ctx, own, origin, asked.limit)
  return {
    about: asked.about,
    origin: origin && {
      kind: 'zip',
      ...origin,
      zip,
      city: place?.city ?? units[0]?.city ?? null,
      state: place?.state ?? units[0]?.state ?? null,
    },
    items,
    carriersFrom,
    notes: notesOf(zip, units, own, carriersFrom),
    choices: [],
    parcel: null,
  }
}

/** Whether the town and state beside a number are those of the number as a ZIP Code: then it is no house. */
function isOfTown(place: PlacePoint | null, towns: readonly string[], state: string | null): boolean {
  return place !== null && place.state === state && towns.some((town) => cityKey(town) === cityKey(place.city))
}

function withoutList(zip: string, place: PlacePoint | null, about: OfficesAbout): OfficesAnswer {
  const town = place
    ? officeNote('zip-town', { zip, city: place.city, state: place.state })
    : officeNote('unknown-zip', { zip })
  const answer = nothingBut('no-list')
  return {
    ...answer,
    about,
    origin: place && { kind: 'zip', lat: place.lat, lon: place.lon, zip, city: place.city, state: place.state },
    notes: [...answer.notes, town],
  }
}

/** The point of the ZIP Code; its own office's where the table has none, or one that can't be right. */
function originOf(zip: string, place: PlacePoint | null, units: readonly StoredOffice[]): Point | null {
  const position = (units.find((unit) => unit.zip === zip && unit.position) ?? units.find((unit) => unit.position))
    ?.position
  if (place && position && distanceKm(place, position) > WRONG_POINT_KM) return { lat: position.lat, lon: position.lon }
  const point = place ?? position
  return point ? { lat: point.lat, lon: point.lon } : null
}

/** Counters in the buildings from which carriers start: a main office often has another ZIP Code than its carriers. */
async function countersBeside(
  ctx: Context,
  carriersFrom: readonly StoredOffice[],
  known: readonly StoredOffice[],
): Promise<StoredOffice[]> {
  if (carriersFrom.length === 0) return []
  const ids = new Set(known.map(({ id }) => id))
  const counters = await officesOfZips(ctx.database, [...new Set(carriersFrom.map((unit) => unit.zip))])
  return counters.filter((one) => !ids.has(one.id) && carriersFrom.some((unit) => isSameBuilding(unit, one)))
}

/**
 * The counters that have to do with a ZIP Code. Who wants a counter goes to one in the ZIP Code; who asks after a
 * carrier, to one that handles its mail.
 */
function ranked(units: readonly StoredOffice[], zip: string, origin: Point | null, about: OfficesAbout): FoundOffice[] {
  const rank = ({ office }: FoundOffice) => {
    const isHere = office.zip === zip
    const handlesIt = handles(office, zip)
    if (isHere && handlesIt) return 0
    // A counter beside the carriers comes before one that only has the ZIP Code.
    const isWithCarriers = handlesIt || !isHere
    return (about === 'carriers') === isWithCarriers ? 1 : 2
  }
  return units
    .filter((unit) => isCounter(unit.kind))
    .map((office) => ({
      office,
      match: office.zip === zip ? ('zip' as const) : ('delivers' as const),
      distanceKm: kmFrom(origin, office),
      told: null,
    }))
    .sort(
      (a, b) =>
        rank(a) - rank(b) ||
        Number(a.office.kind !== 'post_office') - Number(b.office.kind !== 'post_office') ||
        (a.distanceKm ?? Number.MAX_VALUE) - (b.distanceKm ?? Number.MAX_VALUE) ||
        (a.office.name < b.office.name ? -1 : 1),
    )
}

function notesOf(
  zip: string,
  units: readonly StoredOffice[],
  own: readonly FoundOffice[],
  carriersFrom: readonly StoredOffice[],
): OfficeNote[] {
  const notes: OfficeNote[] = []
  const state = units[0]?.state ?? ''
  if (FREELY_ASSOCIATED.has(state)) notes.push(officeNote('own-post', { state }))
  if (units.some((unit) => unit.boxZips.includes(zip))) notes.push(officeNote('box-zip', { zip }))
  if (units.length === 0) notes.push(officeNote('zip-not-listed', { zip }))
  else if (own.length === 0) notes.push(officeNote('no-counter', { zip }))
  for (const { name, address, city, state } of carriersFrom) {
    notes.push(officeNote('carriers-from', { zip, name, address, city, state }))
  }
  return notes
}

function handles(unit: StoredOffice, zip: string): boolean {
  return unit.deliveryZips.includes(zip)
}

function hasCarriers({ kind }: StoredOffice): boolean {
  return kind === 'carrier_annex' || kind === 'sorting_delivery_center'
}
