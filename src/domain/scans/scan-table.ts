import { normalizeWording } from './normalize-wording.ts'
import type { Interpretation, ScanCode, WordingFamily } from './scan-code.ts'

/** The scan-code knowledge, indexed for reading scans. Made once by `buildScanTable`. */
export type ScanTable = {
  readonly rows: readonly ScanCode[]
  readonly families: readonly WordingFamily[]
  readonly byCode: ReadonlyMap<string, readonly ScanCode[]>
  /** By normalised wording; rows without a code first, since they are about the wording alone. */
  readonly byWording: ReadonlyMap<string, readonly ScanCode[]>
  /** What was read before, by code and wording; emptied when it grows too large. */
  readonly remembered: Map<string, Map<string, Interpretation>>
}

/** Indexes the rows. Rows keep their order: the first row of a code is its general meaning. */
export function buildScanTable(rows: readonly ScanCode[], families: readonly WordingFamily[]): ScanTable {
  const byCode = new Map<string, ScanCode[]>()
  const byWording = new Map<string, ScanCode[]>()
  for (const row of rows) {
    if (row.code !== null) push(byCode, row.code.toUpperCase(), row)
    for (const wording of [row.wording, ...(row.alsoWorded ?? [])]) push(byWording, normalizeWording(wording), row)
  }
  for (const group of byWording.values()) group.sort((a, b) => Number(a.code !== null) - Number(b.code !== null))
  return { rows, families, byCode, byWording, remembered: new Map() }
}

/** All meanings of a code, its general one first; empty for a code that is not known. */
export function rowsOfCode(table: ScanTable, code: string): readonly ScanCode[] {
  return table.byCode.get(code.trim().toUpperCase()) ?? []
}

function push(map: Map<string, ScanCode[]>, key: string, row: ScanCode): void {
  const group = map.get(key)
  if (group) group.push(row)
  else map.set(key, [row])
}
