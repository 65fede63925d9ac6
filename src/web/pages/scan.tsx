import { SCAN_WORDS as WORDS } from '#words/en/index.ts'
import { Layout } from '../components/layout.tsx'
import { paths } from '../paths.ts'

/** Reads the barcode of a label; the browser does all of it. */
export function ScanPage({ simulated }: { simulated: boolean }) {
  return (
    <Layout title={`${WORDS.title} – Whereabouts`} simulated={simulated} here={paths.scan()}>
      <h1>{WORDS.title}</h1>
      <p>{WORDS.intro}</p>
      <scan-label>
        <p class="sheet" data-without>
          {WORDS.needsScript}
        </p>
        <template>
          <section class="sheet stack scan">
            <video playsinline muted hidden aria-label={WORDS.looking} />
            <p class="ways">
              <button class="button" type="button" data-do="start">
                {WORDS.start}
              </button>
              <button class="button quiet" type="button" data-do="stop" hidden>
                {WORDS.stop}
              </button>
              <button class="button quiet" type="button" data-do="light" aria-pressed="false" hidden>
                {WORDS.light}
              </button>
            </p>
            <p data-state role="status" />
            <p class="fields">
              <label>
                {WORDS.picture}
                <input type="file" accept="image/*" />
              </label>
            </p>
            <p class="small">{WORDS.private}</p>
          </section>
        </template>
      </scan-label>
      <p>
        {WORDS.type} <a href={paths.home()}>{WORDS.typeLink}</a>
      </p>
    </Layout>
  )
}
