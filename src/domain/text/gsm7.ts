/** The letters of GSM 03.38 that take one place in a text message, and those that take two. */
const ONE = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
const TWO = new Set('^{}\\[~]|€')

const INSTEAD: Record<string, string> = {
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  '·': '-',
  '\u00a0': ' ',
}

/** Two parts of a long text message hold so many places. */
const TWO_PARTS = 306

/** A text in letters that phones take as single bytes: one other letter would more than double what it costs. */
export function toGsm7(text: string): string {
  let out = ''
  for (const letter of text) {
    if (ONE.has(letter) || TWO.has(letter)) out += letter
    else out += INSTEAD[letter] ?? plain(letter)
  }
  return out
}

function plain(letter: string): string {
  const base = [...letter.normalize('NFKD')].filter((one) => ONE.has(one)).join('')
  return base === '' ? '?' : base
}

/** So many places a text takes. */
export function placesOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (TWO.has(letter) ? 2 : 1), 0)
}

/** One text message of at most two parts: what comes first is cut where it must be, what comes after stays whole. */
export function textMessage(says: string, after: string): string {
  const end = toGsm7(after)
  const room = TWO_PARTS - placesOf(end) - 1
  const start = toGsm7(says)
  if (placesOf(start) <= room) return `${start} ${end}`
  let cut = start
  while (placesOf(cut) > room - 3) cut = cut.slice(0, -1)
  return `${cut.trimEnd()}... ${end}`
}
