import { readLastHeard } from '#store/sources.ts'
import type { Context } from '../context.ts'
import type { SourceOfParcel } from './parcel-reading.ts'

const FRESH_MS = 1_000
const heard = new WeakMap<Context, { atMs: number; lastHeard: Promise<Map<string, number>> }>()

/**
 * What to say of a source by its name. A feed that is called `simulator` is labelled as simulated, so that simulated
 * scans that come in through the API never look real.
 */
export function sourceOfParcel(name: string): SourceOfParcel {
  const colon = name.indexOf(':')
  const kind = colon < 0 ? name : name.slice(0, colon)
  return { kind, simulated: kind === 'simulator' || name.slice(colon + 1) === 'simulator' }
}

/** Sources that tell of one parcel at a time: having heard of one says nothing of how old another's scans are. */
const BY_NUMBER: ReadonlySet<string> = new Set(['usps'])

export function tellsByNumber({ kind }: SourceOfParcel): boolean {
  return BY_NUMBER.has(kind)
}

/** When a source was last heard, epoch milliseconds; at most a second old itself. Null for one never heard. */
export async function lastHeardMs(ctx: Context, name: string): Promise<number | null> {
  const nowMs = ctx.clock()
  let entry = heard.get(ctx)
  if (!entry || nowMs - entry.atMs >= FRESH_MS || nowMs < entry.atMs) {
    entry = { atMs: nowMs, lastHeard: readLastHeard(ctx.database) }
    heard.set(ctx, entry)
    entry.lastHeard.catch(() => heard.delete(ctx))
  }
  return (await entry.lastHeard).get(name) ?? null
}
