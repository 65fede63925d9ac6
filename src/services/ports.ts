/** The moment now, epoch milliseconds. */
export type Clock = () => number

/** What a source says of a number that has no scan yet. */
export type NumberStanding = 'known' | 'unknown' | 'failed'

/** A source of scans that can be asked whether it knows a number. Scans themselves come in through `record-scans`. */
export type NumberSource = {
  kind: string
  simulated: boolean
  standing(trackingNumber: string): Promise<NumberStanding>
}

/** Somebody who wants to hear of changed parcels. */
export type ChangeListener = (trackingNumber: string) => void

/** Tells which parcels changed, wherever the change was made. */
export type ChangeFeed = {
  /** Calls `listener` after each committed change of one of the numbers. Returns the way to stop. */
  listen(trackingNumbers: string[], listener: ChangeListener): () => void
}

export type Log = {
  info(details: object, message: string): void
  warn(details: object, message: string): void
  error(details: object, message: string): void
}
