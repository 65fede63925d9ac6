const DAY_MS = 86_400_000

export const MOST_ENDPOINTS = 50
export const MOST_LISTED = 10_000
export const LONGEST_URL = 2_000
/** A message that nobody takes is tried for so long. */
export const TRY_FOR_MS = 3 * DAY_MS
/** After a change of secrets the old one signs too for so long. */
export const OLD_SECRET_MS = DAY_MS
export const KEEP_MESSAGES_MS = 30 * DAY_MS
/** A parcel on no list is forgotten so long after its end, or after nothing was heard of it. */
export const FORGET_ENDED_MS = 30 * DAY_MS
export const FORGET_SILENT_MS = 180 * DAY_MS
/** So many parcels are looked at in one job. */
export const LOOK_AT_ONCE = 100
