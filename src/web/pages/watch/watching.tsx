import { printTrackingNumber } from '#domain/tracking-number/print.ts'
import { timeOfDay } from '#domain/watch/quiet-hours.ts'
import { USUAL_EVENTS } from '#domain/watch/tokens.ts'
import type { Watching } from '#services/watches/change-watches.ts'
import { WATCH_STATE_WORDS, WATCH_WORDS } from '#words/en/index.ts'
import { Layout } from '../../components/layout.tsx'
import { ErrorSummary, type FieldProblem, TextField } from '../../forms/form-field.tsx'
import { paths } from '../../paths.ts'
import { EventBoxes, QuietFields } from '../../watch/choices.tsx'

type Told = 'saved' | 'stopped' | null

/** All that somebody watches, with what can be changed: whoever has the key of the mails sees it. */
export function WatchingPage(props: {
  watching: Watching
  watchKey: string
  told: Told
  problems: readonly FieldProblem[]
  simulated: boolean
}) {
  const { watching, problems, told } = props
  const { watcher, watches } = watching
  const pending = watches.filter(({ state }) => state === 'pending')
  const others = watches.filter(({ state }) => state !== 'pending')
  return (
    <Layout
      title={`${problems.length > 0 ? 'Error: ' : ''}${WATCH_WORDS.own} – Whereabouts`}
      simulated={props.simulated}
      noIndex
    >
      <ErrorSummary problems={problems} />
      <h1>{pending.length > 0 ? WATCH_WORDS.questionTitle : WATCH_WORDS.own}</h1>
      {told ? (
        <p class="sheet" role="status">
          {WATCH_WORDS[told]}
        </p>
      ) : null}
      {watcher.refusedAtMs === null ? (
        <>
          {pending.length > 0 ? <Question {...props} numbers={pending.map((one) => one.trackingNumber)} /> : null}
          {watcher.confirmedAtMs === null ? null : <Watches {...props} watches={others} />}
          {watcher.confirmedAtMs === null ? null : <Settings {...props} />}
        </>
      ) : null}
      <Leave {...props} />
    </Layout>
  )
}

type Part = Pick<Parameters<typeof WatchingPage>[0], 'watching' | 'watchKey' | 'problems'>

function Question({ watchKey, numbers }: Part & { numbers: readonly string[] }) {
  return (
    <section class="sheet meaning stack">
      <p>{WATCH_WORDS.question}</p>
      <ul>
        {numbers.map((number) => (
          <li class="number">{printTrackingNumber(number)}</li>
        ))}
      </ul>
      <form method="post" action={paths.watchingDo('confirm')}>
        <input type="hidden" name="key" value={watchKey} />
        <button class="button" type="submit">
          {WATCH_WORDS.yes}
        </button>
      </form>
    </section>
  )
}

function Watches({ watchKey, watches }: Part & { watches: Watching['watches'] }) {
  return (
    <>
      {watches.length === 0 ? <p class="sheet">{WATCH_WORDS.empty}</p> : null}
      {watches.map((watch) => (
        <section class="sheet stack watching" aria-labelledby={`watch-${watch.id}`}>
          <h2 id={`watch-${watch.id}`}>
            <a class="number" href={paths.track(watch.trackingNumber)}>
              {printTrackingNumber(watch.trackingNumber)}
            </a>
          </h2>
          <p class="pill">{WATCH_STATE_WORDS[watch.state]}</p>
          {watch.state === 'active' ? (
            <>
              <details>
                <summary>{WATCH_WORDS.events}</summary>
                <form class="stack form" method="post" action={paths.watchingDo('events')}>
                  <input type="hidden" name="key" value={watchKey} />
                  <input type="hidden" name="watch" value={String(watch.id)} />
                  <EventBoxes chosen={watch.events} problems={[]} id={`events-${watch.id}`} />
                  <button class="button quiet" type="submit">
                    {WATCH_WORDS.save}
                  </button>
                </form>
              </details>
              <form method="post" action={paths.watchingDo('stop')}>
                <input type="hidden" name="key" value={watchKey} />
                <input type="hidden" name="watch" value={String(watch.id)} />
                <button class="button quiet" type="submit" aria-describedby={`watch-${watch.id}`}>
                  {WATCH_WORDS.stop}
                </button>
              </form>
            </>
          ) : null}
        </section>
      ))}
    </>
  )
}

function Settings({ watching, watchKey, problems }: Part) {
  const { quiet, zone } = watching.watcher
  return (
    <>
      <form class="sheet stack form watching" method="post" action={paths.watchingDo('add')} novalidate>
        <h2>{WATCH_WORDS.add}</h2>
        <input type="hidden" name="key" value={watchKey} />
        {USUAL_EVENTS.map((event) => (
          <input type="hidden" name="events" value={event} />
        ))}
        <TextField name="trackingNumber" label={WATCH_WORDS.number} inputmode="numeric" problems={problems} />
        <p>
          <button class="button quiet" type="submit">
            {WATCH_WORDS.addGo}
          </button>
        </p>
      </form>
      <form class="sheet stack form watching" method="post" action={paths.watchingDo('quiet')} novalidate>
        <input type="hidden" name="key" value={watchKey} />
        <QuietFields
          quiet={quiet && { from: timeOfDay(quiet.from), until: timeOfDay(quiet.until) }}
          zone={zone}
          problems={problems}
        />
        <p>
          <button class="button quiet" type="submit">
            {WATCH_WORDS.save}
          </button>
        </p>
      </form>
    </>
  )
}

function Leave({ watching, watchKey }: Part) {
  const { channel, refusedAtMs } = watching.watcher
  const isRefused = refusedAtMs !== null
  const forms = [
    ...(watching.watches.some(({ state }) => state === 'active')
      ? [{ part: 'stop', words: WATCH_WORDS.stopAll, hint: '' }]
      : []),
    { part: 'forget', words: WATCH_WORDS.forget, hint: WATCH_WORDS.forgetHint },
    ...(channel === 'email' || channel === 'sms'
      ? [
          isRefused
            ? { part: 'allow', words: WATCH_WORDS.allow, hint: WATCH_WORDS.refused }
            : { part: 'refuse', words: WATCH_WORDS.refuse[channel], hint: WATCH_WORDS.refuseHint },
        ]
      : []),
  ]
  return (
    <section class="sheet ways-out watching">
      {forms.map(({ part, words, hint }) => (
        <form method="post" action={paths.watchingDo(part)}>
          <input type="hidden" name="key" value={watchKey} />
          <button class="button quiet" type="submit">
            {words}
          </button>
          {hint ? <p class="small">{hint}</p> : null}
        </form>
      ))}
    </section>
  )
}

/** Whoever comes without a key, or with one that is void. */
export function WatchLockedPage(props: { isWrong: boolean; problems: readonly FieldProblem[]; simulated: boolean }) {
  return (
    <Layout title={`${WATCH_WORDS.own} – Whereabouts`} simulated={props.simulated} noIndex>
      <ErrorSummary problems={props.problems} />
      <h1>{WATCH_WORDS.own}</h1>
      {props.isWrong ? (
        <p class="sheet error" role="alert">
          {WATCH_WORDS.wrongKey}
        </p>
      ) : null}
      <form class="sheet stack form" method="get" action={paths.watching()}>
        <p>{WATCH_WORDS.locked}</p>
        <TextField name="key" label={WATCH_WORDS.key} hint={WATCH_WORDS.keyHint} problems={props.problems} />
        <button class="button" type="submit">
          {WATCH_WORDS.open}
        </button>
      </form>
      <p>
        <a href={paths.watch()}>{WATCH_WORDS.title}</a>
      </p>
    </Layout>
  )
}

/** Nothing is kept any more. */
export function WatchGonePage(props: { simulated: boolean }) {
  return (
    <Layout title={`${WATCH_WORDS.gone} – Whereabouts`} simulated={props.simulated} noIndex>
      <h1>{WATCH_WORDS.gone}</h1>
      <p class="sheet" role="status">
        {WATCH_WORDS.goneText}
      </p>
      <p>
        <a href={paths.home()}>Whereabouts</a>
      </p>
    </Layout>
  )
}
