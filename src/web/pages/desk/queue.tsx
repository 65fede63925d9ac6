import { may } from '#domain/agents/permission.ts'
import { SITUATIONS } from '#domain/diagnosis/tokens.ts'
import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import { INQUIRY_OUTCOMES, INQUIRY_REASONS, INQUIRY_STATUSES, PRIORITIES } from '#domain/inquiry/tokens.ts'
import type { Colleague } from '#services/agents/colleagues.ts'
import type { AtDesk } from '#services/agents/let-in.ts'
import type { ListedInquiries, QueueView } from '#services/inquiries/list-inquiries.ts'
import {
  BULK_WORDS,
  OUTCOME_WORDS,
  PRIORITY_WORDS,
  QUEUE_VIEW_WORDS,
  QUEUE_WORDS,
  REASON_WORDS,
  SNOOZE_WORDS,
  STATUS_WORDS,
} from '#words/en/desk-inquiries.ts'
import { DESK_WORDS, situationWords } from '#words/en/index.ts'
import { DeskLayout } from '../../components/desk/desk-layout.tsx'
import { Done } from '../../components/desk/done.tsx'
import { Choice } from '../../components/desk/fields.tsx'
import { DeskProblem } from '../../components/desk/problem.tsx'
import { QueueRow } from '../../components/desk/queue-row.tsx'
import { QueueViews } from '../../components/desk/queue-views.tsx'
import { assignable } from '../../desk/assignable.ts'
import { isNarrowed, type QueueQuery, queueFields, queuePath } from '../../desk/queue-query.ts'
import type { Viewer } from '../../desk/viewer.ts'
import { paths, withQuery } from '../../paths.ts'

export type QueuePageProps = {
  agent: AtDesk
  simulated: boolean
  query: QueueQuery
  page: ListedInquiries
  /** By inquiry: the words around what was searched for. */
  excerpts: ReadonlyMap<number, string>
  counts: ReadonlyMap<QueueView, number>
  colleagues: readonly Colleague[]
  /** Who else has which inquiry open. */
  viewers: readonly Viewer[]
  nowMs: number
  done?: string | undefined
  problem?: string | undefined
}

/** The queue: parts of it with their counts, the most urgent first, and what can be done with many. */
export function DeskQueuePage(props: QueuePageProps) {
  const { agent, simulated, query, page, counts, problem } = props
  const isSearch = query.words !== undefined
  const words = isSearch ? { name: QUEUE_WORDS.found, empty: QUEUE_WORDS.nothingFound } : QUEUE_VIEW_WORDS[query.view]
  const rows = page.items.map((inquiry) => <QueueRow {...rowProps(props, inquiry)} />)
  return (
    <DeskLayout title={words.name} simulated={simulated} agent={agent} here={paths.desk.queue()}>
      <desk-queue class="queue-page" data-live={paths.desk.live()}>
        <QueueViews here={isSearch ? null : query.view} counts={counts} />
        <div class="stack">
          <div class="queue-head">
            <h1>{words.name}</h1>
            <SearchForm query={query} />
            {may(agent.role, 'reply') ? (
              <a class="button" href={paths.desk.newInquiry()} data-key="c">
                {QUEUE_WORDS.newInquiry}
              </a>
            ) : null}
          </div>
          <Done done={props.done} />
          <DeskProblem text={problem} />
          {isSearch ? null : <FilterForm {...props} />}
          <p class="hidden" role="status" data-live-state />
          {page.items.length === 0 ? <p class="sheet">{words.empty}</p> : null}
          {may(agent.role, 'bulk') && page.items.length > 0 ? (
            <form method="post" action={paths.desk.bulk()} class="stack">
              {queueFields(query).map(([name, value]) => (
                <input type="hidden" name={`queue-${name}`} value={value} />
              ))}
              <ol class="queue" aria-label={QUEUE_WORDS.list} data-live-part="rows">
                {rows}
              </ol>
              <BulkFields {...props} />
            </form>
          ) : (
            <ol class="queue" aria-label={QUEUE_WORDS.list} data-live-part="rows">
              {rows}
            </ol>
          )}
          <nav class="pager" aria-label={QUEUE_WORDS.list}>
            {query.cursor ? <a href={queuePath({ ...query, cursor: undefined })}>{QUEUE_WORDS.first}</a> : null}
            {page.nextCursor ? (
              <a href={queuePath({ ...query, cursor: page.nextCursor })} rel="next">
                {QUEUE_WORDS.next}
              </a>
            ) : null}
            {may(agent.role, 'export') && !isSearch ? (
              <a href={withQuery(paths.desk.exportCsv(), queueFields({ ...query, cursor: undefined }))}>
                {QUEUE_WORDS.exportCsv}
              </a>
            ) : null}
          </nav>
        </div>
      </desk-queue>
    </DeskLayout>
  )
}

function rowProps({ agent, colleagues, viewers, nowMs, excerpts }: QueuePageProps, inquiry: Inquiry) {
  return {
    inquiry,
    nowMs,
    excerpt: excerpts.get(inquiry.id),
    assignee: colleagues.find(({ id }) => id === inquiry.assignee)?.name ?? null,
    viewers: viewers.filter(({ inquiryId }) => inquiryId === inquiry.id),
    isSelectable: may(agent.role, 'bulk'),
  }
}

/** One box over everything that was ever asked. */
function SearchForm({ query }: { query: QueueQuery }) {
  return (
    <search>
      <form class="search" method="get" action={paths.desk.queue()}>
        <label class="hidden" for="q">
          {QUEUE_WORDS.search}
        </label>
        <input
          id="q"
          name="q"
          type="search"
          value={query.words}
          placeholder={QUEUE_WORDS.searchHint}
          maxlength={200}
          data-key="/"
        />
        <button class="button quiet" type="submit">
          {QUEUE_WORDS.find}
        </button>
      </form>
    </search>
  )
}

function FilterForm({ query, colleagues }: QueuePageProps) {
  return (
    <details class="sheet filters" open={isNarrowed(query)}>
      <summary>{QUEUE_WORDS.filters}</summary>
      <form method="get" action={paths.desk.queue()} class="fields">
        <input type="hidden" name="view" value={query.view} />
        <Choice
          name="reason"
          label={QUEUE_WORDS.reason}
          value={query.reason}
          none={QUEUE_WORDS.any}
          options={INQUIRY_REASONS.map((one) => [one, REASON_WORDS[one]])}
        />
        <Choice
          name="status"
          label={QUEUE_WORDS.status}
          value={query.status}
          none={QUEUE_WORDS.any}
          options={INQUIRY_STATUSES.map((one) => [one, STATUS_WORDS[one]])}
        />
        <Choice
          name="priority"
          label={QUEUE_WORDS.priority}
          value={query.priority}
          none={QUEUE_WORDS.any}
          options={PRIORITIES.map((one) => [one, PRIORITY_WORDS[one]])}
        />
        <Choice
          name="assignee"
          label={QUEUE_WORDS.assignee}
          value={query.assignee}
          none={QUEUE_WORDS.anyone}
          options={colleagues.map(({ id, name }) => [id, name])}
        />
        <Choice
          name="situation"
          label={QUEUE_WORDS.situation}
          value={query.situation}
          none={QUEUE_WORDS.any}
          options={SITUATIONS.map((one) => [one, situationWords(one)])}
        />
        <label>
          {QUEUE_WORDS.place}
          <input name="place" value={query.place} maxlength={100} placeholder="MEMPHIS, TN" />
        </label>
        <label>
          {QUEUE_WORDS.tag}
          <input name="tag" value={query.tag} maxlength={40} />
        </label>
        <p class="go">
          <button class="button quiet" type="submit">
            {QUEUE_WORDS.apply}
          </button>{' '}
          {isNarrowed(query) ? <a href={queuePath({ view: query.view })}>{QUEUE_WORDS.clear}</a> : null}
        </p>
      </form>
    </details>
  )
}

/** What is done with those that are ticked. Each has a button of its own, so that nothing else is done by accident. */
function BulkFields({ agent, colleagues }: QueuePageProps) {
  const go = (action: string) => (
    <button class="button quiet" type="submit" name="do" value={action}>
      {QUEUE_WORDS.bulkDo}
    </button>
  )
  return (
    <fieldset class="sheet bulk" id="bulk">
      <legend>{QUEUE_WORDS.selected}</legend>
      <div class="pair">
        <Choice
          name="to"
          id="bulk-assign"
          label={BULK_WORDS.assign}
          none={QUEUE_WORDS.nobody}
          value={agent.id}
          options={assignable(colleagues)}
        />
        {go('assign')}
      </div>
      <div class="pair">
        <Choice
          name="for"
          id="bulk-snooze"
          label={BULK_WORDS.snooze}
          options={Object.entries(SNOOZE_WORDS).filter(([key]) => key !== 'day')}
        />
        {go('snooze')}
      </div>
      <div class="pair">
        <Choice
          name="outcome"
          id="bulk-close"
          label={BULK_WORDS.close}
          none={DESK_WORDS.notSaid}
          options={INQUIRY_OUTCOMES.filter((one) => one !== 'merged').map((one) => [one, OUTCOME_WORDS[one]])}
        />
        {go('close')}
      </div>
      <div class="pair">
        <Choice
          name="priority"
          id="bulk-priority"
          label={BULK_WORDS.priority}
          value="high"
          options={PRIORITIES.map((one) => [one, PRIORITY_WORDS[one]])}
        />
        {go('priority')}
      </div>
      <div class="pair">
        <label for="bulk-tag">
          {BULK_WORDS.tag}
          <input name="tag" id="bulk-tag" maxlength={40} />
        </label>
        {go('tag')}
      </div>
    </fieldset>
  )
}
