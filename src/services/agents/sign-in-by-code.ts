import type { Browser, CodeKind, Cookies } from '#store/accounts/accounts.ts'
import type { Context } from '../context.ts'
import { noteSignIn } from './sign-in.ts'

/** A backup code is longer than the six digits of an app. */
const TOTP = /^\d{6}$/
const LONGEST_CODE = 40

/** The second step of signing in. `too-late`: the first must be done again. `locked`: too many wrong codes. */
export async function signInByCode(
  ctx: Context,
  browser: Browser,
  text: string,
): Promise<{ outcome: 'signed-in'; cookies: Cookies } | { outcome: 'wrong' | 'too-late' | 'locked' }> {
  const code = text.replace(/\s+/g, '').slice(0, LONGEST_CODE)
  const kind: CodeKind = TOTP.test(code) ? 'totp' : 'backup'
  const result = await ctx.accounts.signInByCode(browser, kind, code)
  if (result.outcome !== 'signed-in') return result
  await noteSignIn(ctx, browser, result.agentId)
  return { outcome: 'signed-in', cookies: result.cookies }
}
