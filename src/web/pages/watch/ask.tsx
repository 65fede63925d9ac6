import type { WatchEvent } from '#domain/watch/tokens.ts'
import { WATCH_WORDS } from '#words/en/index.ts'
import { Layout } from '../../components/layout.tsx'
import { ErrorSummary, type FieldProblem, RadioField, TextField } from '../../forms/form-field.tsx'
import { paths } from '../../paths.ts'
import { EventBoxes, QuietFields } from '../../watch/choices.tsx'

/** Ways of being told that need no program. */
export type AskChannel = 'email' | 'sms'

export type AskFields = {
  trackingNumber: string
  channel: AskChannel
  email: string
  phone: string
  events: readonly WatchEvent[]
  quiet: { from: string; until: string } | null
  zone: string
}

/** Asks for news of a parcel: what, where to, and when not. */
export function AskToWatchPage(props: {
  fields: AskFields
  problems: readonly FieldProblem[]
  /** Those that are set up. */
  channels: readonly AskChannel[]
  simulated: boolean
}) {
  const { fields, problems, channels } = props
  const [only] = channels.length === 1 ? channels : []
  return (
    <Layout
      title={`${problems.length > 0 ? 'Error: ' : ''}${WATCH_WORDS.title} – Whereabouts`}
      simulated={props.simulated}
      noIndex
    >
      <ErrorSummary problems={problems} />
      <h1>{WATCH_WORDS.title}</h1>
      {channels.length > 0 ? (
        <>
          <p>{WATCH_WORDS.intro}</p>
          <form class="sheet stack form watching" method="post" action={paths.watch()} novalidate>
            <TextField
              name="trackingNumber"
              label={WATCH_WORDS.number}
              problems={problems}
              value={fields.trackingNumber}
            />
            {only === undefined ? (
              <RadioField
                name="channel"
                label={WATCH_WORDS.channel}
                problems={problems}
                value={fields.channel}
                options={channels.map((one) => [one, WATCH_WORDS.channels[one]])}
              />
            ) : (
              <input type="hidden" name="channel" value={only} />
            )}
            {channels.includes('email') ? (
              <TextField
                name="email"
                type="email"
                autocomplete="email"
                label={WATCH_WORDS.email}
                hint={WATCH_WORDS.emailHint}
                problems={problems}
                value={fields.email}
              />
            ) : null}
            {channels.includes('sms') ? (
              <TextField
                name="phone"
                type="tel"
                autocomplete="tel"
                label={WATCH_WORDS.phone}
                hint={WATCH_WORDS.phoneHint}
                problems={problems}
                value={fields.phone}
              />
            ) : null}
            <EventBoxes chosen={fields.events} problems={problems} />
            <QuietFields quiet={fields.quiet} zone={fields.zone} problems={problems} />
            <p>
              <button class="button" type="submit">
                {WATCH_WORDS.send[only ?? 'any']}
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
export function WatchAskedPage(props: { trackingNumber: string; channel: AskChannel; simulated: boolean }) {
  const title = WATCH_WORDS.sentTitle[props.channel]
  return (
    <Layout title={`${title} – Whereabouts`} simulated={props.simulated} noIndex>
      <h1>{title}</h1>
      <section class="sheet meaning stack" role="status">
        <p>{props.channel === 'sms' ? WATCH_WORDS.sentText : WATCH_WORDS.sent}</p>
        <p class="small">
          {props.channel === 'email' ? `${WATCH_WORDS.sentSpam} ` : ''}
          {WATCH_WORDS.sentNone}
        </p>
      </section>
      <p>
        <a class="button quiet" href={paths.track(props.trackingNumber)}>
          {WATCH_WORDS.back}
        </a>
      </p>
    </Layout>
  )
}
