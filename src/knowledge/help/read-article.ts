import { LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { FrontMatter } from './article.ts'

/** An article as it stands in its file: front matter read, placeholders not filled yet. */
export type ArticleSource = z.infer<typeof FrontMatter> & {
  slug: string
  /** The name of the file as messages say it. */
  file: string
  body: string
  /** The line of the file on which the body begins. */
  bodyLine: number
  /** The lines of fields in which something may be wrong that only the whole folder tells. */
  lines: { title: number; summary: number; related: number }
}

/** Something wrong in an article. */
export type ArticleProblem = { file: string; line: number; message: string }

const FENCE = '---'

/** Reads the text of one article. */
export function readArticle(
  file: string,
  slug: string,
  text: string,
): { ok: true; source: ArticleSource } | { ok: false; problems: ArticleProblem[] } {
  const lines = text
    .replaceAll('\r\n', '\n')
    .replace(/^\uFEFF/, '')
    .split('\n')
  const fail = (line: number, message: string) => ({ ok: false as const, problems: [{ file, line, message }] })
  const end = lines.indexOf(FENCE, 1)
  if (lines[0] !== FENCE || end < 0) return fail(1, 'the front matter stands between two lines “---” at the top')

  const counter = new LineCounter()
  const document = parseDocument(lines.slice(1, end).join('\n'), { lineCounter: counter })
  // The front matter begins on the file's second line.
  const lineAt = (offset: number) => counter.linePos(offset).line + 1
  const broken = document.errors[0]
  if (broken) return fail(lineAt(broken.pos[0]), broken.message.split('\n')[0] ?? 'not valid YAML')

  const result = FrontMatter.safeParse(document.toJS())
  if (!result.success) {
    const problems = result.error.issues.map((issue) => {
      const path = issue.path.map(String)
      return {
        file,
        line: lineOf(document, issue.path, lineAt),
        message: `${path.join('.') || 'front matter'}: ${issue.message}`,
      }
    })
    return { ok: false, problems }
  }
  const line = (field: string) => lineOf(document, [field], lineAt)
  return {
    ok: true,
    source: {
      ...result.data,
      slug,
      file,
      body: lines.slice(end + 1).join('\n'),
      bodyLine: end + 2,
      lines: { title: line('title'), summary: line('summary'), related: line('related') },
    },
  }
}

/** The line of a field; of the nearest one around it where it is missing. */
function lineOf(
  document: ReturnType<typeof parseDocument>,
  path: readonly PropertyKey[],
  lineAt: (offset: number) => number,
): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as { range?: readonly number[] } | undefined
    if (node?.range) return lineAt(node.range[0] ?? 0)
  }
  return 1
}
