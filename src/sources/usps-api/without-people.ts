/** Fields that name people, firms and their addresses; none tells where a parcel is. */
const PERSONAL =
  /^(?:recipientName|name|firm|firmName|mailerName|customerReferenceNumber|destinationZIPCodePlus4|ZIPPlus4)$|address|phone|e-?mail|signature|signer/i
const DEEPEST = 40

/** What USPS told without what it says of people, and without what lies deeper than any answer of USPS. */
export function withoutPeople(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (depth > DEEPEST) return null
  if (Array.isArray(value)) return value.map((entry) => withoutPeople(entry, depth + 1))
  const kept = Object.entries(value).filter(([name]) => !PERSONAL.test(name))
  return Object.fromEntries(kept.map(([name, entry]) => [name, withoutPeople(entry, depth + 1)]))
}
