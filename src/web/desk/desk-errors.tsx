import type { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { ServiceError } from '#services/errors.ts'
import { isDatabaseAway } from '#services/parcels/is-database-away.ts'
import { STATUS } from '../error-pages.tsx'
import { htmlPage } from '../html-page.ts'
import { DeskErrorPage } from '../pages/desk/error.tsx'
import type { Desk } from './desk.ts'

/** What agents see where there is no page of the desk, where they may not go, and where one fails. */
export function addDeskErrors(app: Hono, desk: Desk): void {
  const { ctx, simulated } = desk.site
  const text = 'The address may be mistyped, or what it showed is gone.'
  const notFound = <DeskErrorPage title="There is no such page at the desk" text={text} simulated={simulated} />
  // Who is not signed in does not even learn which pages there are.
  desk.get('/desk/*', 'signed-in', (c) => htmlPage(c, notFound, 404))
  desk.post('/desk/*', 'signed-in', (c) => htmlPage(c, notFound, 404))

  app.onError((error, c) => {
    const page = (title: string, text: string) => <DeskErrorPage title={title} text={text} simulated={simulated} />
    if (error instanceof HTTPException && error.status === 403) {
      const text = 'It came from another website, or from a very old browser. Go to the page and send it from there.'
      return htmlPage(c, page('This form was not sent from here', text), 403)
    }
    if (error instanceof ServiceError) {
      const title = error.code === 'not-allowed' ? 'You may not do this' : 'That did not work as it stands'
      return htmlPage(c, page(title, error.message), STATUS[error.code])
    }
    const isAway = isDatabaseAway(error)
    if (isAway) ctx.log.warn({ err: error }, 'A page of the desk could not be shown: the database is away')
    else ctx.log.error({ err: error, path: c.req.path }, 'A page of the desk failed')
    const title = isAway ? 'We can’t say right now' : 'Something went wrong here'
    const text = isAway ? 'The database does not answer. Try again in a few minutes.' : 'It has been written down.'
    return htmlPage(c, page(title, text), isAway ? 503 : 500)
  })
}
