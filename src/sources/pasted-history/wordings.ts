import { interpretScan } from '#domain/scans/interpret-scan.ts'
import type { PhaseSaid } from '#domain/scans/phase.ts'
import type { ScanTable } from '#domain/scans/scan-table.ts'

/** What a text is as a wording: one that a row has, one that a family reads, or none. */
export type WordingStrength = 'known' | 'readable' | 'none'

type Node = { next: Map<string, Node>; isEnd: boolean }

const WORD = /[a-z0-9]+/gi
const WORDS_OF_SUMMARIES =
  'a an and as at be been but by currently destination ready has have in is it its later moving network of on or package parcel still than that the this to track was way we will with within your arrived departed expected arrive now mail time date next until'.split(
    ' ',
  )
const NO_WORDING = { end: -1, words: 0 }
const LONGEST_WORD = 30
const LONGEST_READABLE = 160
const MOST_WORDS = 20
/** Texts around a history that hold a family's words: no event is told so. */
const NOT_AN_EVENT =
  /[$€£?]|https?:|\b(?:order|invoice|fee|price|total|subtotal|qty|sold by|form|receipt|refund|card|buyer|seller|faq|insurance|policy|tip|coupon|subscribe|click|log in|sign up|learn|track your|how (?:do|to|can)|what (?:is|do|does)|if (?:you|the)|please|we'll|you can|you may|you'll)\b/i

const A_PROMISE = /^(?:expected|estimated|scheduled|updated|arriving|arrives)\b/i

/**
 * The known wordings as a tree of words, so that they are found in a text in one pass, whatever commas and dashes stand
 * between their words; and the families for those that nobody knows by heart.
 */
export class Wordings {
  readonly #table: ScanTable
  readonly #root: Node = { next: new Map(), isEnd: false }
  readonly #mayBeReadable: RegExp
  readonly #ownWords = new Set(WORDS_OF_SUMMARIES)

  constructor(table: ScanTable) {
    this.#table = table
    for (const row of table.rows) {
      for (const wording of [row.wording, ...(row.alsoWorded ?? [])]) this.#add(wording)
    }
    this.#mayBeReadable = readableStarts(table)
  }

  #add(wording: string): void {
    let node = this.#root
    for (const [word] of wording.toLowerCase().matchAll(WORD)) {
      this.#ownWords.add(word)
      const next: Node = node.next.get(word) ?? { next: new Map(), isEnd: false }
      node.next.set(word, next)
      node = next
    }
    node.isEnd = true
  }

  /** Whether the first word of a text begins a known wording. */
  mayBegin(text: string): boolean {
    const end = endOfWord(text, 0)
    return end > 0 && end <= LONGEST_WORD && this.#root.next.has(text.slice(0, end).toLowerCase())
  }

  /** The end of the longest known wording that begins at `start`, how many words it has, and -1 where there is none. */
  longestAt(text: string, start: number): { end: number; words: number } {
    let node: Node | undefined = this.#root
    let best = NO_WORDING
    let at = start
    for (let words = 1; node; words++) {
      const end = endOfWord(text, at)
      if (end === at || end - at > LONGEST_WORD) break
      node = node.next.get(text.slice(at, end).toLowerCase())
      if (node?.isEnd) best = { end: text[end] === ')' ? end + 1 : end, words }
      at = skipBetweenWords(text, end)
    }
    return best
  }

  /** Whether a whole text is a wording, and how surely. */
  strengthOf(text: string): WordingStrength {
    const first = nextWord(text, 0)
    if (first < 0) return 'none'
    const { end } = this.longestAt(text, first)
    if (end >= 0 && nextWord(text, end) < 0) return 'known'
    return this.#isReadable(text) ? 'readable' : 'none'
  }

  /** Where in its life a parcel is, after this wording. */
  phaseOf(wording: string): PhaseSaid {
    return interpretScan(this.#table, { code: null, wording }).phase
  }

  /** Whether a text is made of the carrier's own words alone, so that nothing else is told by it. */
  isOfOwnWords(text: string): boolean {
    for (const [word] of text.toLowerCase().matchAll(WORD)) if (!this.#ownWords.has(word)) return false
    return true
  }

  /** Whether anything reads it, exactly or by a family. */
  isUnderstood(wording: string): boolean {
    return wording.length <= 600 && interpretScan(this.#table, { code: null, wording }).readBy !== 'unknown'
  }

  #isReadable(text: string): boolean {
    if (text.length > LONGEST_READABLE || !this.#mayBeReadable.test(text)) return false
    if (NOT_AN_EVENT.test(text) || A_PROMISE.test(text)) return false
    if (text.split(/\s+/, MOST_WORDS + 1).length > MOST_WORDS) return false
    return this.isUnderstood(text)
  }
}

const finders = new WeakMap<ScanTable, Wordings>()

/** The finder of a table; made once. */
export function wordingsOf(table: ScanTable): Wordings {
  const known = finders.get(table) ?? new Wordings(table)
  finders.set(table, known)
  return known
}

/** One look that rules out most texts before all families are tried. */
function readableStarts(table: ScanTable): RegExp {
  const parts = new Set<string>()
  for (const family of table.families)
    for (const part of family.has?.slice(0, 1) ?? family.begins ?? []) parts.add(part)
  const escaped = [...parts].map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(escaped.join('|'), 'i')
}

/** Over what may stand between two words of one wording: a blank, a comma, a slash, a bracket; no cell's end. */
function skipBetweenWords(text: string, from: number): number {
  let at = from
  while (at < text.length && at - from < 4 && BETWEEN_WORDS.has(text.charCodeAt(at))) at++
  return at
}

const BETWEEN_WORDS = new Set([...' ,/()-–—:.&®™\'"'].map((letter) => letter.charCodeAt(0)))

/** Where the next letter or digit stands; -1 behind the last. */
function nextWord(text: string, from: number): number {
  for (let i = from; i < text.length; i++) if (isWordCode(text.charCodeAt(i))) return i
  return -1
}

function endOfWord(text: string, from: number): number {
  let end = from
  while (end < text.length && isWordCode(text.charCodeAt(end))) end++
  return end
}

function isWordCode(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
}
