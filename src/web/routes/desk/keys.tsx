import type { Context as HonoContext } from 'hono'
import type { AtDesk } from '#services/agents/let-in.ts'
import { addKey } from '#services/desk-keys/add-key.ts'
import { listKeys } from '#services/desk-keys/list-keys.ts'
import { removeKey } from '#services/desk-keys/remove-key.ts'
import { ServiceError } from '#services/errors.ts'
import { formAnswers } from '../../answers.ts'
import type { Desk } from '../../desk/desk.ts'
import { htmlPage } from '../../html-page.ts'
import { KeysPage, NewKeyPage } from '../../pages/desk/keys.tsx'
import { paths } from '../../paths.ts'

/** Keys with which programs use the desk. */
export function addDeskKeys(desk: Desk): void {
  const { ctx, simulated } = desk.site

  async function show(c: HonoContext, agent: AtDesk, more: { problem?: string; name?: string } = {}) {
    const keys = await listKeys(ctx, agent)
    const page = <KeysPage simulated={simulated} agent={agent} keys={keys} {...more} />
    return htmlPage(c, page, more.problem === undefined ? 200 : 422)
  }

  desk.get(paths.desk.keys(), 'manage-agents', (c, agent) => show(c, agent))

  desk.post(paths.desk.keys(), 'manage-agents', async (c, agent) => {
    const form = await formAnswers(c)
    const name = form.one('name') ?? ''
    if (form.one('do') === 'remove') {
      await removeKey(ctx, name, agent)
      return c.redirect(paths.desk.keys(), 303)
    }
    try {
      const { key, secret } = await addKey(ctx, { name, scopes: form.all('scope') }, agent)
      return await htmlPage(c, <NewKeyPage simulated={simulated} agent={agent} name={key.name} secret={secret} />)
    } catch (error) {
      if (!(error instanceof ServiceError) || error.code !== 'not-valid') throw error
      return show(c, agent, { problem: error.message, name })
    }
  })
}
