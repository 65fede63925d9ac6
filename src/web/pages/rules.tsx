import type { RuleRow, RuleView } from '#domain/rules/rule-view.ts'
import { TRUSTS } from '#domain/rules/window-rule.ts'
import { dateWords, inForceWords, ruleFits, ruleName, ruleWords, subjectWords, trustWords } from '#words/en/index.ts'
import { Layout } from '../components/layout.tsx'
import { paths } from '../paths.ts'

/** Every rule that deadlines and advice come from, by subject, searchable. */
export function RulesPage(props: { rules: readonly RuleView[]; query: string; simulated: boolean }) {
  const { rules, query } = props
  const groups = Map.groupBy(
    rules.filter((rule) => ruleFits(rule, query)),
    (rule) => rule.subject,
  )
  return (
    <Layout title="The rules that we use – Whereabouts" simulated={props.simulated} here={paths.rules()}>
      <h1>The rules that we use</h1>
      <p>
        Each deadline and each piece of advice here comes from a rule in this list. A rule holds for parcels mailed on
        the days that stand with it. USPS may change its rules: what counts in the end is what USPS says.
      </p>
      <search>
        <form class="search" method="get" action={paths.rules()}>
          <label class="hidden" for="q">
            Words of the rule
          </label>
          <input id="q" name="q" type="search" value={query} placeholder="claim, hold mail, 60 days, …" />
          <button class="button" type="submit">
            Search
          </button>
        </form>
      </search>
      <Legend />
      {groups.size === 0 ? (
        <section class="sheet stack">
          <h2>No rule has these words</h2>
          <p>
            Try fewer words, or <a href={paths.rules()}>see all {rules.length} rules</a>.
          </p>
        </section>
      ) : null}
      {groups.size > 1 ? (
        <nav aria-label="Subjects">
          <ul class="chips">
            {[...groups.keys()].map((subject) => (
              <li>
                <a href={`#${subject}`}>{subjectWords(subject)}</a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      {[...groups].map(([subject, group]) => (
        <section class="sheet stack" id={subject}>
          <h2>{subjectWords(subject)}</h2>
          <ul class="rules">
            {group.map((rule) => (
              <Rule rule={rule} />
            ))}
          </ul>
        </section>
      ))}
    </Layout>
  )
}

function Legend() {
  return (
    <details class="sheet">
      <summary>How sure we are of a rule</summary>
      <dl class="legend">
        {TRUSTS.map((trust) => (
          <div>
            <dt>
              <span class={`tag trust-${trust}`}>{trustWords(trust).short}</span>
            </dt>
            <dd>{trustWords(trust).long}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

function Rule({ rule }: { rule: RuleView }) {
  const { now, rows } = rule
  const shown = now ?? rows.at(-1)
  if (!shown) return null
  return (
    <li id={rule.id}>
      <div>
        <h3>
          <a href={paths.rule(rule.id)}>{ruleName(rule)}</a>
        </h3>
        <p>
          {now ? '' : 'Not in force today. '}
          {ruleWords(shown.says)}
          {shown.note ? ` ${shown.note}` : ''}
        </p>
        {rows.length > 1 ? <Changes rows={rows} /> : null}
      </div>
      <div>
        {shown.isOwn ? (
          <p class="small">
            <b>Set by the operator of this server.</b>
          </p>
        ) : null}
        <Origin row={shown} />
      </div>
    </li>
  )
}

function Origin({ row }: { row: RuleRow }) {
  return (
    <p class="small">
      <span class={`tag trust-${row.trust}`}>{trustWords(row.trust).short}</span> {row.source}. Checked on{' '}
      <time datetime={row.checkedOn}>{dateWords(row.checkedOn)}</time>. In force: {inForceWords(row)}.
    </p>
  )
}

function Changes({ rows }: { rows: readonly RuleRow[] }) {
  return (
    <details>
      <summary>What changed when</summary>
      <ol class="changes">
        {rows.map((row) => (
          <li>
            <b>{inForceWords(row)}</b>
            {row.inForce ? ' (now)' : ''}: {ruleWords(row.says)}
            {row.note ? ` ${row.note}` : ''} <span class="small">{row.source}.</span>
          </li>
        ))}
      </ol>
    </details>
  )
}
