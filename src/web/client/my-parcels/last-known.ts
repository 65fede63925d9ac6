import type { Glance } from '../../glance.ts'
import { isCurrent, type Kept } from './kept.ts'

/** What the server last told of a parcel, and when this device heard it (epoch milliseconds). */
export type Known = Glance & { heardAt: number }

export const KNOWN_KEY = 'my-parcels-known'
const LOOKUP = '/parcels/lookup'
const WAIT_MS = 15_000

/** The last answers, by number. */
export function readKnown(): Map<string, Known> {
  try {
    const stored = JSON.parse(localStorage.getItem(KNOWN_KEY) ?? '[]')
    return new Map(Array.isArray(stored) ? stored.map((one: Known) => [one.number, one]) : [])
  } catch {
    return new Map()
  }
}

/** Asks where parcels are; nothing but numbers goes out. @throws where the server can't be reached */
export async function ask(fields: { numbers: string } | { text: string }): Promise<Glance[]> {
  const response = await fetch(LOOKUP, {
    method: 'POST',
    body: new URLSearchParams(fields),
    signal: AbortSignal.timeout(WAIT_MS),
  })
  if (!response.ok) throw new Error(`The look-up was answered ${response.status}.`)
  const { parcels } = (await response.json()) as { parcels: Glance[] }
  return parcels
}

/** Asks for all that are kept, and remembers the answers for when there is no network. */
export async function refreshKnown(kept: Kept): Promise<Map<string, Known>> {
  const numbers = kept.parcels.filter(isCurrent).map((one) => one.number)
  const answers = numbers.length === 0 ? [] : await ask({ numbers: numbers.join(',') })
  const heardAt = Date.now()
  const known = readKnown()
  for (const glance of answers) if (glance.isKnown) known.set(glance.number, { ...glance, heardAt })
  const isKept = new Set(kept.parcels.map((one) => one.number))
  const worth = [...known.values()].filter((one) => isKept.has(one.number))
  try {
    localStorage.setItem(KNOWN_KEY, JSON.stringify(worth))
  } catch {
    // Without room the page still shows what it just heard.
  }
  return new Map(worth.map((one) => [one.number, one]))
}
