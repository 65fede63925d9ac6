import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { formatInstant } from '#domain/scans/at.ts'
import { deletePersonalData } from '#services/personal-data/delete-personal-data.ts'
import { exportPersonalData } from '#services/personal-data/export-personal-data.ts'
import { listPersonalDataEntries } from '#services/personal-data/list-entries.ts'
import type { ApiDeps } from '../deps.ts'
import { checkInput, readInput } from '../read-body.ts'
import { jsonResponse, PROBLEM_RESPONSE } from '../schemas.ts'
import { textStream } from '../text-stream.ts'
import { defineDeskRoute } from './desk-route.ts'
import { instant } from './desk-schemas.ts'

const BODY_BYTES = 4 * 1024
const PATH = '/v1/desk/personal-data'

const WhoInput = z
  .object({
    who: z.string().openapi({
      description:
        'An email address, or a phone number that gets texts; the reference of an inquiry where no address is known',
    }),
  })
  .openapi('Person')

const body = { content: { 'application/json': { schema: WhoInput, example: { who: 'mia@example.org' } } } }

const Deleted = z.object({
  inquiries: z.number(),
  messages: z.number(),
  files: z.number(),
  mails: z.number(),
  comments: z.number(),
  watches: z.number(),
})

const ListQuery = z.object({
  cursor: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

const Entry = z.object({
  at: instant,
  kind: z.enum(['exported', 'deleted', 'aged']),
  by: z.object({ id: z.string().nullable(), name: z.string() }),
  person: z.string().nullable().openapi({ description: 'A keyed hash: the same for the same person, and no more' }),
  counts: z.record(z.string(), z.number()),
})

/** All that is kept of one person: handed over, or deleted. */
export function addDeskPersonalData(app: OpenAPIHono, deps: ApiDeps): void {
  const { ctx } = deps

  defineDeskRoute(
    app,
    deps,
    {
      need: 'personal-data',
      method: 'post',
      path: `${PATH}/export`,
      summary: 'All that is kept of one person',
      description: 'With the desk’s notes, and files and mails as base64: read it before you hand it over.',
      request: { body },
      responses: { 200: jsonResponse('The data', z.object({})), 404: PROBLEM_RESPONSE, 422: PROBLEM_RESPONSE },
    },
    async (c, agent) => {
      const { who } = await readInput(c, WhoInput, BODY_BYTES)
      const pieces = await exportPersonalData(ctx, { who, by: agent })
      return c.body(textStream(pieces), 200, { 'content-type': 'application/json; charset=utf-8' })
    },
  )

  defineDeskRoute(
    app,
    deps,
    {
      need: 'personal-data',
      method: 'post',
      path: `${PATH}/delete`,
      summary: 'Delete what is kept of one person, everywhere',
      description: 'Open inquiries are closed. What happened when, and about which parcel, stays. It can’t be undone.',
      request: { body },
      responses: { 200: jsonResponse('How much it was', Deleted), 404: PROBLEM_RESPONSE, 422: PROBLEM_RESPONSE },
    },
    async (c, agent) => {
      const { who } = await readInput(c, WhoInput, BODY_BYTES)
      return c.json(await deletePersonalData(ctx, { who, by: agent }))
    },
  )

  defineDeskRoute(
    app,
    deps,
    {
      need: 'personal-data',
      method: 'get',
      path: PATH,
      summary: 'What was done with personal data, by whom and when',
      request: { query: ListQuery },
      responses: {
        200: jsonResponse('The newest first', z.object({ items: z.array(Entry), nextCursor: z.string().optional() })),
      },
    },
    async (c, agent) => {
      const { cursor, limit } = checkInput(ListQuery, c.req.query())
      const { items, next } = await listPersonalDataEntries(ctx, { by: agent, beforeId: cursor, limit })
      return c.json({
        items: items.map(({ atMs, kind, byId, byName, personHash, counts }) => ({
          at: formatInstant(atMs),
          kind,
          by: { id: byId, name: byName },
          person: personHash,
          counts,
        })),
        ...(next === null ? {} : { nextCursor: String(next) }),
      })
    },
  )
}
