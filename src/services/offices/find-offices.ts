import { isPoint } from '#domain/geo/distance.ts'
import { officeNote } from '#domain/offices/note.ts'
import { readNear } from '#domain/offices/read-near.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { findParcel } from '../parcels/find-parcel.ts'
import { readAsked } from '../parcels/find-parcels.ts'
import { byPosition } from './by-position.ts'
import { byTown } from './by-town.ts'
import { byZip } from './by-zip.ts'
import { type AskedOffices, nothingBut, type OfficesAbout, type OfficesAnswer } from './offices-answer.ts'
import { tellFacts } from './tell-facts.ts'
import { withWaysOut } from './ways-out.ts'

export const OFFICES_LIMIT = 10
export const MOST_OFFICES = 50
const MOST_ASKED_CHARACTERS = 200

export type FindOfficesInput = {
  /** A ZIP Code, a town, an address that holds one of them, a position, or a tracking number. */
  near?: string | undefined
  position?: { lat: number; lon: number } | undefined
  /** A tracking number: the office that delivers it. */
  parcel?: string | undefined
  limit?: number | undefined
  /** Whom a ZIP Code or an address is asked for; a counter by default, those who carry its mail for a parcel. */
  about?: OfficesAbout | undefined
}

/**
 * The Post Offices for a place or a parcel: counters of its ZIP Code or town first, then the others by distance.
 * Whatever cannot be answered comes back as a note, never as an error.
 * @throws ServiceError `not-valid` where nothing is asked, or a value is out of its range
 */
export async function findOffices(ctx: Context, input: FindOfficesInput): Promise<OfficesAnswer> {
  const limit = input.limit ?? OFFICES_LIMIT
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_OFFICES) {
    throw notValid('limit', `A limit is a whole number from 1 to ${MOST_OFFICES}.`)
  }
  return withFacts(ctx, await find(ctx, input, limit))
}

async function find(ctx: Context, input: FindOfficesInput, limit: number): Promise<OfficesAnswer> {
  if (input.parcel !== undefined) return ofParcel(ctx, input.parcel, limit)
  if (input.position) {
    if (!isPoint(input.position)) throw notValid('lat', 'A position has a latitude up to 90 and a longitude up to 180.')
    return byPosition(ctx, input.position, { limit, about: 'counter' })
  }
  if (input.near === undefined) throw notValid('near', 'Say where: a ZIP Code, or a town with its state.')
  if (input.near.length > MOST_ASKED_CHARACTERS) {
    throw notValid('near', `A place has at most ${MOST_ASKED_CHARACTERS} characters.`)
  }
  return nearText(ctx, input.near, { limit, about: input.about ?? 'counter' })
}

async function nearText(ctx: Context, text: string, asked: AskedOffices): Promise<OfficesAnswer> {
  const near = readNear(text)
  switch (near.kind) {
    case 'position':
      return byPosition(ctx, near, asked)
    case 'zip':
      return byZip(ctx, near, asked)
    case 'town':
      return byTown(ctx, near, asked)
    case 'foreign':
      return nothingBut('foreign')
    case 'nothing':
      return readAsked(text).reading ? ofParcel(ctx, text, asked.limit) : nothingBut('not-a-place')
  }
}

async function ofParcel(ctx: Context, number: string, limit: number): Promise<OfficesAnswer> {
  const reading = await findParcel(ctx, { number: number.slice(0, MOST_ASKED_CHARACTERS) })
  if (reading.outcome === 'not-a-tracking-number') return nothingBut('parcel-not-a-number')
  const zip = reading.meaning?.circumstances.destinationZip ?? reading.reading?.destinationZip
  const parcel = { trackingNumber: reading.trackingNumber, destinationZip: zip?.slice(0, 5) ?? null }
  if (!zip) return { ...nothingBut('parcel-zip-unknown'), about: 'carriers', parcel }
  const asked = { zip: zip.slice(0, 5), towns: [], state: null }
  return { ...(await byZip(ctx, asked, { limit, about: 'carriers' })), parcel }
}

/** Adds what USPS says of the offices today. */
async function withFacts(ctx: Context, answer: OfficesAnswer): Promise<OfficesAnswer> {
  const { told, isMissing } = await tellFacts(
    ctx,
    answer.items.map(({ office }) => office),
  )
  return {
    ...answer,
    items: answer.items.map((item) => ({ ...item, told: told.get(item.office.id) ?? null })),
    notes: withWaysOut(ctx, isMissing ? [...answer.notes, officeNote('facts-not-now')] : answer.notes),
  }
}

function notValid(field: string, message: string): ServiceError {
  return new ServiceError('not-valid', message, [{ field, code: 'not-valid', message }])
}
