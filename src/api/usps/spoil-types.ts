/**
 * The same JSON with types that nobody expects: numbers for texts of digits, words for flags, lists for texts, and a
 * single item for a list of one.
 */
export function spoilTypes(json: string): string {
  return JSON.stringify(spoil(JSON.parse(json)))
}

function spoil(value: unknown): unknown {
  if (typeof value === 'string') return /^\d+$/.test(value) ? Number(value) : [value]
  if (typeof value === 'boolean') return value ? 'Y' : 'N'
  if (typeof value === 'number') return String(value)
  if (value === null) return ''
  if (Array.isArray(value)) {
    const items = value.map(spoil)
    return items.length === 1 ? items[0] : Object.fromEntries(items.entries())
  }
  return Object.fromEntries(Object.entries(value as object).map(([name, inner]) => [name, spoil(inner)]))
}
