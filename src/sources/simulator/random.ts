/** A repeatable source of chance: the same seed gives the same row. */
export type Random = {
  /** From 0 up to 1. */
  next(): number
  /** A whole number from 0 below `n`. */
  int(n: number): number
  chance(probability: number): boolean
  pick<T>(items: readonly T[]): T
  /** By weight. */
  weighted<T>(items: readonly (readonly [T, number])[]): T
  /** From `least` up to `most`. */
  between(least: number, most: number): number
}

/** Chance from a text: mulberry32 over an FNV-1a hash of it. */
export function randomFrom(seed: string): Random {
  let state = hash(seed)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const pick = <T>(items: readonly T[]): T => {
    const item = items[Math.floor(next() * items.length)]
    if (item === undefined) throw new Error('Nothing to pick from.')
    return item
  }
  return {
    next,
    pick,
    int: (n) => Math.floor(next() * n),
    chance: (probability) => next() < probability,
    between: (least, most) => least + next() * (most - least),
    weighted(items) {
      let left = next() * items.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [item, weight] of items) {
        left -= weight
        if (left < 0) return item
      }
      return pick(items)[0]
    },
  }
}

function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  return value >>> 0
}
