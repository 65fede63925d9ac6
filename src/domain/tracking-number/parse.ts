import { readFedex } from './fedex.ts'
import { makeReading } from './make-reading.ts'
import { normalizeNumber } from './normalize.ts'
import { readOtherCarriers } from './other-carriers.ts'
import type { Reading } from './reading.ts'
import { repairsOf } from './repair.ts'
import { readS10 } from './s10.ts'
import { readUps } from './ups.ts'
import { readImpb } from './usps-impb.ts'
import { readOlderUsps } from './usps-older.ts'

export type ParseOptions = {
  /** Work out repairs for readings that are not valid. */
  repairs?: boolean
  /** The mailing date, `YYYY-MM-DD`: codes that were given out again are read as of then. */
  mailedOn?: string
}

const SHORTEST = 8
const LONGEST = 42

/**
 * Reads a text as a tracking number: all readings, best first; empty for what is no number at all. Never throws. A
 * number with a mistake is a reading that is not valid, with its problems; nothing is ever put right silently.
 *
 * @example
 * parseTrackingNumber('9234 6912 3456 7800 0001 71')[0]?.mailClass // 'ground-advantage'
 * parseTrackingNumber('1Z A1B2C3 03 1234567 3')[0]?.carrier // 'ups'
 */
export function parseTrackingNumber(text: string, options: ParseOptions = {}): Reading[] {
  const number = normalizeNumber(text)
  if (number.length < SHORTEST || number.length > LONGEST) return []
  const readings = readAll(number, options.mailedOn)
  if (options.repairs) addRepairs(number, readings)
  return readings
}

function readAll(number: string, mailedOn?: string): Reading[] {
  const readings: Reading[] = []
  readImpb(number, readings, mailedOn)
  // Nothing else looks like a valid IMpb, so the common number is read once.
  if (readings[0]?.valid) return readings
  readOlderUsps(number, readings)
  readS10(number, readings)
  readUps(number, readings)
  readFedex(number, readings)
  readOtherCarriers(number, readings)
  if (readings.length === 0) readMistyped(number, readings)
  if (readings.length > 1) readings.sort(byLikelihood)
  return readings
}

function byLikelihood(a: Reading, b: Reading): number {
  return Number(b.valid) - Number(a.valid) || b.confidence - a.confidence
}

/** A USPS number with letters among its digits, or of a wrong length. */
function readMistyped(number: string, readings: Reading[]): void {
  const length = number.length
  if (length < 20 || length > 27) return
  let letters = 0
  for (let i = 0; i < length; i++) if (number.charCodeAt(i) > 57) letters++
  if (letters === 0 || letters > 4 || !/^[9Gg][1-5ILSZ]/.test(number)) return
  readings.push(makeReading('usps', 'impb', number, 0.4, ['wrong-characters'], { mailClass: 'unknown', services: [] }))
}

function addRepairs(number: string, readings: Reading[]): void {
  for (const reading of readings) {
    if (reading.valid) continue
    const { carrier, format } = reading
    reading.repairs = repairsOf(number, (candidate) => {
      const found = readAll(candidate)[0]
      return found?.valid && found.format === format && found.carrier === carrier ? found : null
    })
  }
}
