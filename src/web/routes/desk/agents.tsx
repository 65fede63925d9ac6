import type { Context as HonoContext } from 'hono'
import { type Agent, addAgent } from '#services/agents/add-agent.ts'
import { changeAgent } from '#services/agents/change-agent.ts'
import type { AtDesk } from '#services/agents/let-in.ts'
import { listAgents } from '#services/agents/list-agents.ts'
import { resetAgent } from '#services/agents/reset-agent.ts'
import { ServiceError } from '#services/errors.ts'
import { AGENTS_WORDS } from '#words/en/index.ts'
import { formAnswers } from '../../answers.ts'
import { baseUrl } from '../../base-url.ts'
import type { Desk } from '../../desk/desk.ts'
import { htmlPage } from '../../html-page.ts'
import { AgentsPage, GivenPage } from '../../pages/desk/agents.tsx'
import { paths, withQuery } from '../../paths.ts'

/** What administrators do with the accounts of others. */
export function addDeskAgents(desk: Desk): void {
  const { site } = desk
  const { ctx, simulated } = site

  async function show(
    c: HonoContext,
    agent: AtDesk,
    more: { typed?: { email: string; name: string; role: string }; problem?: string } = {},
  ) {
    const agents = await listAgents(ctx, agent)
    const isSaved = c.req.query('saved') !== undefined
    const page = <AgentsPage simulated={simulated} agent={agent} agents={agents} isSaved={isSaved} {...more} />
    return htmlPage(c, page, more.problem === undefined ? 200 : 422)
  }

  const showGiven = (c: HonoContext, agent: AtDesk, title: string, to: Agent, oneTimePassword: string) => {
    const link =
      baseUrl(site, c) +
      withQuery(paths.desk.welcome(), [
        ['who', to.id],
        ['given', oneTimePassword],
      ])
    return htmlPage(
      c,
      <GivenPage
        simulated={simulated}
        agent={agent}
        title={title}
        email={to.email}
        link={link}
        oneTimePassword={oneTimePassword}
      />,
    )
  }

  desk.get(paths.desk.agents(), 'manage-agents', (c, agent) => show(c, agent))

  desk.post(paths.desk.agents(), 'manage-agents', async (c, agent) => {
    const form = await formAnswers(c)
    const typed = { email: form.one('email') ?? '', name: form.one('name') ?? '', role: form.one('role') ?? '' }
    try {
      const { agent: added, oneTimePassword } = await addAgent(ctx, typed, agent)
      return await showGiven(c, agent, AGENTS_WORDS.addedTitle(added.name), added, oneTimePassword)
    } catch (error) {
      if (!(error instanceof ServiceError) || error.code !== 'not-valid') throw error
      return show(c, agent, { typed, problem: error.message })
    }
  })

  desk.post('/desk/agents/:id', 'manage-agents', async (c, agent) => {
    const form = await formAnswers(c)
    const which = { id: c.req.param('id') ?? '' }
    const what = form.one('do') ?? ''
    if (what === 'reset' || what === 'reset-with-code') {
      const options = { withoutSecondFactor: what === 'reset-with-code' }
      const { agent: reset, oneTimePassword } = await resetAgent(ctx, which, options, agent)
      return showGiven(c, agent, AGENTS_WORDS.givenTitle(reset.name), reset, oneTimePassword)
    }
    const changes: Record<string, { role?: string; isShutOut?: boolean }> = {
      role: { role: form.one('role') ?? '' },
      'shut-out': { isShutOut: true },
      'let-in': { isShutOut: false },
    }
    const change = Object.hasOwn(changes, what) ? changes[what] : undefined
    if (!change) throw new ServiceError('not-valid', 'do is role, shut-out, let-in, reset or reset-with-code.')
    try {
      await changeAgent(ctx, which, change, agent)
    } catch (error) {
      if (!(error instanceof ServiceError) || error.code !== 'not-valid') throw error
      return show(c, agent, { problem: error.message })
    }
    return c.redirect(withQuery(paths.desk.agents(), [['saved', 'yes']]), 303)
  })
}
