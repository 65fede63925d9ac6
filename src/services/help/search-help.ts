import MiniSearch, { type SearchOptions, type SearchResult } from 'minisearch'
import type { SituationName } from '#domain/diagnosis/tokens.ts'
import { normalizeWording } from '#domain/scans/normalize-wording.ts'
import type { ScanCode } from '#domain/scans/scan-code.ts'
import { rowsOfCode } from '#domain/scans/scan-table.ts'
import { wordingSlug } from '#domain/scans/wording-slug.ts'
import type { HelpArticle, HelpArticles } from '#knowledge/help/article.ts'
import type { Context } from '../context.ts'
import { listArticles } from './find-article.ts'
import { termOf, termsOf, wordsOf } from './search-terms.ts'

/** A question longer than this is not looked for. */
export const MOST_QUERY = 300
export const MOST_HITS = 50
const MOST_TERMS = 12
/** Of hundreds of statuses so many follow where no wording was asked for exactly. */
const MOST_STATUSES = 5
const LONGEST_EXCERPT = 200
/** A wording of at least so many characters is recognised inside a longer text. */
const SHORTEST_INSIDE = 10

/** What fits a question: an article of the help centre or a status of the glossary. */
export type HelpHit = {
  slug: string
  title: string
  excerpt: string
  situation: SituationName | null
} & ({ kind: 'article' } | { kind: 'status'; row: ScanCode })

type Found = { article: HelpArticle } | { row: ScanCode }

/**
 * Looks for articles and statuses. A wording as USPS writes it comes first, then what holds all words, then what holds
 * some; typing errors and beginnings of words are forgiven. An empty question finds nothing.
 */
export function searchHelp(ctx: Context, input: { q: string; limit?: number }): HelpHit[] {
  const q = input.q.slice(0, MOST_QUERY)
  const limit = Math.min(input.limit ?? MOST_HITS, MOST_HITS)
  const articles = listArticles(ctx)
  const hits = new Map<string, HelpHit>()
  const add = (found: Found, result: SearchResult | null) => {
    const slug = slugOf(found)
    // An article about a status has its slug, and says more.
    const isSaid = hits.has(slug) || ('row' in found && articles.bySlug.has(slug))
    if (!isSaid && hits.size < limit) hits.set(slug, hitOf(found, result))
  }
  for (const found of exactFinds(ctx, articles, q)) add(found, null)
  let statuses = 0
  for (const result of indexFinds(indexOf(ctx, articles), q)) {
    if ('article' in result.found || statuses++ < MOST_STATUSES) add(result.found, result)
  }
  return [...hits.values()]
}

/** Articles and statuses whose wording was asked for, or stands in the text asked for: the longest first. */
function exactFinds(ctx: Context, { list }: HelpArticles, q: string): Found[] {
  const wanted = normalizeWording(q)
  if (wanted === '') return []
  const explained = list.flatMap((article) =>
    [article.title, ...article.wordings].map((wording) => ({ wording: normalizeWording(wording), found: { article } })),
  )
  const statuses = [...ctx.knowledge.scanTable.byWording].flatMap(([wording, rows]) =>
    rows.slice(0, 1).map((row) => ({ wording, found: { row } })),
  )
  const all: { wording: string; found: Found }[] = [...explained, ...statuses]
  const inside = all
    .filter(({ wording }) => wording === wanted || (wording.length >= SHORTEST_INSIDE && isInside(wanted, wording)))
    .sort((a, b) => b.wording.length - a.wording.length || Number(isTitle(b)) - Number(isTitle(a)))
  const ofCode = rowsOfCode(ctx.knowledge.scanTable, q).map((row) => ({ row }))
  return [...ofCode, ...inside.map(({ found }) => found)]
}

/** Whether an article is about a wording above all: its title names it. */
function isTitle({ wording, found }: { wording: string; found: Found }): boolean {
  return 'article' in found && normalizeWording(found.article.title).includes(wording)
}

/** Whether a wording stands in a text as whole words. */
function isInside(text: string, wording: string): boolean {
  const at = text.indexOf(wording)
  if (at < 0) return false
  const isWord = (character: string | undefined) => character !== undefined && /[\p{L}\p{N}]/u.test(character)
  return !isWord(text[at - 1]) && !isWord(text[at + wording.length])
}

type Entry = {
  id: number
  slug: string
  title: string
  wordings: string
  questions: string
  summary: string
  text: string
  found: Found
}

const FORGIVING: SearchOptions = {
  boost: { title: 4, slug: 3, wordings: 3, questions: 2.5, summary: 2 },
  prefix: (term) => term.length >= 3 && term !== 'not',
  fuzzy: (term) => (term.length < 4 ? false : term.length < 6 ? 1 : 2),
  // Every article is about parcels: the word tells little.
  boostTerm: (term) => (term === 'parcel' ? 0.2 : 1),
  boostDocument: (_id, _term, fields) => (fields ? weightOf(fields.found as Found) : 1),
}

/** People ask about what happened to them: an article about a situation says more than one about a wording. */
function weightOf(found: Found): number {
  if ('row' in found) return 1
  return found.article.situation ? 3 : 2
}

const indexes = new WeakMap<HelpArticles, MiniSearch<Entry>>()

/** The index of the articles as they read today; made once for each set of texts. */
function indexOf(ctx: Context, articles: HelpArticles): MiniSearch<Entry> {
  const known = indexes.get(articles)
  if (known) return known
  const index = new MiniSearch<Entry>({
    fields: ['slug', 'title', 'wordings', 'questions', 'summary', 'text'],
    storeFields: ['found'],
    tokenize: wordsOf,
    processTerm: termOf,
  })
  const entries = [
    ...articles.list.map((article) => ({
      slug: article.slug,
      title: article.title,
      wordings: article.wordings.join('\n'),
      questions: article.questions.map(({ question }) => question).join('\n'),
      summary: article.summary,
      text: article.text,
      found: { article },
    })),
    ...ctx.knowledge.scanCodes.map((row) => ({
      slug: '',
      title: row.wording,
      wordings: (row.alsoWorded ?? []).join('\n'),
      questions: '',
      summary: row.meaning,
      text: row.whatToDo,
      found: { row },
    })),
  ]
  index.addAll(entries.map((entry, id) => ({ id, ...entry })))
  indexes.set(articles, index)
  return index
}

/** What holds all words first, then what holds some. */
function indexFinds(index: MiniSearch<Entry>, q: string): (SearchResult & { found: Found })[] {
  const terms = termsOf(q).slice(0, MOST_TERMS)
  if (terms.length === 0) return []
  const query = terms.join(' ')
  const all = index.search(query, { ...FORGIVING, combineWith: 'AND' })
  const some = terms.length === 1 ? [] : index.search(query, { ...FORGIVING, combineWith: 'OR' })
  return [...all, ...some] as (SearchResult & { found: Found })[]
}

function slugOf(found: Found): string {
  return 'article' in found ? found.article.slug : wordingSlug(found.row.wording)
}

function hitOf(found: Found, result: SearchResult | null): HelpHit {
  const slug = slugOf(found)
  if ('row' in found) {
    const { row } = found
    return { kind: 'status', slug, title: row.wording, excerpt: cut(row.meaning), situation: null, row }
  }
  const { title, situation } = found.article
  return { kind: 'article', slug, title, excerpt: cut(excerptOf(found.article, result)), situation }
}

/** The summary where it says what was asked for, else the sentence that says most of it. */
function excerptOf(article: HelpArticle, result: SearchResult | null): string {
  const fields = new Set(Object.values(result?.match ?? {}).flat())
  if (!result || fields.has('title') || fields.has('slug') || fields.has('summary') || fields.has('wordings'))
    return article.summary
  const terms = new Set(result.terms)
  let best = { sentence: article.summary, count: 0 }
  for (const sentence of article.text.split(/(?<=[.!?])\s+|\n/)) {
    const count = new Set(
      wordsOf(sentence)
        .map(termOf)
        .filter((term) => term !== null && terms.has(term)),
    ).size
    if (count > best.count) best = { sentence, count }
  }
  return best.sentence
}

/** Cuts a text at the end of a word. */
function cut(text: string): string {
  if (text.length <= LONGEST_EXCERPT) return text
  return `${text.slice(0, LONGEST_EXCERPT).replace(/\s+\S*$/, '')}…`
}
