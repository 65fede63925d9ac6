/** What the page that finds Post Offices says besides the offices. */
export const OFFICE_FINDER = {
  title: 'Find a Post Office',
  lead: 'The office that delivers to an address comes first, then the counters nearest to it.',
  field: 'ZIP Code, or city and state, or an address',
  hint: 'For example 10001, or Memphis, TN',
  go: 'Find',
}

const KM_PER_MILE = 1.609344

/** `about 3 miles`: the positions are seldom better. Empty where nobody can say. */
export function milesWords(km: number | null): string {
  if (km === null) return ''
  const miles = km / KM_PER_MILE
  if (miles < 0.75) return 'less than a mile away'
  const rounded = Math.round(miles)
  return rounded === 1 ? 'about 1 mile away' : `about ${rounded} miles away`
}
