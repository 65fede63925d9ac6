import type { ParcelReading } from '#services/parcels/parcel-reading.ts'
import { carrierName, headline, mailClassWords, serviceWords, whenWords } from '#words/en/index.ts'
import { phasesStrip } from './phases-strip.tsx'
import { Postmark } from './postmark.tsx'

/** The answer in one glance: where it was last seen, what the carrier says last, and its phase. */
export function ParcelAnswer({ reading, thisYear }: { reading: ParcelReading; thisYear: string }) {
  return (
    <section class={`sheet answer ${toneOf(reading)}`}>
      <div class="told">
        <NumberLine reading={reading} />
        <h1>{headline(reading.headline, 'full')}</h1>
        <Said reading={reading} thisYear={thisYear} />
      </div>
      {reading.lastSeen ? <Postmark seen={reading.lastSeen} /> : null}
      {phasesStrip(reading.phase)}
    </section>
  )
}

/** The number as people read it, with class and services. */
export function NumberLine({ reading }: { reading: ParcelReading }) {
  const parts = [mailClassWords(reading.mailClass), ...serviceWords(reading.services)].filter(Boolean)
  return (
    <p class="number">
      <span class="digits">{reading.printed}</span>
      {parts.map((part) => ` · ${part}`)}{' '}
      {reading.trackingNumber ? (
        <>
          <copy-button data-text={reading.trackingNumber} /> <keep-parcel data-numbers={reading.trackingNumber} />
        </>
      ) : null}
    </p>
  )
}

/** What the carrier says last, where nobody saw it. */
function Said({ reading, thisYear }: { reading: ParcelReading; thisYear: string }) {
  const { latest } = reading
  const wording = latest?.scan.wording ?? latest?.interpretation.row?.wording ?? latest?.scan.code
  if (!latest || !wording) return null
  const carrier = carrierName('usps')
  return (
    <p class="said">
      {latest.basis === 'seen'
        ? `${carrier} says: “${wording}”.`
        : `${carrier} says: “${wording}” (${whenWords(latest.scan, thisYear)}). Nobody scanned it for that message.`}
    </p>
  )
}

function toneOf(reading: ParcelReading): string {
  if (reading.phase === 'delivered') return 'good'
  if (['alert', 'returning', 'returned', 'delivery-attempted'].includes(reading.phase)) return 'warn'
  return reading.lastSeen ? '' : 'quiet'
}
