import { type QuietHours, timeOfDay } from '#domain/watch/quiet-hours.ts'
import { WATCH_EVENTS, type WatchEvent } from '#domain/watch/tokens.ts'
import { US_ZONES, WATCH_EVENT_WORDS, WATCH_WORDS } from '#words/en/index.ts'
import type { Answers } from '../answers.ts'
import { type FieldProblem, SelectField } from '../forms/form-field.tsx'

/** Quiet hours that are offered: 22:00 to 7:00. */
export const USUAL_QUIET: QuietHours = { from: 1320, until: 420 }

/** The events to choose from, as boxes. */
export function EventBoxes(props: {
  chosen: readonly WatchEvent[]
  problems: readonly FieldProblem[]
  /** Tells the boxes of several forms of a page apart. */
  id?: string
}) {
  const { chosen, problems, id = 'events' } = props
  const problem = problems.find(({ field }) => field === 'events')
  return (
    <fieldset class="ask" id={id} aria-describedby={problem ? `${id}-problem` : undefined}>
      <legend>{WATCH_WORDS.events}</legend>
      {problem ? (
        <strong id={`${id}-problem`} class="problem">
          {problem.message}
        </strong>
      ) : null}
      {WATCH_EVENTS.map((event) => (
        <label class="tick" for={`${id}-${event}`}>
          <input type="checkbox" id={`${id}-${event}`} name="events" value={event} checked={chosen.includes(event)} />
          <span>
            {WATCH_EVENT_WORDS[event].choice}
            {WATCH_EVENT_WORDS[event].hint ? <small class="hint">{WATCH_EVENT_WORDS[event].hint}</small> : null}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

/** When nobody is told, and by which clock. */
export function QuietFields(props: {
  quiet: { from: string; until: string } | null
  zone: string
  problems: readonly FieldProblem[]
}) {
  const { quiet, zone, problems } = props
  const problem = problems.find(({ field }) => field === 'quietHours')
  const hours = quiet ?? { from: timeOfDay(USUAL_QUIET.from), until: timeOfDay(USUAL_QUIET.until) }
  return (
    <>
      <fieldset class="ask" id="quietHours" aria-describedby={problem ? 'quiet-hint quiet-problem' : 'quiet-hint'}>
        <legend>{WATCH_WORDS.quiet}</legend>
        <small id="quiet-hint" class="hint">
          {WATCH_WORDS.quietHint}
        </small>
        {problem ? (
          <strong id="quiet-problem" class="problem">
            {problem.message}
          </strong>
        ) : null}
        <label class="tick" for="quiet">
          <input type="checkbox" id="quiet" name="quiet" value="yes" checked={quiet !== null} />
          <span>{WATCH_WORDS.quietYes}</span>
        </label>
        <div class="hours">
          <label for="quietFrom">
            {WATCH_WORDS.quietFrom}
            <input id="quietFrom" name="quietFrom" type="time" value={hours.from} />
          </label>
          <label for="quietUntil">
            {WATCH_WORDS.quietUntil}
            <input id="quietUntil" name="quietUntil" type="time" value={hours.until} />
          </label>
        </div>
      </fieldset>
      <SelectField
        name="zone"
        label={WATCH_WORDS.zone}
        problems={problems}
        value={zone}
        options={zonesWith(zone).map((one) => [one.zone, one.name])}
      />
    </>
  )
}

/** The zones of the country, and another where it was chosen by a program. */
function zonesWith(zone: string): readonly { zone: string; name: string }[] {
  return US_ZONES.some((one) => one.zone === zone) ? US_ZONES : [...US_ZONES, { zone, name: zone }]
}

/** Quiet hours as a form gives them; null where they are not wanted. */
export function quietAnswer(answers: Answers): { from: string; until: string } | null {
  if (answers.one('quiet') === undefined) return null
  return { from: answers.one('quietFrom') ?? '', until: answers.one('quietUntil') ?? '' }
}
