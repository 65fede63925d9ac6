import type { AtDesk } from '#services/agents/let-in.ts'
import type { PromisesKept, Report } from '#services/inquiries/report.ts'
import { REASON_WORDS } from '#words/en/desk-inquiries.ts'
import {
  businessTimeWords,
  keptWords,
  openAgeWords,
  ratingWords,
  shareWords,
  spanOfDaysWords,
  starsWords,
  DESK_REPORT_WORDS as W,
} from '#words/en/desk-reports.ts'
import { DESK_USPS_WORDS } from '#words/en/desk-usps.ts'
import { DeskLayout } from '../../components/desk/desk-layout.tsx'
import { DeskProblem } from '../../components/desk/problem.tsx'
import { paths, withQuery } from '../../paths.ts'

export type ReportsPageProps = {
  agent: AtDesk
  simulated: boolean
  /** Null where the days asked for are none. */
  report: Report | null
  fromDay: string
  toDay: string
  problem?: string | undefined
}

/** How the desk did in some days, as figures and tables. */
export function ReportsPage(props: ReportsPageProps) {
  const { agent, simulated, report, fromDay, toDay, problem } = props
  return (
    <DeskLayout title={W.title} simulated={simulated} agent={agent} here={paths.desk.reports()}>
      <h1>{W.title}</h1>
      <DeskProblem text={problem} />
      <form class="sheet fields" method="get" action={paths.desk.reports()}>
        <label>
          {W.from} <input type="date" name="from" value={fromDay} required />
        </label>
        <label>
          {W.to} <input type="date" name="to" value={toDay} required />
        </label>
        <p class="go">
          <button class="button quiet" type="submit">
            {W.show}
          </button>
          {report ? (
            <a
              href={withQuery(paths.desk.reportsCsv(), [
                ['from', report.fromDay],
                ['to', report.toDay],
              ])}
            >
              {W.csv}
            </a>
          ) : null}
        </p>
      </form>
      {report ? <Figures report={report} /> : null}
      <p>
        <a href={paths.desk.usps()}>{DESK_USPS_WORDS.link}</a>
      </p>
    </DeskLayout>
  )
}

function Figures({ report }: { report: Report }) {
  const { firstAnswer, averageRating } = report
  const rated = report.ratings.reduce((sum, { count }) => sum + count, 0)
  const facts: [string, string][] = [
    [W.asked, String(report.asked)],
    [W.answered, String(report.answered)],
    [W.closed, String(report.closed)],
    [W.reopened, shareWords(report.reopened, report.closed)],
    [W.median, businessTimeWords(firstAnswer?.median ?? null)],
    [W.ninetieth, businessTimeWords(firstAnswer?.ninetieth ?? null)],
    [W.rating, ratingWords(averageRating, rated)],
  ]
  return (
    <>
      <section class="sheet stack">
        <h2>{spanOfDaysWords(report.fromDay, report.toDay)}</h2>
        <dl class="facts">
          {facts.map(([name, value]) => (
            <div>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <p class="small">{W.how}</p>
      </section>
      <section class="sheet stack">
        <h2>{W.promises}</h2>
        {report.firstAnswer || report.resolution ? null : <p>{W.none}</p>}
        <PromiseTable
          title={W.byReason}
          head={W.reason}
          rows={[
            [W.all, report],
            ...report.byReason.map((one): [string, PromisesKept] => [REASON_WORDS[one.reason], one]),
          ]}
        />
        <PromiseTable
          title={W.byAgent}
          head={W.agent}
          rows={report.byAgent.map((one): [string, PromisesKept] => [one.name ?? W.nobody, one])}
        />
      </section>
      <div class="two">
        <section class="sheet stack">
          <h2>{W.open}</h2>
          <CountTable head={W.age} rows={report.openByAge.map((one) => [openAgeWords(one), one.count])} />
        </section>
        <section class="sheet stack">
          <h2>{W.ratings}</h2>
          <CountTable head={W.rating} rows={report.ratings.map((one) => [starsWords(one.rating), one.count])} />
        </section>
      </div>
    </>
  )
}

function PromiseTable(props: { title: string; head: string; rows: readonly (readonly [string, PromisesKept])[] }) {
  const { title, head, rows } = props
  return (
    <section class="scroll" tabindex={0} aria-label={title}>
      <h3>{title}</h3>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col">{W.firstAnswer}</th>
            <th scope="col">{W.median}</th>
            <th scope="col">{W.ninetieth}</th>
            <th scope="col">{W.resolution}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, { firstAnswer, resolution }]) => (
            <tr>
              <th scope="row">{name}</th>
              <td>{keptWords(firstAnswer)}</td>
              <td>{businessTimeWords(firstAnswer?.median ?? null)}</td>
              <td>{businessTimeWords(firstAnswer?.ninetieth ?? null)}</td>
              <td>{keptWords(resolution)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function CountTable({ head, rows }: { head: string; rows: readonly (readonly [string, number])[] }) {
  return (
    <table class="table">
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col">{W.inquiries}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, count]) => (
          <tr>
            <th scope="row">{name}</th>
            <td>{count}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
