import { randomBytes } from 'node:crypto'
import { type ApiClient, CLIENT_MODES, type ClientMode, insertClient } from '#store/api-clients.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { hashSecret } from './hash-secret.ts'

export { type ApiClient, CLIENT_MODES, type ClientMode }

/** What a client may do where nothing else is said: all that we serve. */
export const SERVED_SCOPES = ['tracking', 'subscriptions-tracking', 'locations'] as const

/** As many calls an hour as a new app at USPS may make. */
export const USUAL_CALLS_PER_HOUR = 60

const ID_BYTES = 24
const SECRET_BYTES = 32
const MOST_MIDS = 200
const MOST_SCOPES = 20

export type AddClientInput = {
  name: string
  mids?: readonly string[]
  scopes?: readonly string[]
  /** Null: as many as it likes. */
  callsPerHour?: number | null
  mode?: ClientMode | null
  localWebhooks?: boolean
}

/**
 * Lets another program in. Its secret is told this once: only the hash is kept, which is enough for 256 random bits.
 * @throws ServiceError `not-valid` naming what is wrong
 */
export async function addClient(
  ctx: Context,
  input: AddClientInput,
): Promise<{ client: ApiClient; clientSecret: string }> {
  const client: ApiClient = {
    clientId: randomBytes(ID_BYTES).toString('base64url'),
    name: check('name', input.name, /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,59}$/u, 'up to 60 letters, digits, blanks, . _ -'),
    mids: checkAll('mid', input.mids ?? [], MOST_MIDS, /^(?:\d{6}|\d{9})$/, '6 or 9 digits'),
    scopes: checkAll(
      'scope',
      input.scopes ?? SERVED_SCOPES,
      MOST_SCOPES,
      /^[a-z][a-z-]{1,39}$/,
      'a word such as tracking',
    ),
    callsPerHour: input.callsPerHour === undefined ? USUAL_CALLS_PER_HOUR : input.callsPerHour,
    mode: input.mode ?? null,
    localWebhooks: input.localWebhooks ?? false,
    createdAtMs: ctx.clock(),
  }
  const { callsPerHour } = client
  if (callsPerHour !== null && !(Number.isInteger(callsPerHour) && callsPerHour >= 1 && callsPerHour <= 1_000_000)) {
    throw notValid('calls-per-hour', 'calls-per-hour is a whole number from 1 to 1,000,000.')
  }
  const clientSecret = randomBytes(SECRET_BYTES).toString('base64url')
  if (!(await insertClient(ctx.database, client, hashSecret(clientSecret)))) {
    throw notValid('name', `There is a client ${client.name} already.`)
  }
  return { client, clientSecret }
}

function checkAll(field: string, values: readonly string[], most: number, pattern: RegExp, form: string): string[] {
  if (values.length > most) throw notValid(field, `At most ${most} can be named as ${field}.`)
  return [...new Set(values.map((value) => check(field, value, pattern, form)))]
}

function check(field: string, value: string, pattern: RegExp, form: string): string {
  if (pattern.test(value)) return value
  throw notValid(field, `${field} ${JSON.stringify(value.slice(0, 80))}: write ${form}.`)
}

function notValid(field: string, message: string): ServiceError {
  return new ServiceError('not-valid', message, [{ field, code: 'not-valid', message }])
}
