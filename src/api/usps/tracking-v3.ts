import type { Hono } from 'hono'
import { isNamedDay } from '#domain/calendar/civil-day.ts'
import type { Context } from '#services/context.ts'
import { detailV3, summaryV3 } from './detail-v3.ts'
import type { LetIn } from './let-in.ts'
import { lookUp } from './look-up.ts'
import type { Trouble } from './make-trouble.ts'
import { modeOf } from './mode.ts'
import { refusedV3 } from './refusals.ts'
import { UspsError, wrongShape } from './usps-error.ts'

const KNOWN = new Set(['expand', 'destinationZIPCode', 'mailingDate'])
const JSON_TYPES = /(?:^|,)\s*(?:\*\/\*|application\/\*|application\/(?:[\w.-]+\+)?json)\s*(?:[;,]|$)/i

/** `GET /tracking/v3/tracking/{trackingNumber}`: one number, flat. */
export function addTrackingV3(
  app: Hono,
  { ctx, letIn, trouble }: { ctx: Context; letIn: LetIn; trouble: Trouble },
): void {
  app.get('/tracking/v3/tracking/:number', async (c) => {
    const client = await letIn(c, 'tracking')
    const mode = modeOf(c, client) ?? 'live'
    if (!JSON_TYPES.test(c.req.header('accept') ?? '*/*')) {
      throw new UspsError(406, 'Only JSON is served here: ask for application/json.')
    }
    const query = c.req.query()
    const foreign = Object.keys(query).find((name) => !KNOWN.has(name))
    if (foreign !== undefined) throw wrongShape(`Query parameter ${foreign.slice(0, 60)} is unexpected`)
    const expand = (query.expand ?? 'SUMMARY').toUpperCase()
    if (expand !== 'SUMMARY' && expand !== 'DETAIL') throw wrongShape('expand is SUMMARY or DETAIL')
    const { destinationZIPCode, mailingDate } = query
    if (destinationZIPCode !== undefined && !/^\d{5}$/.test(destinationZIPCode)) {
      throw wrongShape('destinationZIPCode has 5 digits')
    }
    if (mailingDate !== undefined && !isNamedDay(mailingDate)) throw wrongShape('mailingDate is a day, 2026-11-25')
    const trackingNumber = c.req.param('number')
    await trouble.meetNumbers(c, [trackingNumber])
    const [found] = await lookUp(ctx, client, [{ trackingNumber, destinationZIPCode, mailingDate }])
    if (!found) throw new Error('A look-up of one number gave no answer.')
    if (!found.ok) throw refusedV3(found)
    if (found.parcel.isSimulated) c.header('x-whereabouts-simulated', 'true')
    return c.json(expand === 'DETAIL' ? detailV3(found.parcel, mode) : summaryV3(found.parcel))
  })
}
