import { isIP } from 'node:net'
import { isRole, type Role } from '#domain/agents/role.ts'
import type { Database } from '../database.ts'
import { readAgent } from './agents.ts'
import type { Auth } from './better-auth.ts'

/** What we know of the browser that asks. */
export type Browser = {
  cookie: string
  address: string
  userAgent: string
  /** An open page asks by itself: that keeps nobody signed in. */
  isByItself?: boolean
}

/** What a browser is told to keep: values of `Set-Cookie`. */
export type Cookies = readonly string[]

/** Somebody who is signed in. */
export type SignedIn = {
  sessionId: string
  /** Kept in the browser's cookie, signed; never shown. */
  token: string
  sinceMs: number
  agent: { id: string; email: string; name: string; role: Role; mustChangePassword: boolean; hasSecondFactor: boolean }
  cookies: Cookies
}

export type CodeKind = 'totp' | 'backup'

/** Signing in and what belongs to it, on better-auth, which is loaded when it is needed first: no public page waits for it. */
export type Accounts = {
  /** Loads what signing in needs, so that the next call is quick. */
  warmUp(): Promise<void>
  hashPassword(password: string): Promise<string>
  /** `refused`: unknown, wrong, shut out or too late; nobody is told which. */
  signIn(
    browser: Browser,
    email: string,
    password: string,
  ): Promise<
    | { outcome: 'signed-in'; agentId: string; token: string; cookies: Cookies }
    | { outcome: 'code-needed'; cookies: Cookies }
    | { outcome: 'refused' }
  >
  /** The second step. `too-late`: the first must be done again. */
  signInByCode(
    browser: Browser,
    kind: CodeKind,
    code: string,
  ): Promise<{ outcome: 'signed-in'; agentId: string; cookies: Cookies } | { outcome: 'wrong' | 'too-late' | 'locked' }>
  /** Whose browser this is; null for nobody's. */
  session(browser: Browser): Promise<SignedIn | null>
  signOut(browser: Browser): Promise<Cookies>
  /** Ends all other sessions too. Null where the present password is not right. */
  changePassword(browser: Browser, present: string, next: string): Promise<Cookies | null>
  /** The address of a new secret for an app, not in use before it is confirmed. Null where the password is not right. */
  beginSecondFactor(browser: Browser, password: string): Promise<string | null>
  /** Null where the code is not right. */
  confirmSecondFactor(browser: Browser, code: string): Promise<Cookies | null>
  removeSecondFactor(browser: Browser, password: string): Promise<Cookies | null>
  /** The backup codes of an agent that are not used up. */
  backupCodes(agentId: string): Promise<readonly string[]>
  newBackupCodes(browser: Browser, password: string): Promise<string[] | null>
}

type Settings = {
  database: Database
  secret: () => Promise<string>
  baseUrl: string
  clock: () => number
  onTrouble: (message: string) => void
}

/** Refusals of the library that people may meet. */
const WRONG = new Set([
  'INVALID_EMAIL_OR_PASSWORD',
  'INVALID_EMAIL',
  'INVALID_PASSWORD',
  'PASSWORD_TOO_LONG',
  'FAILED_TO_CREATE_SESSION',
  'INVALID_CODE',
  'INVALID_BACKUP_CODE',
])
const TOO_LATE = new Set(['INVALID_TWO_FACTOR_COOKIE', 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE', 'TOTP_NOT_ENABLED'])

export function createAccounts(settings: Settings): Accounts {
  const { database, clock } = settings
  let opened: Promise<Auth> | null = null

  function auth(): Promise<Auth> {
    opened ??= open().catch((error) => {
      opened = null
      throw error
    })
    return opened
  }

  async function open(): Promise<Auth> {
    const [{ openAuth }, secret] = await Promise.all([import('./better-auth.ts'), settings.secret()])
    return openAuth({ ...settings, secret, mayHaveSession })
  }

  /** Not the shut out, and not with a given password that has ended. */
  async function mayHaveSession(agentId: string): Promise<boolean> {
    const agent = await readAgent(database, agentId)
    if (!agent || agent.disabledAtMs !== null) return false
    return !agent.mustChangePassword || agent.oneTimeUntilMs === null || agent.oneTimeUntilMs > clock()
  }

  return {
    async warmUp() {
      await (await auth()).$context
    },

    async hashPassword(password) {
      const { hashPassword } = await import('better-auth/crypto')
      return hashPassword(password)
    },

    async signIn(browser, email, password) {
      const { api } = await auth()
      const result = await asked(() =>
        // Without the browser's cookies: a session that it has already must not mix with the new one.
        api.signInEmail({
          body: { email, password },
          headers: headersOf({ ...browser, cookie: '' }),
          returnHeaders: true,
        }),
      )
      if ('code' in result) return { outcome: 'refused' }
      const { response, headers } = result.value
      const cookies = headers.getSetCookie()
      return 'twoFactorRedirect' in response
        ? { outcome: 'code-needed', cookies }
        : { outcome: 'signed-in', agentId: response.user.id, token: response.token, cookies }
    },

    async signInByCode(browser, kind, code) {
      const { api } = await auth()
      // Where the browser is signed in already, the library would check the code for that session alone.
      const headers = headersOf({ ...browser, cookie: onlyChallenge(browser.cookie) })
      const result = await asked(() =>
        kind === 'totp'
          ? api.verifyTOTP({ body: { code }, headers, returnHeaders: true })
          : api.verifyBackupCode({ body: { code }, headers, returnHeaders: true }),
      )
      if ('code' in result) {
        if (result.code === 'ACCOUNT_TEMPORARILY_LOCKED') return { outcome: 'locked' }
        return { outcome: TOO_LATE.has(result.code) ? 'too-late' : 'wrong' }
      }
      const { response, headers: answer } = result.value
      return { outcome: 'signed-in', agentId: response.user.id, cookies: answer.getSetCookie() }
    },

    async session(browser) {
      if (!browser.cookie.includes('session_token')) return null
      const { api } = await auth()
      const query = { disableRefresh: browser.isByItself === true }
      const answer = await asked(() => api.getSession({ headers: headersOf(browser), query, returnHeaders: true }))
      // A session that was ended at this very moment.
      if ('code' in answer) return null
      const { response, headers } = answer.value
      if (!response) return null
      const { session, user } = response
      if (!isRole(user.role)) return null
      return {
        sessionId: session.id,
        token: session.token,
        sinceMs: session.createdAt.getTime(),
        agent: {
          id: user.id,
          email: user.email,
          name: user.name,
          role: user.role,
          mustChangePassword: user.mustChangePassword,
          hasSecondFactor: user.twoFactorEnabled === true,
        },
        cookies: headers.getSetCookie(),
      }
    },

    async signOut(browser) {
      const { api } = await auth()
      const { headers } = await api.signOut({ headers: headersOf(browser), returnHeaders: true })
      return headers.getSetCookie()
    },

    async changePassword(browser, present, next) {
      const { api } = await auth()
      return cookiesOf(() =>
        api.changePassword({
          body: { currentPassword: present, newPassword: next, revokeOtherSessions: true },
          headers: headersOf(browser),
          returnHeaders: true,
        }),
      )
    },

    async beginSecondFactor(browser, password) {
      const { api } = await auth()
      const result = await asked(() =>
        api.enableTwoFactor({ body: { password, method: 'totp' }, headers: headersOf(browser) }),
      )
      if ('code' in result || result.value.method !== 'totp') return null
      return result.value.totpURI
    },

    async confirmSecondFactor(browser, code) {
      const { api } = await auth()
      return cookiesOf(() => api.verifyTOTP({ body: { code }, headers: headersOf(browser), returnHeaders: true }))
    },

    async removeSecondFactor(browser, password) {
      const { api } = await auth()
      return cookiesOf(() =>
        api.disableTwoFactor({ body: { password }, headers: headersOf(browser), returnHeaders: true }),
      )
    },

    async backupCodes(agentId) {
      const { api } = await auth()
      return (await api.viewBackupCodes({ body: { userId: agentId } })).backupCodes
    },

    async newBackupCodes(browser, password) {
      const { api } = await auth()
      const result = await asked(() => api.generateBackupCodes({ body: { password }, headers: headersOf(browser) }))
      return 'code' in result ? null : result.value.backupCodes
    },
  }
}

async function cookiesOf(call: () => Promise<{ headers: Headers }>): Promise<Cookies | null> {
  const result = await asked(call)
  return 'code' in result ? null : result.value.headers.getSetCookie()
}

/** What the library answers, or the code of its refusal. @throws whatever is no refusal */
async function asked<T>(call: () => Promise<T>): Promise<{ value: T } | { code: string }> {
  try {
    return { value: await call() }
  } catch (error) {
    const code = (error as { body?: { code?: unknown } }).body?.code
    if (typeof code !== 'string') throw error
    // The library wraps what the database says.
    const cause = (error as Error).cause
    if (code === 'FAILED_TO_GET_SESSION' && cause !== undefined) throw cause
    if (
      code === 'FAILED_TO_GET_SESSION' ||
      WRONG.has(code) ||
      TOO_LATE.has(code) ||
      code === 'ACCOUNT_TEMPORARILY_LOCKED'
    )
      return { code }
    throw error
  }
}

/** Only what the library needs, and nothing that a browser could pretend. */
function headersOf({ cookie, address, userAgent }: Browser): Headers {
  const headers = new Headers({ 'user-agent': userAgent })
  if (cookie !== '') headers.set('cookie', cookie)
  if (isIP(address) > 0) headers.set('x-whereabouts-address', address)
  return headers
}

function onlyChallenge(cookie: string): string {
  return cookie
    .split(';')
    .filter((one) => one.includes('two_factor='))
    .join(';')
}
