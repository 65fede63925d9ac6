/** Letters and digits that nobody mixes up when they are read out: without I, L, O and U. A sign's place is its value. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** What people write for others; read out loud or by hand they look alike. */
const READ_AS: Record<string, string> = { I: '1', L: '1', O: '0' }
/** The field of 32 elements: x⁵ + x² + 1. */
const REDUCE = 0b100101
const LENGTH = 8

/** So many values of 0 to 31 make a reference; the last sign checks them. */
export const REFERENCE_VALUES = LENGTH - 1

export type ParsedReference = { ok: true; reference: string } | { ok: false; reason: 'shape' | 'check' }

/**
 * Makes a reference of chance.
 * @param values seven whole numbers; of each the lowest five bits count
 */
export function makeReference(values: ArrayLike<number>): string {
  let text = ''
  let sum = 0
  for (let index = 0; index < REFERENCE_VALUES; index++) {
    const value = (values[index] ?? 0) & 31
    text += SIGNS[value]
    sum = timesX(sum) ^ value
  }
  return text + SIGNS[timesX(sum)]
}

/**
 * Reads a reference as people write it: small letters, blanks, hyphens, O for zero. Each sign counts with a weight of
 * its own in a field of 32, so that every single wrong sign and every two that changed places are noticed.
 */
export function parseReference(text: string): ParsedReference {
  if (text.length > 40) return { ok: false, reason: 'shape' }
  const reference = text
    .toUpperCase()
    .replace(/[\s\-‐-―._]/g, '')
    .replace(/[ILO]/g, (sign) => READ_AS[sign] ?? sign)
  if (!/^[0-9A-HJKMNP-TV-Z]{8}$/.test(reference)) return { ok: false, reason: 'shape' }
  let sum = 0
  for (const sign of reference) sum = timesX(sum) ^ SIGNS.indexOf(sign)
  return sum === 0 ? { ok: true, reference } : { ok: false, reason: 'check' }
}

/** As people read it: `K7QM-4R2X`. */
export function printReference(reference: string): string {
  return `${reference.slice(0, 4)}-${reference.slice(4)}`
}

function timesX(value: number): number {
  const shifted = value << 1
  return shifted & 32 ? shifted ^ REDUCE : shifted
}
