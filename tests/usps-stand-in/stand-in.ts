import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { routeOf, type StandInRoute } from './routes.ts'
import { type Act, acts, errorEnvelope } from './script.ts'
import { type StandInParcel, v3Detail, v3r2Detail } from './shapes.ts'
import { answerSubscriptions, type StandInSubscription } from './subscriptions.ts'

/** A request as it arrived. */
export type SeenRequest = {
  route: StandInRoute
  method: string
  path: string
  query: URLSearchParams
  headers: Record<string, string | undefined>
  /** Parsed where it is JSON, else the text. */
  body: unknown
  atMs: number
}

/**
 * USPS as far as tests need it, on 127.0.0.1: token, tracking v3 and v3r2, locations, subscriptions. Without a script
 * it answers as USPS would of `parcels`; a script says what it does with the next requests of a route.
 */
export type StandIn = AsyncDisposable & {
  /** For `USPS_API_BASE`. */
  base: string
  /** Everything that arrived, in order. */
  requests: SeenRequest[]
  /** How many requests of a route arrived. */
  count(route?: StandInRoute): number
  /** What to do with the next requests of a route, one act for each; then as usual. */
  next(route: StandInRoute, ...doing: Act[]): void
  /** What to do with all further requests of a route that no `next` is left for; null: as usual. */
  always(route: StandInRoute, doing: Act | ((request: SeenRequest) => Act) | null): void
  /** What it does with a request where nothing else was said. */
  usual(request: SeenRequest): Act
  /** Fulfilled with the next request that arrives on a route. */
  seen(route: StandInRoute): Promise<SeenRequest>
  parcels: Map<string, StandInParcel>
  /** Answers of `locations`. */
  offices: unknown[]
  subscriptions: Map<string, StandInSubscription>
  /** What the next tokens say; a token of an earlier call stays good. */
  token: { scope: string; expiresIn: unknown }
}

/** The credentials that the stand-in takes. */
export const STAND_IN_CREDENTIALS = { clientId: 'stand-in-id', clientSecret: 'stand-in-secret-0123456789' }

export async function startStandIn(): Promise<StandIn> {
  const requests: SeenRequest[] = []
  const queues = new Map<StandInRoute, Act[]>()
  const standing = new Map<StandInRoute, Act | ((request: SeenRequest) => Act)>()
  const waiting: { route: StandInRoute; tell: (request: SeenRequest) => void }[] = []
  const tokens = new Set<string>()
  const state: Pick<StandIn, 'parcels' | 'offices' | 'subscriptions' | 'token'> = {
    parcels: new Map(),
    offices: [],
    subscriptions: new Map(),
    token: { scope: 'addresses locations tracking subscriptions-tracking', expiresIn: '28799' },
  }

  function usual(request: SeenRequest): Act {
    if (request.route === 'token') return giveToken(request)
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
    if (!token || !tokens.has(token)) return acts.error(401, { message: 'Unauthorized', title: 'invalid_token' })
    switch (request.route) {
      case 'tracking':
        return single(request)
      case 'batch':
        return batch(request)
      case 'locations':
        return acts.json({ locations: state.offices, metadata: { totalCount: state.offices.length } })
      case 'subscriptions':
        return answerSubscriptions(state.subscriptions, request)
      default:
        return acts.error(404, { message: 'Not found' })
    }
  }

  function giveToken(request: SeenRequest): Act {
    const body = request.body as Record<string, unknown> | null
    const { clientId, clientSecret } = STAND_IN_CREDENTIALS
    if (body?.grant_type !== 'client_credentials') {
      return acts.json({ error: 'unsupported_grant_type', error_description: 'Not supported.', error_uri: '' }, 400)
    }
    if (body.client_id !== clientId || body.client_secret !== clientSecret) {
      return acts.json({ error: 'invalid_client', error_description: 'The client is not known.', error_uri: '' }, 401)
    }
    const token = `stand-in-token-${tokens.size + 1}-abcdefghijklmnopqrstuvwxyz`
    tokens.add(token)
    return acts.json({
      access_token: token,
      token_type: 'Bearer',
      issued_at: '1795651200000',
      expires_in: state.token.expiresIn,
      status: 'approved',
      scope: state.token.scope,
      issuer: 'https://keyc.usps.com/realms/USPS',
      client_id: clientId,
      api_products: '[Public Access I]',
    })
  }

  function single(request: SeenRequest): Act {
    const parcel = state.parcels.get(decodeURIComponent(request.path.split('/').at(-1) ?? ''))
    if (parcel) return acts.json(v3Detail(parcel))
    return acts.error(400, { code: '150001', message: '12: A status update is not yet available. - ' })
  }

  function batch(request: SeenRequest): Act {
    const asked = (Array.isArray(request.body) ? request.body : []) as { trackingNumber?: string }[]
    if (asked.length === 0 || asked.length > 35) {
      return acts.json(
        { fault: { faultstring: 'OASValidation failed', detail: { errorcode: 'steps.oasvalidation.Failed' } } },
        400,
      )
    }
    const rows = asked.map(({ trackingNumber = '' }) => {
      const parcel = state.parcels.get(trackingNumber)
      return parcel
        ? v3r2Detail(parcel)
        : { statusCode: '404', trackingNumber, ...errorEnvelope(404, { message: 'Not available.' }) }
    })
    const found = rows.filter((row) => !('error' in row)).length
    if (found === 0 && rows.length === 1) return acts.error(404, { message: 'Not available.' })
    return acts.json(rows, found === rows.length ? 200 : 207)
  }

  const server = createServer((incoming, outgoing) => {
    readRequest(incoming).then(
      async (request) => {
        requests.push(request)
        const standingAct = standing.get(request.route)
        const act =
          queues.get(request.route)?.shift() ??
          (typeof standingAct === 'function' ? standingAct(request) : standingAct) ??
          usual(request)
        for (const one of waiting.filter(({ route }) => route === request.route)) {
          waiting.splice(waiting.indexOf(one), 1)
          one.tell(request)
        }
        await perform(act, outgoing)
      },
      () => outgoing.destroy(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return Object.assign(state, {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    count: (route) => requests.filter((one) => route === undefined || one.route === route).length,
    next: (route, ...doing) => queues.set(route, [...(queues.get(route) ?? []), ...doing]),
    always: (route, doing) => {
      if (doing === null) standing.delete(route)
      else standing.set(route, doing)
    },
    usual,
    seen: (route) => new Promise((tell) => waiting.push({ route, tell })),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  } satisfies Omit<StandIn, keyof typeof state>)
}

async function readRequest(incoming: IncomingMessage): Promise<SeenRequest> {
  let text = ''
  for await (const chunk of incoming.setEncoding('utf8')) text += chunk
  const url = new URL(incoming.url ?? '/', 'http://stand-in')
  return {
    route: routeOf(url.pathname),
    method: incoming.method ?? '',
    path: url.pathname,
    query: url.searchParams,
    headers: incoming.headers as Record<string, string | undefined>,
    body: parsed(text),
    atMs: Date.now(),
  }
}

function parsed(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text)
  } catch {
    return text
  }
}

async function perform(act: Act, outgoing: ServerResponse): Promise<void> {
  switch (act.kind) {
    case 'silent':
      return
    case 'reset':
      if (act.amid) {
        outgoing.writeHead(200, { 'content-type': 'application/json' })
        await new Promise<void>((resolve) => outgoing.write('{"trackingNumber": "92', () => resolve()))
      }
      outgoing.socket?.resetAndDestroy()
      return
    case 'short':
      outgoing.writeHead(200, { 'content-type': 'application/json', 'content-length': act.claimed })
      outgoing.write(act.body, () => outgoing.socket?.end())
      return
    case 'garbled':
      outgoing.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
      outgoing.end('this was never packed')
      return
    case 'dripping': {
      outgoing.writeHead(200, { 'content-type': 'application/json' })
      const timer = setInterval(() => outgoing.write(' '), act.everyMs)
      outgoing.on('close', () => clearInterval(timer))
      return
    }
    case 'answer': {
      if (act.afterMs) await new Promise((resolve) => setTimeout(resolve, act.afterMs))
      outgoing.writeHead(act.status, { 'content-type': 'application/json', ...act.headers })
      outgoing.end(act.body === undefined || typeof act.body === 'string' ? act.body : JSON.stringify(act.body))
    }
  }
}
