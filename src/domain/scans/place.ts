/** A place as a source names it; every part may be missing. `zip` has 5 digits, `country` is ISO 3166-1 alpha-2. */
export type Place = {
  facility?: string
  city?: string
  state?: string
  zip?: string
  country?: string
}
