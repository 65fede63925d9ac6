import type { Context } from 'hono'
import type { ParcelReading } from '#services/parcels/parcel-reading.ts'
import { carrierName, headline } from '#words/en/index.ts'
import { Layout } from '../components/layout.tsx'
import { NumberProblems } from '../components/number-problems.tsx'
import { htmlPage } from '../html-page.ts'
import { paths } from '../paths.ts'

/** The answer where there is no USPS parcel to speak of; null where there is one, even one of which nothing is known. */
export function noParcelPage(c: Context, reading: ParcelReading, simulated: boolean) {
  const status = statusOf(reading)
  return status === null ? null : htmlPage(c, <NoParcelPage reading={reading} simulated={simulated} />, status)
}

function statusOf({ outcome, carrier }: ParcelReading): 404 | 422 | 503 | null {
  if (outcome === 'not-a-tracking-number') return 422
  if (outcome === 'unavailable') return 503
  return outcome === 'not-ours' && carrier !== 'usps' && carrier !== 'other-post' ? 404 : null
}

function NoParcelPage({ reading, simulated }: { reading: ParcelReading; simulated: boolean }) {
  return (
    <Layout title={`${headline(reading.headline)} – Whereabouts`} simulated={simulated} noIndex>
      <section class="sheet stack error">
        <h1>{headline(reading.headline, 'full')}</h1>
        <Why reading={reading} />
        <p>
          <a class="button quiet" href={paths.home()}>
            Look for another number
          </a>
        </p>
      </section>
    </Layout>
  )
}

function Why({ reading }: { reading: ParcelReading }) {
  switch (reading.outcome) {
    case 'not-a-tracking-number':
      return <NumberProblems readings={reading.readings} asked={reading.asked} />
    case 'unavailable':
      return <p>We can’t reach what we would ask. Try again in a few minutes.</p>
    default:
      return <p>{`USPS knows nothing of it. Ask ${carrierName(reading.carrier)}, or the sender.`}</p>
  }
}
