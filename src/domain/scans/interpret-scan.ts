import { normalizeWording } from './normalize-wording.ts'
import type { Interpretation, ScanCode, WordingFamily } from './scan-code.ts'
import { rowsOfCode, type ScanTable } from './scan-table.ts'
import { traitsOf } from './traits.ts'

const MOST_REMEMBERED = 10_000

type Meant = Omit<Interpretation, 'traits'>

/**
 * Reads a scan by code and wording: first a row with both, then a row for the wording alone where it says something
 * else than the code (code 01 with "Delivered, To Original Sender" is a return), then the code, then the wording, then
 * a family of wordings. What nobody can read is `unknown` and counts as announced: we never claim that it was seen.
 */
export function interpretScan(table: ScanTable, scan: { code: string | null; wording: string | null }): Interpretation {
  const code = scan.code ?? ''
  const wording = scan.wording ?? ''
  const known = table.remembered.get(code)?.get(wording)
  if (known) return known
  const normal = wording === '' ? '' : normalizeWording(wording)
  const meant = readAnew(table, code, normal)
  const read = { ...meant, traits: traitsOf(normal === '' ? normalizeWording(meant.row?.wording ?? '') : normal) }
  remember(table, code, wording, read)
  return read
}

function readAnew(table: ScanTable, code: string, wording: string): Meant {
  const ofCode = code === '' ? [] : rowsOfCode(table, code)
  const ofWording = wording === '' ? [] : (table.byWording.get(wording) ?? [])
  const both = ofCode.find((row) => ofWording.includes(row))
  if (both) return fromRow(both, 'code-and-wording')
  const general = ofCode[0]
  const special = ofWording.find((row) => row.code === null)
  if (general && special && special.phase !== general.phase) return fromRow(special, 'wording')
  if (general) {
    const family = special ? undefined : familyOf(table, wording)
    return family && contradicts(family, general) ? fromFamily(family) : fromRow(general, 'code')
  }
  const first = ofWording[0]
  if (first) return fromRow(first, 'wording')
  const family = familyOf(table, wording)
  return family ? fromFamily(family) : UNKNOWN
}

/** Only an end that is no delivery outweighs a delivery code: a new wording of a return, or a hand-over to an agent. */
function contradicts(family: WordingFamily, general: ScanCode): boolean {
  return general.phase === 'delivered' && (family.phase === 'returned' || family.name === 'agent-delivers')
}

function familyOf(table: ScanTable, wording: string): WordingFamily | undefined {
  if (wording === '') return undefined
  return table.families.find(
    (family) =>
      (family.begins === undefined || family.begins.some((start) => wording.startsWith(start))) &&
      (family.has ?? []).every((part) => wording.includes(part)) &&
      !(family.hasNot ?? []).some((part) => wording.includes(part)),
  )
}

function fromRow(row: ScanCode, readBy: Interpretation['readBy']): Meant {
  return {
    phase: row.phase,
    basis: row.basis,
    terminal: row.terminal,
    attempt: row.attempt,
    acceptance: row.acceptance === true,
    readBy,
    row,
  }
}

function fromFamily(family: WordingFamily): Meant {
  const { phase, basis, terminal, attempt, acceptance } = family
  return { phase, basis, terminal, attempt, acceptance, readBy: 'pattern', row: null }
}

const UNKNOWN: Meant = {
  phase: 'unknown',
  basis: 'announced',
  terminal: false,
  attempt: false,
  acceptance: false,
  readBy: 'unknown',
  row: null,
}

function remember(table: ScanTable, code: string, wording: string, read: Interpretation): void {
  if (table.remembered.size > MOST_REMEMBERED) table.remembered.clear()
  const ofCode = table.remembered.get(code)
  if (!ofCode) table.remembered.set(code, new Map([[wording, read]]))
  else if (ofCode.size < MOST_REMEMBERED) ofCode.set(wording, read)
}
