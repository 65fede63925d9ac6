import type { Step } from '#domain/advice/step.ts'
import type { ParcelReading } from '#services/parcels/parcel-reading.ts'
import { INQUIRY_DESK_WORDS } from '#words/en/desk-inquiries.ts'
import { ageWords, headline, yearOf } from '#words/en/index.ts'
import { paths } from '../../paths.ts'
import { NumberLine } from '../parcel/answer.tsx'
import { DeadlinesSheet } from '../parcel/deadlines.tsx'
import { History } from '../parcel/history.tsx'
import { MeaningSheet } from '../parcel/meaning.tsx'
import { phasesStrip } from '../parcel/phases-strip.tsx'
import { type StepMore, StepsSheet } from '../parcel/steps.tsx'

type Props = {
  reading: ParcelReading
  moreOf: (step: Step) => StepMore
  article: string | null
}

/** The parcel beside the conversation, where it is and what that means: parts of its public page, so that both say the same. */
export function DeskParcel({ reading, article }: Props) {
  const { meaning } = reading
  return (
    <>
      <section class="sheet stack" aria-labelledby="parcel">
        <NumberLine reading={reading} />
        <h2 id="parcel">{headline(reading.headline, 'full')}</h2>
        {reading.outcome === 'found' ? phasesStrip(reading.phase) : null}
        {reading.stale ? (
          <p class="small">The source does not answer. This is {ageWords(reading.nowMs - reading.asOfMs)} old.</p>
        ) : null}
        <p class="small">
          <a href={paths.track(reading.trackingNumber)}>{INQUIRY_DESK_WORDS.showParcel}</a>
        </p>
      </section>
      {meaning ? <MeaningSheet meaning={meaning} thisYear={yearOf(reading.nowMs)} article={article} /> : null}
    </>
  )
}

/** What can be done about it, until when, and where it has been. */
export function DeskParcelMore({ reading, moreOf }: Props) {
  const { meaning } = reading
  const thisYear = yearOf(reading.nowMs)
  return (
    <>
      {meaning ? (
        <>
          <StepsSheet meaning={meaning} thisYear={thisYear} moreOf={moreOf} />
          <DeadlinesSheet meaning={meaning} thisYear={thisYear} calendar={null} />
        </>
      ) : null}
      {reading.scans.length > 0 ? (
        <details class="sheet stack" open>
          <summary>
            <h2>{INQUIRY_DESK_WORDS.whereItHasBeen}</h2>
          </summary>
          <History scans={reading.scans} thisYear={thisYear} />
        </details>
      ) : null}
    </>
  )
}
