import type { Step } from '#domain/advice/step.ts'
import type { ParcelReading } from '#services/parcels/parcel-reading.ts'
import { ASK_WORDS, actionWords, headline, stepWhenWords, whyWords, yearOf } from '#words/en/index.ts'
import { NumberLine } from './parcel/answer.tsx'
import { MeaningSheet } from './parcel/meaning.tsx'
import type { StepMore } from './parcel/steps.tsx'

/** What is known already of the parcel that somebody asks about, in the words of its own page. */
export function KnownAnswer(props: {
  parcel: ParcelReading
  article: string | null
  moreOf: (step: Step) => StepMore
}) {
  const { parcel, article, moreOf } = props
  const { meaning } = parcel
  const thisYear = yearOf(parcel.nowMs)
  const steps = (meaning?.advice ?? []).filter(({ channel }) => channel !== 'inquiry')
  return (
    <section class="stack known" aria-labelledby="known">
      <h2 id="known">{ASK_WORDS.known}</h2>
      <div class="sheet">
        <NumberLine reading={parcel} />
        <p class="say">{headline(parcel.headline, 'full')}</p>
        {meaning ? null : <p>{ASK_WORDS.knownNothing}</p>}
      </div>
      {meaning ? <MeaningSheet meaning={meaning} thisYear={thisYear} article={article} /> : null}
      {meaning && steps.length > 0 ? (
        <details class="sheet">
          <summary>{ASK_WORDS.yourself}</summary>
          <ol class="plain">
            {steps.map((step) => (
              <li>
                <b>{actionWords(step.action)}.</b> {stepWhenWords(step, meaning.circumstances.today, thisYear)}{' '}
                {whyWords(step.why)}
                {moreOf(step).links.map(({ href, words }) => (
                  <>
                    {' '}
                    <a href={href} rel={href.startsWith('http') ? 'noreferrer' : undefined}>
                      {words}
                    </a>
                    .
                  </>
                ))}
              </li>
            ))}
          </ol>
        </details>
      ) : null}
      <p>{ASK_WORDS.still}</p>
    </section>
  )
}
