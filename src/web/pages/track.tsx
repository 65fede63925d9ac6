import type { Step } from '#domain/advice/step.ts'
import type { Told } from '#domain/diagnosis/circumstances.ts'
import type { Places } from '#domain/geo/places.ts'
import type { FieldError } from '#services/errors.ts'
import type { ParcelReading } from '#services/parcels/parcel-reading.ts'
import { headline } from '#words/en/index.ts'
import type { Origin } from '../asked-parcel.ts'
import { FieldErrors } from '../components/field-errors.tsx'
import { Layout } from '../components/layout.tsx'
import { NotFound } from '../components/parcel/not-found.tsx'
import { ParcelBody } from '../components/parcel/parcel-body.tsx'
import { ShareForm } from '../components/parcel/share-form.tsx'
import type { StepMore } from '../components/parcel/steps.tsx'
import { tellFields } from '../components/parcel/tell-fields.tsx'
import { paths, subscribeLink, withQuery } from '../paths.ts'
import { versionOf } from '../version.ts'

type TrackProps = {
  reading: ParcelReading
  simulated: boolean
  /** The address of the site. */
  base: string
  places: Places
  told: Told
  problems: readonly FieldError[]
  moreOf: (step: Step) => StepMore
  origin: Origin
  article: string | null
}

/** One parcel: where it was last seen, what that means, what to do, its whole history. */
export function TrackPage(props: TrackProps) {
  const { reading, simulated } = props
  // A real parcel is never called simulated, whatever else lives here.
  const isSimulated = reading.outcome === 'found' ? reading.source.simulated : simulated
  const feed =
    reading.outcome === 'found' ? (
      <link rel="alternate" type="application/atom+xml" href={paths.parcelFeed(reading.trackingNumber)} />
    ) : null
  return (
    <Layout title={`${headline(reading.headline)} – ${reading.printed}`} simulated={isSimulated} noIndex head={feed}>
      <FieldErrors problems={props.problems} />
      {reading.outcome === 'found' ? (
        <live-parcels data-numbers={reading.trackingNumber} data-versions={versionOf(reading)}>
          <Found {...props} />
        </live-parcels>
      ) : (
        <NotFound reading={reading} moreOf={props.moreOf} origin={props.origin} article={props.article} />
      )}
    </Layout>
  )
}

function Found({ reading, places, told, moreOf, origin, article, base }: TrackProps) {
  const calendar = withQuery(paths.deadlinesIcs(reading.trackingNumber), origin.fields)
  return (
    <ParcelBody
      {...{ reading, places, moreOf, origin, article }}
      calendar={{ file: calendar, subscribe: subscribeLink(base, calendar) }}
    >
      <TellMore reading={reading} told={told} />
      <ShareForm reading={reading} />
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
    </ParcelBody>
  )
}

/** What no scan can know, as a form that needs no script. */
function TellMore({ reading, told }: { reading: ParcelReading; told: Told }) {
  const hasTold = Object.values(told).some((value) => value !== undefined)
  return (
    <details class="sheet" open={hasTold}>
      <summary>
        <h2>{reading.phase === 'delivered' ? 'Is it not there, or damaged?' : 'Tell us more'}</h2>
      </summary>
      <form class="stack" method="get" action={paths.track(reading.trackingNumber)}>
        <p class="small">The answer above then fits you better. Nothing of this is kept.</p>
        {tellFields(told)}
        <button class="button quiet" type="submit">
          Show what that means
        </button>
      </form>
    </details>
  )
}
