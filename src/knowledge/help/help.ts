import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Channel } from '#domain/advice/tokens.ts'
import type { SituationName } from '#domain/diagnosis/tokens.ts'
import type { Thresholds } from '#domain/rules/threshold.ts'
import type { KnowledgeFiles } from '../knowledge.ts'
import { KnowledgeError } from '../read-file.ts'
import { HELP_GROUPS, type HelpArticle, type HelpArticles, SLUG } from './article.ts'
import { createFigures, type Figures } from './figures.ts'
import { createLinks, type Links } from './links.ts'
import { type ArticleProblem, type ArticleSource, readArticle } from './read-article.ts'
import { type RenderedBody, renderBody } from './render-article.ts'

/** The help centre's articles. Their figures are those of the day on which they are read. */
export type Help = {
  on(day: string): HelpArticles
  /** Slugs of the articles about a channel, and about a situation. */
  ofChannel: ReadonlyMap<Channel, string>
  ofSituation: ReadonlyMap<SituationName, string>
}

/** So many questions people find answered in each article, at least. */
const LEAST_QUESTIONS = 2
const PLACEHOLDER = /\{\{([^{}\n]*)\}\}/g

/** Reads all articles. @throws KnowledgeError naming file and line of the first that is wrong */
export function loadHelp(folder: string, files: KnowledgeFiles, thresholds: Thresholds): Help {
  const { help, problems } = readHelp(folder, files, thresholds)
  const [first, ...others] = problems
  if (first) throw new KnowledgeError(others.length > 0 ? `${first} (and ${others.length} more)` : first)
  return help
}

/** Reads all articles, and lists all that is wrong with them. A folder without articles is an empty help centre. */
export function readHelp(
  folder: string,
  files: KnowledgeFiles,
  thresholds: Thresholds,
): { help: Help; problems: string[]; count: number } {
  const { sources, slugs, problems } = readSources(join(folder, 'help'))
  const figures = createFigures(files, thresholds)
  const links = createLinks(files, slugs)
  const render = rememberLast((body) => renderBody(body, links.target))
  for (const source of sources) problems.push(...problemsOf(source, figures, links, render))
  return {
    help: helpOf(sources, figures, render),
    problems: problems.map(({ file, line, message }) => `${file}:${line}: ${message}`),
    count: sources.length,
  }
}

/** A body as rendered; by slug, the last one is kept. */
type Render = (slug: string, body: string) => RenderedBody

/** What was checked at the start is mostly what is shown on that day, and on most days after. */
function rememberLast(render: (body: string) => RenderedBody): Render {
  const last = new Map<string, { body: string; rendered: RenderedBody }>()
  return (slug, body) => {
    const known = last.get(slug)
    if (known?.body === body) return known.rendered
    const rendered = render(body)
    last.set(slug, { body, rendered })
    return rendered
  }
}

/** `slugs` are those of all files: a link to an article that is itself wrong is right. */
function readSources(folder: string): { sources: ArticleSource[]; slugs: Set<string>; problems: ArticleProblem[] } {
  const slugs = new Set<string>()
  const sources: ArticleSource[] = []
  const problems: ArticleProblem[] = []
  const names = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.md'))
        .sort()
    : []
  for (const name of names) {
    const file = `knowledge/help/${name}`
    const slug = name.slice(0, -'.md'.length)
    slugs.add(slug)
    if (!SLUG.test(slug))
      problems.push({ file, line: 1, message: 'a file name has small letters, digits and single dashes' })
    const read = readArticle(file, slug, readFileSync(join(folder, name), 'utf8'))
    if (read.ok) sources.push(read.source)
    else problems.push(...read.problems)
  }
  return { sources, slugs, problems }
}

/** Checked with the figures of the article's own day: the check says the same on every day. */
function problemsOf(source: ArticleSource, figures: Figures, links: Links, render: Render): ArticleProblem[] {
  const problems: ArticleProblem[] = []
  const add = (line: number, message: string) => problems.push({ file: source.file, line, message })
  for (const slug of source.related) {
    if (slug === source.slug) add(source.lines.related, 'related: an article is not related to itself')
    else if (!links.hasArticle(slug)) add(source.lines.related, `related: there is no article ${slug}`)
  }
  const fill = (text: string, firstLine: number) =>
    filled(text, (placeholder, offset) => {
      const figure = figures(placeholder, source.rulesAsOf)
      if (figure.ok) return figure.text
      add(firstLine + lineIn(text, offset), figure.reason)
      return ''
    })
  fill(source.title, source.lines.title)
  fill(source.summary, source.lines.summary)
  const body = fill(source.body, source.bodyLine)
  for (const { index } of body.matchAll(/\{\{|\}\}/g)) {
    add(source.bodyLine + lineIn(body, index), 'a placeholder is written {{…}} on one line')
  }
  const rendered = render(source.slug, body)
  for (const { offset, message } of rendered.problems) add(source.bodyLine + lineIn(body, offset), message)
  if (rendered.questions.length < LEAST_QUESTIONS) {
    add(
      source.bodyLine,
      `at least ${LEAST_QUESTIONS} headings “## …?” are needed; there are ${rendered.questions.length}`,
    )
  }
  return problems
}

/** Renders on the first question of a day, and again only where a figure has changed since. */
function helpOf(sources: readonly ArticleSource[], figures: Figures, render: Render): Help {
  let day = ''
  let texts = ''
  let articles: HelpArticles = { list: [], bySlug: new Map() }
  return {
    ofChannel: new Map(sources.flatMap(({ channel, slug }) => (channel ? [[channel, slug]] : []))),
    ofSituation: new Map(sources.flatMap(({ situation, slug }) => (situation ? [[situation, slug]] : []))),
    on(today) {
      if (today === day) return articles
      const current = sources.map((source) => fillSource(source, figures, today))
      const now = JSON.stringify(current.map(({ title, summary, body }) => [title, summary, body]))
      if (now !== texts) articles = articlesOf(current.map((source) => articleOf(source, render)))
      day = today
      texts = now
      return articles
    },
  }
}

/** A rule that ended without another after it keeps the figure that it had when the article was checked. */
function fillSource(source: ArticleSource, figures: Figures, day: string): ArticleSource {
  const fill = (text: string) =>
    filled(text, (placeholder) => {
      const figure = [figures(placeholder, day), figures(placeholder, source.rulesAsOf)].find(({ ok }) => ok)
      return figure?.ok ? figure.text : null
    })
  return { ...source, title: fill(source.title), summary: fill(source.summary), body: fill(source.body) }
}

/** Puts figures in the places of placeholders; those without one stay as they are. No line is added or lost. */
function filled(text: string, figureOf: (placeholder: string, offset: number) => string | null): string {
  return text.replaceAll(
    PLACEHOLDER,
    (whole, placeholder: string, offset: number) => figureOf(placeholder, offset) ?? whole,
  )
}

/** In which line of a text an offset lies, counted from 0. */
function lineIn(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length - 1
}

function articleOf(source: ArticleSource, render: Render): HelpArticle {
  const { file: _file, body, bodyLine: _line, lines: _lines, ...rest } = source
  const { html, text, questions } = render(source.slug, body)
  return { ...rest, situation: rest.situation ?? null, channel: rest.channel ?? null, html, text, questions }
}

function articlesOf(articles: readonly HelpArticle[]): HelpArticles {
  const list = articles.toSorted(
    (a, b) =>
      HELP_GROUPS.indexOf(a.group) - HELP_GROUPS.indexOf(b.group) || a.order - b.order || (a.title < b.title ? -1 : 1),
  )
  return { list, bySlug: new Map(list.map((article) => [article.slug, article])) }
}
