import { parseTrackingNumber } from '#domain/tracking-number/parse.ts'
import { addFollowed, reviveFollowed } from '#store/following/followed-parcels.ts'
import type { Context } from '../context.ts'

export type Followed = {
  /** Followed from now on. */
  added: string[]
  /** Followed already. */
  known: number
  /** No USPS tracking numbers. */
  rejected: string[]
}

const MOST_AT_ONCE = 1_000

/** Begins to ask a source about parcels; what it answers is stored as it comes. Any spelling of a number will do. */
export async function followParcels(ctx: Context, source: string, texts: readonly string[]): Promise<Followed> {
  const zips = new Map<string, string | null>()
  const rejected: string[] = []
  for (const text of texts) {
    const reading = parseTrackingNumber(text.slice(0, 200)).find((one) => one.valid)
    if (reading?.carrier === 'usps') zips.set(reading.trackingNumber, reading.destinationZip ?? null)
    else rejected.push(text)
  }
  const numbers = [...zips.keys()]
  const atMs = ctx.clock()
  const added: string[] = []
  for (let start = 0; start < numbers.length; start += MOST_AT_ONCE) {
    const trackingNumbers = numbers.slice(start, start + MOST_AT_ONCE)
    const destinationZips = trackingNumbers.map((number) => zips.get(number) ?? null)
    added.push(...(await addFollowed(ctx.database, source, { trackingNumbers, destinationZips, atMs })))
    await reviveFollowed(ctx.database, source, trackingNumbers, atMs)
  }
  return { added, known: numbers.length - added.length, rejected }
}
