import type { Clock } from '#services/ports/clock.ts'
import type { Log } from '#services/ports/log.ts'
import { uspsFaults, uspsOddities } from '#words/en/usps-api.ts'
import { readError } from './envelope.ts'
import { type Failure, failure } from './failure.ts'
import { fieldsOf, numberIn, textIn } from './fields.ts'
import type { Http, HttpReply } from './http.ts'
import { allows, type NeededScope, scopesOf } from './scopes.ts'
import type { StoredToken, TokenStore } from './token-store.ts'
import { unreadable } from './unreadable.ts'

export type Token = { ok: true; accessToken: string }

/** USPS's tokens: used by all servers, renewed at half their life, one renewal at a time. */
export type Tokens = {
  /** A token for a call that needs a scope. */
  current(needed: NeededScope): Promise<Token | Failure>
  /** A token other than one that was refused. */
  instead(refused: string, needed: NeededScope): Promise<Token | Failure>
}

/** A scope that was missing is looked for again after this; credentials that were refused are tried again. */
const ASK_AGAIN_MS = 10 * 60_000
/** A failed renewal is not tried again at each call while the old token serves. */
const REST_MS = 60_000
/** A token this young did not grow old: asking for another would change nothing. */
const YOUNG_MS = 2 * 60_000
const LEAST_LIFE_MS = 60_000
const MOST_LIFE_MS = 24 * 3_600_000
const UNSAID_LIFE_MS = 3_600_000
/** Nobody uses a token in its last seconds. */
const MARGIN_MS = 30_000

export function createTokens(options: {
  http: Http
  credentials: { clientId: string; clientSecret: string }
  store: TokenStore
  clock: Clock
  log: Log
}): Tokens {
  const { http, credentials, store, clock, log } = options
  let known: StoredToken | null = null
  let renewal: Promise<StoredToken | Failure> | null = null
  let refusal: Failure | null = null
  let restsUntilMs = 0
  let refusedToken: string | null = null

  async function current(needed: NeededScope): Promise<Token | Failure> {
    if (!serves(known, needed)) known = newest(known, await readStored())
    if (serves(known, needed)) return checked(known, needed, clock())
    if (known && isAlive(known) && clock() < restsUntilMs) return checked(known, needed, clock())
    const renewed = await renew()
    if (!('ok' in renewed)) return checked(renewed, needed, clock())
    restsUntilMs = clock() + REST_MS
    // The old one will do while no new one is to be had.
    return known && isAlive(known) ? checked(known, needed, clock()) : renewed
  }

  async function instead(refused: string, needed: NeededScope): Promise<Token | Failure> {
    if (known?.accessToken === refused) {
      if (clock() - known.obtainedAtMs < YOUNG_MS)
        return failure('credentials-refused', uspsFaults.freshTokenRefused(null))
      known = null
    }
    refusedToken = refused
    return current(needed)
  }

  function renew(): Promise<StoredToken | Failure> {
    if (refusal && refusal.retryAtMs !== null && refusal.retryAtMs > clock()) return Promise.resolve(refusal)
    renewal ??= request().finally(() => {
      renewal = null
    })
    return renewal
  }

  async function request(): Promise<StoredToken | Failure> {
    const { clientId, clientSecret } = credentials
    const reply = await http({
      purpose: 'token',
      method: 'POST',
      path: '/oauth2/v3/token',
      json: { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret },
      isRepeatable: true,
      secrets: [clientSecret],
    })
    if (!reply.ok) return reply
    const token = readToken(reply, clock())
    refusal = 'ok' in token ? token : null
    if ('ok' in token) return token
    known = token
    try {
      await store.save(token)
    } catch (error) {
      log.warn({ err: error }, 'The USPS token could not be kept for other servers')
    }
    return token
  }

  async function readStored(): Promise<StoredToken | null> {
    try {
      const stored = await store.read()
      return stored?.accessToken === refusedToken ? null : stored
    } catch (error) {
      log.warn({ err: error }, 'The USPS token of other servers could not be read')
      return null
    }
  }

  /** Whether a token is young enough, and allows the call or was asked about not long ago. */
  function serves(token: StoredToken | null, needed: NeededScope): token is StoredToken {
    if (!token) return false
    const ageMs = clock() - token.obtainedAtMs
    const halfLifeMs = (token.expiresAtMs - token.obtainedAtMs) / 2
    return ageMs < halfLifeMs && (allows(token.scope, needed) || ageMs < ASK_AGAIN_MS)
  }

  function isAlive(token: StoredToken): boolean {
    return clock() < token.expiresAtMs - MARGIN_MS
  }

  return { current, instead }
}

function newest(one: StoredToken | null, other: StoredToken | null): StoredToken | null {
  if (!one || !other) return one ?? other
  return other.obtainedAtMs > one.obtainedAtMs ? other : one
}

/** USPS gives tokens to apps that may do nothing with them, so the scope is looked at before any call. */
function checked(token: StoredToken, needed: NeededScope, nowMs: number): Token | Failure {
  if (needed === null || allows(token.scope, needed)) return { ok: true, accessToken: token.accessToken }
  const held = scopesOf(token.scope ?? '')
  return failure(
    'missing-scope',
    uspsFaults.missingScope(needed, held),
    Math.max(token.obtainedAtMs + ASK_AGAIN_MS, nowMs + REST_MS),
  )
}

function readToken(reply: HttpReply, nowMs: number): StoredToken | Failure {
  const { status, body } = reply
  const value = body.kind === 'json' ? body.value : null
  if (status >= 400) {
    const said = readError(value).message
    if (status === 400 || status === 401 || status === 403) {
      return failure('credentials-refused', uspsFaults.credentialsRefused(said), nowMs + ASK_AGAIN_MS)
    }
    const message = status === 404 ? uspsFaults.noSuchApi(said) : uspsFaults.requestRefused(status, said)
    return failure('request-refused', message, nowMs + REST_MS)
  }
  if (body.kind !== 'json') return unreadable(body, nowMs + REST_MS)
  const fields = fieldsOf(value) ?? {}
  const accessToken = fields.access_token
  // A header takes nothing else; a text that is none would make every call throw.
  if (typeof accessToken !== 'string' || !/^[\x21-\x7e]{1,16000}$/.test(accessToken)) {
    return failure('unreadable', uspsFaults.unreadable(uspsOddities.noToken), nowMs + REST_MS)
  }
  const seconds = numberIn(fields, 'expires_in')
  const lifeMs = seconds === null ? UNSAID_LIFE_MS : Math.min(Math.max(seconds * 1000, LEAST_LIFE_MS), MOST_LIFE_MS)
  const scope = typeof fields.scope === 'string' ? fields.scope : (textIn(fields, 'scope') ?? listOf(fields.scope))
  return { accessToken, scope, obtainedAtMs: nowMs, expiresAtMs: nowMs + lifeMs }
}

function listOf(scope: unknown): string | null {
  return Array.isArray(scope) ? scope.filter((one) => typeof one === 'string').join(' ') : null
}
