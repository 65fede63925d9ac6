import type { BusinessClock } from './business-hours.ts'

const DAY_MS = 86_400_000

/** What began before this moment, and may take so many business minutes, is late now. */
export function lateBefore(business: BusinessClock, nowMs: number, minutes: number): number {
  const isLate = (startMs: number) => business.dueAt(startMs, minutes) < nowMs
  let spanMs = DAY_MS
  while (!isLate(nowMs - spanMs)) spanMs *= 2
  let [late, inTime] = [nowMs - spanMs, nowMs]
  while (inTime - late > 1) {
    const middle = Math.floor((late + inTime) / 2)
    if (isLate(middle)) late = middle
    else inTime = middle
  }
  return inTime
}
