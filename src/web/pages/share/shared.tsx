import type { JourneyScan } from '#domain/journey/journey.ts'
import { formatAt } from '#domain/scans/at.ts'
import type { SharedParcel } from '#services/shares/read-share.ts'
import {
  ageWords,
  BASIS_WORDS,
  dateWords,
  dayWords,
  mailClassWords,
  SHARE_WORDS,
  sharedHeadline,
  sharedPlace,
  sharedWording,
  whenWords,
  yearOf,
} from '#words/en/index.ts'
import { CARD } from '../../card/card-svg.ts'
import { Layout } from '../../components/layout.tsx'
import { phasesStrip } from '../../components/parcel/phases-strip.tsx'

/** A parcel as others see it by a link: no number, no building, no word of the carrier's own, no way to its page. */
export function SharedPage(props: {
  parcel: SharedParcel
  simulated: boolean
  /** Whole addresses of this page and of its picture. */
  address: string
  card: string
}) {
  const { share, reading } = props.parcel
  const title = sharedHeadline(reading.headline, 'short')
  const thisYear = yearOf(reading.nowMs)
  const { expected } = reading
  const tone = reading.phase === 'delivered' ? 'good' : reading.lastSeen ? '' : 'quiet'
  return (
    <Layout
      title={`${title} – Whereabouts`}
      simulated={props.simulated}
      description={SHARE_WORDS.preview}
      noIndex
      head={
        <>
          <meta property="og:type" content="website" />
          <meta property="og:site_name" content="Whereabouts" />
          <meta property="og:title" content={title} />
          <meta property="og:description" content={SHARE_WORDS.preview} />
          <meta property="og:url" content={props.address} />
          <meta property="og:image" content={props.card} />
          <meta property="og:image:type" content="image/png" />
          <meta property="og:image:width" content={String(CARD.width)} />
          <meta property="og:image:height" content={String(CARD.height)} />
          <meta property="og:image:alt" content={title} />
          <meta name="twitter:card" content="summary_large_image" />
        </>
      }
    >
      <section class={`sheet answer ${tone}`}>
        <div class="told">
          <p class="number">
            {[SHARE_WORDS.shared(reading.trackingNumber), mailClassWords(reading.mailClass)].filter(Boolean).join(' ')}
          </p>
          <h1>{sharedHeadline(reading.headline, 'full')}</h1>
          {expected && reading.phase !== 'delivered' ? (
            <p class="said">{SHARE_WORDS.expected(dayWords(expected.day, thisYear))}</p>
          ) : null}
        </div>
        {reading.outcome === 'found' ? phasesStrip(reading.phase) : null}
      </section>
      {reading.stale ? <p class="sheet error">{SHARE_WORDS.stale(ageWords(reading.nowMs - reading.asOfMs))}</p> : null}
      {share.hasHistory && reading.scans.length > 0 ? (
        <section class="sheet stack">
          <h2>{SHARE_WORDS.way}</h2>
          <ol class="history">
            {reading.scans.map((one) => (
              <Entry one={one} thisYear={thisYear} />
            ))}
          </ol>
          <p class="small">{SHARE_WORDS.note}</p>
        </section>
      ) : null}
      <p class="small">{SHARE_WORDS.until(dateWords(new Date(share.expiresAtMs).toISOString().slice(0, 10)))}</p>
    </Layout>
  )
}

function Entry({ one, thisYear }: { one: JourneyScan; thisYear: string }) {
  const place = sharedPlace(one.scan.place)
  return (
    <li class={one.basis === 'seen' ? undefined : 'announced'}>
      <div>
        <b>{sharedWording(one)}</b> {one.basis === 'seen' ? null : <span class="tag">{BASIS_WORDS[one.basis]}</span>}
        <br />
        {place ? (
          <>
            {place}
            <br />
          </>
        ) : null}
        <small>
          <time datetime={formatAt(one.scan)}>{whenWords(one.scan, thisYear)}</time>
        </small>
      </div>
    </li>
  )
}
