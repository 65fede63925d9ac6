import { z } from 'zod'
import { CHANNELS, type Channel } from '#domain/advice/tokens.ts'
import { SITUATIONS, type SituationName } from '#domain/diagnosis/tokens.ts'

/** The groups of articles, in the order in which people see them. */
export const HELP_GROUPS = ['start', 'trouble', 'delivery', 'statuses', 'claims', 'contact', 'safety'] as const

export type HelpGroup = (typeof HELP_GROUPS)[number]

export const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/** What stands between the two `---` lines of an article. */
export const FrontMatter = z.strictObject({
  title: z.string().min(5).max(100),
  summary: z.string().min(10).max(160),
  group: z.enum(HELP_GROUPS),
  order: z.int().min(0),
  situation: z.enum(SITUATIONS).optional(),
  channel: z.enum(CHANNELS).optional(),
  wordings: z.array(z.string().min(3).max(120)).default([]),
  related: z.array(z.string().regex(SLUG)).default([]),
  rulesAsOf: z.iso.date(),
  sources: z.array(z.string().min(5)).min(1),
})

export type Question = { question: string; answer: string }

/** An article with its figures filled in, ready to be shown. */
export type HelpArticle = {
  slug: string
  title: string
  summary: string
  group: HelpGroup
  order: number
  situation: SituationName | null
  channel: Channel | null
  /** Wordings of the carrier that it explains. */
  wordings: readonly string[]
  /** Slugs of other articles. */
  related: readonly string[]
  /** The day as of which its rules were checked. */
  rulesAsOf: string
  sources: readonly string[]
  /** The body as HTML. Made from Markdown in which no HTML may stand, so it is safe to show. */
  html: string
  /** The body as plain text. */
  text: string
  /** Headings that ask something, with the text below them. */
  questions: readonly Question[]
}

/** All articles, in the order in which they are listed. */
export type HelpArticles = { list: readonly HelpArticle[]; bySlug: ReadonlyMap<string, HelpArticle> }
