import { ARCHIVE_CHOICES, type Kept, NOTHING_KEPT, readParcels } from './kept.ts'

/** Where the browser keeps the parcels, for this device alone. */
export const KEPT_KEY = 'my-parcels'

/** What is kept now, by whichever tab. */
export function readKept(): Kept {
  try {
    const stored = JSON.parse(localStorage.getItem(KEPT_KEY) ?? 'null')
    if (!Array.isArray(stored?.parcels)) return NOTHING_KEPT
    const days = Number(stored.archiveAfterDays)
    return {
      parcels: readParcels(stored.parcels, Date.now()),
      archiveAfterDays: ARCHIVE_CHOICES.includes(days) ? days : NOTHING_KEPT.archiveAfterDays,
    }
  } catch {
    return NOTHING_KEPT
  }
}

/** Keeps it; false where the browser refuses: a private window, or a store that is full. */
export function writeToStore(kept: Kept): boolean {
  try {
    localStorage.setItem(KEPT_KEY, JSON.stringify(kept))
    return true
  } catch {
    return false
  }
}

/** Asks the browser not to forget what is kept when room gets short; it decides by itself, or asks the person. */
export function askToStay(): void {
  void navigator.storage?.persist?.().catch(() => false)
}
