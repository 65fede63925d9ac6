/** A parcel that somebody keeps on the own device; of all this, the server only ever learns the number. */
export type KeptParcel = {
  number: string
  name: string
  note: string
  /** Epoch milliseconds. */
  addedAt: number
  archivedAt: number | null
  /** Taken out of the archive by hand: it does not go back by itself. */
  stays: boolean
}

/** The parcels in the person's own order. `archiveAfterDays`: so long after its end a parcel goes to the archive; 0 never. */
export type Kept = { parcels: readonly KeptParcel[]; archiveAfterDays: number }

export const NOTHING_KEPT: Kept = { parcels: [], archiveAfterDays: 7 }
export const ARCHIVE_CHOICES = [3, 7, 14, 30, 0]

/** So many are asked about at once. */
export const MOST_CURRENT = 100
export const MOST_KEPT = 500
export const LONGEST_NAME = 80
export const LONGEST_NOTE = 1000

const DAY_MS = 86_400_000
const KEPT_NUMBER = /^[A-Z0-9]{8,40}$/

export const isCurrent = (one: KeptParcel): boolean => one.archivedAt === null

/** The number as it is kept; null for what can't be one. */
export function keptNumber(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const number = value.replace(/[\s-]/g, '').toUpperCase()
  return KEPT_NUMBER.test(number) ? number : null
}

export function cut(value: unknown, longest: number): string {
  return typeof value === 'string' ? value.trim().slice(0, longest) : ''
}

/** A list with what was in the store or in a file made whole; what is no parcel is left out. */
export function readParcels(values: readonly unknown[], nowMs: number): KeptParcel[] {
  const byNumber = new Map<string, KeptParcel>()
  for (const value of values) {
    if (typeof value !== 'object' || value === null) continue
    const given = value as Record<string, unknown>
    const number = keptNumber(given.number)
    if (number === null || byNumber.has(number)) continue
    byNumber.set(number, {
      number,
      name: cut(given.name, LONGEST_NAME),
      note: cut(given.note, LONGEST_NOTE),
      addedAt: momentOf(given.addedAt) ?? nowMs,
      archivedAt: momentOf(given.archivedAt),
      stays: given.stays === true,
    })
  }
  return [...byNumber.values()]
}

const momentOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : null

/** Keeps parcels; one from the archive comes back. `left` were not taken, because there are too many. */
export function addNumbers(kept: Kept, numbers: readonly string[], nowMs: number): { kept: Kept; left: number } {
  const parcels = [...kept.parcels]
  let left = 0
  for (const number of new Set(numbers)) {
    const index = parcels.findIndex((one) => one.number === number)
    const known = parcels[index]
    if (known && isCurrent(known)) continue
    if (parcels.filter(isCurrent).length >= MOST_CURRENT || (!known && parcels.length >= MOST_KEPT)) left++
    else if (known) parcels[index] = { ...known, archivedAt: null, stays: true }
    else parcels.push({ number, name: '', note: '', addedAt: nowMs, archivedAt: null, stays: false })
  }
  return { kept: { ...kept, parcels }, left }
}

export function changeParcel(kept: Kept, number: string, change: Partial<KeptParcel>): Kept {
  return { ...kept, parcels: kept.parcels.map((one) => (one.number === number ? { ...one, ...change } : one)) }
}

export function removeParcel(kept: Kept, number: string): Kept {
  return { ...kept, parcels: kept.parcels.filter((one) => one.number !== number) }
}

/** Puts a removed parcel back where it was. */
export function putBack(kept: Kept, parcel: KeptParcel, index: number): Kept {
  return kept.parcels.some((one) => one.number === parcel.number)
    ? kept
    : { ...kept, parcels: kept.parcels.toSpliced(index, 0, parcel) }
}

/** Lets two parcels change places in the person's order. */
export function swapParcels(kept: Kept, a: string, b: string): Kept {
  const of = (number: string) => kept.parcels.find((one) => one.number === number)
  const [first, second] = [of(a), of(b)]
  if (!first || !second) return kept
  const parcels = kept.parcels.map((one) => (one === first ? second : one === second ? first : one))
  return { ...kept, parcels }
}

/** Puts into the archive what ended long enough ago. */
export function archiveEnded(kept: Kept, endedAt: (number: string) => number | null, nowMs: number): Kept {
  const { archiveAfterDays, parcels } = kept
  if (archiveAfterDays === 0) return kept
  const isDue = (one: KeptParcel): boolean => {
    const ended = endedAt(one.number)
    return isCurrent(one) && !one.stays && ended !== null && nowMs - ended >= archiveAfterDays * DAY_MS
  }
  if (!parcels.some(isDue)) return kept
  return { ...kept, parcels: parcels.map((one) => (isDue(one) ? { ...one, archivedAt: nowMs } : one)) }
}

/** The parcels of the day as they are shown: those that may need somebody first, then in the person's own order. */
export function inShownOrder(kept: Kept, needs: (number: string) => boolean): KeptParcel[] {
  const current = kept.parcels.filter(isCurrent)
  return [...current.filter((one) => needs(one.number)), ...current.filter((one) => !needs(one.number))]
}
