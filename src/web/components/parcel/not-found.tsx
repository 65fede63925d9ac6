import type { Child } from 'hono/jsx'
import type { Step } from '#domain/advice/step.ts'
import type { ParcelReading } from '#services/parcels/parcel-reading.ts'
import { carrierName, carrierTrackingPage, headline, sourceSaysWords, yearOf } from '#words/en/index.ts'
import type { Origin } from '../../asked-parcel.ts'
import { paths } from '../../paths.ts'
import { versionOf } from '../../version.ts'
import { AskUs } from '../ask-us.tsx'
import { NumberProblems } from '../number-problems.tsx'
import { NumberLine } from './answer.tsx'
import { MeaningSheet } from './meaning.tsx'
import { type StepMore, StepsSheet } from './steps.tsx'
import { ParcelTools } from './tools.tsx'

/** A number without scans: why there are none, and what helps. */
export function NotFound(props: {
  reading: ParcelReading
  moreOf: (step: Step) => StepMore
  origin: Origin
  article: string | null
}) {
  const { reading, moreOf, origin, article } = props
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
            <SourceSays reading={reading} />
            <p class="state" data-live-state aria-live="polite" />
          </Answer>
          {reading.meaning ? (
            <>
              <MeaningSheet meaning={reading.meaning} thisYear={yearOf(reading.nowMs)} article={article} />
              <StepsSheet meaning={reading.meaning} thisYear={yearOf(reading.nowMs)} moreOf={moreOf}>
                <ParcelTools reading={reading} meaning={reading.meaning} origin={origin} />
              </StepsSheet>
            </>
          ) : null}
          {again}
        </live-parcels>
      )
    case 'not-ours':
      return (
        <NotOurs reading={reading}>
          <div class="ways">
            <AskUs reading={reading} origin={origin} />
            <a href={paths.home()}>Look for another number</a>
          </div>
        </NotOurs>
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
        <live-parcels data-numbers={reading.trackingNumber} data-versions={versionOf(reading)}>
          <Answer reading={reading} tone="warn" mark="!">
            <p>
              We can’t reach what we would ask, and have nothing stored of this parcel. That says nothing about the
              parcel itself. We go on asking: this page changes by itself once there is an answer. Or try again in a few
              minutes.
            </p>
            <p>
              <a class="button" href={paths.track(reading.trackingNumber || reading.asked)}>
                Try again
              </a>
            </p>
            <p class="state" data-live-state aria-live="polite" />
          </Answer>
        </live-parcels>
      )
  }
}

/** A number that nobody tells us about: where to look, and how to have it read here nevertheless. */
function NotOurs({ reading, children }: { reading: ParcelReading; children: Child }) {
  const page = carrierTrackingPage(reading.carrier, reading.trackingNumber)
  const isUsps = reading.carrier === 'usps' || reading.carrier === 'other-post'
  const link = page ? (
    <a class={isUsps ? undefined : 'button'} href={page} rel="noreferrer">
      See it at {carrierName(reading.carrier)}
    </a>
  ) : null
  if (!isUsps) {
    return (
      <Answer reading={reading} tone="quiet" mark="→">
        <p>USPS does not use numbers of this form. Ask {carrierName(reading.carrier)}, or the sender.</p>
        {link ? <p>{link}</p> : null}
        {children}
      </Answer>
    )
  }
  return (
    <>
      <Answer reading={reading} tone="quiet" mark="→">
        <p>
          The number is right in form, but no source that is connected here covers it: USPS tells only shippers about
          their own parcels. You can see its history there, and we read it for you here.
        </p>
        <SourceSays reading={reading} />
      </Answer>
      <form class="sheet paste" method="post" action={paths.read()}>
        <h2>Let us read what USPS shows you</h2>
        <ol class="plain">
          <li>{link ?? 'Look the number up at USPS'} and open the whole history.</li>
          <li>Select all of it, copy it, and paste it here.</li>
        </ol>
        <input type="hidden" name="trackingNumber" value={reading.trackingNumber} />
        <label for="history">What the page shows</label>
        <textarea id="history" name="history" rows={6} spellcheck={false} required />
        <div class="go">
          <button class="button" type="submit">
            Read it
          </button>
          <small>Nothing of it is kept.</small>
        </div>
      </form>
      {children}
    </>
  )
}

/** What the source itself said, where it was asked. */
function SourceSays({ reading }: { reading: ParcelReading }) {
  const said = sourceSaysWords(reading.sourceSays)
  return said ? <p class="small">{said}</p> : null
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
