import type { SituationName } from '#domain/diagnosis/tokens.ts'
import type { ParcelReading } from '#services/parcels/parcel-reading.ts'
import {
  actionWords,
  dayWords,
  diagnosisTitle,
  headline,
  mailClassWords,
  phaseWords,
  situationWords,
  yearOf,
} from '#words/en/index.ts'
import { Layout } from '../components/layout.tsx'
import { paths } from '../paths.ts'
import { versionOf } from '../version.ts'

/** Situations in which nobody has to do anything. */
const CALM: ReadonlySet<SituationName> = new Set<SituationName>(['on-its-way', 'delivered', 'cannot-tell'])

/** Many parcels at a glance, those that may need something first. */
export function TrackManyPage({ readings, simulated }: { readings: readonly ParcelReading[]; simulated: boolean }) {
  const sorted = [...readings].sort((a, b) => rankOf(a) - rankOf(b))
  const found = readings.filter((one) => one.meaning !== null && one.meaning.deadlines.length > 0)
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
      {found.length > 0 ? (
        <p>
          <a class="button quiet" href={paths.deadlinesOfMany(found.map((one) => one.trackingNumber))}>
            Put all their dates in my calendar
          </a>
        </p>
      ) : null}
    </Layout>
  )
}

function Row({ reading }: { reading: ParcelReading }) {
  const { expected, phase, meaning } = reading
  const step = meaning?.advice[0]
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
        {rank === 0 && meaning ? (
          <p>
            {diagnosisTitle(meaning.diagnosis.summary)}.{step ? <b> {actionWords(step.action)}.</b> : null}
          </p>
        ) : null}
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

/** What asks for somebody; a label is the sender's affair until its time is over. */
function troubleOf({ meaning }: ParcelReading): SituationName | null {
  if (!meaning || CALM.has(meaning.diagnosis.situation)) return null
  const { situation, rule } = meaning.diagnosis
  return situation === 'not-with-usps-yet' && !rule.endsWith('postal-days') ? null : situation
}

function outcomeWords(reading: ParcelReading): string {
  if (reading.outcome === 'not-scanned-yet') return 'Not scanned yet'
  if (reading.outcome === 'not-ours') return 'Not told to us'
  return reading.outcome === 'unavailable' ? 'Can’t say now' : 'Check the number'
}

/** What may need somebody first, then what moves, then what is over. */
function rankOf(reading: ParcelReading): number {
  if (reading.outcome === 'not-a-tracking-number' || troubleOf(reading)) return 0
  if (reading.phase === 'delivered' || reading.phase === 'returned') return 2
  return 1
}
