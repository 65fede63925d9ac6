/** Longer texts are no tracking number of any carrier, however they are spaced. */
const MOST_CHARACTERS = 80
const SKIP = 0
const STOP = 255

/** What to make of each character code below 128: itself in upper case, SKIP, or STOP for one no number has. */
const ASCII = new Uint8Array(128).fill(STOP)
for (let code = 48; code <= 57; code++) ASCII[code] = code
for (let code = 65; code <= 90; code++) {
  ASCII[code] = code
  ASCII[code + 32] = code
}
// Blanks, the group separator that stands for FNC1, dashes, dots, underscores and quotes.
for (const code of [9, 10, 11, 12, 13, 29, 32, 45, 46, 95, 34, 39]) ASCII[code] = SKIP

/**
 * What is left of a text as a number: upper-case letters and digits. Scanner artefacts (`]C1` in front, FNC1), blanks,
 * dashes and dots of every kind, zero-width characters and full-width forms are folded away. Empty where something
 * stands in the text that no tracking number has.
 *
 * @example normalizeNumber(']C142090210\u001d9234 6912 3456 7800 0001 71') // '420902109234691234567800000171'
 */
export function normalizeNumber(text: string): string {
  if (text.length > 4000) return ''
  let start = 0
  while (start < text.length && isBlank(text.charCodeAt(start))) start++
  if (text.charCodeAt(start) === 93 && text.charCodeAt(start + 1) === 67 && text.charCodeAt(start + 2) === 49)
    start += 3
  let isClean = start === 0 && text.length <= MOST_CHARACTERS
  for (let i = 0; isClean && i < text.length; i++) {
    const code = text.charCodeAt(i)
    isClean = (code >= 48 && code <= 57) || (code >= 65 && code <= 90)
  }
  return isClean ? text : folded(text, start)
}

function folded(text: string, start: number): string {
  let out = ''
  for (let i = start; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const kept = code < 128 ? (ASCII[code] ?? STOP) : foldWide(code)
    if (kept === SKIP) continue
    if (kept === STOP || out.length === MOST_CHARACTERS) return ''
    out += String.fromCharCode(kept)
  }
  return out
}

/** Full-width digits and letters, and the blanks, dashes and invisible characters beyond ASCII. */
function foldWide(code: number): number {
  if (code >= 0xff01 && code <= 0xff5e) return ASCII[code - 0xfee0] ?? STOP
  return isBlank(code) || isDash(code) ? SKIP : STOP
}

/** Whether a character code is a blank or invisible. */
export function isBlank(code: number): boolean {
  if (code <= 32) return code === 32 || (code >= 9 && code <= 13) || code === 29
  if (code < 0xa0) return false
  return (
    code === 0xa0 ||
    code === 0xad ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202f) ||
    (code >= 0x205f && code <= 0x2064) ||
    code === 0x3000 ||
    code === 0xfeff
  )
}

/** Whether a character code is a dash or a dot of some kind. */
export function isDash(code: number): boolean {
  if (code === 45 || code === 46) return true
  return (code >= 0x2010 && code <= 0x2015) || code === 0x2212 || code === 0xb7 || code === 0x2022 || code === 0xfe63
}
