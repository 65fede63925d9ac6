import type { Context as HonoContext } from 'hono'
import { type ApiClient, CLIENT_MODES, type ClientMode } from '#services/api-clients/add-client.ts'
import { wrongShape } from './usps-error.ts'

/** As the request's header says, else as the client was set up; null where neither says. */
export function modeOf(c: HonoContext, client: ApiClient): ClientMode | null {
  const asked = c.req.header('x-whereabouts-mode')
  if (asked === undefined) return client.mode
  const mode = CLIENT_MODES.find((one) => one === asked.trim().toLowerCase())
  if (!mode) throw wrongShape(`X-Whereabouts-Mode is ${CLIENT_MODES.join(' or ')}`)
  return mode
}
