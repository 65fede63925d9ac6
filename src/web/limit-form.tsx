import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { htmlPage } from './html-page.ts'
import { takesFiles } from './inquiry/uploads.tsx'
import { ErrorPage } from './pages/error.tsx'

/** A history of a million characters, as a form writes it. */
const MOST_BYTES = 4 * 1024 * 1024

/** Refuses a form that is too large before it is read. */
export function limitForm(simulated: boolean): MiddlewareHandler {
  const limit = bodyLimit({
    maxSize: MOST_BYTES,
    onError: (c) =>
      htmlPage(
        c,
        <ErrorPage
          title="That is too much text at once"
          text="Paste the history of one parcel."
          simulated={simulated}
        />,
        413,
      ),
  })
  return (c, next) => (takesFiles(c.req.path) ? next() : limit(c, next))
}
