import type { Child } from 'hono/jsx'
import type { Step } from '#domain/advice/step.ts'
import type { Meaning } from '#services/parcels/meaning.ts'
import { actionWords, stepWhenWords, whyWords } from '#words/en/index.ts'

/** What a step says besides its reason, and where it leads: the carrier's page, an article. */
export type StepMore = { note: string; links: { href: string; words: string }[] }

/** What to do now, and what comes later, in order. */
export function StepsSheet(props: {
  meaning: Meaning
  thisYear: string
  moreOf: (step: Step) => StepMore
  children?: Child
}) {
  const { meaning, thisYear, moreOf } = props
  const { today } = meaning.circumstances
  if (meaning.advice.length === 0) return null
  return (
    <section class="sheet" aria-labelledby="steps">
      <h2 id="steps">What to do now</h2>
      <ol class="steps">
        {meaning.advice.map((step) => {
          const when = stepWhenWords(step, today, thisYear)
          const { note, links } = moreOf(step)
          return (
            <li class={step.from !== null && step.from > today ? 'later' : undefined}>
              <div>
                <h3>{actionWords(step.action)}</h3>
                <p>
                  {when ? <span class="when">{when} </span> : null}
                  {whyWords(step.why)} {note}
                  {links.map(({ href, words }) => (
                    <>
                      {' '}
                      <a href={href} rel={href.startsWith('http') ? 'noreferrer' : undefined}>
                        {words}
                      </a>
                      .
                    </>
                  ))}
                </p>
              </div>
            </li>
          )
        })}
      </ol>
      {props.children}
    </section>
  )
}
