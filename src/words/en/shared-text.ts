/** What is said of a text that came from another app. */
export const SHARED_TEXT_WORDS = {
  noNumber:
    'We found no tracking number in what you shared. If it tells where a parcel has been, add what is missing and read it here.',
}
