export type CsvValue = string | number | null

/** Programs for tables run a text that begins so as a formula. */
const FORMULA = /^\s*[=+\-@＝＋－＠\t\r\n]/

/**
 * One line of a CSV file (RFC 4180), with its end. A text that a program for tables would run as a formula is led by an
 * apostrophe, which makes it a text there.
 */
export function csvLine(values: readonly CsvValue[]): string {
  return `${values.map(csvField).join(',')}\r\n`
}

function csvField(value: CsvValue): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
