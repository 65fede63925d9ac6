import type { Context as HonoContext } from 'hono'
import { changePassword } from '#services/agents/change-password.ts'
import type { AtDesk } from '#services/agents/let-in.ts'
import {
  beginSecondFactor,
  confirmSecondFactor,
  makeBackupCodes,
  removeSecondFactor,
} from '#services/agents/second-factor.ts'
import { endSessions, listSessions } from '#services/agents/sessions.ts'
import { ServiceError } from '#services/errors.ts'
import { type AccountProblem, accountProblemWords, SECOND_FACTOR_WORDS } from '#words/en/index.ts'
import { type Answers, formAnswers } from '../../answers.ts'
import { browserOf, keepCookies } from '../../desk/browser-of.ts'
import type { Desk } from '../../desk/desk.ts'
import { qrCode } from '../../desk/qr-code.ts'
import { htmlPage } from '../../html-page.ts'
import { AccountPage } from '../../pages/desk/account.tsx'
import { BackupCodesPage, SecondFactorPage } from '../../pages/desk/second-factor.tsx'
import { paths, withQuery } from '../../paths.ts'

/** A key is 32 signs, and an email at most 254. */
const LONGEST_URI = 1_000

/** What agents do with their own account. */
export function addDeskAccount(desk: Desk): void {
  const { site } = desk
  const { ctx, simulated } = site

  async function show(c: HonoContext, agent: AtDesk, why?: AccountProblem) {
    const sessions = await listSessions(ctx, agent)
    const problem = why && accountProblemWords(why)
    const saved = c.req.query('saved')
    const page = <AccountPage simulated={simulated} agent={agent} sessions={sessions} saved={saved} problem={problem} />
    return htmlPage(c, page, why === undefined ? 200 : why === 'wait' ? 429 : 422)
  }

  const saved = (c: HonoContext, what: string) => c.redirect(withQuery(paths.desk.account(), [['saved', what]]), 303)

  desk.get(paths.desk.account(), 'signed-in', (c, agent) => show(c, agent))

  desk.post(paths.desk.password(), 'signed-in', async (c, agent) => {
    const form = await formAnswers(c)
    const input = { present: form.all('present')[0] ?? '', next: form.all('next')[0] ?? '' }
    const result = await changePassword(ctx, browserOf(site, c), agent, input)
    if (!result.ok) return show(c, agent, result.why)
    keepCookies(c, result.cookies)
    return saved(c, 'password')
  })

  desk.post(paths.desk.sessions(), 'signed-in', async (c, agent) => {
    const only = (await formAnswers(c)).one('session')
    await endSessions(ctx, agent, only === undefined ? {} : { only })
    return saved(c, 'sessions')
  })

  const steps: Record<string, (c: HonoContext, agent: AtDesk, form: Answers) => Promise<Response>> = {
    async begin(c, agent, form) {
      const result = await beginSecondFactor(ctx, browserOf(site, c), agent, form.all('password')[0] ?? '')
      if (!result.ok) return show(c, agent, result.why)
      return showKey(c, agent, result.uri)
    },
    async confirm(c, agent, form) {
      const result = await confirmSecondFactor(ctx, browserOf(site, c), agent, form.one('code') ?? '')
      if (!result.ok) return showKey(c, agent, form.one('uri') ?? '', accountProblemWords(result.why))
      keepCookies(c, result.cookies)
      const { doneTitle } = SECOND_FACTOR_WORDS
      return htmlPage(
        c,
        <BackupCodesPage simulated={simulated} agent={agent} codes={result.backupCodes} title={doneTitle} />,
      )
    },
    async off(c, agent, form) {
      const result = await removeSecondFactor(ctx, browserOf(site, c), agent, form.all('password')[0] ?? '')
      if (!result.ok) return show(c, agent, result.why)
      keepCookies(c, result.cookies)
      return saved(c, 'second-factor-off')
    },
    async 'new-codes'(c, agent, form) {
      const result = await makeBackupCodes(ctx, browserOf(site, c), agent, form.all('password')[0] ?? '')
      if (!result.ok) return show(c, agent, result.why)
      const { codesTitle } = SECOND_FACTOR_WORDS
      return htmlPage(
        c,
        <BackupCodesPage simulated={simulated} agent={agent} codes={result.backupCodes} title={codesTitle} />,
      )
    },
  }

  /** The key goes along with the form, so that a mistyped code does not lose it. */
  async function showKey(c: HonoContext, agent: AtDesk, uri: string, problem?: string) {
    if (!/^otpauth:\/\/totp\//.test(uri) || uri.length > LONGEST_URI || !URL.canParse(uri)) {
      throw new ServiceError('not-valid', 'The key is missing: set the second step up again.')
    }
    const picture = await qrCode(uri)
    const page = <SecondFactorPage simulated={simulated} agent={agent} uri={uri} picture={picture} problem={problem} />
    return htmlPage(c, page, problem === undefined ? 200 : 422)
  }

  desk.post(paths.desk.secondFactor(), 'signed-in', async (c, agent) => {
    const form = await formAnswers(c)
    const step = form.one('do') ?? ''
    const take = Object.hasOwn(steps, step) ? steps[step] : undefined
    if (!take) throw new ServiceError('not-valid', 'do is begin, confirm, off or new-codes.')
    return take(c, agent, form)
  })
}
