import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { CHANNELS } from '#domain/advice/tokens.ts'
import { WEEKDAYS } from '#domain/opening-hours/opening-hours.ts'
import { type ListedChannels, type ListedLine, listChannels } from '#services/channels/list-channels.ts'
import { defineRoute } from './define-route.ts'
import type { ApiDeps } from './deps.ts'
import { jsonResponse, PROBLEM_RESPONSE } from './schemas.ts'

const time = z.string().openapi({ example: '2026-11-20T17:30:00-08:00' })
const clock = z.string().openapi({ example: '08:00' })

const line = {
  name: z.string(),
  phone: z.string().optional().openapi({ example: '1-800-222-1811' }),
  hours: z
    .array(z.object({ days: z.array(z.enum(WEEKDAYS)), opens: clock, closes: clock, zone: z.string() }))
    .optional()
    .openapi({ description: 'Left out where nobody says when it is open' }),
  openNow: z.boolean().optional(),
  opensNext: time.optional().openapi({ description: 'In the zone asked for; only while it is closed' }),
  closesAt: time.optional().openapi({ description: 'In the zone asked for; only while it is open' }),
  rulesAsOf: z.string().openapi({ example: '2026-11-24' }),
}

const ChannelSchema = z
  .object({
    channel: z.enum(CHANNELS),
    ...line,
    url: z.string().optional(),
    canDo: z.array(z.string()),
    cannotDo: z.array(z.string()),
  })
  .openapi('Channel')

const PhoneLineSchema = z.object({ id: z.string(), ...line }).openapi('PhoneLine')

export const ChannelsSchema = z.object({ items: z.array(ChannelSchema), phoneLines: z.array(PhoneLineSchema) })

/** `/v1/channels`: the ways to get help, what each can do, and whether it is open. */
export function addChannels(app: OpenAPIHono, { ctx }: ApiDeps): void {
  defineRoute(
    app,
    {
      method: 'get',
      path: '/v1/channels',
      summary: 'The ways to get help, and whether they are open',
      description: 'Hours are Eastern time, as USPS gives them; moments are in the zone asked for.',
      request: {
        query: z.object({
          timeZone: z.string().optional().openapi({ example: 'America/Los_Angeles' }),
          at: z.string().optional().openapi({ description: 'An instant; now by default' }),
        }),
      },
      responses: {
        200: jsonResponse('The channels and the phone lines', ChannelsSchema),
        422: PROBLEM_RESPONSE,
      },
    },
    (c) => {
      // A plus sign that was not encoded arrives as a blank.
      const at = c.req.query('at')?.replace(/ (\d\d:?\d\d)$/, '+$1')
      return c.json(channelsJson(listChannels(ctx, { timeZone: c.req.query('timeZone'), at })))
    },
  )
}

/** The ways to get help as `/v1` writes them. */
export function channelsJson({ channels, phoneLines }: ListedChannels): object {
  return {
    items: channels.map((one) => ({
      channel: one.channel,
      name: one.name,
      ...(one.phone ? lineJson(one.phone) : {}),
      ...(one.url ? { url: one.url } : {}),
      canDo: one.canDo,
      cannotDo: one.cannotDo,
      rulesAsOf: one.rulesAsOf,
    })),
    phoneLines: phoneLines.map((one) => ({
      id: one.id,
      name: one.name,
      ...lineJson(one),
      rulesAsOf: one.checkedOn,
    })),
  }
}

function lineJson({ phone, hours, state }: ListedLine): object {
  return {
    phone,
    ...(hours ? { hours } : {}),
    ...(state ? { openNow: state.openNow } : {}),
    ...(state?.opensNext ? { opensNext: state.opensNext } : {}),
    ...(state?.closesAt ? { closesAt: state.closesAt } : {}),
  }
}
