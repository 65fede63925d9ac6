import type { GeoMethod, OfficeKind } from '#domain/offices/office.ts'
import type { OfficeImport } from '#store/office-imports.ts'
import { countByKind, countByMethod, countLookedUp, lastImport } from '#store/office-status.ts'
import type { Context } from '../context.ts'

export type { OfficeImport }

export type OfficesStatus = {
  offices: number
  kinds: { kind: OfficeKind; count: number }[]
  positions: { method: GeoMethod | null; count: number }[]
  /** Offices whose address was looked up, whatever came of it. */
  lookedUp: number
  /** Offices of which USPS's API told. */
  withFacts: number
  lastImport: OfficeImport | null
}

/** What is stored of offices, and since when. */
export async function readOfficeStatus({ database }: Context): Promise<OfficesStatus> {
  const [kinds, positions, { streets, facts }, last] = await Promise.all([
    countByKind(database),
    countByMethod(database),
    countLookedUp(database),
    lastImport(database),
  ])
  return {
    offices: kinds.reduce((sum, { count }) => sum + count, 0),
    kinds,
    positions,
    lookedUp: streets,
    withFacts: facts,
    lastImport: last,
  }
}

/** The last import alone, for pages that say how old the list is. */
export function lastOfficeImport({ database }: Context): Promise<OfficeImport | null> {
  return lastImport(database)
}
