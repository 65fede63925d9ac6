/** One line of a pasted text: `line` counts from 1, as an editor does. */
export type Line = { line: number; text: string }

const LONGEST = 400
const TAGS = /<\/?(?:br|div|p|li|tr|td|th|h\d|span|table)\b[^<>]{0,500}>/gi

/** A text as lines without quoting, markup and odd blanks. Lines too long for one event are cut at their sentences. */
export function linesOf(text: string): Line[] {
  const plain = TAGS.test(text) ? text.replace(TAGS, '\n') : text
  const lines: Line[] = []
  let number = 0
  for (const raw of plain.split(/\r\n|\r|\n|\u2028|\u2029/)) {
    number++
    const tidy = raw
      .replace(/^(?:\s{0,20}[>|]){1,20}/, '')
      .replace(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
      .replace(/[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]/g, '')
      .replace(/&nbsp;/gi, ' ')
      .replace(/&amp;/gi, '&')
      .trim()
    if (tidy === '') continue
    if (tidy.length <= LONGEST) lines.push({ line: number, text: tidy })
    else for (const piece of cut(tidy)) lines.push({ line: number, text: piece })
  }
  return lines
}

function* cut(text: string): Generator<string> {
  for (const sentence of text.split(/(?<=[.;|!?])\s/)) {
    for (let start = 0; start < sentence.length; start += LONGEST) {
      const piece = sentence.slice(start, start + LONGEST).trim()
      if (piece !== '') yield piece
    }
  }
}
