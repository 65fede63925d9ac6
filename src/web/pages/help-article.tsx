import { raw } from 'hono/html'
import type { HelpArticle } from '#services/help/find-article.ts'
import type { Feedback } from '#services/help/read-feedback.ts'
import { ASK_WORDS, dayWords, helpfulWords, helpGroupWords } from '#words/en/index.ts'
import { type CommentFields, CommentForm, type CommentProblem, CommentProblems } from '../components/comment-form.tsx'
import { Layout } from '../components/layout.tsx'
import { jsonLd } from '../json-ld.ts'
import { paths } from '../paths.ts'

/** What the reader said with the form before this page. */
export type Said =
  | { kind: 'voted'; helpful: 'yes' | 'no' }
  | { kind: 'vote-problem'; problem: 'too-old' | 'too-many' | 'missing' }
  | { kind: 'commented' }
  | { kind: 'comment-problem'; fields: CommentFields; problems: readonly CommentProblem[] }

type ArticleProps = {
  article: HelpArticle
  related: readonly HelpArticle[]
  /** Null where the database is away. */
  feedback: Feedback | null
  said: Said | null
  /** The address of the site. */
  base: string
  simulated: boolean
}

/** One article, with its sources, what belongs to it, and what readers say. */
export function ArticlePage({ article, related, feedback, said, base, simulated }: ArticleProps) {
  const problems = said?.kind === 'comment-problem' ? said.problems : []
  return (
    <Layout
      title={`${problems.length > 0 ? 'Error: ' : ''}${article.title} – Whereabouts help`}
      description={article.summary}
      canonical={base + paths.helpArticle(article.slug)}
      simulated={simulated}
      here={paths.help()}
      noIndex={said !== null}
      head={<script type="application/ld+json">{raw(jsonLd(structuredData(article, base)))}</script>}
    >
      {problems.length > 0 ? <CommentProblems problems={problems} /> : null}
      <nav class="crumbs" aria-label="Breadcrumb">
        <ol>
          <li>
            <a href={paths.help()}>Help</a>
          </li>
          <li>
            <a href={paths.helpGroup(article.group)}>{helpGroupWords(article.group)}</a>
          </li>
        </ol>
      </nav>
      <h1>{article.title}</h1>
      <div class="help">
        <div class="stack">
          <article class="sheet words">
            {raw(article.html)}
            <div class="small sources">
              <p>
                Rules as of <time datetime={article.rulesAsOf}>{dayWords(article.rulesAsOf, '')}</time>. Sources:
              </p>
              <ul>
                {article.sources.map((source) => (
                  <li>{source}</li>
                ))}
              </ul>
            </div>
          </article>
          {feedback ? <Helpful slug={article.slug} feedback={feedback} said={said} /> : null}
        </div>
        <aside class="stack" aria-label="More about this">
          <NextSteps article={article} />
          {related.length > 0 ? (
            <section class="stack">
              <h2>Related</h2>
              <ul class="articles">
                {related.map((one) => (
                  <li>
                    <a href={paths.helpArticle(one.slug)}>{one.title}</a>
                    <small>{one.summary}</small>
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
        </aside>
      </div>
      <Comments slug={article.slug} feedback={feedback} said={said} />
    </Layout>
  )
}

/** Where an article's situation or channel leads on this site. */
function NextSteps({ article }: { article: HelpArticle }) {
  return (
    <section class="stack next">
      <h2>Go on from here</h2>
      <ul class="stack">
        <li>
          {article.situation ? (
            <>
              <a href={paths.read()}>Is this your parcel?</a> Paste its history, and we say what to do and until when.
            </>
          ) : (
            <>
              <a href={paths.home()}>Look up your parcel</a> to see where it was last seen.
            </>
          )}
        </li>
        <li>
          {article.channel ? (
            <>
              <a href={paths.contactChannel(article.channel)}>This way to get help</a>: what it can do, and whether it
              is open now.
            </>
          ) : (
            <>
              <a href={paths.contact()}>Whom you can ask</a>, and who is open now.
            </>
          )}
        </li>
        <li>
          <a href={paths.ask()}>{ASK_WORDS.askUs}</a>: a person reads your question and answers it.
        </li>
      </ul>
    </section>
  )
}

const VOTE_PROBLEMS = {
  'too-old': 'This page was open for a long time. Please answer once more.',
  'too-many': 'Many answers came from your address. Please try again in an hour.',
  missing: 'Choose yes or no.',
}

function Helpful({ slug, feedback, said }: { slug: string; feedback: Feedback; said: Said | null }) {
  const counted = helpfulWords(feedback.votes)
  return (
    <section class="sheet helpful" id="helpful" aria-labelledby="helpful-question">
      <h2 id="helpful-question">Was this helpful?</h2>
      {said?.kind === 'voted' ? (
        <p role="status">
          {said.helpful === 'yes' ? (
            'Thank you. We are glad.'
          ) : (
            <>
              Thank you. What is missing? <a href="#comment-form">Write a comment</a>, or{' '}
              <a href={paths.contact()}>see whom you can ask</a>.
            </>
          )}
        </p>
      ) : (
        <form method="post" action={paths.helpVote(slug)}>
          {said?.kind === 'vote-problem' ? <p role="alert">{VOTE_PROBLEMS[said.problem]}</p> : null}
          <input type="hidden" name="ticket" value={feedback.voteTicket} />
          <button class="button quiet" type="submit" name="helpful" value="yes">
            Yes
          </button>
          <button class="button quiet" type="submit" name="helpful" value="no">
            No
          </button>
        </form>
      )}
      {counted ? <small>{counted}</small> : null}
    </section>
  )
}

function Comments({ slug, feedback, said }: { slug: string; feedback: Feedback | null; said: Said | null }) {
  const fields = said?.kind === 'comment-problem' ? said.fields : { name: '', email: '', text: '' }
  const problems = said?.kind === 'comment-problem' ? said.problems : []
  return (
    <section class="sheet stack comments" id="comments" aria-labelledby="comments-title">
      <h2 id="comments-title">Comments</h2>
      {said?.kind === 'commented' ? (
        <p role="status" class="thanks">
          Thank you. Your comment is shown as soon as somebody has read it.
        </p>
      ) : null}
      {feedback === null ? (
        <p>Comments can’t be read right now. Try again in a few minutes.</p>
      ) : feedback.comments.length === 0 ? (
        <p class="small">Nobody has written one yet.</p>
      ) : (
        <ol class="said-by">
          {feedback.comments.map((comment) => (
            <li>
              <p class="by">
                <b>{comment.name}</b> <small>{commentDay(comment.atMs)}</small>
              </p>
              <p class="text">{comment.text}</p>
            </li>
          ))}
        </ol>
      )}
      {feedback !== null || problems.length > 0 ? (
        <>
          <h3>Write a comment</h3>
          <p class="small">It is shown after somebody has read it.</p>
          <CommentForm slug={slug} ticket={feedback?.commentTicket ?? ''} fields={fields} problems={problems} />
        </>
      ) : null}
    </section>
  )
}

function commentDay(atMs: number): string {
  return dayWords(new Date(atMs).toISOString().slice(0, 10), '')
}

/** The questions of an article as search engines read them, and where it stands in the help centre. */
function structuredData(article: HelpArticle, base: string): object {
  const crumb = (position: number, name: string, path: string) => ({
    '@type': 'ListItem',
    position,
    name,
    item: base + path,
  })
  return {
    '@context': 'https://schema.org',
    '@graph': [
      {
        '@type': 'FAQPage',
        mainEntity: article.questions.map(({ question, answer }) => ({
          '@type': 'Question',
          name: question,
          acceptedAnswer: { '@type': 'Answer', text: answer },
        })),
      },
      {
        '@type': 'BreadcrumbList',
        itemListElement: [crumb(1, 'Help', paths.help()), crumb(2, article.title, paths.helpArticle(article.slug))],
      },
    ],
  }
}
