import { decodeEntities } from './clean-text.ts'

/** One line of a pasted text: `line` counts from 1, as an editor does; `isParted`: an empty line stands above it. */
export type Line = { line: number; text: string; isParted: boolean }

const TAG = /<(\/?)(?:([a-z][a-z\d]{0,15})(?:\s[^<>=]{1,60}=[^<>]{0,500})?\s{0,3}\/?|!--[^<>]{0,500})>/gi
const ROW_TAGS = new Set(
  'br p div li ul ol tr table tbody thead h1 h2 h3 h4 h5 h6 section article header footer hr dl dt dd'.split(' '),
)
const CELL_TAGS = new Set(['td', 'th'])
const CUT = '\u2028'
const LINK = /!?\[([^\][]{0,200})\]\([^()]{0,500}\)/g
const ADDRESS_IN_BRACKETS = /[<([](?:https?:\/\/|mailto:)[^<>()[\]]{1,500}[>)\]]/gi
const EMPHASIS = /\*\*|__|``?|~~/g
const ESCAPED = /\\([-*_.#+!()[\]|>~`])/g
const RULE = /^[\s|:=_*~+.#-]+$/
const BULLET =
  /^(?:[-*+•●▪◦‣·∙○◉✓✔✅☑►▶»→>@§©°«»¢¤]\s+|o\s+(?=[A-Z])|#{1,6}\s+|\(?\d{1,3}[.)]\s+(?=\D)(?!(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))|\[[ xX]?\]\s+|[●•▪○✓✔✅☑►▶]+)/iu

/** A cleaned text as lines without quoting, markup and bullets. Empty ones are left out. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let isParted = false
  let number = 0
  for (const raw of text.split('\n')) {
    number++
    let isBlank = true
    for (const part of partsOf(raw)) {
      isBlank = false
      lines.push({ line: number, text: part, isParted })
      isParted = false
    }
    if (isBlank) isParted = true
  }
  return lines
}

function* partsOf(raw: string): Generator<string> {
  const unquoted = withoutQuoting(raw)
  if (unquoted === '') return
  const untagged = unquoted.includes('<') ? withoutTags(unquoted) : unquoted
  for (const part of untagged.split(CUT)) {
    const plain = withoutMarks(decodeEntities(part))
    if (plain !== '') yield plain
  }
}

/** Without the `>` of quoted mails, however deep. Tabs at the ends are cells and stay until the blanks go. */
function withoutQuoting(raw: string): string {
  let start = 0
  for (;;) {
    const code = raw.charCodeAt(start)
    if (code !== 62 && code !== 32 && code !== 9) break
    start++
  }
  return raw.slice(start).trimEnd()
}

function withoutTags(text: string): string {
  return text.replace(ADDRESS_IN_BRACKETS, ' ').replace(TAG, (_, _slash, name) => {
    const tag = (name ?? '').toLowerCase()
    return ROW_TAGS.has(tag) ? CUT : CELL_TAGS.has(tag) ? '\t' : ''
  })
}

function withoutMarks(text: string): string {
  let plain = text.trim()
  if (plain === '' || RULE.test(plain)) return /[|=_*#~+-]{2}/.test(plain) || plain === '' ? '' : plain
  if (plain.includes('\\')) plain = plain.replace(ESCAPED, '$1')
  if (plain.includes('](')) plain = plain.replace(LINK, '$1')
  if (plain.includes('*') || plain.includes('_') || plain.includes('`') || plain.includes('~'))
    plain = plain.replace(EMPHASIS, '')
  return plain.replace(BULLET, '').trim()
}
