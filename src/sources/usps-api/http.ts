import {
  ExponentialBackoff,
  handleWhen,
  isBrokenCircuitError,
  isTaskCancelledError,
  retry,
  TimeoutStrategy,
  timeout,
} from 'cockatiel'
import type { Clock } from '#services/ports/clock.ts'
import type { CallBudget, CallPurpose } from '#services/ports/tracking-source.ts'
import { uspsFaults, uspsOddities } from '#words/en/usps-api.ts'
import { createBreaker } from './breaker.ts'
import { connectionTrouble } from './connection-trouble.ts'
import { readError } from './envelope.ts'
import type { Failure } from './failure.ts'
import type { HttpLimits } from './limits.ts'
import { type Body, readBody, TooLarge } from './read-body.ts'
import { readRetryAfter, unsaidWait } from './retry-after.ts'
import { Trouble } from './trouble.ts'

export type HttpRequest = {
  purpose: CallPurpose
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Under the base, with a slash in front; its parts are encoded already. */
  path: string
  query?: Readonly<Record<string, string | number | undefined>>
  headers?: Readonly<Record<string, string>>
  json?: unknown
  /** Whether sending it twice does the same as once. */
  isRepeatable: boolean
  /** What must not stand in any answer that is handed on. */
  secrets: readonly string[]
}

export type HttpReply = { ok: true; status: number; headers: Headers; body: Body }

/**
 * Sends a request: budget, time-out, a few tries where they may help, circuit breaker. An answer with any status below
 * 500 other than a redirect or 429 is a reply; what USPS means by it is judged elsewhere. Never throws for what the
 * other side does.
 */
export type Http = (request: HttpRequest) => Promise<HttpReply | Failure>

/** A shorter text is no secret, and may stand in any answer. */
const SHORTEST_SECRET = 8

export function createHttp(options: { base: string; budget: CallBudget; clock: Clock; limits: HttpLimits }): Http {
  const { base, budget, clock, limits } = options
  const breaker = createBreaker(limits)
  const patience = timeout(limits.timeoutMs, TimeoutStrategy.Aggressive)
  const again = retry(
    handleWhen((error) => error instanceof Trouble && error.mayPass),
    {
      maxAttempts: limits.retries,
      backoff: new ExponentialBackoff({
        initialDelay: limits.retryDelayMs,
        maxDelay: limits.retryLongestDelayMs,
      }),
    },
  )
  let refusalsInARow = 0

  /** The budget is asked before each try, and never for one that the breaker would stop. */
  async function attempt(request: HttpRequest): Promise<HttpReply> {
    const restMs = breaker.restMs()
    if (restMs > 0) throw resting(restMs)
    const permit = await budget.take(request.purpose)
    if (!permit.ok) {
      const message = permit.why === 'spent' ? uspsFaults.spent() : uspsFaults.stillWaiting()
      throw new Trouble(permit.why, message, { retryAtMs: permit.untilMs })
    }
    return breaker.policy.execute(async () => {
      const reply = await patience
        .execute(({ signal }) => exchange(request, signal))
        .catch((error) => {
          throw isTaskCancelledError(error) ? tooSlow() : error
        })
      await judge(reply, request.isRepeatable)
      return reply
    })
  }

  async function exchange(request: HttpRequest, signal: AbortSignal): Promise<HttpReply> {
    try {
      const response = await fetch(addressOf(base, request), {
        method: request.method,
        headers: headersOf(request),
        body: request.json === undefined ? null : JSON.stringify(request.json),
        // Credentials go to the base alone.
        redirect: 'manual',
        signal,
      })
      const { status, headers } = response
      const body = await readBody(response, limits.largestBody, (text) => withoutSecrets(text, request.secrets))
      return { ok: true, status, headers, body }
    } catch (error) {
      if (error instanceof TooLarge) throw new Trouble('unreadable', uspsFaults.tooLarge())
      throw connectionTrouble(error, request.isRepeatable)
    }
  }

  /** What has one meaning whatever was asked. */
  async function judge({ status, headers, body }: HttpReply, isRepeatable: boolean): Promise<void> {
    if (status >= 300 && status < 400) {
      throw new Trouble('outage', uspsFaults.redirected(hostOf(headers.get('location'), base)))
    }
    const said = saidBy(body)
    const asked = readRetryAfter(headers.get('retry-after'), clock())
    if (status === 429 || (status === 503 && asked !== null)) {
      const untilMs = clock() + (asked ?? unsaidWait(refusalsInARow))
      refusalsInARow++
      await budget.waitUntil(untilMs)
      throw new Trouble('told-to-wait', uspsFaults.toldToWait(status, said), { retryAtMs: untilMs })
    }
    refusalsInARow = 0
    if (status < 500) return
    const mayPass = isRepeatable && status !== 501
    throw new Trouble('outage', uspsFaults.failed(status, said), { mayPass, isDown: true, mayBeAsked: true })
  }

  /** A request that took too long may have been counted, so that it is not sent again. */
  function tooSlow(): Trouble {
    return new Trouble('time-out', uspsFaults.tooSlow(limits.timeoutMs / 1000), { isDown: true, mayBeAsked: true })
  }

  function resting(restMs: number): Trouble {
    return new Trouble('outage', uspsFaults.resting(), { retryAtMs: clock() + restMs })
  }

  return async (request) => {
    try {
      return await again.execute(() =>
        attempt(request).catch((error) => {
          if (isBrokenCircuitError(error)) throw resting(breaker.restMs())
          throw error
        }),
      )
    } catch (error) {
      if (error instanceof Trouble) return error.toFailure()
      throw error
    }
  }
}

function addressOf(base: string, request: HttpRequest): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(request.query ?? {})) {
    if (value !== undefined) query.set(name, String(value))
  }
  return `${base}${request.path}${query.size > 0 ? `?${query}` : ''}`
}

function headersOf(request: HttpRequest): Record<string, string> {
  const headers: Record<string, string> = {
    accept: 'application/json',
    'user-agent': 'Whereabouts',
    ...request.headers,
  }
  if (request.json !== undefined) headers['content-type'] = 'application/json'
  return headers
}

function hostOf(location: string | null, base: string): string {
  return location && URL.canParse(location, base) ? new URL(location, base).host : 'elsewhere'
}

function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets.reduce((rest, secret) => (secret.length < SHORTEST_SECRET ? rest : rest.replaceAll(secret, '…')), text)
}

/** What a failing answer says, for a message. */
function saidBy(body: Body): string | null {
  if (body.kind === 'json') return readError(body.value).message?.slice(0, 200) ?? null
  return body.kind === 'not-json' ? uspsOddities[body.what] : null
}
