import { dayWords } from './dates.ts'

export const DESK_REPORT_WORDS = {
  title: 'Reports',
  from: 'From',
  to: 'To',
  show: 'Show',
  csv: 'As CSV',
  asked: 'Asked',
  answered: 'Answered by agents',
  closed: 'Closed',
  reopened: 'Opened again since',
  median: 'First answer, median',
  ninetieth: 'First answer, 9 of 10 within',
  rating: 'Rating',
  promises: 'Promises kept',
  byReason: 'By reason',
  byAgent: 'By agent',
  nobody: 'Nobody',
  reason: 'Reason',
  agent: 'Agent',
  firstAnswer: 'First answers in time',
  resolution: 'Solutions in time',
  open: 'Open now, by age',
  age: 'Age',
  inquiries: 'Inquiries',
  ratings: 'What customers said',
  all: 'All',
  none: 'Nothing was asked or closed in these days.',
  how: 'Times are business hours. First answers: of what was asked in writing in these days; what waits longer than promised counts as late. Solutions: of what was closed in these days. Merged inquiries count where they go on.',
} as const

/** `Monday, November 2 to Friday, November 6`. */
export function spanOfDaysWords(fromDay: string, toDay: string): string {
  return fromDay === toDay ? dayWords(fromDay) : `${dayWords(fromDay)} to ${dayWords(toDay)}`
}

/** Business minutes: `45 min`, `2 h 30 min`, `12 h`; a dash where there are none. */
export function businessTimeWords(minutes: number | null): string {
  if (minutes === null) return '–'
  const whole = Math.round(minutes)
  const [hours, rest] = [Math.floor(whole / 60), whole % 60]
  if (hours === 0) return `${rest} min`
  return rest === 0 || hours >= 10 ? `${hours} h` : `${hours} h ${rest} min`
}

/** `92 % (46 of 50)`, of what was kept or late; a dash where nothing was. */
export function keptWords(promises: { kept: number; late: number } | null): string {
  const all = promises ? promises.kept + promises.late : 0
  return promises && all > 0 ? `${percent(promises.kept, all)} (${promises.kept} of ${all})` : '–'
}

/** `4 of 50 (8 %)`. */
export function shareWords(part: number, all: number): string {
  return all === 0 ? '–' : `${part} of ${all} (${percent(part, all)})`
}

/** `4.6 of 5, 12 answers`. */
export function ratingWords(average: number | null, count: number): string {
  return average === null ? '–' : `${average.toFixed(1)} of 5, ${count === 1 ? '1 answer' : `${count} answers`}`
}

/** `1 to 3 days`; the youngest: `less than a day`; the oldest: `14 days and more`. */
export function openAgeWords({ fromDays, underDays }: { fromDays: number; underDays: number | null }): string {
  if (underDays === null) return `${fromDays} days and more`
  return fromDays === 0 ? 'less than a day' : `${fromDays} to ${underDays} days`
}

/** A place on the scale by which customers rate. */
export function starsWords(rating: number): string {
  return rating === 1 ? '1 of 5, badly' : rating === 5 ? '5 of 5, very well' : `${rating} of 5`
}

function percent(part: number, all: number): string {
  return `${Math.round((part / all) * 100)} %`
}
