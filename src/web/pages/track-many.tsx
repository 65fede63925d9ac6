import type { SituationName } from '#domain/diagnosis/tokens.ts'
import type { ParcelReading } from '#services/parcels/parcel-reading.ts'
import { dayWords, headline, mailClassWords, phaseWords, situationWords, yearOf } from '#words/en/index.ts'
import { Layout } from '../components/layout.tsx'
import { paths } from '../paths.ts'
import { versionOf } from '../version.ts'

const NEEDS: ReadonlySet<string> = new Set(['alert', 'delivery-attempted', 'available-for-pickup', 'returning', 'held'])
/** Silence and lateness, which no phase tells. */
const TROUBLES: ReadonlySet<SituationName> = new Set<SituationName>(['probably-lost', 'no-updates', 'late', 'customs'])

/** Many parcels at a glance, those that may need something first. */
export function TrackManyPage({ readings, simulated }: { readings: readonly ParcelReading[]; simulated: boolean }) {
  const sorted = [...readings].sort((a, b) => rankOf(a) - rankOf(b))
  const needy = sorted.filter((reading) => rankOf(reading) === 0).length
  return (
    <Layout
      title={`${readings.length} parcels – Whereabouts`}
      simulated={simulated || readings.some((one) => one.source.simulated)}
      noIndex
    >
      <h1>{readings.length} parcels</h1>
      <p>
        {needy === 0
          ? 'None of them asks for anything now.'
          : needy === 1
            ? 'One of them may need you.'
            : `${needy} of them may need you.`}
      </p>
      <live-parcels
        data-numbers={readings
          .map((one) => one.trackingNumber)
          .filter(Boolean)
          .join(',')}
        data-versions={readings.map(versionOf).join(',')}
      >
        <ul class="list">
          {sorted.map((reading) => (
            <Row reading={reading} />
          ))}
        </ul>
        <p class="state" data-live-state aria-live="polite" />
      </live-parcels>
    </Layout>
  )
}

function Row({ reading }: { reading: ParcelReading }) {
  const { expected, phase } = reading
  const rank = rankOf(reading)
  const mailClass = mailClassWords(reading.mailClass)
  const tone = rank === 0 ? 'needs' : phase === 'delivered' ? 'good' : reading.outcome === 'found' ? '' : 'none'
  return (
    <li class={`sheet ${tone}`}>
      <div>
        <p class="small">
          <span class="digits">{reading.printed || reading.asked}</span>
          {mailClass ? ` · ${mailClass}` : ''}
        </p>
        <h2>
          <a href={paths.track(reading.trackingNumber || reading.asked)}>{headline(reading.headline, 'full')}</a>
        </h2>
        {expected && phase !== 'delivered' ? (
          <p class="small">Expected {dayWords(expected.day, yearOf(reading.nowMs))}</p>
        ) : null}
      </div>
      <span class="pill">{pillWords(reading)}</span>
    </li>
  )
}

/** The trouble a parcel is in, else its phase, else why nothing is known of it. */
function pillWords(reading: ParcelReading): string {
  if (reading.outcome !== 'found') return outcomeWords(reading)
  const trouble = troubleOf(reading)
  if (!trouble) return phaseWords(reading.phase)
  const words = situationWords(trouble)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function troubleOf(reading: ParcelReading): SituationName | null {
  const situation = reading.meaning?.diagnosis.situation
  return situation && TROUBLES.has(situation) ? situation : null
}

function outcomeWords(reading: ParcelReading): string {
  if (reading.outcome === 'not-scanned-yet') return 'Not scanned yet'
  if (reading.outcome === 'not-ours') return 'Not told to us'
  return reading.outcome === 'unavailable' ? 'Can’t say now' : 'Check the number'
}

/** What may need somebody first, then what moves, then what is over. */
function rankOf(reading: ParcelReading): number {
  if (reading.outcome === 'not-a-tracking-number' || NEEDS.has(reading.phase) || troubleOf(reading)) return 0
  if (reading.phase === 'delivered' || reading.phase === 'returned') return 2
  return 1
}
