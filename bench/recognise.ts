/** How many texts a second are recognised as tracking numbers, beside a bare check-digit loop and another library. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { getTracking } from 'ts-tracking-number'
import { checkDigitMod10, findTrackingNumbers, parseTrackingNumber } from '#domain/tracking-number/index.ts'
import { figure, median } from './report.ts'

const COUNT = 200_000
const ROUNDS = 7

type Case = { number: string; carrier: string; format: string; valid: boolean }
const cases: Case[] = JSON.parse(
  readFileSync(join(import.meta.dirname, '../tests/conformance/tracking-numbers.json'), 'utf8'),
).cases

/** 80 % valid IMpb, 10 % other carriers, 10 % not valid. */
function mix(): string[] {
  const valid = Array.from({ length: 1000 }, (_, i) => {
    const body = `92${['346', '001', '055', '612'][i % 4]}9${String(12345678 + i * 7)}${String(i * 9973)
      .padStart(7, '0')
      .slice(0, 7)}`
    return body + checkDigitMod10(body)
  })
  const others = cases.filter((one) => one.valid && one.carrier !== 'usps').map((one) => one.number)
  const wrong = cases.filter((one) => !one.valid).map((one) => one.number)
  return Array.from({ length: COUNT }, (_, i) => {
    const list = i % 10 < 8 ? valid : i % 10 === 8 ? others : wrong
    return list[(i * 31) % list.length] ?? ''
  })
}

function rate(work: () => number): number {
  const start = performance.now()
  const consumed = work()
  const seconds = (performance.now() - start) / 1000
  if (consumed < 0) throw new Error('The result was not used.')
  return COUNT / seconds
}

const numbers = mix()
const ours = () => numbers.reduce((sum, number) => sum + parseTrackingNumber(number).length, 0)
const bare = () => numbers.reduce((sum, number) => sum + checkDigitMod10(number, 0, number.length - 1), 0)
const few = numbers.slice(0, 5_000)
const library = () => few.reduce((sum, number) => sum + (getTracking(number) ? 1 : 0), 0)

const rates = { ours: [] as number[], bare: [] as number[], library: [] as number[] }
for (let round = 0; round < ROUNDS; round++) {
  rates.ours.push(rate(ours))
  rates.bare.push(rate(bare))
  rates.library.push((rate(library) * few.length) / COUNT)
}
figure('recognise, all fields and checks', median(rates.ours), 'numbers/s', {
  baseline: median(rates.bare),
  of: 'bare mod-10 loop',
})
figure('ts-tracking-number on the same numbers', median(rates.library), 'numbers/s', {
  baseline: median(rates.ours),
  of: 'ours',
})

const isRight = (one: Case, valid: boolean) => valid === one.valid
const oursRight = cases.filter((one) =>
  isRight(
    one,
    parseTrackingNumber(one.number).some(({ format, valid }) => valid && format === one.format),
  ),
).length
const libraryRight = cases.filter((one) => isRight(one, getTracking(one.number) !== undefined)).length
figure('our conformance numbers told right by us', (100 * oursRight) / cases.length, '%')
figure('... told valid or not valid right by ts-tracking-number', (100 * libraryRight) / cases.length, '%')

for (const [name, text] of [
  ['8,000 blanks parsed', null],
  ['1 MB of digits searched', '7'.repeat(1e6)],
  ['1 MB of blanks searched', ' '.repeat(1e6)],
  ['1 MB of "9 " searched', '9 '.repeat(5e5)],
  ['1 MB of numbers searched', '9234 6912 3456 7800 0001 71\n'.repeat(36_000)],
  ['1 MB of words searched', 'tracking usps 12345678 '.repeat(45_000)],
] as const) {
  const start = performance.now()
  if (text === null) parseTrackingNumber(' '.repeat(8000))
  else findTrackingNumbers(text)
  figure(name, performance.now() - start, 'ms')
}
