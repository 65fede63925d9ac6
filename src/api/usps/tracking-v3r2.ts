import type { Hono, Context as HonoContext } from 'hono'
import { isNamedDay } from '#domain/calendar/civil-day.ts'
import type { ClientMode } from '#services/api-clients/add-client.ts'
import type { Context } from '#services/context.ts'
import { readJson } from '../read-body.ts'
import { detailV3r2 } from './detail-v3r2.ts'
import type { LetIn } from './let-in.ts'
import { type AskedParcel, type LookedUp, lookUp } from './look-up.ts'
import type { Trouble } from './make-trouble.ts'
import { modeOf } from './mode.ts'
import { refusedV3r2 } from './refusals.ts'
import { apiVersionOf, envelope, wrongShape } from './usps-error.ts'

const MOST_BYTES = 16 * 1024
const MOST_NUMBERS = 35

/** `POST /tracking/v3r2/tracking`: up to 35 numbers in one call. */
export function addTrackingV3r2(
  app: Hono,
  { ctx, letIn, trouble }: { ctx: Context; letIn: LetIn; trouble: Trouble },
): void {
  app.post('/tracking/v3r2/tracking', async (c) => {
    const client = await letIn(c, 'tracking')
    const mode = modeOf(c, client) ?? 'spec'
    const asked = readAsked(await readJson(c, MOST_BYTES))
    await trouble.meetNumbers(
      c,
      asked.map((one) => one.trackingNumber),
    )
    const found = await lookUp(ctx, client, asked)
    const [only] = found
    if (only && found.length === 1 && !only.ok) throw refusedV3r2(only)
    if (found.some((one) => one.ok && one.parcel.isSimulated)) c.header('x-whereabouts-simulated', 'true')
    if (found.every((one) => one.ok)) return c.json(found.map((one) => detailV3r2(one.parcel, mode)))
    return c.json(
      found.map((one) => itemOf(c, one, mode)),
      207,
    )
  })
}

/** One answer among several of which some are refused. */
function itemOf(c: HonoContext, one: LookedUp, mode: ClientMode): object {
  if (one.ok) return { statusCode: '200', ...detailV3r2(one.parcel, mode) }
  const error = refusedV3r2(one)
  return { statusCode: String(error.status), trackingNumber: one.asked, ...envelope(apiVersionOf(c), error) }
}

function readAsked(body: unknown): AskedParcel[] {
  if (!Array.isArray(body)) throw wrongShape('Instance type (object) does not match any allowed primitive type (array)')
  if (body.length < 1 || body.length > MOST_NUMBERS) throw wrongShape(`The array has 1 to ${MOST_NUMBERS} items`)
  return body.map((item: unknown, index) => readItem(item, `/${index}`))
}

function readItem(item: unknown, path: string): AskedParcel {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) throw wrongShape(`${path} is an object`)
  const { trackingNumber, destinationZIPCode, mailingDate, ...others } = item as Record<string, unknown>
  const [foreign] = Object.keys(others)
  if (foreign !== undefined) throw wrongShape(`${path}/${foreign.slice(0, 60)} is not allowed by the schema`)
  if (typeof trackingNumber !== 'string' || !/^[A-Za-z0-9]{4,34}$/.test(trackingNumber)) {
    throw wrongShape(`${path}/trackingNumber has 4 to 34 letters and digits`)
  }
  const zip = optional(destinationZIPCode, (text) => /^\d{5}$/.test(text), `${path}/destinationZIPCode has 5 digits`)
  const day = optional(mailingDate, isNamedDay, `${path}/mailingDate is a day, 2026-11-25`)
  return { trackingNumber, destinationZIPCode: zip, mailingDate: day }
}

function optional(value: unknown, isRight: (text: string) => boolean, reason: string): string | undefined {
  if (value === undefined) return undefined
  if (typeof value === 'string' && isRight(value)) return value
  throw wrongShape(reason)
}
