import { cityKey } from '#domain/geo/city-key.ts'
import type { Point } from '#domain/geo/distance.ts'
import type { PlacePoint } from '#domain/geo/places.ts'
import { FREELY_ASSOCIATED, MILITARY_STATES, STATE_NAMES } from '#domain/geo/states.ts'
import { officeNote } from '#domain/offices/note.ts'
import { hasOffices, officesOfTown, type StoredOffice, statesWithTown } from '#store/offices.ts'
import type { Context } from '../context.ts'
import { fillUp } from './fill-up.ts'
import { kmFrom } from './nearest.ts'
import { type AskedOffices, type FoundOffice, nothingBut, type OfficesAnswer } from './offices-answer.ts'

const MOST_IN_TOWN = 500

export type AskedTown = { towns: readonly string[]; state: string | null }

/** The counters of a town, nearest to its middle first, then the nearest others. */
export async function byTown(ctx: Context, { towns, state }: AskedTown, asked: AskedOffices): Promise<OfficesAnswer> {
  const [whole = ''] = towns
  if (state && MILITARY_STATES.has(state)) return nothingBut('military', { zip: '' })
  if (!(await hasOffices(ctx.database))) return withoutList(ctx, towns, state)
  if (state) {
    for (const town of towns) {
      const answer = await inState(ctx, town, state, asked)
      if (answer) return answer
    }
    return nothingBut('unknown-town', { town: whole, state })
  }
  const states = await statesOf(ctx, whole)
  const [only] = states
  if (!only) return nothingBut('unknown-town', { town: whole, state: '' })
  if (states.length === 1) {
    return (await inState(ctx, whole, only, asked)) ?? nothingBut('unknown-town', { town: whole, state: only })
  }
  return {
    ...nothingBut('several-towns', { town: whole, count: states.length }),
    choices: states.map((one) => ({ city: whole, state: one })),
  }
}

async function inState(ctx: Context, town: string, state: string, asked: AskedOffices): Promise<OfficesAnswer | null> {
  const place = ctx.places.byCity(town, state)
  const offices = await officesOfTown(ctx.database, cityKey(town), state, MOST_IN_TOWN)
  if (offices.length === 0 && !place) return null
  const origin = originOf(place, offices)
  const own = offices
    .map((office): FoundOffice => ({ office, match: 'town', distanceKm: kmFrom(origin, office), told: null }))
    .sort(
      (a, b) =>
        (a.distanceKm ?? Number.MAX_VALUE) - (b.distanceKm ?? Number.MAX_VALUE) ||
        (a.office.name < b.office.name ? -1 : 1),
    )
  return {
    about: asked.about,
    origin: origin && {
      kind: 'town',
      ...origin,
      zip: null,
      city: place?.city ?? offices[0]?.city ?? town,
      state,
    },
    items: await fillUp(ctx, own, origin, asked.limit),
    carriersFrom: [],
    notes: FREELY_ASSOCIATED.has(state) ? [officeNote('own-post', { state })] : [],
    choices: [],
    parcel: null,
  }
}

function originOf(place: PlacePoint | null, offices: readonly StoredOffice[]): Point | null {
  const point = place ?? offices.find((office) => office.position)?.position
  return point ? { lat: point.lat, lon: point.lon } : null
}

async function statesOf(ctx: Context, town: string): Promise<string[]> {
  const listed = await statesWithTown(ctx.database, cityKey(town))
  return listed.length > 0 ? listed : statesByPlaces(ctx, town)
}

function statesByPlaces(ctx: Context, town: string): string[] {
  return [...STATE_NAMES.keys()].filter((state) => ctx.places.byCity(town, state) !== null)
}

/** Before an import: the town, if it is one, without offices. */
function withoutList(ctx: Context, towns: readonly string[], state: string | null): OfficesAnswer {
  const [whole = ''] = towns
  const states = state ? [state] : statesByPlaces(ctx, whole)
  const place = states.length === 1 ? firstPlace(ctx, towns, states[0] ?? '') : null
  const answer = nothingBut('no-list')
  if (!place) return answer
  const { lat, lon, city } = place
  return { ...answer, origin: { kind: 'town', lat, lon, zip: null, city, state: place.state } }
}

function firstPlace(ctx: Context, towns: readonly string[], state: string): PlacePoint | null {
  for (const town of towns) {
    const place = ctx.places.byCity(town, state)
    if (place) return place
  }
  return null
}
