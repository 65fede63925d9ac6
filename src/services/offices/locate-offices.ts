import { setTimeout as wait } from 'node:timers/promises'
import { distanceKm, isPoint } from '#domain/geo/distance.ts'
import { countToLocate, officesToLocate, type StreetAnswer, saveStreets } from '#store/office-streets.ts'
import type { StoredOffice } from '#store/offices.ts'
import type { Context } from '../context.ts'
import type { AddressAnswer, Geocoder } from '../ports/offices.ts'

/** A street that is farther from the point of the list is another town's, unless the ZIP Code is the same. */
const MOST_AWAY_KM = 80
/** A box at a Post Office is no street address. */
const NO_STREET = /^(?:P\.? ?O\.? BOX|GENERAL DELIVERY|HC |RR )/

export type LocateOfficesInput = {
  geocoder: Geocoder
  /** At most so many offices in this run. */
  limit?: number | undefined
  /** Also those that were not found before. */
  again: boolean
  /** Between two calls: the service is free of charge and shared by many. */
  pauseMs: number
  onProgress?: (share: number) => void
}

export type LocatedOffices = {
  asked: number
  found: number
  notFound: number
  /** Without an answer; the next run asks for them again. */
  unanswered: number
  /** Why it stopped before the end; null where it did not. */
  trouble: string | null
}

/**
 * Looks up the street positions of the offices that have none, batch by batch; each batch is kept at once, so that a
 * run that was cut off goes on where it was.
 */
export async function locateOffices(ctx: Context, input: LocateOfficesInput): Promise<LocatedOffices> {
  const done: LocatedOffices = { asked: 0, found: 0, notFound: 0, unanswered: 0, trouble: null }
  const all = Math.min(input.limit ?? Number.MAX_SAFE_INTEGER, await countToLocate(ctx.database, input.again))
  let afterId = ''
  while (done.asked < all) {
    const limit = Math.min(input.geocoder.batchSize, all - done.asked)
    const offices = await officesToLocate(ctx.database, { afterId, limit, again: input.again })
    const last = offices.at(-1)
    if (!last) break
    if (afterId !== '') await wait(input.pauseMs)
    afterId = last.id
    done.trouble = await locateBatch(ctx, input.geocoder, offices, done)
    if (done.trouble !== null) break
    input.onProgress?.(done.asked / all)
  }
  return done
}

async function locateBatch(
  ctx: Context,
  geocoder: Geocoder,
  offices: readonly StoredOffice[],
  done: LocatedOffices,
): Promise<string | null> {
  const withStreet = offices.filter(({ address }) => !NO_STREET.test(address))
  // The service sees numbers, not our ids: they hold blanks and hyphens for some.
  const asked = withStreet.map(({ address, city, state, zip }, index) => ({
    id: String(index + 1),
    street: address,
    city,
    state,
    zip,
  }))
  const result = asked.length > 0 ? await geocoder.locate(asked) : { ok: true as const, answers: [] }
  if (!result.ok) return result.message
  const byId = new Map(result.answers.map((answer) => [answer.id, answer]))
  const streets: StreetAnswer[] = offices
    .filter(({ address }) => NO_STREET.test(address))
    .map((office) => streetAnswer(office, { id: '', outcome: 'not-found' }))
  for (const [index, office] of withStreet.entries()) {
    const answer = byId.get(String(index + 1))
    if (answer) streets.push(streetAnswer(office, answer))
    else done.unanswered++
  }
  await saveStreets(ctx.database, streets, ctx.clock())
  done.asked += offices.length
  done.found += streets.filter(({ outcome }) => outcome === 'found').length
  done.notFound += streets.filter(({ outcome }) => outcome !== 'found').length
  return null
}

function streetAnswer(office: StoredOffice, answer: AddressAnswer): StreetAnswer {
  const { id, address, zip } = office
  if (answer.outcome !== 'found') return { officeId: id, address, zip, outcome: answer.outcome, lat: null, lon: null }
  if (!isBelievable(office, answer)) return { officeId: id, address, zip, outcome: 'not-found', lat: null, lon: null }
  return { officeId: id, address, zip, outcome: 'found', lat: answer.lat, lon: answer.lon }
}

/** The same street name stands in many towns: a match must be in the office's state, and in its ZIP Code or near. */
function isBelievable(office: StoredOffice, answer: Extract<AddressAnswer, { outcome: 'found' }>): boolean {
  if (!isPoint(answer) || answer.state !== office.state) return false
  if (answer.zip === office.zip) return true
  if (!answer.isExact) return false
  return office.position !== null && distanceKm(office.position, answer) <= MOST_AWAY_KM
}
