import type { Step } from '#domain/advice/step.ts'
import type { Places } from '#domain/geo/places.ts'
import { printTrackingNumber } from '#domain/tracking-number/index.ts'
import type { FieldError } from '#services/errors.ts'
import type { ReadForm } from '#services/readings/read-form.ts'
import type { ReadParcel } from '#services/readings/read-parcel.ts'
import { headline, SHARED_TEXT_WORDS } from '#words/en/index.ts'
import type { Origin } from '../asked-parcel.ts'
import { FieldErrors } from '../components/field-errors.tsx'
import { Layout } from '../components/layout.tsx'
import { ParcelBody } from '../components/parcel/parcel-body.tsx'
import type { StepMore } from '../components/parcel/steps.tsx'
import { tellFields } from '../components/parcel/tell-fields.tsx'
import { paths } from '../paths.ts'

/** Where one pastes a history; with `problems` above what was pasted. */
export function ReadPage(props: {
  form: ReadForm
  problems: readonly FieldError[]
  simulated: boolean
  /** The text came from another app, and no number was in it. */
  isShared?: boolean
}) {
  return (
    <Layout title="Read a history – Whereabouts" simulated={props.simulated} here={paths.read()}>
      <h1>Paste a history, and we read it</h1>
      <p>
        Copy what usps.com, its app, a mail or a text shows of a parcel, whoever sent it. We tell where it was last
        seen, what that means and what to do. It works for every parcel, and nothing of it is kept.
      </p>
      {props.isShared ? (
        <p class="sheet error" role="alert">
          {SHARED_TEXT_WORDS.noNumber}
        </p>
      ) : null}
      <FieldErrors problems={props.problems} />
      <form class="sheet stack" method="post" action={paths.read()}>
        <HistoryField form={props.form} />
        <details open={hasTold(props.form)}>
          <summary>Tell us more, if you like</summary>
          <ParcelFields form={props.form} />
        </details>
        <p>
          <button class="button" type="submit">
            Read it
          </button>
        </p>
      </form>
    </Layout>
  )
}

type ReadingProps = {
  result: ReadParcel
  form: ReadForm
  simulated: boolean
  places: Places
  moreOf: (step: Step) => StepMore
  origin: Origin
  article: string | null
}

/** What a pasted history says, and what in it could not be read. */
export function ReadingPage({ result, form, simulated, places, moreOf, origin, article }: ReadingProps) {
  const { reading, unread, others } = result
  return (
    <Layout title={`${headline(reading.headline)} – Whereabouts`} simulated={simulated} noIndex>
      <ParcelBody {...{ reading, places, moreOf, origin, article }} calendar={null}>
        {others.length > 0 ? <OtherParcels others={others} form={form} /> : null}
        {unread.length > 0 ? (
          <section class="sheet stack">
            <h2>What we could not read</h2>
            <ul class="unread">
              {unread.map(({ line, text }) => (
                <li>
                  <small>Line {line}</small> {text}
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        <details class="sheet">
          <summary>
            <h2>Tell us more, or mend the text</h2>
          </summary>
          <form class="stack" method="post" action={paths.read()}>
            <ParcelFields form={form} />
            <HistoryField form={form} />
            <p>
              <button class="button quiet" type="submit">
                Read it again
              </button>
            </p>
          </form>
        </details>
      </ParcelBody>
    </Layout>
  )
}

/** A text may tell of several parcels; each is read by itself. */
function OtherParcels({ others, form }: { others: ReadParcel['others']; form: ReadForm }) {
  return (
    <section class="sheet stack">
      <h2>The text also tells of other parcels</h2>
      {others.map(({ trackingNumber, scans }) => (
        <form method="post" action={paths.read()}>
          <input type="hidden" name="history" value={form.fields.history ?? ''} />
          <input type="hidden" name="trackingNumber" value={trackingNumber} />
          <button class="button quiet" type="submit">
            {`Read ${printTrackingNumber(trackingNumber)} (${scans === 1 ? '1 entry' : `${scans} entries`})`}
          </button>
        </form>
      ))}
    </section>
  )
}

function HistoryField({ form }: { form: ReadForm }) {
  return (
    <>
      <label for="history">What you see of the parcel</label>
      <textarea
        id="history"
        name="history"
        rows={12}
        spellcheck={false}
        required
        placeholder={'November 14, 2026, 3:14 am\nArrived at USPS Regional Facility\nMEMPHIS TN DISTRIBUTION CENTER'}
      >
        {form.fields.history ?? ''}
      </textarea>
    </>
  )
}

function ParcelFields({ form }: { form: ReadForm }) {
  const { fields } = form
  return (
    <>
      <div class="fields">
        <label>
          Tracking number
          <input name="trackingNumber" value={fields.trackingNumber ?? ''} maxlength={200} autocomplete="off" />
        </label>
        <label>
          ZIP Code where it goes
          <input
            name="destinationZip"
            value={fields.destinationZip ?? ''}
            maxlength={10}
            inputmode="numeric"
            autocomplete="off"
          />
        </label>
        <label>
          Expected by USPS on
          <input type="date" name="expectedDay" value={fields.expectedDay ?? ''} />
        </label>
        <label>
          Goes back after, as USPS says
          <input type="date" name="returnBy" value={fields.returnBy ?? ''} />
        </label>
      </div>
      {tellFields(form.told)}
    </>
  )
}

function hasTold({ told, fields }: ReadForm): boolean {
  return (
    Object.values(told).some((value) => value !== undefined) ||
    ['destinationZip', 'expectedDay', 'returnBy'].some((name) => fields[name])
  )
}
