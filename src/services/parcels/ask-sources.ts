import type { Scan } from '#domain/scans/scan.ts'
import type { Context } from '../context.ts'
import type { Freshness, NumberSource, Standing } from '../ports/sources.ts'
import type { Asked } from './find-parcels.ts'
import type { SourceOfParcel } from './parcel-reading.ts'

/** What the connected sources say of a number without scans: the first that knows it decides. */
export type SaidOfNumber = Standing & { source: SourceOfParcel }

/** Asks the sources about the numbers of which no scan is stored; other carriers' numbers are asked of nobody. */
export async function askSources(
  ctx: Context,
  asked: readonly Asked[],
  scans: ReadonlyMap<string, Scan[]>,
): Promise<Map<string, SaidOfNumber>> {
  const unscanned = new Set<string>()
  for (const { reading, trackingNumber } of asked) {
    if (!reading || scans.has(trackingNumber)) continue
    if (reading.carrier === 'usps' || reading.carrier === 'other-post') unscanned.add(trackingNumber)
  }
  const said = new Map<string, SaidOfNumber>()
  for (const source of unscanned.size > 0 ? ctx.sources : []) {
    const open = [...unscanned].filter((number) => !isDecided(said.get(number)))
    if (open.length === 0) break
    for (const [number, answer] of await source.standings(open))
      said.set(number, merged(said.get(number), answer, source))
  }
  for (const number of unscanned) if (!said.has(number)) said.set(number, NOTHING_SAID)
  return said
}

const NO_SOURCE: SourceOfParcel = { kind: 'none', simulated: false }
const NOTHING_SAID: SaidOfNumber = { standing: 'unknown', says: null, source: NO_SOURCE }

function isDecided(said: SaidOfNumber | undefined): boolean {
  return said?.standing === 'known' || said?.standing === 'scanned'
}

/** A source that failed may know what another doesn't. */
function merged(before: SaidOfNumber | undefined, answer: Standing, { kind, simulated }: NumberSource): SaidOfNumber {
  if (answer.standing === 'known' || answer.standing === 'scanned') return { ...answer, source: { kind, simulated } }
  const failed = before?.standing === 'failed' || answer.standing === 'failed'
  return { standing: failed ? 'failed' : 'unknown', says: before?.says ?? answer.says, source: NO_SOURCE }
}

/** How old is what was told of each number, by the sources that are asked number by number. */
export async function agesOf(ctx: Context, trackingNumbers: readonly string[]): Promise<Map<string, Freshness>> {
  const ages = new Map<string, Freshness>()
  if (trackingNumbers.length === 0) return ages
  for (const { freshness } of ctx.sources) {
    for (const [number, age] of (await freshness?.(trackingNumbers)) ?? []) ages.set(number, age)
  }
  return ages
}
