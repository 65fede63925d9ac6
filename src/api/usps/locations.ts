import type { Hono } from 'hono'
import type { OfficeKind } from '#domain/offices/office.ts'
import type { Context } from '#services/context.ts'
import { findOffices, MOST_OFFICES } from '#services/offices/find-offices.ts'
import type { FoundOffice } from '#services/offices/offices-answer.ts'
import type { LetIn } from './let-in.ts'
import { locationBody, milesOf } from './location-body.ts'
import { type LocationQuery, NO_GEOCODE, readLocationQuery } from './location-query.ts'
import { modeOf } from './mode.ts'
import { UspsError } from './usps-error.ts'

const KINDS: Partial<Record<OfficeKind, string>> = {
  post_office: 'POST_OFFICE',
  contract_unit: 'CONTRACT_POSTAL_UNIT',
  village_post_office: 'VILLAGE_POST_OFFICE',
}
/** What our answers about places say where a place is none. */
const NO_PLACE = new Set(['foreign', 'military', 'unknown-zip', 'unknown-town', 'not-a-place'])

/** `GET /locations/v3/post-office-locations`: counters near a place, with what we know of them and nothing else. */
export function addLocations(app: Hono, { ctx, letIn }: { ctx: Context; letIn: LetIn }): void {
  app.get('/locations/v3/post-office-locations', async (c) => {
    const client = await letIn(c, 'locations')
    const mode = modeOf(c, client) ?? 'live'
    const query = readLocationQuery(c.req.query())
    const answer = await findOffices(ctx, { ...query.where, limit: MOST_OFFICES })
    if (answer.items.length === 0 && answer.notes.some(({ key }) => NO_PLACE.has(key))) throw noGeocode()
    const fitting = answer.items.filter((one) => isWithin(one, query) && isOfType(one, query))
    const page = fitting.slice(query.offset, query.offset + query.limit)
    return c.json({
      locations: page.map((one) => locationBody(one, KINDS[one.office.kind] ?? 'POST_OFFICE', mode)),
      warnings: warningsOf(
        query,
        answer.notes.some(({ key }) => key === 'no-list'),
      ),
      metadata: metadataOf(query, fitting.length),
    })
  })
}

/** An office of the place itself is within, however far its middle is. */
function isWithin({ match, distanceKm }: FoundOffice, { radiusMiles }: LocationQuery): boolean {
  return match !== 'near' || (distanceKm !== null && milesOf(distanceKm) <= radiusMiles)
}

function isOfType({ office }: FoundOffice, { type }: LocationQuery): boolean {
  return type === null || KINDS[office.kind] === type
}

function warningsOf({ isFiltered }: LocationQuery, isListMissing: boolean): object[] {
  const warnings = []
  if (isFiltered) warnings.push('Hours and services are not known of every office: these filters were not applied.')
  if (isListMissing) warnings.push('No list of offices is imported here: whereabouts import-offices brings one.')
  return warnings.map((warningDescription) => ({ warningCode: 'WHEREABOUTS', warningDescription }))
}

function metadataOf({ offset, limit }: LocationQuery, totalCount: number): object {
  return { totalCount, page: Math.floor(offset / limit) + 1, totalPages: Math.ceil(totalCount / limit), limit, offset }
}

function noGeocode(): UspsError {
  const text = 'The place could not be found.'
  return new UspsError(400, text, [{ status: '400', code: NO_GEOCODE, title: text, detail: '' }])
}
