import type { Child } from 'hono/jsx'
import type { Step } from '#domain/advice/step.ts'
import type { Places } from '#domain/geo/places.ts'
import { formatInstant } from '#domain/scans/at.ts'
import type { ParcelReading } from '#services/parcels/parcel-reading.ts'
import { ageWords, EVIDENCE_WORDS, FEED_WORDS, yearOf } from '#words/en/index.ts'
import type { Origin } from '../../asked-parcel.ts'
import { wayOf } from '../../map/way.ts'
import { paths } from '../../paths.ts'
import { ParcelAnswer } from './answer.tsx'
import { type CalendarLinks, DeadlinesSheet } from './deadlines.tsx'
import { FactsSheet } from './facts.tsx'
import { History } from './history.tsx'
import { MeaningSheet } from './meaning.tsx'
import { type StepMore, StepsSheet } from './steps.tsx'
import { ParcelTools } from './tools.tsx'
import { WayMap } from './way-map.tsx'

export type ParcelBodyProps = {
  reading: ParcelReading
  places: Places
  origin: Origin
  moreOf: (step: Step) => StepMore
  /** The article about what holds; null where there is none. */
  article: string | null
  /** The dates for a calendar; null where there are none to be had. */
  calendar: CalendarLinks | null
  /** What the page offers under the dates: to tell more, earlier parcels. */
  children?: Child
}

/** A parcel with scans, stored or pasted: where it is, what that means, what to do, until when, how it got there. */
export function ParcelBody(props: ParcelBodyProps) {
  const { reading, places, origin, moreOf, article, calendar, children } = props
  const thisYear = yearOf(reading.nowMs)
  const stops = wayOf(places, reading.scans)
  const { meaning } = reading
  return (
    <>
      <ParcelAnswer reading={reading} thisYear={thisYear} />
      {reading.stale ? (
        <p class="sheet error">
          The source does not answer. This is what we last knew, {ageWords(reading.nowMs - reading.asOfMs)}.
        </p>
      ) : null}
      <div class="two">
        <div class="stack">
          {meaning ? (
            <>
              <MeaningSheet meaning={meaning} thisYear={thisYear} article={article} />
              <StepsSheet meaning={meaning} thisYear={thisYear} moreOf={moreOf}>
                <ParcelTools reading={reading} meaning={meaning} origin={origin} />
              </StepsSheet>
              <DeadlinesSheet meaning={meaning} thisYear={thisYear} calendar={calendar} />
            </>
          ) : null}
          {children}
        </div>
        <div class="stack">
          <section class="sheet stack">
            <h2>Where it has been</h2>
            <History scans={reading.scans} thisYear={thisYear} />
            <p class="small">
              Solid: someone scanned it there. Hollow: a message, not a scan. Times are local to each place. As of{' '}
              <time datetime={formatInstant(reading.asOfMs)}>{ageWords(reading.nowMs - reading.asOfMs)}</time>.
            </p>
            {origin.number === null ? null : (
              <p class="small">
                <a href={paths.evidencePdf(reading.trackingNumber, reading.piece ?? undefined)}>{EVIDENCE_WORDS.pdf}</a>
                {' · '}
                <a href={paths.evidenceJson(reading.trackingNumber, reading.piece ?? undefined)}>
                  {EVIDENCE_WORDS.json}
                </a>
                {' · '}
                <a href={paths.parcelFeed(reading.trackingNumber)}>{FEED_WORDS.offer}</a>
              </p>
            )}
            <p class="state" data-live-state aria-live="polite" />
          </section>
          {stops.length > 0 ? (
            <section class="sheet stack">
              <h2>The way it took</h2>
              <WayMap stops={stops} />
              <p class="small">Places where it was scanned, as exact as their ZIP Codes.</p>
            </section>
          ) : null}
          <FactsSheet reading={reading} thisYear={thisYear} />
        </div>
      </div>
    </>
  )
}
