import { cityKey } from '#domain/geo/city-key.ts'
import type { Point } from '#domain/geo/distance.ts'
import type { PlacePoint } from '#domain/geo/places.ts'
import { FREELY_ASSOCIATED, MILITARY_STATES, readState, STATE_NAMES } from '#domain/geo/states.ts'
import { officeNote } from '#domain/offices/note.ts'
import { hasOffices, officesOfTown, type StoredOffice, statesWithTown } from '#store/offices.ts'
import type { Context } from '../context.ts'
import { fillUp } from './fill-up.ts'
import { kmFrom } from './nearest.ts'
import { type AskedOffices, type FoundOffice, nothingBut, type OfficesAnswer } from './offices-answer.ts'

const MOST_IN_TOWN = 500
const MOST_LIKE = 8

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
    return unknown(ctx, towns, state)
  }
  const states = await statesOf(ctx, whole)
  const [only] = states
  if (!only) {
    const alone = readState(whole)
    if (alone && MILITARY_STATES.has(alone)) return nothingBut('military', { zip: '' })
    return alone ? nothingBut('only-state', { state: alone }) : unknown(ctx, towns, null)
  }
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
        cannotLook(a, asked) - cannotLook(b, asked) ||
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
    notes: [
      ...(FREELY_ASSOCIATED.has(state) ? [officeNote('own-post', { state })] : []),
      ...(asked.about === 'carriers' && own.length > 1
        ? [officeNote('several-offices', { town: place?.city ?? town, count: own.length })]
        : []),
    ],
    choices: [],
    parcel: null,
  }
}

/** Who asks after a carrier goes to a Post Office: a shop that is run for USPS can't look. */
function cannotLook({ office }: FoundOffice, { about }: AskedOffices): number {
  return Number(about === 'carriers' && office.kind !== 'post_office')
}

/** A town that nobody knows, with those that may have been meant. */
function unknown(ctx: Context, towns: readonly string[], state: string | null): OfficesAnswer {
  const like = towns.flatMap((town) => ctx.places.citiesLike(town, state)).slice(0, MOST_LIKE)
  return {
    ...nothingBut('unknown-town', { town: towns[0] ?? '', state: state ?? '' }),
    choices: like.map((place) => ({ city: place.city, state: place.state })),
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
