import type { Hours, SpecialDay } from '../opening-hours/opening-hours.ts'

/** What an office offers, as USPS's API names it in small letters: `retail`, `lobby`, `pickup-hold-mail`. */
export type OfficeService = { service: string; hours: Hours[] }

/** What USPS says of an office today; hours are on the clock of `timeZone`. */
export type OfficeFacts = {
  /** Ten digits. */
  phone: string | null
  services: OfficeService[]
  /** Set while it is closed for a time; `since` is a day, where USPS says it. */
  closed: { since: string | null } | null
  /** Days with hours of their own; closed where both times are null. */
  specialDays: SpecialDay[]
  /** IANA. */
  timeZone: string | null
  parking: 'lot' | 'street' | null
}

/** The service whose hours are those of the counter. */
export const COUNTER_SERVICE = 'retail'

/** When the counter is open; empty where nobody says it. */
export function counterHours(facts: OfficeFacts): Hours[] {
  return facts.services.find(({ service }) => service === COUNTER_SERVICE)?.hours ?? []
}
