import type { QuietHours } from '#domain/watch/quiet-hours.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

export const MOST_WATCHES = 200
/** So many wait for a yes: whoever knows an address can't fill the page of its owner. */
export const MOST_PENDING = 20
/** Whoever has not said yes is asked once in so long, whoever wants it and about whatever parcel. */
export const ASK_STRANGERS_AGAIN_MS = 30 * DAY_MS
/** Whoever once said yes is asked about other parcels so often within so long. */
export const MOST_ASKED = 3
export const ASKED_WITHIN_MS = DAY_MS
/** So many of those whose addresses are alike are asked within so long: numbers of one block, paths of one host. */
export const MOST_ASKED_ALIKE = 10
/** Where nobody chose other hours, no text wakes anybody: 21:00 to 8:00. */
export const QUIET_FOR_TEXTS: QuietHours = { from: 1260, until: 480 }
/** What nobody said yes to is forgotten after so long. */
export const KEEP_PENDING_MS = 7 * DAY_MS
export const KEEP_ENDED_MS = 30 * DAY_MS
/** A delivery that is wrong or taken back is told until so long after it. */
export const WATCH_AFTER_END_MS = 3 * DAY_MS
/** A parcel of which nothing is heard is watched for so long. */
export const LONGEST_WATCH_MS = 180 * DAY_MS
/** After a notice further small news waits for so long, and comes together. */
export const REST_MS = 10 * MINUTE_MS
