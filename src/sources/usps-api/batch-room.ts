/**
 * How many numbers go into a batch. USPS fails over a whole batch where it stumbles over one number, so that each
 * failure halves the next batches until the one is alone; each answer doubles them again.
 */
export type BatchRoom = {
  readonly size: number
  failed(): void
  answered(): void
}

export function createBatchRoom(most: number): BatchRoom {
  let size = most
  return {
    get size() {
      return size
    },
    failed: () => {
      size = Math.max(1, Math.floor(size / 2))
    },
    answered: () => {
      size = Math.min(most, size * 2)
    },
  }
}
