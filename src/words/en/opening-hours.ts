import { type Hours, WEEKDAYS, type Weekday } from '#domain/opening-hours/opening-hours.ts'
import { clockWords, dayWords } from './dates.ts'
import { zoneName } from './zones.ts'

type State = { openNow: boolean; closesAt: string | null; opensNext: string | null }

/** `Open now, until 8:30 PM` or `Closed. Opens Monday, November 23, at 8:00 AM`, on the clock of a zone. */
export function openWords(state: State, zone: string): string {
  if (state.closesAt) return `Open now, until ${clockWords(state.closesAt.slice(11, 16))} ${zoneName(zone)}`
  if (!state.opensNext) return 'Closed'
  const day = dayWords(state.opensNext.slice(0, 10))
  return `Closed now. Opens ${day}, at ${clockWords(state.opensNext.slice(11, 16))} ${zoneName(zone)}`
}

/** `Monday to Friday 8:00 AM to 8:30 PM`. Hours that end on the day after say so. */
export function hoursWords({ days, opens, closes }: Hours): string {
  const isNextDay = closes <= opens
  return `${daysWords(days)} ${clockWords(opens)} to ${clockWords(closes)}${isNextDay ? ' the day after' : ''}`
}

/** `Monday to Friday`, `Saturday`, `Sunday and Wednesday`. */
function daysWords(days: readonly Weekday[]): string {
  const names = days.map((day) => day[0]?.toUpperCase() + day.slice(1))
  const isRow = days.every((day, index) => {
    const before = days[index - 1]
    return before === undefined || WEEKDAYS.indexOf(day) === (WEEKDAYS.indexOf(before) + 1) % 7
  })
  if (isRow && names.length > 2) return `${names[0]} to ${names.at(-1)}`
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : (names[0] ?? '')
}
