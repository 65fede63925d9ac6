import type { AtDesk } from '#services/agents/let-in.ts'
import type { PersonalDataCounts } from '#services/personal-data/export-personal-data.ts'
import type { PersonalDataEntry } from '#services/personal-data/list-entries.ts'
import { countsWords, deedWords, PERSONAL_DATA_WORDS as W } from '#words/en/desk-personal-data.ts'
import { DeskLayout } from '../../components/desk/desk-layout.tsx'
import { Moment } from '../../components/desk/moment.tsx'
import { DeskProblem } from '../../components/desk/problem.tsx'
import { paths } from '../../paths.ts'

/** So much of a hash tells people apart for those who read. */
const SHOWN = 8

export type PersonalDataPageProps = {
  agent: AtDesk
  simulated: boolean
  entries: readonly PersonalDataEntry[]
  /** What was typed. */
  who: string
  /** What is kept of them, once it was looked up. */
  counts?: PersonalDataCounts
  /** What was deleted just now. */
  deleted?: Record<string, number>
  problem?: string
}

/** What is kept of one person: looked up, handed over, deleted, with a record of it. */
export function PersonalDataPage(props: PersonalDataPageProps) {
  const { agent, simulated, entries, who, counts, deleted, problem } = props
  return (
    <DeskLayout title={W.title} simulated={simulated} agent={agent} here={paths.desk.personalData()}>
      <h1>{W.title}</h1>
      <DeskProblem text={problem} />
      {deleted ? (
        <p class="sheet meaning good" role="status">
          {W.deleted(countsWords(deleted) || W.nothing)}
        </p>
      ) : null}
      <form class="sheet stack" method="post" action={paths.desk.personalData()}>
        <p>{W.lead}</p>
        <div class="ask">
          <label for="who">{W.who}</label>
          <input id="who" name="who" autocomplete="off" required maxlength={254} value={who} />
        </div>
        <p>
          <button class="button" type="submit" name="do" value="look">
            {W.look}
          </button>
        </p>
      </form>
      {counts ? <Found who={who} counts={counts} /> : null}
      <Log entries={entries} />
    </DeskLayout>
  )
}

function Found({ who, counts }: { who: string; counts: PersonalDataCounts }) {
  const words = countsWords(counts)
  return (
    <>
      <section class="sheet stack">
        <h2>{W.found(who)}</h2>
        <p>{words || W.nothing}</p>
      </section>
      <div class="two">
        <form class="sheet stack" method="post" action={paths.desk.personalData()}>
          <h2>{W.export}</h2>
          <p>{W.exportText}</p>
          <input type="hidden" name="who" value={who} />
          <p>
            <button class="button quiet" type="submit" name="do" value="export">
              {W.exportButton}
            </button>
          </p>
        </form>
        <form class="sheet stack" method="post" action={paths.desk.personalData()}>
          <h2>{W.delete}</h2>
          <p>{W.deleteText}</p>
          <input type="hidden" name="who" value={who} />
          <div class="ask">
            <label for="again">{W.again}</label>
            <input id="again" name="again" autocomplete="off" required maxlength={254} />
          </div>
          <p>
            <button class="button" type="submit" name="do" value="delete">
              {W.deleteButton}
            </button>
          </p>
        </form>
      </div>
    </>
  )
}

function Log({ entries }: { entries: readonly PersonalDataEntry[] }) {
  return (
    <section class="sheet stack">
      <h2>{W.log}</h2>
      <p class="small">{entries.length === 0 ? W.logEmpty : W.logText}</p>
      <ul class="rows">
        {entries.map(({ atMs, kind, byName, byId, personHash, counts }) => (
          <li>
            <span>
              <code>{personHash?.slice(0, SHOWN) ?? W.noPerson}</code> {deedWords(kind)},{' '}
              {kind === 'aged' && byId === null ? W.byRule : byName}: {countsWords(counts) || W.nothing}
            </span>
            <small>
              <Moment ms={atMs} />
            </small>
          </li>
        ))}
      </ul>
    </section>
  )
}
