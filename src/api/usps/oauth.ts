import type { Hono, Context as HonoContext } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { type IssuedToken, issueToken, TOKEN_ISSUER } from '#services/access-tokens/issue-token.ts'
import { revokeToken } from '#services/access-tokens/revoke-token.ts'
import type { ApiClient } from '#services/api-clients/add-client.ts'
import { signInClient } from '#services/api-clients/sign-in-client.ts'
import type { Context } from '#services/context.ts'
import { isDatabaseAway } from '#services/parcels/is-database-away.ts'
import { ApiError } from '../problem.ts'
import { mediaType, readJson, readText } from '../read-body.ts'
import type { SignInLimit } from './limits.ts'
import { ConnectionGone, type Trouble } from './make-trouble.ts'
import { modeOf } from './mode.ts'
import { ownAddress } from './own-address.ts'
import { isPlain, NOT_PLAIN } from './plain-characters.ts'
import { UspsError } from './usps-error.ts'

const MOST_BYTES = 8 * 1024
const MOST_CHARACTERS = 4_000
const NO_STORE = { 'cache-control': 'no-store', pragma: 'no-cache' }

type OAuthCode =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'invalid_scope'
  | 'temporarily_unavailable'
  | 'slow_down'

/** OAuth's errors are flat, unlike all others. */
export class OAuthError extends Error {
  override name = 'OAuthError'
  readonly status: ContentfulStatusCode
  readonly code: OAuthCode
  readonly headers: Record<string, string>

  constructor(status: ContentfulStatusCode, code: OAuthCode, message: string, headers: Record<string, string> = {}) {
    super(message)
    this.status = status
    this.code = code
    this.headers = headers
  }
}

/** `/oauth2/v3/token` and `/oauth2/v3/revoke`. */
export function addOAuth(
  app: Hono,
  { ctx, signIns, trouble }: { ctx: Context; signIns: SignInLimit; trouble: Trouble },
): void {
  const answer = (handler: (c: HonoContext) => Promise<Response>) => (c: HonoContext) =>
    handler(c).catch((error: Error) => oauthError(c, asOAuthError(ctx, error)))

  app.post(
    '/oauth2/v3/token',
    answer(async (c) => {
      const fields = await readFields(c)
      const grant = needed(fields, 'grant_type')
      if (!['client_credentials', 'refresh_token', 'authorization_code'].includes(grant)) {
        throw new OAuthError(400, 'unsupported_grant_type', 'grant_type is client_credentials here.')
      }
      const client = await signIn(c, needed(fields, 'client_id'), needed(fields, 'client_secret'))
      if (grant !== 'client_credentials') {
        needed(fields, grant === 'refresh_token' ? 'refresh_token' : 'code')
        // Such tokens and codes are given out after a person signed in, which nobody does here.
        throw new OAuthError(400, 'invalid_grant', `No ${grant.replace('_', ' ')} was given out to this client.`)
      }
      const asked = scopesFor(client, fields.get('scope') ?? '')
      const scopes = (await meetTrouble(c)) === 'no-scope' ? [] : asked
      const issued = await issueToken(ctx, { client, scopes })
      return c.json(tokenBody(client, issued, modeOf(c, client) ?? 'live'), 200, NO_STORE)
    }),
  )

  app.post(
    '/oauth2/v3/revoke',
    answer(async (c) => {
      const [clientId, clientSecret] = basicPair(c)
      const fields = await readFields(c)
      const client = await signIn(c, clientId, clientSecret)
      const hint = fields.get('token_type_hint')
      if (hint && hint !== 'access_token' && hint !== 'refresh_token') {
        throw new OAuthError(400, 'invalid_request', 'token_type_hint is access_token or refresh_token.')
      }
      await revokeToken(ctx, { client, token: needed(fields, 'token') })
      return c.body(null, 200)
    }),
  )

  /** The trouble that a client asks for, in OAuth's shape. */
  async function meetTrouble(c: HonoContext): Promise<'no-scope' | null> {
    if (c.req.header('x-whereabouts-fault')?.trim().toLowerCase() === 'no-scope') return 'no-scope'
    await trouble.meet(c, '').catch((error: Error) => {
      if (!(error instanceof UspsError)) throw error
      if (error.status === 401) throw notSignedIn(c)
      const code =
        error.status === 429 ? 'slow_down' : error.status === 400 ? 'invalid_request' : 'temporarily_unavailable'
      throw new OAuthError(error.status, code, error.message, error.headers)
    })
    return null
  }

  async function signIn(c: HonoContext, clientId: string, clientSecret: string): Promise<ApiClient> {
    const waitS = await signIns.waitSeconds(c)
    if (waitS > 0) {
      throw new OAuthError(429, 'slow_down', 'Too many wrong client ids or secrets.', { 'retry-after': String(waitS) })
    }
    const client = await signInClient(ctx, clientId, clientSecret)
    if (client) return client
    await signIns.failed(c)
    throw notSignedIn(c)
  }
}

function scopesFor(client: ApiClient, asked: string): string[] {
  const scopes = [...new Set(asked.split(/[\s+]+/).filter((scope) => scope !== ''))]
  const foreign = scopes.find((scope) => !client.scopes.includes(scope))
  if (foreign !== undefined) {
    throw new OAuthError(400, 'invalid_scope', `The scope ${foreign.slice(0, 60)} is not one of this client.`)
  }
  return scopes.length === 0 ? client.scopes : scopes
}

function tokenBody(client: ApiClient, issued: IssuedToken, mode: 'spec' | 'live'): object {
  const { token, issuedAtMs, expiresInS, scopes, publicKeyPem } = issued
  const number = (value: number) => (mode === 'live' ? String(value) : value)
  return {
    access_token: token,
    token_type: 'Bearer',
    issued_at: number(issuedAtMs),
    expires_in: number(expiresInS),
    status: 'approved',
    scope: scopes.join(' '),
    issuer: TOKEN_ISSUER,
    client_id: client.clientId,
    application_name: client.name,
    api_products: '[Whereabouts]',
    public_key: Buffer.from(publicKeyPem).toString('base64'),
  }
}

/** The fields of a JSON or form body; each is a text and stands there once. */
async function readFields(c: HonoContext): Promise<Map<string, string>> {
  const type = mediaType(c)
  const fields = new Map<string, string>()
  if (type === 'application/x-www-form-urlencoded') {
    for (const [name, value] of new URLSearchParams(await readText(c, MOST_BYTES))) {
      if (fields.has(name)) throw new OAuthError(400, 'invalid_request', `${name.slice(0, 60)} stands there twice.`)
      fields.set(name, value)
    }
  } else if (type === 'application/json') {
    const body = await readJson(c, MOST_BYTES)
    if (typeof body !== 'object' || body === null || Array.isArray(body)) {
      throw new OAuthError(400, 'invalid_request', 'The body is an object.')
    }
    for (const [name, value] of Object.entries(body)) if (typeof value === 'string') fields.set(name, value)
  } else {
    throw new OAuthError(400, 'invalid_request', 'Send application/json or application/x-www-form-urlencoded.')
  }
  return fields
}

function needed(fields: ReadonlyMap<string, string>, name: string): string {
  const value = fields.get(name) ?? ''
  if (value === '') throw new OAuthError(400, 'invalid_request', `${name} is missing.`)
  if (value.length > MOST_CHARACTERS) throw new OAuthError(400, 'invalid_request', `${name} is too long.`)
  if (!isPlain(value)) throw new OAuthError(400, 'invalid_request', `${name} ${NOT_PLAIN}.`)
  return value
}

function basicPair(c: HonoContext): [clientId: string, clientSecret: string] {
  const encoded = /^Basic +([A-Za-z0-9+/=]{1,4000})$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? ''
  const text = Buffer.from(encoded, 'base64').toString('utf8')
  const colon = text.indexOf(':')
  if (colon < 1 || !isPlain(text)) throw notSignedIn(c)
  return [text.slice(0, colon), text.slice(colon + 1)]
}

function notSignedIn(c: HonoContext): OAuthError {
  return new OAuthError(401, 'invalid_client', 'The client id or secret is wrong.', {
    'www-authenticate': `Bearer realm="${ownAddress(c)}/usps"`,
  })
}

function asOAuthError(ctx: Context, error: Error): OAuthError {
  if (error instanceof OAuthError) return error
  if (error instanceof UspsError) return new OAuthError(error.status, 'invalid_request', error.message)
  if (error instanceof ApiError) return new OAuthError(400, 'invalid_request', error.message, error.headers)
  if (error instanceof ConnectionGone || !isDatabaseAway(error)) throw error
  ctx.log.warn({ err: error }, 'The database is away')
  return new OAuthError(503, 'temporarily_unavailable', 'Try again soon.', { 'retry-after': '5' })
}

/** Answers with OAuth's flat error. */
export function oauthError(c: HonoContext, error: OAuthError): Response {
  const body = {
    error: error.code,
    error_description: error.message,
    error_uri: `${ownAddress(c)}/developers`,
  }
  return c.json(body, error.status, { ...NO_STORE, ...error.headers })
}
