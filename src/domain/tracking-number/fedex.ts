import { isDigits, passesMod10, weighted } from './check-digits.ts'
import { makeReading } from './make-reading.ts'
import type { Reading } from './reading.ts'

const EXPRESS = [3, 1, 7]
const LONG = [1, 7, 3]

/** Reads FedEx numbers of 12, 15, 18, 20, 22, 32 and 34 digits and door tags. */
export function readFedex(text: string, readings: Reading[]): void {
  if (text.startsWith('DT') && text.length === 14 && isDigits(text, 2)) {
    readings.push(
      makeReading('fedex', 'fedex-door-tag', text, 0.85, passesExpress(text, 2) ? [] : ['wrong-check-digit']),
    )
    return
  }
  if (!isDigits(text)) return
  switch (text.length) {
    case 12:
      if (passesExpress(text, 0)) readings.push(makeReading('fedex', 'fedex-12', text, 0.45, ['ambiguous']))
      return
    case 15:
      if (passesMod10(text)) readings.push(makeReading('fedex', 'fedex-15', text, 0.45, ['ambiguous']))
      return
    case 18:
      if (passesMod10(text)) readings.push(makeReading('fedex', 'fedex-sscc-18', text, 0.3, ['ambiguous']))
      return
    case 20:
      if (text.startsWith('00') && passesMod10(text)) {
        readings.push(makeReading('fedex', 'fedex-sscc-18', text, 0.3, ['ambiguous']))
      }
      return
    case 22:
      if (text.startsWith('96')) {
        const passes = passesMod10(text, 7, 22)
        readings.push(makeReading('fedex', 'fedex-96', text, 0.95, passes ? [] : ['wrong-check-digit']))
      }
      return
    case 32:
      if (text.startsWith('3')) {
        const passes = passesExpress(text, 16)
        readings.push(makeReading('fedex', 'fedex-astra-32', text, 0.9, passes ? [] : ['wrong-check-digit']))
      }
      return
    case 34:
      if (text.charCodeAt(0) !== 57 || text.startsWith('96')) {
        const passes = (weighted(text, 20, 13, LONG) % 11) % 10 === text.charCodeAt(33) - 48
        if (passes) readings.push(makeReading('fedex', 'fedex-34', text, 0.85))
      }
  }
}

/** Eleven digits with weights 3, 1, 7 and the check digit behind them. */
function passesExpress(text: string, start: number): boolean {
  return (weighted(text, start, 11, EXPRESS) % 11) % 10 === text.charCodeAt(start + 11) - 48
}
