import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context as HonoContext } from 'hono'
import { ServiceError } from '#services/errors.ts'
import { findParcels, MOST_NUMBERS } from '#services/parcels/find-parcels.ts'
import { defineRoute } from './define-route.ts'
import type { ApiDeps } from './deps.ts'
import { EventStream, type StreamPulse } from './event-stream.ts'
import { parcelEvent } from './parcel-event.ts'
import { PROBLEM_RESPONSE } from './schemas.ts'

const STREAM_RESPONSE = {
  description: 'Events named `parcel`: first the present state of each number, then each change',
  content: { 'text/event-stream': { schema: z.string() } },
}

/** Live streams: the same parcels, told again whenever they change. */
export function addLive(app: OpenAPIHono, deps: ApiDeps, pulse: StreamPulse): void {
  defineRoute(
    app,
    {
      method: 'get',
      path: '/v1/parcels/{number}/live',
      summary: 'Follow one parcel',
      request: { params: z.object({ number: z.string() }) },
      responses: { 200: STREAM_RESPONSE },
    },
    (c) => follow(c, deps, pulse, [c.req.param('number') ?? '']),
  )
  defineRoute(
    app,
    {
      method: 'get',
      path: '/v1/live',
      summary: 'Follow many parcels',
      request: { query: z.object({ numbers: z.string().openapi({ description: 'Up to 100, joined by commas' }) }) },
      responses: { 200: STREAM_RESPONSE, 422: PROBLEM_RESPONSE },
    },
    (c) => {
      const numbers = (c.req.query('numbers') ?? '').split(',').map((number) => number.trim())
      const asked = numbers.filter((number) => number !== '')
      if (asked.length === 0 || asked.length > MOST_NUMBERS) {
        const message = `Name 1 to ${MOST_NUMBERS} numbers, joined by commas.`
        throw new ServiceError('not-valid', message, [{ field: 'numbers', code: 'not-valid', message }])
      }
      return follow(c, deps, pulse, asked)
    },
  )
}

async function follow(c: HonoContext, deps: ApiDeps, pulse: StreamPulse, numbers: string[]): Promise<Response> {
  if (c.req.method === 'HEAD') return c.body(null, 200, { 'content-type': 'text/event-stream' })
  const present = await findParcels(deps.ctx, { numbers })
  const stream = new EventStream(c.env.outgoing, pulse)
  // Followed before the present state is written: a change in between is told twice rather than never.
  for (const number of new Set(present.map((reading) => reading.trackingNumber))) {
    if (number !== '') stream.onClose(deps.live.follow(number, (reading) => stream.send(parcelEvent(reading))))
  }
  for (const reading of present) stream.send(parcelEvent(reading))
  return RESPONSE_ALREADY_SENT
}
