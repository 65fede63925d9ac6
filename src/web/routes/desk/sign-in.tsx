import { letIn } from '#services/agents/let-in.ts'
import { signIn } from '#services/agents/sign-in.ts'
import { signInByCode } from '#services/agents/sign-in-by-code.ts'
import { signOut } from '#services/agents/sign-out.ts'
import { SIGN_IN_WORDS, tooManyTriesWords } from '#words/en/index.ts'
import { formAnswers } from '../../answers.ts'
import { browserOf, keepCookies } from '../../desk/browser-of.ts'
import { type Desk, nextPath } from '../../desk/desk.ts'
import { htmlPage } from '../../html-page.ts'
import { CodePage, SignInPage } from '../../pages/desk/sign-in.tsx'
import { paths, withQuery } from '../../paths.ts'

/** Signing in, in one step or two, and out. */
export function addDeskSignIn(desk: Desk): void {
  const { site } = desk
  const { ctx, simulated } = site

  desk.open('GET', paths.desk.signIn(), async (c) => {
    const next = nextPath(c.req.query('next'))
    const known = await letIn(ctx, { browser: browserOf(site, c) }, 'signed-in')
    if (known.ok) return c.redirect(next, 303)
    // Whoever sees the form sends it soon.
    void ctx.accounts.warmUp().catch((error) => ctx.log.warn({ err: error }, 'Signing in is not ready'))
    return htmlPage(c, <SignInPage simulated={simulated} next={next} />)
  })

  desk.open('POST', paths.desk.signIn(), async (c) => {
    const form = await formAnswers(c)
    const next = nextPath(form.one('next'))
    const email = form.one('email') ?? ''
    // A password may begin or end with blanks.
    const password = form.all('password')[0] ?? ''
    const result = await signIn(ctx, browserOf(site, c), { email, password })
    if (result.outcome === 'wait' || result.outcome === 'refused') {
      const problem = result.outcome === 'wait' ? tooManyTriesWords(result.waitMs) : SIGN_IN_WORDS.refused
      if (result.outcome === 'wait') c.header('retry-after', String(Math.ceil(result.waitMs / 1000)))
      const page = <SignInPage simulated={simulated} next={next} email={email} problem={problem} />
      return htmlPage(c, page, result.outcome === 'wait' ? 429 : 422)
    }
    keepCookies(c, result.cookies)
    return c.redirect(
      result.outcome === 'code-needed' ? withQuery(paths.desk.signInCode(), [['next', next]]) : next,
      303,
    )
  })

  desk.open('GET', paths.desk.signInCode(), (c) =>
    htmlPage(c, <CodePage simulated={simulated} next={nextPath(c.req.query('next'))} />),
  )

  desk.open('POST', paths.desk.signInCode(), async (c) => {
    const form = await formAnswers(c)
    const next = nextPath(form.one('next'))
    const result = await signInByCode(ctx, browserOf(site, c), form.one('code') ?? '')
    if (result.outcome === 'signed-in') {
      keepCookies(c, result.cookies)
      return c.redirect(next, 303)
    }
    if (result.outcome === 'wrong') {
      return htmlPage(c, <CodePage simulated={simulated} next={next} problem={SIGN_IN_WORDS.wrongCode} />, 422)
    }
    const problem = result.outcome === 'locked' ? SIGN_IN_WORDS.locked : SIGN_IN_WORDS.tooLate
    return htmlPage(
      c,
      <SignInPage simulated={simulated} next={next} problem={problem} />,
      result.outcome === 'locked' ? 429 : 422,
    )
  })

  desk.post(paths.desk.signOut(), 'own-password', async (c, agent) => {
    keepCookies(c, await signOut(ctx, browserOf(site, c), agent))
    return c.redirect(paths.desk.signIn(), 303)
  })
}
