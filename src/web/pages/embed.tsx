import type { ParcelReading } from '#services/parcels/parcel-reading.ts'
import { ageWords, dayWords, headline, WIDGET_WORDS, yearOf } from '#words/en/index.ts'
import { assets } from '../assets.ts'
import { phasesStrip } from '../components/parcel/phases-strip.tsx'
import { paths } from '../paths.ts'

/** A parcel in a frame on another site: no script, no form, one way out. */
export function EmbedPage({ reading, simulated }: { reading: ParcelReading; simulated: boolean }) {
  const { expected, phase } = reading
  const isFound = reading.outcome === 'found'
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{WIDGET_WORDS.label}</title>
        <link rel="stylesheet" href={assets.embedStyles} />
      </head>
      <body>
        <main>
          <p class="small">{reading.printed || reading.asked}</p>
          <h1>{headline(reading.headline, 'full')}</h1>
          {isFound ? phasesStrip(phase) : null}
          {expected && phase !== 'delivered' ? (
            <p>{WIDGET_WORDS.expected(dayWords(expected.day, yearOf(reading.nowMs)))}</p>
          ) : null}
          {(isFound ? reading.source.simulated : simulated) ? <p class="simulated">{WIDGET_WORDS.simulated}</p> : null}
          <p class="small">
            {WIDGET_WORDS.asOf(ageWords(reading.nowMs - reading.asOfMs))}
            {reading.trackingNumber ? (
              <>
                {' · '}
                <a href={paths.track(reading.trackingNumber)} target="_blank" rel="noopener">
                  {isFound ? WIDGET_WORDS.more : WIDGET_WORDS.help} {WIDGET_WORDS.opens}
                </a>
              </>
            ) : null}
          </p>
        </main>
      </body>
    </html>
  )
}
