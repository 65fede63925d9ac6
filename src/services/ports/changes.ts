/** Somebody who wants to hear of changed parcels. */
export type ChangeListener = (trackingNumber: string) => void

/** Tells which parcels changed, wherever the change was made. */
export type ChangeFeed = {
  /** Calls `listener` after each committed change of one of the numbers. Returns the way to stop. */
  listen(trackingNumbers: string[], listener: ChangeListener): () => void
  /** Calls `listener` with the id of each inquiry that changed, or has other viewers now. Returns the way to stop. */
  listenInquiries(listener: (inquiryId: number) => void): () => void
}
