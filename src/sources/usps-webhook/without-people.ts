/** Fields that name people, firms and their addresses; none tells where a parcel is. */
const PERSONAL =
  /^(?:recipientName|name|firm|firmName|mailerName|customerReferenceNumber|destinationZIPCodePlus4|ZIPPlus4)$|address|phone|e-?mail|signature|signer/i
const DEEPEST = 40

/** A payload without what it says of people; one that is no JSON, or too deep to be one of USPS's, as it is. */
export function withoutPeople(payload: string): string {
  try {
    return JSON.stringify(cleaned(JSON.parse(payload), 0))
  } catch {
    return payload
  }
}

function cleaned(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (depth > DEEPEST) throw new RangeError('The payload is too deep.')
  if (Array.isArray(value)) return value.map((entry) => cleaned(entry, depth + 1))
  const kept = Object.entries(value).filter(([name]) => !PERSONAL.test(name))
  return Object.fromEntries(kept.map(([name, entry]) => [name, cleaned(entry, depth + 1)]))
}
