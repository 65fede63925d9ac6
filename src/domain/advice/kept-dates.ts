import type { Deadline } from './deadlines.ts'

/** A day to keep: on it something opens, or it is the last day. */
export type KeptDate = { deadline: Deadline; edge: 'opens' | 'closes'; day: string }

/** The first days that lie ahead and the last days that are not over, in order. */
export function keptDates(deadlines: readonly Deadline[], today: string): KeptDate[] {
  const dates: KeptDate[] = []
  for (const deadline of deadlines) {
    // The return begins where the pickup ends: one day, told once.
    if (deadline.kind === 'return') continue
    const { from, until } = deadline
    if (from !== null && from > today) dates.push({ deadline, edge: 'opens', day: from })
    if (until !== null && until >= today) dates.push({ deadline, edge: 'closes', day: until })
  }
  return dates.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}
