import { type BetterAuthOptions, betterAuth } from 'better-auth'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { Kysely, PostgresDialect } from 'kysely'
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from '#domain/agents/weak-password.ts'
import type { Database } from '../database.ts'

/** The header in which we tell the library from where somebody comes; what a browser sends under this name is not passed on. */
export const ADDRESS_HEADER = 'x-whereabouts-address'

const HOUR_S = 3_600
/** Whoever does nothing for so long is signed out. */
const IDLE_S = 12 * HOUR_S
const NOTE_USE_EVERY_S = 900
const CODE_WITHIN_S = 600
const MOST_WRONG_CODES = 10
const LOCKED_S = 900

export type AuthSettings = {
  database: Database
  secret: string
  /** The address of the site; cookies are sent by https only where it says so. */
  baseUrl: string
  onTrouble: (message: string) => void
  /** Asked before each new session: whether this agent may have one. */
  mayHaveSession: (agentId: string) => Promise<boolean>
}

/** How better-auth is set up: its tables are ours by name (migration 0008), its own routes and sign-up are not used. */
export function authOptions(settings: AuthSettings) {
  const { database, secret, baseUrl, onTrouble, mayHaveSession } = settings
  return {
    appName: 'Whereabouts',
    baseURL: baseUrl,
    basePath: '/desk',
    secret,
    database: {
      db: new Kysely<unknown>({ dialect: new PostgresDialect({ pool: database }) }),
      type: 'postgres',
      transaction: true,
    },
    telemetry: { enabled: false },
    logger: { level: 'error', log: (_level, message) => onTrouble(message) },
    // We count attempts ourselves: the library counts only calls of its own routes.
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: LONGEST_PASSWORD,
    },
    user: {
      modelName: 'agents',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
      additionalFields: {
        role: { type: 'string', required: true, input: false },
        mustChangePassword: { type: 'boolean', required: true, input: false, fieldName: 'must_change_password' },
      },
    },
    session: {
      modelName: 'agent_sessions',
      expiresIn: IDLE_S,
      updateAge: NOTE_USE_EVERY_S,
      fields: {
        userId: 'agent_id',
        expiresAt: 'expires_at',
        ipAddress: 'address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    account: {
      modelName: 'agent_credentials',
      fields: {
        accountId: 'account_id',
        providerId: 'provider_id',
        userId: 'agent_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'agent_challenges',
      storeIdentifier: 'hashed',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    databaseHooks: { session: { create: { before: (session) => mayHaveSession(session.userId) } } },
    advanced: {
      cookiePrefix: 'whereabouts',
      useSecureCookies: baseUrl.startsWith('https:'),
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, path: '/' },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      // A test holds the migration to what the library wants.
      database: { generateId: 'uuid', validateSchema: false },
    },
    plugins: [
      twoFactor({
        issuer: 'Whereabouts',
        twoFactorCookieMaxAge: CODE_WITHIN_S,
        accountLockout: { enabled: true, maxFailedAttempts: MOST_WRONG_CODES, durationSeconds: LOCKED_S },
        schema: {
          user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
          twoFactor: {
            modelName: 'agent_second_factors',
            fields: {
              userId: 'agent_id',
              backupCodes: 'backup_codes',
              failedVerificationCount: 'failed_verification_count',
              lockedUntil: 'locked_until',
            },
          },
        },
      }),
    ],
  } satisfies BetterAuthOptions
}

/** The library, ready to be asked. */
export function openAuth(settings: AuthSettings) {
  return betterAuth(authOptions(settings))
}

export type Auth = ReturnType<typeof openAuth>
