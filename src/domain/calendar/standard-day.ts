import type { PostalCalendar } from './postal-calendar.ts'

/** How many postal days a class takes at most; `far…` for Alaska, Hawaii, the territories and military mail. */
export type ServiceStandard = {
  mailClass: string
  least: number
  most: number
  farLeast: number
  farMost: number
  effectiveFrom: string
  effectiveTo: string | null
}

export type ServiceStandards = {
  /** Acceptance after this minute of the day counts from the next postal day. */
  cutOffMinute: number
  farStates: readonly string[]
  rows: readonly ServiceStandard[]
}

export type StandardDayInput = {
  mailClass: string
  acceptedDay: string
  acceptedMinuteOfDay?: number
  originState?: string
  destinationState?: string
}

/**
 * The day by which the service standard expects a parcel: acceptance plus the class's longest time in postal days. It is
 * our estimate, since the standard of a pair of ZIP Codes is USPS's own data. Null for a class without a standard.
 */
export function standardDay(
  calendar: PostalCalendar,
  standards: ServiceStandards,
  input: StandardDayInput,
): { day: string; standard: ServiceStandard } | null {
  const standard = standards.rows.find(
    (row) =>
      row.mailClass === input.mailClass &&
      row.effectiveFrom <= input.acceptedDay &&
      (row.effectiveTo === null || input.acceptedDay <= row.effectiveTo),
  )
  if (!standard) return null
  const isLate = (input.acceptedMinuteOfDay ?? 0) > standards.cutOffMinute
  const startsLater = isLate || !calendar.isPostalDay(input.acceptedDay)
  const start = startsLater ? calendar.addPostalDays(input.acceptedDay, 1) : input.acceptedDay
  const isFar = [input.originState, input.destinationState].some(
    (state) => state && standards.farStates.includes(state),
  )
  return { day: calendar.addPostalDays(start, isFar ? standard.farMost : standard.most), standard }
}
