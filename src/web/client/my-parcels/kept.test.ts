import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  addNumbers,
  archiveEnded,
  inShownOrder,
  isCurrent,
  type Kept,
  MOST_CURRENT,
  NOTHING_KEPT,
  putBack,
  readParcels,
  removeParcel,
  swapParcels,
} from './kept.ts'
import { mergeKept, readKeptFile, writeKept } from './kept-file.ts'

const NOW = Date.parse('2026-11-20T12:00:00Z')
const DAY = 86_400_000
const A = '9234691234567800000171'
const B = '9400111899123000000424'
const C = 'RB473124829US'

const keep = (...numbers: string[]): Kept => addNumbers(NOTHING_KEPT, numbers, NOW).kept
const numbersOf = (kept: Kept) => kept.parcels.map((one) => one.number)

test('parcels are kept once, and one from the archive comes back for good', () => {
  const kept = keep(A, B, A)
  assert.deepEqual(numbersOf(kept), [A, B])
  const archived = archiveEnded(kept, (number) => (number === A ? NOW - 7 * DAY : null), NOW)
  assert.deepEqual(
    archived.parcels.filter(isCurrent).map((one) => one.number),
    [B],
  )
  const again = addNumbers(archived, [A], NOW).kept
  assert.deepEqual(
    archiveEnded(again, () => NOW - 30 * DAY, NOW)
      .parcels.filter(isCurrent)
      .map((one) => one.number),
    [A],
  )
})

test('a parcel goes to the archive after as many days as were chosen, or never', () => {
  const kept = keep(A)
  assert.equal(
    archiveEnded(kept, () => NOW - 7 * DAY + 1, NOW),
    kept,
  )
  assert.equal(archiveEnded({ ...kept, archiveAfterDays: 0 }, () => 1, NOW).parcels.every(isCurrent), true)
  assert.equal(
    archiveEnded(kept, () => null, NOW),
    kept,
  )
})

test('what needs somebody comes first, else the order is the person’s', () => {
  const kept = swapParcels(keep(A, B, C), A, B)
  assert.deepEqual(numbersOf(kept), [B, A, C])
  assert.deepEqual(
    inShownOrder(kept, (number) => number === C).map((one) => one.number),
    [C, B, A],
  )
})

test('a removed parcel can be put back where it was', () => {
  const kept = keep(A, B, C)
  const [, parcel] = kept.parcels
  assert.ok(parcel)
  assert.deepEqual(numbersOf(putBack(removeParcel(kept, B), parcel, 1)), [A, B, C])
})

test('no more are kept than are asked about at once', () => {
  const many = Array.from({ length: MOST_CURRENT + 2 }, (_, index) => `92346912345678${String(index).padStart(8, '0')}`)
  const { kept, left } = addNumbers(NOTHING_KEPT, many, NOW)
  assert.equal(kept.parcels.length, MOST_CURRENT)
  assert.equal(left, 2)
})

test('what a browser holds that is no parcel is left out, and long texts are cut', () => {
  const parcels = readParcels(
    [
      null,
      7,
      {},
      { number: '<img src=x>' },
      { number: '9234 6912 3456 7800 0001 71', name: 'x'.repeat(200) },
      { number: A },
    ],
    NOW,
  )
  assert.deepEqual(
    parcels.map(({ number, name }) => [number, name.length]),
    [[A, 80]],
  )
})

test('a file tells all that is kept, and is merged without losing anything', () => {
  const kept: Kept = {
    ...NOTHING_KEPT,
    parcels: keep(A, B).parcels.map((one) => ({ ...one, name: one.number === A ? 'Lamp' : '', note: 'Fragile' })),
  }
  const read = readKeptFile(writeKept(kept, NOW), NOW)
  assert.ok('parcels' in read)
  assert.deepEqual(read, { parcels: [...kept.parcels], leftOut: 0 })
  const own: Kept = { ...NOTHING_KEPT, parcels: keep(C, A).parcels.map((one) => ({ ...one, name: 'Mine' })) }
  const merged = mergeKept(own, read.parcels)
  assert.equal(merged.added, 1)
  assert.deepEqual(
    merged.kept.parcels.map(({ number, name, note }) => [number, name, note]),
    [
      [C, 'Mine', ''],
      [A, 'Mine', 'Fragile'],
      [B, '', 'Fragile'],
    ],
  )
})

test('a file that is none of ours says why', () => {
  const ours = { kind: 'whereabouts-my-parcels', version: 1 }
  const cases: [text: string, problem: string][] = [
    ['x'.repeat(2_000_001), 'too-long'],
    ['{', 'no-json'],
    ['null', 'not-ours'],
    ['{"kind":"other","parcels":[]}', 'not-ours'],
    [JSON.stringify({ ...ours, parcels: {} }), 'not-ours'],
    [JSON.stringify({ ...ours, version: 2, parcels: [] }), 'newer'],
    [JSON.stringify({ ...ours, parcels: Array.from({ length: 501 }, () => ({})) }), 'too-many'],
    [JSON.stringify({ ...ours, parcels: [{ number: 'hello' }] }), 'empty'],
  ]
  for (const [text, problem] of cases) assert.deepEqual(readKeptFile(text, NOW), { problem })
  const mixed = readKeptFile(JSON.stringify({ ...ours, parcels: [{ number: A }, { number: A }, 'x'] }), NOW)
  assert.ok('parcels' in mixed)
  assert.equal(mixed.leftOut, 2)
})
