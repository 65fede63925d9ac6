import { setTimeout as sleep } from 'node:timers/promises'
import { buildJourneys, newestPiece, pieceFor } from '#domain/journey/build.ts'
import { canExtend, emptyState, extendState, keyOf } from '#domain/journey/extend.ts'
import type { JourneyState } from '#domain/journey/journey.ts'
import { compareKeys } from '#domain/journey/order.ts'
import { interpretScan } from '#domain/scans/interpret-scan.ts'
import type { Scan } from '#domain/scans/scan.ts'
import { announceChange } from '#store/changes.ts'
import type { Transaction } from '#store/database.ts'
import { readStates, removePieces, saveStates } from '#store/parcels.ts'
import { insertScans, readScans } from '#store/scans.ts'
import { markHeard } from '#store/sources.ts'
import { holdLock, inTransaction } from '#store/transaction.ts'
import type { Context } from '../context.ts'
import { planTaking } from '../inquiries/plan-taking.ts'
import { planDeliveries } from '../subscriptions/plan-deliveries.ts'
import { planTelling } from '../watches/plan-telling.ts'
import { planEndpoints } from '../webhooks/plan-endpoints.ts'
import { settleScan } from './settle-scan.ts'

const TRIES = 30
/** From this try on, batches that got into each other's way take turns among themselves. */
const TAKE_TURNS_FROM = 3
/** SQLSTATE of a transaction that PostgreSQL gave up so that another could go on. */
const DEADLOCK = '40P01'

export type RecordScansInput = {
  /** Who sends: `simulator`, `feed:NAME`, ... */
  source: string
  scans: readonly Scan[]
}

export type Recorded = { accepted: number; duplicates: number }

/**
 * Stores scans and brings the journeys of their parcels up to date, in one transaction: when this returns, both are
 * committed and every server is told. A scan that is stored already counts as a duplicate and changes nothing.
 */
export async function recordScans(ctx: Context, input: RecordScansInput): Promise<Recorded> {
  if (input.scans.length === 0) {
    await markHeard(ctx.database, input.source, ctx.clock())
    return { accepted: 0, duplicates: 0 }
  }
  const scans = input.scans.map((scan) => settleScan(ctx, scan))
  for (let attempt = 1; ; attempt++) {
    try {
      const accepted = await inTransaction(ctx.database, async (transaction) => {
        if (attempt >= TAKE_TURNS_FROM) await holdLock(transaction, 'contended-scans')
        return store(ctx, transaction, input.source, scans)
      })
      return { accepted, duplicates: scans.length - accepted }
    } catch (error) {
      if (!mayTryAgain(error) || attempt === TRIES) throw error
      if (attempt < TAKE_TURNS_FROM) await sleep(Math.random() * 20 * attempt)
    }
  }
}

/** Another transaction changed the same parcels in between. */
class Overtaken extends Error {
  override name = 'Overtaken'
}

function mayTryAgain(error: unknown): boolean {
  return error instanceof Overtaken || (error as { code?: unknown }).code === DEADLOCK
}

async function store(ctx: Context, transaction: Transaction, source: string, scans: readonly Scan[]): Promise<number> {
  const nowMs = ctx.clock()
  const fresh = await insertScans(transaction, scans)
  if (fresh.length > 0) {
    const trackingNumbers = numbersOf(fresh)
    await updateJourneys(ctx, transaction, trackingNumbers, fresh, nowMs)
    await planDeliveries(ctx, transaction, fresh)
    await planTaking(ctx, transaction, trackingNumbers)
    await planTelling(ctx, transaction, trackingNumbers)
    await planEndpoints(ctx, transaction, fresh)
    await announceChange(transaction, { trackingNumbers, atMs: nowMs })
  }
  await markHeard(transaction, source, nowMs)
  return fresh.length
}

function numbersOf(scans: readonly Scan[]): string[] {
  return [...new Set(scans.map((scan) => scan.trackingNumber))]
}

async function updateJourneys(
  ctx: Context,
  transaction: Transaction,
  numbers: string[],
  fresh: readonly Scan[],
  nowMs: number,
): Promise<void> {
  const stored = await readStates(transaction, numbers)
  const versions = new Map(stored.map(({ state, version }) => [pieceKey(state), version]))
  const known = groupByNumber(stored.map(({ state }) => state))
  const changed = new Set<JourneyState>()
  const rebuild = new Set<string>()
  for (const scan of inOrder(ctx, fresh)) {
    if (rebuild.has(scan.trackingNumber)) continue
    const pieces = known.get(scan.trackingNumber) ?? []
    const state = extendNewest(ctx, pieces, scan)
    if (!state) {
      rebuild.add(scan.trackingNumber)
      continue
    }
    if (!pieces.includes(state)) known.set(scan.trackingNumber, [...pieces, state])
    changed.add(state)
  }
  const states = [...changed].filter((state) => !rebuild.has(state.trackingNumber))
  if (rebuild.size > 0) states.push(...(await rebuilt(ctx, transaction, [...rebuild], known)))
  const toSave = states.map((state) => ({ state, version: versions.get(pieceKey(state)) ?? 0 }))
  if (!(await saveStates(transaction, toSave, nowMs))) throw new Overtaken('Parcels were changed in between.')
}

function pieceKey(state: JourneyState): string {
  return `${state.trackingNumber} ${state.piece}`
}

/** The state with the scan in it, where the scan comes after all that is known of its number; else null. */
function extendNewest(ctx: Context, pieces: readonly JourneyState[], scan: Scan): JourneyState | null {
  const interpretation = interpretScan(ctx.knowledge.scanTable, scan)
  const key = keyOf(scan, interpretation)
  if (!pieces.every((state) => canExtend(state, scan, key))) return null
  if (pieces.length === 0 && scan.replaces !== null) return null
  const piece = pieceFor(newestPiece(pieces), { scan, interpretation, key })
  const state = pieces.find((candidate) => candidate.piece === piece) ?? emptyState(scan.trackingNumber, piece)
  return extendState(state, scan, interpretation, key).state
}

/** Earlier scans first, so that a batch that tells a parcel's story in any order still extends it. */
function inOrder(ctx: Context, scans: readonly Scan[]): Scan[] {
  return scans
    .map((scan) => ({ scan, key: keyOf(scan, interpretScan(ctx.knowledge.scanTable, scan)) }))
    .sort((a, b) => compareKeys(a.key, b.key))
    .map((entry) => entry.scan)
}

async function rebuilt(
  ctx: Context,
  transaction: Transaction,
  numbers: string[],
  known: ReadonlyMap<string, JourneyState[]>,
): Promise<JourneyState[]> {
  const scans = groupByNumber(await readScans(transaction, numbers))
  const states: JourneyState[] = []
  const gone: JourneyState[] = []
  for (const number of numbers) {
    const journeys = buildJourneys(scans.get(number) ?? [], (scan) => interpretScan(ctx.knowledge.scanTable, scan))
    const pieces = new Set(journeys.map((journey) => journey.state.piece))
    states.push(...journeys.map((journey) => journey.state))
    gone.push(...(known.get(number) ?? []).filter((state) => !pieces.has(state.piece)))
  }
  await removePieces(transaction, gone)
  return states
}

function groupByNumber<T extends { trackingNumber: string }>(items: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(item.trackingNumber)
    if (group) group.push(item)
    else groups.set(item.trackingNumber, [item])
  }
  return groups
}
