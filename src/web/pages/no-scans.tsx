import type { ParcelReading } from '#services/parcels/parcel-reading.ts'
import { headline } from '#words/en/index.ts'
import { Layout } from '../components/layout.tsx'
import { paths } from '../paths.ts'

/** Where a guide was asked for with a number of which we know no scan: why it can't be made, and how to go on. */
export function NoScansPage({ reading, simulated }: { reading: ParcelReading; simulated: boolean }) {
  const title = headline(reading.headline, 'full')
  const number = reading.trackingNumber || reading.asked
  return (
    <Layout title={`${title} – Whereabouts`} simulated={simulated} noIndex>
      <section class="sheet stack">
        <p class="number">
          <span class="digits">{reading.printed}</span>
        </p>
        <h1>{title}</h1>
        <p>We have no scans of it, so we can’t tell what is open for it now.</p>
        <ul class="plain">
          <li>
            <a href={paths.track(number)}>See what we can say of this number</a>
          </li>
          <li>
            <a href={paths.claim()}>Find out about a claim without a number</a>
          </li>
          <li>
            <a href={paths.home()}>Look for another parcel</a>
          </li>
        </ul>
      </section>
    </Layout>
  )
}
