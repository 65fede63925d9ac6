import { findTrackingNumbers, parseTrackingNumber } from '#domain/tracking-number/index.ts'

/** The parameters under which numbers come, ours and those of other trackers' links. */
const PARAMETERS = ['numbers', 'tLabels', 'trackNums', 'tracknumbers', 'nums', 'number', 'text']

/** The numbers of an address with parameters, as typed. */
export function numbersOfQuery(query: Record<string, string>): string[] {
  const asked = PARAMETERS.flatMap((name) => (query[name] ?? '').split(/[,;\n]/))
  return unique(asked.flatMap((one) => numbersOfText(one)))
}

/**
 * The numbers in a pasted text. Where none is found, lines that look like a number at all are asked as they are, so that
 * what is wrong with them can be said.
 */
export function numbersOfText(text: string): string[] {
  const found = findTrackingNumbers(text)
  if (found.length > 0) return unique(found.map((one) => one.trackingNumber))
  const lines = text.split('\n').map((line) => line.trim())
  return unique(lines.filter((line) => line.length >= 8 && line.length <= 80 && parseTrackingNumber(line).length > 0))
}

function unique(items: readonly string[]): string[] {
  return [...new Set(items)]
}
