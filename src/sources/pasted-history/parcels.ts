import type { Found } from '#domain/tracking-number/index.ts'

/** Where a number stands: `line` counts from 1. */
export type NumberInText = { line: number; trackingNumber: string }

/** The lines from `from` on (until the next section) that belong to a number; null for lines that belong to none. */
export type Section = { from: number; trackingNumber: string | null }

/** The lines of the numbers in a text. */
export function numbersByLine(text: string, found: readonly Found[]): NumberInText[] {
  const numbers: NumberInText[] = []
  let line = 1
  let at = 0
  for (const { start, trackingNumber } of found) {
    for (let end = text.indexOf('\n', at); end >= 0 && end < start; end = text.indexOf('\n', at)) {
      line++
      at = end + 1
    }
    numbers.push({ line, trackingNumber })
  }
  return numbers
}

/**
 * Parts a text that tells of several parcels. A number stands over what belongs to it; where nothing follows the last
 * one and something stands before the first, it stands below.
 */
export function sectionsOf(numbers: readonly NumberInText[], linesWithEvents: readonly number[]): Section[] {
  const names = new Set(numbers.map((one) => one.trackingNumber))
  const [first, last] = [numbers[0], numbers.at(-1)]
  if (!first || !last) return [{ from: 1, trackingNumber: null }]
  if (names.size === 1) return [{ from: 1, trackingNumber: first.trackingNumber }]
  const standBelow =
    linesWithEvents.some((line) => line < first.line) && !linesWithEvents.some((line) => line >= last.line)
  const sections: Section[] = []
  let from = 1
  for (const { line, trackingNumber } of numbers) {
    const before = sections.at(-1)
    if (standBelow) {
      if (before?.trackingNumber !== trackingNumber) sections.push({ from, trackingNumber })
      from = line + 1
    } else if (before?.trackingNumber !== trackingNumber) {
      if (before?.from === line) sections.pop()
      sections.push({ from: sections.length === 0 ? 1 : line, trackingNumber })
    }
  }
  return sections
}
