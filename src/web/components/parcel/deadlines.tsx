import { keptDates } from '#domain/advice/kept-dates.ts'
import type { SituationName } from '#domain/diagnosis/tokens.ts'
import type { Meaning } from '#services/parcels/meaning.ts'
import { dayWords, deadlineWords, FEED_WORDS, shortDay } from '#words/en/index.ts'
import { paths } from '../../paths.ts'

/** Where the dates are to be had for a calendar: once as a file, or kept up to date. */
export type CalendarLinks = { file: string; subscribe: string }

/** Dates to keep, each with its rule one click away. */
export function DeadlinesSheet(props: { meaning: Meaning; thisYear: string; calendar: CalendarLinks | null }) {
  const { meaning, thisYear, calendar } = props
  const { today } = meaning.circumstances
  const isCalm = CALM.includes(meaning.diagnosis.situation)
  const dates = keptDates(meaning.deadlines, today)
  if (dates.length === 0) return null
  return (
    <details class="sheet stack" open={!isCalm}>
      <summary>
        <h2>Dates to keep</h2>
      </summary>
      <ul class="dates">
        {dates.map(({ deadline, edge, day }) => {
          const words = deadlineWords(deadline.kind)
          return (
            <li>
              <small>{words[edge]}</small>
              <b>
                <time datetime={day}>
                  {day.slice(0, 4) === thisYear ? shortDay(day) : `${shortDay(day)}, ${day.slice(0, 4)}`}
                </time>
              </b>
              <small>
                <a href={paths.rule(deadline.rule)}>{words.note}</a>
              </small>
            </li>
          )
        })}
      </ul>
      <p class="small">
        Rules as of {dayWords(meaning.deadlines[0]?.rulesAsOf ?? today)}.{' '}
        {calendar ? (
          <>
            <a href={calendar.file}>{FEED_WORDS.calendarFile}</a> ·{' '}
            <a href={calendar.subscribe}>{FEED_WORDS.calendarSubscribe}</a>
          </>
        ) : null}
      </p>
    </details>
  )
}

/** Where nothing is wrong, the dates are there for those who look for them. */
const CALM: readonly SituationName[] = ['on-its-way', 'delivered']
