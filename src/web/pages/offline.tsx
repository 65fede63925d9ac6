import { OFFLINE_WORDS as WORDS } from '#words/en/index.ts'
import { Layout } from '../components/layout.tsx'
import { ParcelsGlance } from '../components/parcels-glance.tsx'

/** Stands in for a page that was never opened on a device without a network. */
export function OfflinePage({ simulated }: { simulated: boolean }) {
  return (
    <Layout title={`${WORDS.title} – Whereabouts`} simulated={simulated} noIndex>
      <section class="sheet stack" data-offline>
        <h1>{WORDS.title}</h1>
        <p>{WORDS.text}</p>
        <p>{WORDS.pages}</p>
      </section>
      <ParcelsGlance />
    </Layout>
  )
}
