import type { Hono, Context as HonoContext } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { type ErrorCode, ServiceError } from '#services/errors.ts'
import { isDatabaseAway } from '#services/parcels/is-database-away.ts'
import { htmlPage } from './html-page.ts'
import { ErrorPage } from './pages/error.tsx'
import type { Site } from './site.ts'

/** The status of a page that says what was wrong with what was asked. */
export const STATUS = {
  'not-valid': 422,
  'too-many': 422,
  'too-large': 413,
  'not-found': 404,
  'no-history': 422,
  'not-allowed': 403,
  'wrong-key': 401,
  conflict: 409,
  unavailable: 503,
} as const satisfies Record<ErrorCode, number>

/** What people see where there is no page, and where one fails. */
export function addErrorPages(app: Hono, { ctx, simulated }: Site): void {
  const notFound = (c: HonoContext) =>
    htmlPage(
      c,
      <ErrorPage
        title="There is no such page"
        text="The address may be mistyped, or the page has moved."
        simulated={simulated}
      />,
      404,
    )
  app.notFound(notFound)
  app.all('*', notFound)

  app.onError((error, c) => {
    if (error instanceof HTTPException && error.status === 403) {
      const text = 'It came from another website, or from a very old browser. Go to the page and send it from there.'
      return htmlPage(c, <ErrorPage title="This form was not sent from here" text={text} simulated={simulated} />, 403)
    }
    if (error instanceof ServiceError) {
      const title = 'That did not work as it stands'
      return htmlPage(c, <ErrorPage title={title} text={error.message} simulated={simulated} />, STATUS[error.code])
    }
    const isAway = isDatabaseAway(error)
    if (isAway) ctx.log.warn({ err: error }, 'A page could not be shown: the database is away')
    else ctx.log.error({ err: error, path: c.req.path }, 'A page failed')
    const title = isAway ? 'We can’t say right now' : 'Something went wrong here'
    const text = isAway
      ? 'Our database does not answer. Your parcel is not affected. Try again in a few minutes.'
      : 'This was our mistake, not yours. It has been written down.'
    return htmlPage(c, <ErrorPage title={title} text={text} simulated={simulated} />, isAway ? 503 : 500)
  })
}
