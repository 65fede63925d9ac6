const MOST_DEPTH = 32

/**
 * The one way to write a value as JSON, so that two programs get the same bytes: keys in order, no blanks (RFC 8785 for
 * values whose numbers are whole). `jq -cS .` and Python's `json.dumps` with sorted keys write the same for what
 * `signable` made.
 * @throws TypeError for what JSON can't hold, fractions, and values more than 32 levels deep
 */
export function canonicalJson(value: unknown, depth = 0): string {
  if (depth > MOST_DEPTH) throw new TypeError('It is too deep.')
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new TypeError(`${value} is no whole number.`)
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map((one) => canonicalJson(one, depth + 1)).join(',')}]`
  if (typeof value !== 'object') throw new TypeError(`JSON has no ${typeof value}.`)
  const members = Object.entries(value).filter(([, one]) => one !== undefined)
  members.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `{${members.map(([key, one]) => `${JSON.stringify(key)}:${canonicalJson(one, depth + 1)}`).join(',')}}`
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what programs write in more than one way
const WRITTEN_IN_MANY_WAYS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g

/**
 * The same value as all programs write it alike: control characters and halves of characters become `�`, numbers that are
 * not whole become texts.
 */
export function signable<T>(value: T): T {
  return deep(value) as T
}

function deep(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed().replace(WRITTEN_IN_MANY_WAYS, '\ufffd')
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : String(value)
  if (Array.isArray(value)) return value.map(deep)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, deep(one)]))
}
