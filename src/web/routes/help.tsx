import type { Hono, Context as HonoContext } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { csrf } from 'hono/csrf'
import { type FieldError, ServiceError } from '#services/errors.ts'
import { addComment } from '#services/help/add-comment.ts'
import { findArticle, type HelpArticle, listArticles, statusOfSlug } from '#services/help/find-article.ts'
import { readFeedback } from '#services/help/read-feedback.ts'
import { MOST_QUERY, searchHelp } from '#services/help/search-help.ts'
import { vote } from '#services/help/vote.ts'
import { isDatabaseAway } from '#services/parcels/is-database-away.ts'
import { formFields } from '../answers.ts'
import { numbersOfText } from '../asked-numbers.ts'
import { baseUrl } from '../base-url.ts'
import type { CommentFields } from '../components/comment-form.tsx'
import { htmlPage } from '../html-page.ts'
import { ErrorPage } from '../pages/error.tsx'
import { HelpPage } from '../pages/help.tsx'
import { ArticlePage, type Said } from '../pages/help-article.tsx'
import { paths } from '../paths.ts'
import type { Site } from '../site.ts'

const MOST_FORM_BYTES = 64 * 1024

/** The help centre: its search, its articles, and what readers say of them. */
export function addHelp(app: Hono, site: Site): void {
  const { ctx, simulated } = site

  app.use(
    '/help/*',
    csrf({ origin: (origin, c) => origin === originOf(site.publicUrl) || hostOf(origin) === c.req.header('host') }),
    bodyLimit({ maxSize: MOST_FORM_BYTES, onError: (c) => htmlPage(c, <TooLong simulated={simulated} />, 413) }),
  )

  app.get('/help', (c) => {
    const q = (c.req.query('q') ?? '').trim().slice(0, MOST_QUERY)
    const hits = q === '' ? null : searchHelp(ctx, { q })
    return htmlPage(
      c,
      <HelpPage articles={listArticles(ctx).list} q={q} hits={hits} numbers={numbersOfText(q)} simulated={simulated} />,
    )
  })

  app.get('/help/:slug', async (c, next) => {
    const slug = c.req.param('slug')
    const article = findArticle(ctx, slug)
    if (article) return showArticle(c, article, saidBefore(c))
    // The search answers statuses by slug as well.
    const status = statusOfSlug(ctx, slug)
    return status ? c.redirect(paths.status(status), 303) : next()
  })

  app.post('/help/:slug/vote', async (c, next) => {
    const article = findArticle(ctx, c.req.param('slug'))
    if (!article) return next()
    const { helpful = '', ticket = '' } = await formFields(c)
    try {
      await vote(ctx, { slug: article.slug, helpful, ticket, address: site.addressOf(c) })
    } catch (error) {
      const problem = voteProblem(error)
      if (!problem) throw error
      return showArticle(c, article, { kind: 'vote-problem', problem }, problem === 'too-many' ? 429 : 422)
    }
    return c.redirect(paths.helpVoted(article.slug, helpful), 303)
  })

  app.post('/help/:slug/comments', async (c, next) => {
    const article = findArticle(ctx, c.req.param('slug'))
    if (!article) return next()
    const { name = '', email = '', text = '', website = '', ticket = '' } = await formFields(c)
    const fields: CommentFields = { name, email, text }
    const { slug } = article
    try {
      await addComment(ctx, { slug, ...fields, trap: website, ticket, address: site.addressOf(c) })
    } catch (error) {
      const problem = commentProblem(error)
      if (!problem) throw error
      return showArticle(c, article, { kind: 'comment-problem', fields, problems: problem.problems }, problem.status)
    }
    return c.redirect(paths.helpCommented(slug), 303)
  })

  async function showArticle(
    c: HonoContext,
    article: HelpArticle,
    said: Said | null,
    status: 200 | 422 | 429 | 503 = 200,
  ): Promise<Response> {
    const { bySlug } = listArticles(ctx)
    return htmlPage(
      c,
      <ArticlePage
        article={article}
        related={article.related.flatMap((slug) => bySlug.get(slug) ?? [])}
        feedback={await readFeedback(ctx, article.slug)}
        said={said}
        base={baseUrl(site, c)}
        simulated={simulated}
      />,
      status,
    )
  }
}

/** What a page that is shown after a form says of it. */
function saidBefore(c: HonoContext): Said | null {
  const voted = c.req.query('voted')
  if (voted === 'yes' || voted === 'no') return { kind: 'voted', helpful: voted }
  return c.req.query('comment') === 'waiting' ? { kind: 'commented' } : null
}

function voteProblem(error: unknown): 'too-old' | 'too-many' | 'missing' | null {
  if (!(error instanceof ServiceError)) return null
  if (error.code === 'too-many') return 'too-many'
  return error.fields.some(({ field }) => field === 'helpful') ? 'missing' : 'too-old'
}

/** A text that somebody wrote is never lost: whatever is wrong, the form comes back with it. */
function commentProblem(error: unknown): { problems: Omit<FieldError, 'message'>[]; status: 422 | 429 | 503 } | null {
  if (isDatabaseAway(error)) return { problems: [{ field: 'form', code: 'unavailable' }], status: 503 }
  if (!(error instanceof ServiceError)) return null
  if (error.code === 'too-many') return { problems: [{ field: 'form', code: 'too-many' }], status: 429 }
  return { problems: error.fields, status: 422 }
}

function TooLong({ simulated }: { simulated: boolean }) {
  return <ErrorPage title="That is too much text" text="Go back and write a shorter comment." simulated={simulated} />
}

function originOf(url: string | null): string | null {
  return url === null ? null : new URL(url).origin
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}
