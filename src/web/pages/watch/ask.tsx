import type { WatchEvent } from '#domain/watch/tokens.ts'
import { WATCH_WORDS } from '#words/en/index.ts'
import { Layout } from '../../components/layout.tsx'
import { ErrorSummary, type FieldProblem, TextField } from '../../forms/form-field.tsx'
import { paths } from '../../paths.ts'
import { EventBoxes, QuietFields } from '../../watch/choices.tsx'

export type AskFields = {
  trackingNumber: string
  email: string
  events: readonly WatchEvent[]
  quiet: { from: string; until: string } | null
  zone: string
}

/** Asks for news of a parcel: what, where to, and when not. */
export function AskToWatchPage(props: {
  fields: AskFields
  problems: readonly FieldProblem[]
  isMailSent: boolean
  simulated: boolean
}) {
  const { fields, problems } = props
  return (
    <Layout
      title={`${problems.length > 0 ? 'Error: ' : ''}${WATCH_WORDS.title} – Whereabouts`}
      simulated={props.simulated}
      noIndex
    >
      <ErrorSummary problems={problems} />
      <h1>{WATCH_WORDS.title}</h1>
      {props.isMailSent ? (
        <>
          <p>{WATCH_WORDS.intro}</p>
          <form class="sheet stack form watching" method="post" action={paths.watch()} novalidate>
            <TextField
              name="trackingNumber"
              label={WATCH_WORDS.number}
              problems={problems}
              value={fields.trackingNumber}
            />
            <TextField
              name="email"
              type="email"
              autocomplete="email"
              label={WATCH_WORDS.email}
              hint={WATCH_WORDS.emailHint}
              problems={problems}
              value={fields.email}
            />
            <EventBoxes chosen={fields.events} problems={problems} />
            <QuietFields quiet={fields.quiet} zone={fields.zone} problems={problems} />
            <p>
              <button class="button" type="submit">
                {WATCH_WORDS.send}
              </button>
            </p>
          </form>
        </>
      ) : (
        <section class="sheet stack">
          <p>{WATCH_WORDS.noMail}</p>
          {fields.trackingNumber === '' ? null : (
            <p>
              <a class="button quiet" href={paths.track(fields.trackingNumber.replaceAll(' ', ''))}>
                {WATCH_WORDS.back}
              </a>
            </p>
          )}
        </section>
      )}
    </Layout>
  )
}

/** What comes next; the same whatever is known of the address. */
export function WatchAskedPage(props: { trackingNumber: string; simulated: boolean }) {
  return (
    <Layout title={`${WATCH_WORDS.sentTitle} – Whereabouts`} simulated={props.simulated} noIndex>
      <h1>{WATCH_WORDS.sentTitle}</h1>
      <section class="sheet meaning stack" role="status">
        <p>{WATCH_WORDS.sent}</p>
        <p class="small">{WATCH_WORDS.sentNone}</p>
      </section>
      <p>
        <a class="button quiet" href={paths.track(props.trackingNumber)}>
          {WATCH_WORDS.back}
        </a>
      </p>
    </Layout>
  )
}
