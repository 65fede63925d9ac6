import type { Context } from '../context.ts'
import { findParcels, MOST_NUMBERS } from '../parcels/find-parcels.ts'
import type { ParcelReading } from '../parcels/parcel-reading.ts'

/** Whoever follows a parcel gets its reading after each change. */
export type Follower = (reading: ParcelReading) => void

export type LiveHub = {
  /** Calls `follower` after each committed change of the number. Returns the way to stop. */
  follow(trackingNumber: string, follower: Follower): () => void
  /** How many parcels are followed now. */
  size(): number
  /** The numbers that are followed now. */
  numbers(): string[]
}

/**
 * Reads a changed parcel once for all who follow it, up to a hundred parcels at a time. A change that comes while its
 * parcel is being read makes it be read again, so that the last reading told is never older than the last change.
 */
export function createLiveHub(ctx: Context): LiveHub {
  const followers = new Map<string, Set<Follower>>()
  const stops = new Map<string, () => void>()
  const changed = new Set<string>()
  let draining = false

  async function drain(): Promise<void> {
    if (draining) return
    draining = true
    // Changes of one moment are told one after the other; waiting a turn reads them together.
    await Promise.resolve()
    while (changed.size > 0) {
      const numbers = take(changed, MOST_NUMBERS)
      try {
        for (const reading of await findParcels(ctx, { numbers })) {
          for (const follower of followers.get(reading.trackingNumber) ?? []) follower(reading)
        }
      } catch (error) {
        ctx.log.error({ err: error }, 'Changed parcels could not be read for those who follow them')
      }
    }
    draining = false
  }

  function onChange(trackingNumber: string): void {
    changed.add(trackingNumber)
    void drain()
  }

  return {
    follow(trackingNumber, follower) {
      const set = followers.get(trackingNumber) ?? new Set()
      set.add(follower)
      if (set.size === 1) {
        followers.set(trackingNumber, set)
        stops.set(trackingNumber, ctx.changes.listen([trackingNumber], onChange))
      }
      return () => {
        if (!set.delete(follower) || set.size > 0) return
        followers.delete(trackingNumber)
        stops.get(trackingNumber)?.()
        stops.delete(trackingNumber)
      }
    },
    size: () => followers.size,
    numbers: () => [...followers.keys()],
  }
}

function take(set: Set<string>, most: number): string[] {
  const taken: string[] = []
  for (const item of set) {
    if (taken.length === most) break
    taken.push(item)
  }
  for (const item of taken) set.delete(item)
  return taken
}
