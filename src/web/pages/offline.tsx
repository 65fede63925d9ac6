import { MY_PARCELS, OFFLINE_WORDS as WORDS } from '#words/en/index.ts'
import { Layout } from '../components/layout.tsx'
import { ParcelsGlance } from '../components/parcels-glance.tsx'
import { paths } from '../paths.ts'

/** Stands in for a page that was never opened on a device without a network. */
export function OfflinePage({ simulated }: { simulated: boolean }) {
  return (
    <Layout title={`${WORDS.title} – Whereabouts`} simulated={simulated} noIndex>
      <section class="sheet stack" data-offline>
        <h1>{WORDS.title}</h1>
        <p>{WORDS.text}</p>
        <p>{WORDS.pages}</p>
        <p class="ways">
          <a class="button" href={paths.myParcels()}>
            {MY_PARCELS.title}
          </a>
        </p>
      </section>
      <ParcelsGlance />
    </Layout>
  )
}
