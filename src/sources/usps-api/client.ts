import type { Clock } from '#services/ports/clock.ts'
import type { Log } from '#services/ports/log.ts'
import type { CallBudget } from '#services/ports/tracking-source.ts'
import { uspsFaults } from '#words/en/usps-api.ts'
import { readError } from './envelope.ts'
import { type Failure, failure } from './failure.ts'
import { createHttp, type HttpReply, type HttpRequest } from './http.ts'
import { HTTP_LIMITS, type HttpLimits } from './limits.ts'
import { refusalOf401 } from './refusals.ts'
import type { NeededScope } from './scopes.ts'
import type { TokenStore } from './token-store.ts'
import { createTokens } from './tokens.ts'

/** The app at USPS's developer portal; `base` without a slash at its end. */
export type UspsCredentials = { clientId: string; clientSecret: string; base: string }

export type ApiCall = Omit<HttpRequest, 'secrets'> & {
  scope: NeededScope
  /** What must not come back in an answer, beside the credentials. */
  secrets?: readonly string[]
}

/** Calls USPS's APIs with a token. Never throws for what the other side does. */
export type UspsClient = {
  call(call: ApiCall): Promise<HttpReply | Failure>
  /** Asks for a token alone, to see whether credentials and scope are right. */
  checkToken(scope: NeededScope): Promise<{ ok: true } | Failure>
  clock: Clock
  log: Log
}

export function createUspsClient(options: {
  credentials: UspsCredentials
  budget: CallBudget
  tokenStore: TokenStore
  log: Log
  clock?: Clock
  limits?: Partial<HttpLimits>
}): UspsClient {
  const { credentials, budget, tokenStore, log } = options
  const clock = options.clock ?? Date.now
  const http = createHttp({ base: credentials.base, budget, clock, limits: { ...HTTP_LIMITS, ...options.limits } })
  const tokens = createTokens({ http, credentials, store: tokenStore, clock, log })

  function send(call: ApiCall, accessToken: string): Promise<HttpReply | Failure> {
    const { scope: _, ...request } = call
    return http({
      ...request,
      headers: { ...call.headers, authorization: `Bearer ${accessToken}` },
      secrets: [credentials.clientSecret, accessToken, ...(call.secrets ?? [])],
    })
  }

  async function call(request: ApiCall): Promise<HttpReply | Failure> {
    const token = await tokens.current(request.scope)
    if (!token.ok) return token
    const reply = await send(request, token.accessToken)
    if (!reply.ok || reply.status !== 401) return reply
    const refusal = refusalOf401(reply, request.scope)
    if (refusal) return refusal
    const other = await tokens.instead(token.accessToken, request.scope)
    if (!other.ok) return other
    const second = await send(request, other.accessToken)
    if (!second.ok || second.status !== 401) return second
    const said = second.body.kind === 'json' ? readError(second.body.value).message : null
    return refusalOf401(second, request.scope) ?? failure('credentials-refused', uspsFaults.freshTokenRefused(said))
  }

  return {
    call,
    clock,
    log,
    checkToken: async (scope) => {
      const token = await tokens.current(scope)
      return token.ok ? { ok: true } : token
    },
  }
}
