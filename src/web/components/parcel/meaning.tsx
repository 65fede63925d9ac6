import { thresholdOfRule } from '#domain/diagnosis/threshold-of-rule.ts'
import type { SituationName } from '#domain/diagnosis/tokens.ts'
import type { Meaning } from '#services/parcels/meaning.ts'
import { changesOnWords, diagnosisTitle, diagnosisWords, evidenceSentence, situationWords } from '#words/en/index.ts'
import { paths } from '../../paths.ts'

const GOOD: readonly SituationName[] = ['on-its-way', 'delivered']
const BAD: readonly SituationName[] = ['damaged', 'missing-contents', 'delivered-not-received', 'probably-lost']

/** What it means: the diagnosis, why we say so, and the day on which it changes. */
export function MeaningSheet(props: { meaning: Meaning; thisYear: string; article: string | null }) {
  const { meaning, thisYear, article } = props
  const { diagnosis } = meaning
  const tone = GOOD.includes(diagnosis.situation) ? 'good' : BAD.includes(diagnosis.situation) ? 'bad' : ''
  const threshold = thresholdOfRule(diagnosis.rule)
  const why = [
    diagnosis.evidence.length > 0 ? evidenceSentence(diagnosis.evidence.map((one) => one.text)) : '',
    diagnosis.also.length > 0 ? `Also: ${diagnosis.also.map(situationWords).join(', ')}.` : '',
    diagnosis.changesOn ? changesOnWords(diagnosis.changesOn, thisYear) : '',
  ].filter(Boolean)
  return (
    <section class={`sheet meaning stack ${tone}`} aria-labelledby="meaning">
      <h2 id="meaning">{diagnosisTitle(diagnosis.summary)}</h2>
      <p>
        {diagnosisWords(diagnosis.summary)} {article ? <a href={paths.helpArticle(article)}>Read more</a> : null}
      </p>
      {why.length > 0 ? (
        <details class="why small">
          <summary>Why we say so</summary>
          <p>
            {why.join(' ')} {threshold ? <a href={paths.rule(`threshold.${threshold}`)}>The rule</a> : null}
          </p>
        </details>
      ) : null}
    </section>
  )
}
