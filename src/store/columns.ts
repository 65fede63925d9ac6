/**
 * Parts the values of a column that goes to PostgreSQL as one text, for `string_to_array`. Texts from outside hold no
 * control characters, and JSON escapes them. Array literals would have to quote each value: half of a server's time.
 */
export const SEPARATOR = '\u001e'

/** The values of a column as one text; nothing and null become empty, which PostgreSQL is told to read as null. */
export function joined(values: readonly (string | number | boolean | null | undefined)[]): string {
  return values.join(SEPARATOR)
}
