import { pruneShareRows } from '#store/shares.ts'
import type { Context } from '../context.ts'

/** Forgets links whose time is over. */
export function pruneShares({ database, clock }: Pick<Context, 'database' | 'clock'>): Promise<void> {
  return pruneShareRows(database, clock())
}
