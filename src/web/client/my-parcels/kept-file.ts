import { isCurrent, type Kept, type KeptParcel, MOST_CURRENT, MOST_KEPT, readParcels } from './kept.ts'

const KIND = 'whereabouts-my-parcels'
const VERSION = 1

/** A file is read up to this length. */
export const LONGEST_FILE = 2_000_000

export type FileProblem = 'too-long' | 'no-json' | 'not-ours' | 'newer' | 'too-many' | 'empty'
export type ReadFile = { parcels: KeptParcel[]; leftOut: number } | { problem: FileProblem }

/** All that is kept, as a file to be saved. */
export function writeKept(kept: Kept, nowMs: number): string {
  const file = { kind: KIND, version: VERSION, writtenAt: new Date(nowMs).toISOString(), parcels: kept.parcels }
  return `${JSON.stringify(file, null, 2)}\n`
}

/** Reads a file that was saved before; `leftOut` entries were no parcels. */
export function readKeptFile(text: string, nowMs: number): ReadFile {
  if (text.length > LONGEST_FILE) return { problem: 'too-long' }
  let file: unknown
  try {
    file = JSON.parse(text)
  } catch {
    return { problem: 'no-json' }
  }
  if (typeof file !== 'object' || file === null) return { problem: 'not-ours' }
  const { kind, version, parcels } = file as Record<string, unknown>
  if (kind !== KIND || typeof version !== 'number' || !Array.isArray(parcels)) return { problem: 'not-ours' }
  if (version > VERSION) return { problem: 'newer' }
  if (parcels.length > MOST_KEPT) return { problem: 'too-many' }
  const read = readParcels(parcels, nowMs)
  return read.length === 0 ? { problem: 'empty' } : { parcels: read, leftOut: parcels.length - read.length }
}

/**
 * Adds what a file tells to what is kept. A parcel that is kept stays as it is, and gets a name or note only where it has
 * none; others come behind it. `left` found no room.
 */
export function mergeKept(kept: Kept, fromFile: readonly KeptParcel[]): { kept: Kept; added: number; left: number } {
  const parcels = [...kept.parcels]
  let added = 0
  let left = 0
  for (const one of fromFile) {
    const index = parcels.findIndex(({ number }) => number === one.number)
    const known = parcels[index]
    if (known) {
      parcels[index] = { ...known, name: known.name || one.name, note: known.note || one.note }
    } else if (parcels.length >= MOST_KEPT || (isCurrent(one) && parcels.filter(isCurrent).length >= MOST_CURRENT)) {
      left++
    } else {
      parcels.push(one)
      added++
    }
  }
  return { kept: { ...kept, parcels }, added, left }
}
