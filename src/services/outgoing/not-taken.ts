/** Whoever was posted to did not take it: it is to be tried again. */
export class NotTaken extends Error {
  override name = 'NotTaken'
}
