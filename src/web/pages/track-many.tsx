import type { ParcelReading } from '#services/parcels/parcel-reading.ts'
import { FEED_WORDS } from '#words/en/index.ts'
import { Layout } from '../components/layout.tsx'
import { type Glance, glanceOf } from '../glance.ts'
import { paths, subscribeLink } from '../paths.ts'

/** Many parcels at a glance, those that may need something first. */
export function TrackManyPage({
  readings,
  simulated,
  base,
}: {
  readings: readonly ParcelReading[]
  simulated: boolean
  /** The address of the site. */
  base: string
}) {
  const glances = readings.map(glanceOf)
  const sorted = [...glances].sort((a, b) => a.rank - b.rank)
  const found = readings.filter((one) => one.meaning !== null && one.meaning.deadlines.length > 0)
  const needy = sorted.filter((one) => one.rank === 0).length
  const numbers = readings.map((one) => one.trackingNumber).filter(Boolean)
  const feed = paths.parcelsFeed(numbers)
  const calendar = paths.deadlinesOfMany(found.map((one) => one.trackingNumber))
  return (
    <Layout
      title={`${readings.length} parcels – Whereabouts`}
      simulated={simulated || readings.some((one) => one.source.simulated)}
      noIndex
      head={<link rel="alternate" type="application/atom+xml" href={feed} />}
    >
      <h1>{readings.length} parcels</h1>
      <p>
        {needy === 0
          ? 'None of them asks for anything now.'
          : needy === 1
            ? 'One of them may need you.'
            : `${needy} of them may need you.`}
      </p>
      <live-parcels data-numbers={numbers.join(',')} data-versions={glances.map((one) => one.version).join(',')}>
        <ul class="list">
          {sorted.map((glance) => (
            <Row glance={glance} />
          ))}
        </ul>
        <p class="state" data-live-state aria-live="polite" />
      </live-parcels>
      <keep-parcel data-numbers={glances.flatMap((one) => (one.isNumber ? one.number : [])).join(',')} />
      {found.length > 0 ? (
        <p>
          <a class="button quiet" href={calendar}>
            {FEED_WORDS.calendarFileOfMany}
          </a>{' '}
          <a href={subscribeLink(base, calendar)}>{FEED_WORDS.calendarSubscribe}</a>
        </p>
      ) : null}
      <p class="small">
        <a href={feed}>{FEED_WORDS.offer}</a>
      </p>
    </Layout>
  )
}

function Row({ glance }: { glance: Glance }) {
  return (
    <li class={`sheet ${glance.tone}`}>
      <div>
        <p class="small">
          <span class="digits">{glance.printed}</span>
          {glance.mailClass ? ` · ${glance.mailClass}` : ''}
        </p>
        <h2>
          <a href={glance.href}>{glance.headline}</a>
        </h2>
        {glance.trouble ? (
          <p>
            {glance.trouble}
            {glance.action ? <b> {glance.action}</b> : null}
          </p>
        ) : null}
        {glance.expected ? <p class="small">{glance.expected}</p> : null}
      </div>
      <span class="pill">{glance.pill}</span>
    </li>
  )
}
