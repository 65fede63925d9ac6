import type { DeliveryChange } from '../advice/delivery-changes.ts'
import type { PostalCalendar } from '../calendar/postal-calendar.ts'
import type { Expected, JourneyScan, JourneyState } from '../journey/journey.ts'
import type { Thresholds } from '../rules/threshold.ts'
import type { Report, Role, Wish } from './tokens.ts'

/** What a person adds to the scans; every part may be missing. Days are `YYYY-MM-DD`. */
export type Told = {
  role?: Role | undefined
  report?: Report | undefined
  wish?: Wish | undefined
  /** Insured beyond what the class includes: yes or no, or for how many dollars. */
  insured?: boolean | number | undefined
  /** The day on which it was mailed. */
  mailedOn?: string | undefined
  helpRequestedOn?: string | undefined
  claimDecidedOn?: string | undefined
}

/** All that a diagnosis looks at. `today` is the calendar day where the parcel is. */
export type Circumstances = {
  trackingNumber: string
  /** Null where there is no scan. */
  state: JourneyState | null
  /** Newest first. */
  scans: readonly JourneyScan[]
  today: string
  expected: Expected | null
  mailClass: string | null
  services: readonly string[]
  mailedOn: string | null
  /** False where the day of mailing is only that of the first acceptance scan. */
  isMailedOnKnown: boolean
  destinationZip: string | null
  told: Told
  /** The last day on which it waits at a Post Office, as USPS named it or by rule; null where it does not wait. */
  pickupUntil: string | null
  calendar: PostalCalendar
  thresholds: Thresholds
  /** The ways to change a delivery, as the knowledge has them. */
  changes: readonly DeliveryChange[]
}
