import { findTrackingNumbers, parseTrackingNumber } from '#domain/tracking-number/index.ts'

/** Ends a part of a GS1 barcode. */
const GROUP_SEPARATOR = '\u001d'

/**
 * The tracking numbers in what barcodes hold: a number with or without the ZIP Code that goes before it on USPS labels,
 * or a web address with one in it.
 */
export function numbersOfCodes(codes: readonly string[]): string[] {
  return [...new Set(codes.flatMap((code) => numberOf(code) ?? []))]
}

function numberOf(code: string): string | null {
  // Some readers put the kind of barcode in front: `]C1`.
  const text = code
    .replace(/^\][A-Za-z]\d/, '')
    .replaceAll(GROUP_SEPARATOR, '')
    .trim()
  const whole = parseTrackingNumber(text).find((reading) => reading.valid)
  return (whole ?? findTrackingNumbers(text).find((found) => found.valid))?.trackingNumber ?? null
}
