import { SCAN_WORDS, sampleWords } from '#words/en/index.ts'
import { Layout } from '../components/layout.tsx'
import { ParcelsGlance } from '../components/parcels-glance.tsx'
import { paths } from '../paths.ts'

type HomeProps = {
  simulated: boolean
  samples: readonly { trackingNumber: string; printed: string; about: string }[]
  text?: string
  problem?: string
}

/** Paste anything, find the numbers in it. */
export function HomePage({ simulated, samples, text, problem }: HomeProps) {
  return (
    <Layout title="Whereabouts: where is my parcel?" simulated={simulated} here={paths.home()}>
      <h1>Where is my parcel?</h1>
      {problem ? (
        <section class="sheet error" role="alert">
          <h2>{problem}</h2>
          <p>
            A USPS number mostly has 22 digits, such as 9400 1000 0000 0000 0000 00. It stands on the label, the
            receipt, or in the mail from the shop.
          </p>
        </section>
      ) : null}
      <paste-box>
        <form class="sheet paste" method="post" action={paths.search()}>
          <label for="text">Paste tracking numbers, or anything with them in it: a mail, a text, a web address</label>
          <textarea
            id="text"
            name="text"
            rows={4}
            spellcheck={false}
            placeholder="9400 1000 0000 0000 0000 00"
            required
          >
            {text ?? ''}
          </textarea>
          <ul class="found" data-found aria-live="polite" />
          <div class="go">
            <button class="button" type="submit">
              Find it
            </button>
            <a href={paths.scan()}>{SCAN_WORDS.title}</a>
            <small>Up to 100 at once. No account. Nothing of what you paste is kept.</small>
          </div>
        </form>
      </paste-box>
      <ParcelsGlance />
      {samples.length > 0 ? (
        <section class="stack">
          <h2>Try one of the simulated parcels</h2>
          <ul class="samples">
            {samples.map((sample) => (
              <li>
                <a href={paths.track(sample.trackingNumber)}>
                  <span class="digits">{sample.printed}</span>
                  <small>{sampleWords(sample.about)}</small>
                </a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section class="stack">
        <h2>Good to know</h2>
        <ul class="doors">
          <li>
            <b>
              <a href={paths.read()}>A parcel of somebody else’s?</a>
            </b>
            <small>paste what usps.com shows, and get the same reading and advice</small>
          </li>
          <li>
            <b>
              <a href={paths.statuses()}>What does this status mean?</a>
            </b>
            <small>every wording in plain words, and what to do</small>
          </li>
          <li>
            <b>
              <a href={paths.help()}>Help when something is wrong</a>
            </b>
            <small>late, lost, damaged, not received: what to do, and until when</small>
          </li>
          <li>
            <b>Seen is not announced</b>
            <small>
              we lead with where somebody last scanned the parcel; messages of the computer are marked as such
            </small>
          </li>
          <li>
            <b>
              <a href={paths.developers()}>For programs</a>
            </b>
            <small>the same answers by API and command line</small>
          </li>
        </ul>
      </section>
    </Layout>
  )
}
