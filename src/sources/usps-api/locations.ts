import { uspsFaults } from '#words/en/usps-api.ts'
import type { UspsClient } from './client.ts'
import { readError } from './envelope.ts'
import { type Failure, failure } from './failure.ts'
import { fieldsOf, listIn } from './fields.ts'
import type { HttpReply, HttpRequest } from './http.ts'
import { judge } from './judge.ts'
import { decodeLocation, type UspsLocation } from './location.ts'
import { unreadable } from './unreadable.ts'

/** Where to look: one of these, as USPS allows no two at once. */
export type LocationKey =
  | { zip: string; zip4?: string }
  | { city: string; state: string }
  | { street: string; city: string; state: string; zip?: string }
  | { lat: number; lon: number }

export type LocationQuery = LocationKey & {
  /** 1 to 100; 20 where not said. */
  radiusMiles?: number
  /** 1 to 100; 20 where not said. */
  limit?: number
  offset?: number
  kind?: 'POST_OFFICE' | 'CONTRACT_POSTAL_UNIT' | 'VILLAGE_POST_OFFICE' | 'SELF_SERVICE_KIOSK'
  pickupService?: 'PICKUP_ACCOUNTABLE_MAIL' | 'PICKUP_HOLD_MAIL' | 'PICKUP_NOTICE_LEFT_MAIL' | 'HOLD_FOR_PICKUP'
}

export type LocationsResult = { ok: true; locations: UspsLocation[] } | Failure

/** USPS's Post Offices as they are today. */
export type Locations = {
  /** Nearest first, as USPS sorts them. A place that USPS can not find has none. */
  search(query: LocationQuery): Promise<LocationsResult>
}

/** USPS could not find the place (Locations API): what was asked for names none. */
const NO_SUCH_PLACE = '160033'

export function createLocations(client: UspsClient): Locations {
  return {
    async search(query) {
      const reply = await client.call({
        purpose: 'locations',
        // The API's document names no scope for this call.
        scope: null,
        method: 'GET',
        path: '/locations/v3/post-office-locations',
        query: parametersOf(query),
        isRepeatable: true,
      })
      if (!reply.ok) return reply
      return reply.status >= 400 ? refused(reply) : read(reply)
    },
  }
}

function parametersOf(query: LocationQuery): NonNullable<HttpRequest['query']> {
  return {
    ...keyOf(query),
    radius: query.radiusMiles === undefined ? undefined : within(query.radiusMiles, 1, 100),
    limit: query.limit === undefined ? undefined : within(query.limit, 1, 100),
    offset: query.offset,
    postOfficeType: query.kind,
    pickupService: query.pickupService,
  }
}

function keyOf(key: LocationKey): NonNullable<HttpRequest['query']> {
  if ('lat' in key) return { LAT: key.lat.toFixed(6), LONG: key.lon.toFixed(6) }
  if ('street' in key) return { streetAddress: key.street, city: key.city, state: key.state, ZIPCode: key.zip }
  return 'city' in key ? { city: key.city, state: key.state } : { ZIPCode: key.zip, ZIPPlus4: key.zip4 }
}

function within(value: number, least: number, most: number): number {
  return Math.min(Math.max(Math.round(value), least), most)
}

function refused(reply: HttpReply): LocationsResult {
  const { status, body } = reply
  const said = readError(body.kind === 'json' ? body.value : null)
  if (said.code === NO_SUCH_PLACE) return { ok: true, locations: [] }
  const judgement = judge(status, body)
  if (judgement.kind === 'call') return judgement.failure
  return status === 403
    ? failure('application-not-allowed', uspsFaults.noProduct(said.message))
    : failure('request-refused', uspsFaults.requestRefused(status, said.message))
}

function read({ body }: HttpReply): LocationsResult {
  if (body.kind !== 'json') return unreadable(body)
  const fields = Array.isArray(body.value) ? { locations: body.value } : fieldsOf(body.value)
  if (!fields || !('locations' in fields)) return unreadable(body)
  return { ok: true, locations: listIn(fields, 'locations').flatMap((one) => decodeLocation(one) ?? []) }
}
