import { bodyLimit } from 'hono/body-limit'
import { htmlPage } from './html-page.ts'
import { ErrorPage } from './pages/error.tsx'

/** A history of a million characters, as a form writes it. */
const MOST_BYTES = 4 * 1024 * 1024

/** Refuses a form that is too large before it is read. */
export function limitForm(simulated: boolean) {
  return bodyLimit({
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
}
