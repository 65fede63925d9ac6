import type { ScanCode } from '#domain/scans/scan-code.ts'
import { BASIS_WORDS } from '#words/en/index.ts'
import { Layout } from '../components/layout.tsx'
import { paths } from '../paths.ts'

/** Every status, by category, searchable. */
export function StatusesPage({
  rows,
  query,
  simulated,
}: {
  rows: readonly ScanCode[]
  query: string
  simulated: boolean
}) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const fits = (row: ScanCode) =>
    words.every((word) =>
      `${row.wording} ${row.alsoWorded?.join(' ') ?? ''} ${row.code} ${row.meaning}`.toLowerCase().includes(word),
    )
  const shown = rows.filter(fits)
  const groups = Map.groupBy(shown, (row) => row.category)
  return (
    <Layout title="What USPS statuses mean – Whereabouts" simulated={simulated} here={paths.statuses()}>
      <h1>What does this status mean?</h1>
      <search>
        <form class="search" method="get" action={paths.statuses()}>
          <label class="hidden" for="q">
            Words of the status
          </label>
          <input id="q" name="q" type="search" value={query} placeholder="arriving late, notice left, …" />
          <button class="button" type="submit">
            Search
          </button>
        </form>
      </search>
      {shown.length === 0 ? (
        <section class="sheet stack">
          <h2>No status has these words</h2>
          <p>
            Try fewer words, or <a href={paths.statuses()}>see all {rows.length}</a>.
          </p>
        </section>
      ) : null}
      {[...groups].map(([category, group]) => (
        <section class="sheet stack">
          <h2>{category}</h2>
          <ul class="meanings">
            {group.map((row) => (
              <li>
                <a href={paths.status(row)}>{row.wording}</a>{' '}
                {row.basis === 'seen' ? null : <span class="tag">{BASIS_WORDS[row.basis]}</span>}
                <br />
                <span class="small">{row.meaning}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Layout>
  )
}

/** One code with all that it can say, or one wording. */
export function StatusPage({ rows, simulated }: { rows: readonly ScanCode[]; simulated: boolean }) {
  const first = rows[0]
  const title = rows.length === 1 ? (first?.wording ?? '') : `Code ${first?.code}`
  return (
    <Layout title={`${title} – what it means`} simulated={simulated} here={paths.statuses()}>
      <p>
        <a href={paths.statuses()}>All statuses</a>
      </p>
      <h1>{title}</h1>
      {rows.map((row) => (
        <section class="sheet stack">
          {rows.length > 1 ? <h2>{row.wording}</h2> : null}
          <p>{row.meaning}</p>
          {rows.length > 1 ? <h3>What to do</h3> : <h2>What to do</h2>}
          <p>{row.whatToDo}</p>
          <p class="small">
            {row.basis === 'seen'
              ? 'Somebody scanned the parcel for this.'
              : 'This is a message: nobody scanned the parcel for it.'}{' '}
            {row.terminal ? 'Nothing more is expected after it. ' : ''}
            {row.code ? `Code ${row.code}. ` : ''}
            {row.alsoWorded ? `Also worded: ${row.alsoWorded.join('; ')}. ` : ''}
            Source: {row.source}.
          </p>
        </section>
      ))}
    </Layout>
  )
}
