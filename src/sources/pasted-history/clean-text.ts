/** Marks of direction, zero-width blanks, soft hyphens, variants of signs. */
const INVISIBLE = /\p{Cf}|\p{Variation_Selector}/gu
const BLANKS = /(?! )\p{Zs}/gu
const CONTROLS = /(?![\t\n])\p{Cc}/gu
const LINE_ENDS = /\r\n?|\p{Zl}|\p{Zp}/gu
const FULL_WIDTH = /[\uff01-\uff5e]/g
const FULL_WIDTH_SHIFT = 0xfee0
const QUOTES = /[\u2018\u2019\u201b\u2032]/g
const DASHES = /[\u2010-\u2012\u2212]/g

/**
 * A text with plain blanks, quotes and line ends: what copying leaves in (marks of direction, zero-width blanks,
 * full-width letters, control characters) is gone. Lines stay lines.
 */
export function cleanText(text: string): string {
  return text
    .replace(LINE_ENDS, '\n')
    .replace(INVISIBLE, '')
    .replace(BLANKS, ' ')
    .replace(CONTROLS, ' ')
    .replace(FULL_WIDTH, (letter) => String.fromCharCode(letter.charCodeAt(0) - FULL_WIDTH_SHIFT))
    .replace(QUOTES, "'")
    .replace(DASHES, '-')
}

const ENTITY = /&(?:#(\d{1,6})|#x([\da-f]{1,5})|([a-z]{2,8}));/gi
const NAMED: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  reg: '®',
  trade: '™',
  ndash: '–',
  mdash: '—',
  bull: '•',
  middot: '·',
  raquo: '»',
  rsquo: "'",
  lsquo: "'",
  copy: '©',
  zwnj: '',
  shy: '',
}

/** Letters that a page's source writes as `&nbsp;` or `&#174;`; those that nobody knows stay as they are. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  const decoded = text.replace(ENTITY, (whole, decimal, hex, name) => {
    if (name) return NAMED[name.toLowerCase()] ?? whole
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    return code >= 32 && code <= 0xffff ? String.fromCharCode(code) : ' '
  })
  return cleanText(decoded).replaceAll('\n', ' ')
}
