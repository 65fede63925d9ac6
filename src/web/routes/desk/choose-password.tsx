import { acceptInvitation, choosePassword } from '#services/agents/choose-password.ts'
import { accountProblemWords, tooManyTriesWords, WELCOME_WORDS } from '#words/en/index.ts'
import { formAnswers } from '../../answers.ts'
import { browserOf, keepCookies } from '../../desk/browser-of.ts'
import type { Desk } from '../../desk/desk.ts'
import { htmlPage } from '../../html-page.ts'
import { ChoosePasswordPage } from '../../pages/desk/choose-password.tsx'
import { DeskErrorPage } from '../../pages/desk/error.tsx'
import { paths } from '../../paths.ts'

/** Choosing a password in place of a given one: after signing in by it, or by the link that holds it. */
export function addDeskChoosePassword(desk: Desk): void {
  const { site } = desk
  const { ctx, simulated } = site
  const action = paths.desk.newPassword()

  desk.get(action, 'own-password', (c, agent) =>
    agent.session?.agent.mustChangePassword
      ? htmlPage(c, <ChoosePasswordPage simulated={simulated} action={action} agent={agent} />)
      : c.redirect(paths.desk.account(), 303),
  )

  desk.post(action, 'own-password', async (c, agent) => {
    const next = (await formAnswers(c)).all('next')[0] ?? ''
    const result = await choosePassword(ctx, agent, next)
    if (result.ok) return c.redirect(paths.desk.queue(), 303)
    const problem = accountProblemWords(result.why)
    const page = <ChoosePasswordPage simulated={simulated} action={action} agent={agent} problem={problem} />
    return htmlPage(c, page, 422)
  })

  // Looking at the link uses nothing up: programs that check mails follow links too.
  desk.open('GET', paths.desk.welcome(), (c) => {
    const hidden = { who: c.req.query('who') ?? '', given: c.req.query('given') ?? '' }
    return htmlPage(c, <ChoosePasswordPage simulated={simulated} action={paths.desk.welcome()} hidden={hidden} />)
  })

  desk.open('POST', paths.desk.welcome(), async (c) => {
    const form = await formAnswers(c)
    const hidden = { who: form.one('who') ?? '', given: form.one('given') ?? '' }
    const input = { agentId: hidden.who, given: hidden.given, next: form.all('next')[0] ?? '' }
    const result = await acceptInvitation(ctx, browserOf(site, c), input)
    if (result.outcome === 'signed-in' || result.outcome === 'code-needed') {
      keepCookies(c, result.cookies)
      return c.redirect(result.outcome === 'signed-in' ? paths.desk.queue() : paths.desk.signInCode(), 303)
    }
    if (result.outcome === 'refused') {
      return htmlPage(
        c,
        <DeskErrorPage title={WELCOME_WORDS.title} text={WELCOME_WORDS.ended} simulated={simulated} />,
        422,
      )
    }
    const problem = result.outcome === 'wait' ? tooManyTriesWords(result.waitMs) : accountProblemWords(result.why)
    const page = (
      <ChoosePasswordPage simulated={simulated} action={paths.desk.welcome()} hidden={hidden} problem={problem} />
    )
    return htmlPage(c, page, result.outcome === 'wait' ? 429 : 422)
  })
}
