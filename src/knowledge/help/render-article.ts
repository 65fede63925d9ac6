import { Marked, type MarkedExtension, type Token, type Tokens } from 'marked'
import type { Question } from './article.ts'

/** Where a link of an article leads, or what is wrong with it. */
export type LinkTarget = { ok: true; href: string; isOutside: boolean } | { ok: false; reason: string }

/** Something wrong in a body, at an offset of its text. */
export type BodyProblem = { offset: number; message: string }

export type RenderedBody = { html: string; text: string; questions: Question[]; problems: BodyProblem[] }

const REFUSED: Record<string, string> = {
  html: 'HTML is not allowed',
  image: 'images are not allowed',
  checkbox: 'tick boxes are not allowed',
}

/** Turns a body into HTML, plain text and questions, and says what must not stand in it. */
export function renderBody(body: string, linkTo: (href: string) => LinkTarget): RenderedBody {
  const problems: BodyProblem[] = []
  const marked = new Marked({ gfm: true })
  marked.use({ renderer: rendererFor(linkTo) })
  const tokens = marked.lexer(body)
  let offset = 0
  for (const block of tokens) {
    const start = offset
    marked.walkTokens([block], (token) => {
      const message = problemOf(token, linkTo)
      if (message) problems.push({ offset: start + Math.max(0, block.raw.indexOf(token.raw)), message })
    })
    offset += block.raw.length
  }
  const questions = questionsOf(tokens)
  for (const { question, answer } of questions) {
    if (answer === '')
      problems.push({ offset: Math.max(0, body.indexOf(question)), message: `“${question}” has no answer` })
  }
  return { html: marked.parser(tokens), text: plainBlocks(tokens), questions, problems }
}

function problemOf(token: Token, linkTo: (href: string) => LinkTarget): string | null {
  if (token.type === 'heading' && token.depth !== 2 && token.depth !== 3) return 'headings are ## or ###'
  if (token.type === 'link') {
    const target = linkTo(token.href)
    return target.ok ? null : target.reason
  }
  return REFUSED[token.type] ?? null
}

function rendererFor(linkTo: (href: string) => LinkTarget): NonNullable<MarkedExtension['renderer']> {
  const ids = new Set<string>()
  return {
    // What `problemOf` refuses is never shown either, should somebody forget to look at the problems.
    html: () => '',
    image: () => '',
    checkbox: () => '',
    heading({ tokens, depth }: Tokens.Heading) {
      const id = freeId(plainText(tokens), ids)
      return `<h${depth} id="${id}">${this.parser.parseInline(tokens)}</h${depth}>\n`
    },
    link({ href, tokens }: Tokens.Link) {
      const target = linkTo(href)
      const words = this.parser.parseInline(tokens)
      if (!target.ok) return words
      return `<a href="${escapeAttribute(target.href)}"${target.isOutside ? ' rel="external"' : ''}>${words}</a>`
    },
    table({ header, rows }: Tokens.Table) {
      const cells = (row: Tokens.TableCell[]) =>
        row
          .map((cell) =>
            cell.header
              ? `<th scope="col">${this.parser.parseInline(cell.tokens)}</th>`
              : `<td>${this.parser.parseInline(cell.tokens)}</td>`,
          )
          .join('')
      const body = rows.map((row) => `<tr>${cells(row)}</tr>`).join('\n')
      const table = `<table class="table"><thead><tr>${cells(header)}</tr></thead><tbody>${body}</tbody></table>`
      return `<div class="scroll" role="region" aria-label="Table" tabindex="0">${table}</div>\n`
    },
  }
}

/** The `##` headings that end with a question mark, each with the text up to the next `##`. */
function questionsOf(tokens: readonly Token[]): Question[] {
  const questions: Question[] = []
  let open: { question: string; blocks: Token[] } | null = null
  const close = () => {
    if (open) questions.push({ question: open.question, answer: plainBlocks(open.blocks) })
    open = null
  }
  for (const token of tokens) {
    if (token.type === 'heading' && token.depth === 2) {
      close()
      const text = plainText((token as Tokens.Heading).tokens)
      if (text.endsWith('?')) open = { question: text, blocks: [] }
    } else open?.blocks.push(token)
  }
  close()
  return questions
}

/** One line for each paragraph, point of a list and row of a table. */
function plainBlocks(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if (token.type === 'list') return (token as Tokens.List).items.map((item) => plainBlocks(item.tokens)).join('\n')
      if (token.type === 'table') return plainTable(token as Tokens.Table)
      return plainText('tokens' in token && token.tokens ? token.tokens : [token])
    })
    .filter(Boolean)
    .join('\n')
    .trim()
}

function plainTable({ header, rows }: Tokens.Table): string {
  return [header, ...rows].map((row) => row.map((cell) => plainText(cell.tokens)).join(', ')).join('\n')
}

function plainText(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if (token.type === 'br') return ' '
      if ('tokens' in token && token.tokens) return plainText(token.tokens)
      return REFUSED[token.type] || !('text' in token) ? '' : String(token.text)
    })
    .join('')
    .replace(/\s+/g, ' ')
}

function freeId(text: string, taken: Set<string>): string {
  const plain = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
  let id = plain
  for (let n = 2; taken.has(id); n++) id = `${plain}-${n}`
  taken.add(id)
  return id
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
