import type { Child } from 'hono/jsx'
import type { Places } from '#domain/geo/places.ts'
import { formatInstant } from '#domain/scans/at.ts'
import type { ParcelReading } from '#services/parcels/parcel-reading.ts'
import {
  ageWords,
  carrierName,
  carrierTrackingPage,
  dayWords,
  headline,
  mailClassWords,
  placeName,
  serviceWords,
  whenWords,
  yearOf,
} from '#words/en/index.ts'
import { History } from '../components/history.tsx'
import { Layout } from '../components/layout.tsx'
import { NumberProblems } from '../components/number-problems.tsx'
import { PhasesStrip } from '../components/phases-strip.tsx'
import { Postmark } from '../components/postmark.tsx'
import { WayMap } from '../components/way-map.tsx'
import { wayOf } from '../map/way.ts'
import { paths } from '../paths.ts'
import { versionOf } from '../version.ts'

/** One parcel: where it was last seen, its phase, its whole history. */
export function TrackPage({
  reading,
  simulated,
  places,
}: {
  reading: ParcelReading
  simulated: boolean
  places: Places
}) {
  const isSimulated = simulated || reading.source.simulated
  return (
    <Layout title={`${headline(reading.headline)} – ${reading.printed}`} simulated={isSimulated} noIndex>
      {reading.outcome === 'found' ? (
        <live-parcels data-numbers={reading.trackingNumber} data-versions={versionOf(reading)}>
          <Found reading={reading} places={places} />
        </live-parcels>
      ) : (
        <NotFound reading={reading} />
      )}
    </Layout>
  )
}

function NumberLine({ reading }: { reading: ParcelReading }) {
  const parts = [mailClassWords(reading.mailClass), ...serviceWords(reading.services)].filter(Boolean)
  return (
    <p class="number">
      <span class="digits">{reading.printed}</span>
      {parts.map((part) => ` · ${part}`)} <copy-button data-text={reading.trackingNumber} />
    </p>
  )
}

function Found({ reading, places }: { reading: ParcelReading; places: Places }) {
  const thisYear = yearOf(reading.nowMs)
  const stops = wayOf(places, reading.scans)
  return (
    <>
      <section class={`sheet answer ${toneOf(reading)}`}>
        <div>
          <NumberLine reading={reading} />
          <h1>{headline(reading.headline, 'full')}</h1>
          <Said reading={reading} thisYear={thisYear} />
        </div>
        {reading.lastSeen ? <Postmark seen={reading.lastSeen} /> : null}
        <PhasesStrip phase={reading.phase} />
      </section>
      {reading.stale ? (
        <p class="sheet error">
          The source does not answer. This is what we last knew, {ageWords(reading.nowMs - reading.asOfMs)}.
        </p>
      ) : null}
      <div class="two">
        <div class="stack">
          <Facts reading={reading} thisYear={thisYear} />
          {stops.length > 0 ? (
            <section class="sheet stack">
              <h2>The way it took</h2>
              <WayMap stops={stops} />
              <p class="small">Places where it was scanned, as exact as their ZIP Codes.</p>
            </section>
          ) : null}
          {reading.earlierPieces.length > 0 ? (
            <section class="sheet stack">
              <h2>An earlier parcel had this number</h2>
              <p>USPS gives numbers out again. What you see is the newest parcel.</p>
              <ul>
                {reading.earlierPieces.map((piece) => (
                  <li>
                    <a href={paths.track(reading.trackingNumber, piece)}>Show parcel {piece}</a>
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
        </div>
        <section class="sheet stack">
          <h2>Where it has been</h2>
          <History scans={reading.scans} thisYear={thisYear} />
          <p class="small">
            Solid: someone scanned it there. Hollow: a message, not a scan. Times are local to each place. As of{' '}
            <time datetime={formatInstant(reading.asOfMs)}>{ageWords(reading.nowMs - reading.asOfMs)}</time>.
          </p>
          <p class="state" data-live-state aria-live="polite" />
        </section>
      </div>
    </>
  )
}

/** What the carrier says last, where nobody saw it. */
function Said({ reading, thisYear }: { reading: ParcelReading; thisYear: string }) {
  const { latest } = reading
  if (!latest || latest.basis === 'seen') {
    const wording = latest?.scan.wording ?? latest?.interpretation.row?.wording
    return wording ? <p class="said">{`${carrierName('usps')} says: “${wording}”.`}</p> : null
  }
  const wording = latest.scan.wording ?? latest.interpretation.row?.wording ?? latest.scan.code
  return (
    <p class="said">
      {`${carrierName('usps')} says: “${wording}” (${whenWords(latest.scan, thisYear)}). Nobody scanned it for that message.`}
    </p>
  )
}

function Facts({ reading, thisYear }: { reading: ParcelReading; thisYear: string }) {
  const { expected, lastSeen } = reading
  const ended = reading.phase === 'delivered' || reading.phase === 'returned'
  return (
    <section class="sheet stack">
      <h2>In short</h2>
      <dl class="facts">
        {lastSeen ? (
          <div>
            <dt>Last seen</dt>
            <dd>
              {placeName(lastSeen.scan.place) || 'place not told'}
              <small>{whenWords(lastSeen.scan, thisYear)}</small>
            </dd>
          </div>
        ) : null}
        {expected && !ended ? (
          <div>
            <dt>{expected.basis === 'carrier' ? 'Expected by USPS' : 'Expected, our estimate'}</dt>
            <dd>
              {dayWords(expected.day, thisYear)}
              {expected.firstPromised && expected.firstPromised !== expected.day ? (
                <small>first promised for {dayWords(expected.firstPromised, thisYear)}</small>
              ) : null}
              {expected.basis === 'standard' ? <small>from the usual time of this class</small> : null}
            </dd>
          </div>
        ) : null}
        {reading.journey?.state.returnBy && !ended ? (
          <div>
            <dt>Goes back after</dt>
            <dd>{dayWords(reading.journey.state.returnBy, thisYear)}</dd>
          </div>
        ) : null}
        <div>
          <dt>Told by</dt>
          <dd>
            {sourceWords(reading)}
            <small>heard {ageWords(reading.nowMs - reading.asOfMs)}</small>
          </dd>
        </div>
      </dl>
    </section>
  )
}

function sourceWords(reading: ParcelReading): string {
  if (reading.source.simulated) return 'the simulator'
  return reading.source.kind === 'feed' ? 'a carrier’s feed' : reading.source.kind
}

function toneOf(reading: ParcelReading): string {
  if (reading.phase === 'delivered') return 'good'
  if (['alert', 'returning', 'returned', 'delivery-attempted'].includes(reading.phase)) return 'warn'
  return reading.lastSeen ? '' : 'quiet'
}

function NotFound({ reading }: { reading: ParcelReading }) {
  const again = (
    <p>
      <a class="button quiet" href={paths.home()}>
        Look for another number
      </a>
    </p>
  )
  switch (reading.outcome) {
    case 'not-scanned-yet':
      return (
        <live-parcels data-numbers={reading.trackingNumber} data-versions={versionOf(reading)}>
          <Answer reading={reading} tone="quiet" mark="…">
            <p>
              The number is known, and that is all so far. A label may be made days before the parcel is handed over.
              This page changes by itself once somebody scans it.
            </p>
            <p class="state" data-live-state aria-live="polite" />
            {again}
          </Answer>
        </live-parcels>
      )
    case 'not-ours':
      return (
        <Answer reading={reading} tone="quiet" mark="→">
          <NotOurs reading={reading} />
          {again}
        </Answer>
      )
    case 'not-a-tracking-number':
      return (
        <Answer reading={reading} tone="bad" mark="?">
          <NumberProblems readings={reading.readings} asked={reading.asked} />
          {again}
        </Answer>
      )
    default:
      return (
        <Answer reading={reading} tone="warn" mark="!">
          <p>
            We can’t reach what we would ask, and have nothing stored of this parcel. That says nothing about the parcel
            itself. Try again in a few minutes.
          </p>
          <p>
            <a class="button" href={paths.track(reading.trackingNumber || reading.asked)}>
              Try again
            </a>
          </p>
        </Answer>
      )
  }
}

function NotOurs({ reading }: { reading: ParcelReading }) {
  const page = carrierTrackingPage(reading.carrier, reading.trackingNumber)
  const isUsps = reading.carrier === 'usps' || reading.carrier === 'other-post'
  return (
    <>
      <p>
        {isUsps
          ? 'The number is right in form, but no source that is connected here covers it: USPS tells only shippers about their own parcels.'
          : `USPS does not use numbers of this form. Ask ${carrierName(reading.carrier)}, or the sender.`}
      </p>
      {page ? (
        <p>
          <a class="button" href={page} rel="noreferrer">
            See it at {carrierName(reading.carrier)}
          </a>
        </p>
      ) : null}
    </>
  )
}

function Answer(props: { reading: ParcelReading; tone: string; mark: string; children: Child }) {
  return (
    <section class={`sheet answer ${props.tone}`}>
      <div class="stack">
        <NumberLine reading={props.reading} />
        <h1>{headline(props.reading.headline, 'full')}</h1>
        {props.children}
      </div>
      <span class="mark" aria-hidden="true">
        {props.mark}
      </span>
    </section>
  )
}
