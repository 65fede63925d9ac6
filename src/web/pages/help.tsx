import { printTrackingNumber } from '#domain/tracking-number/index.ts'
import { HELP_GROUPS, type HelpArticle } from '#services/help/find-article.ts'
import type { HelpHit } from '#services/help/search-help.ts'
import { helpGroupWords } from '#words/en/index.ts'
import { Layout } from '../components/layout.tsx'
import { paths } from '../paths.ts'

type HelpProps = {
  articles: readonly HelpArticle[]
  q: string
  /** Null where nothing was asked. */
  hits: readonly HelpHit[] | null
  /** Tracking numbers in the question. */
  numbers: readonly string[]
  simulated: boolean
}

/** All articles by group, or what fits a question. */
export function HelpPage({ articles, q, hits, numbers, simulated }: HelpProps) {
  return (
    <Layout
      title={q === '' ? 'Help with USPS parcels – Whereabouts' : `“${q}” – help`}
      description="Plain answers about USPS parcels: what statuses mean, what to do when something is wrong, and until when."
      simulated={simulated}
      here={paths.help()}
      noIndex={hits !== null}
      head={<link rel="alternate" type="application/atom+xml" title="Help articles" href={paths.helpFeed()} />}
    >
      <h1>How can we help?</h1>
      <search>
        <form class="search" method="get" action={paths.help()}>
          <label class="hidden" for="q">
            What is it about?
          </label>
          <input
            id="q"
            name="q"
            type="search"
            value={q}
            placeholder="not delivered, claim, a status from usps.com, …"
          />
          <button class="button" type="submit">
            Search
          </button>
        </form>
      </search>
      {numbers.length > 0 ? <NumbersInQuestion numbers={numbers} /> : null}
      {hits === null ? (
        <Groups articles={articles} />
      ) : hits.length === 0 ? (
        <Nothing q={q} />
      ) : (
        <Hits hits={hits} q={q} />
      )}
    </Layout>
  )
}

function Groups({ articles }: { articles: readonly HelpArticle[] }) {
  if (articles.length === 0) {
    return (
      <section class="sheet stack">
        <h2>There are no articles yet</h2>
        <p>
          Until then, <a href={paths.statuses()}>every status is explained</a>, and the search above finds them.
        </p>
      </section>
    )
  }
  const groups = Map.groupBy(articles, (article) => article.group)
  const shown = HELP_GROUPS.filter((group) => groups.has(group))
  return (
    <>
      <nav aria-label="Groups of articles">
        <ul class="jump">
          {shown.map((group) => (
            <li>
              <a href={paths.helpGroup(group)}>{helpGroupWords(group)}</a>
            </li>
          ))}
        </ul>
      </nav>
      {shown.map((group) => (
        <section class="sheet stack" id={group} aria-labelledby={`${group}-name`}>
          <h2 id={`${group}-name`}>{helpGroupWords(group)}</h2>
          <ul class="articles">
            {(groups.get(group) ?? []).map((article) => (
              <li>
                <a href={paths.helpArticle(article.slug)}>{article.title}</a>
                <small>{article.summary}</small>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

function Hits({ hits, q }: { hits: readonly HelpHit[]; q: string }) {
  return (
    <section class="sheet stack" aria-labelledby="hits">
      <h2 id="hits">What fits “{q}”</h2>
      <ol class="hits">
        {hits.map((hit) => (
          <li>
            <a href={hit.kind === 'article' ? paths.helpArticle(hit.slug) : paths.status(hit.row)}>{hit.title}</a>{' '}
            {hit.kind === 'status' ? <span class="tag">status</span> : null}
            <p class="small">{hit.excerpt}</p>
          </li>
        ))}
      </ol>
      <p class="small">
        Not what you meant? <a href={paths.help()}>See all articles</a>, or{' '}
        <a href={paths.contact()}>see whom you can ask</a>.
      </p>
    </section>
  )
}

/** Nothing was found: other ways on. */
function Nothing({ q }: { q: string }) {
  return (
    <section class="sheet stack">
      <h2>We found nothing for “{q}”</h2>
      <p>Try fewer or other words, or go on from here:</p>
      <ul class="doors">
        <li>
          <b>
            <a href={paths.help()}>All articles</a>
          </b>
          <small>by group</small>
        </li>
        <li>
          <b>
            <a href={paths.statuses()}>All statuses</a>
          </b>
          <small>every wording of USPS in plain words</small>
        </li>
        <li>
          <b>
            <a href={paths.read()}>Read your parcel’s history</a>
          </b>
          <small>paste what usps.com shows; we say what it means and what to do</small>
        </li>
        <li>
          <b>
            <a href={paths.contact()}>Whom you can ask</a>
          </b>
          <small>each way to reach USPS, and what it can do</small>
        </li>
      </ul>
    </section>
  )
}

function NumbersInQuestion({ numbers }: { numbers: readonly string[] }) {
  return (
    <section class="sheet stack">
      <h2>This holds a tracking number</h2>
      <ul class="samples">
        {numbers.slice(0, 5).map((number) => (
          <li>
            <a href={paths.track(number)}>
              <span class="digits">{printTrackingNumber(number)}</span>
              <small>see where it is</small>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
