import type { Reading, Repair } from './reading.ts'

/** Letters that people type or read for digits. */
const FOR_DIGIT: Record<string, string> = { O: '0', Q: '0', D: '0', I: '1', L: '1', Z: '2', S: '5', G: '6', B: '8' }
/** Digits that look alike, or lie side by side on a keypad: likelier to be mistaken. */
const LOOK_ALIKE = new Set(['08', '17', '38', '56', '68', '69', '89', '35', '27', '49'])
const KEYPAD = new Set(['12', '23', '45', '56', '78', '89', '14', '47', '25', '58', '36', '69', '01', '02'])
const MOST_REPAIRS = 40

type Candidate = { trackingNumber: string; change: Repair['change']; weight: number }

/**
 * The small changes that make a number valid, likeliest first: letters for digits, swapped neighbours, one digit too
 * many, look-alike digits, neighbours on the keypad, any other digit, one digit missing.
 *
 * @param read reads a candidate the way the number itself was read; null where that gives nothing valid
 */
export function repairsOf(number: string, read: (candidate: string) => Reading | null): Repair[] {
  const found = new Map<string, Candidate>()
  const consider = (candidate: string, change: Repair['change'], weight: number) => {
    if (candidate === number) return
    const reading = read(candidate)
    if (!reading) return
    // A number whose service is on the list is likelier than one whose is not.
    const total = weight + (reading.problems.length > 0 ? 50 : 0)
    const known = found.get(reading.trackingNumber)
    if (!known || known.weight > total) {
      found.set(reading.trackingNumber, { trackingNumber: reading.trackingNumber, change, weight: total })
    }
  }
  consider(
    number.replace(/[A-Z]/g, (letter) => FOR_DIGIT[letter] ?? letter),
    'letter',
    0,
  )
  for (let i = 0; i + 1 < number.length; i++) {
    consider(number.slice(0, i) + number.charAt(i + 1) + number.charAt(i) + number.slice(i + 2), 'swap', 1)
  }
  for (let i = 0; i < number.length; i++) {
    const isDouble = number.charAt(i) === number.charAt(i - 1) || number.charAt(i) === number.charAt(i + 1)
    consider(number.slice(0, i) + number.slice(i + 1), 'extra', isDouble ? 2 : 5)
  }
  for (let i = 0; i < number.length; i++) {
    const present = number.charAt(i)
    if (present < '0' || present > '9') continue
    for (let digit = 0; digit < 10; digit++) {
      consider(number.slice(0, i) + digit + number.slice(i + 1), 'digit', weightOf(present, String(digit)))
    }
  }
  for (let i = 0; i <= number.length; i++) {
    for (let digit = 0; digit < 10; digit++) consider(number.slice(0, i) + digit + number.slice(i), 'missing', 20)
  }
  return [...found.values()]
    .sort((a, b) => a.weight - b.weight || (a.trackingNumber < b.trackingNumber ? -1 : 1))
    .slice(0, MOST_REPAIRS)
    .map(({ trackingNumber, change }, index) => ({ trackingNumber, change, rank: index + 1 }))
}

function weightOf(present: string, digit: string): number {
  const pair = present < digit ? present + digit : digit + present
  if (LOOK_ALIKE.has(pair)) return 8
  return KEYPAD.has(pair) ? 9 : 12
}
