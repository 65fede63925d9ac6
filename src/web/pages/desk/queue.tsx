import { may } from '#domain/agents/permission.ts'
import { SITUATIONS } from '#domain/diagnosis/tokens.ts'
import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import { INQUIRY_OUTCOMES, INQUIRY_REASONS, INQUIRY_STATUSES, PRIORITIES } from '#domain/inquiry/tokens.ts'
import type { Colleague } from '#services/agents/colleagues.ts'
import type { AtDesk } from '#services/agents/let-in.ts'
import type { QueueView } from '#services/inquiries/list-inquiries.ts'
import {
  BULK_WORDS,
  bulkDoneWords,
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
import { QueueFields } from '../../components/desk/queue-fields.tsx'
import { QueueRow } from '../../components/desk/queue-row.tsx'
import { QueueViews } from '../../components/desk/queue-views.tsx'
import { assignable } from '../../desk/assignable.ts'
import type { ListedQueue } from '../../desk/list-queue.ts'
import { isNarrowed, type QueueQuery, queueFields, queuePath } from '../../desk/queue-query.ts'
import { referenceOf } from '../../desk/reference-of.ts'
import type { Told } from '../../desk/told-at-desk.ts'
import type { Viewer } from '../../desk/viewer.ts'
import { paths, withQuery } from '../../paths.ts'

export type QueuePageProps = {
  agent: AtDesk
  simulated: boolean
  query: QueueQuery
  page: ListedQueue
  counts: ReadonlyMap<QueueView, number>
  colleagues: readonly Colleague[]
  /** Who else has which inquiry open. */
  viewers: readonly Viewer[]
  nowMs: number
  told: Told | undefined
  problem?: string | undefined
  /** What came of doing the same with many, where not all could be changed. */
  bulk?: BulkProblem | undefined
}

export type BulkProblem = { done: number; failed: readonly { inquiry: Inquiry; message: string }[] }

/** The queue: parts of it with their counts, the most urgent first, and what can be done with many. */
export function DeskQueuePage(props: QueuePageProps) {
  const { agent, simulated, query, page, counts, problem } = props
  const isSearch = query.words !== undefined
  const words = isSearch ? { name: QUEUE_WORDS.found, empty: QUEUE_WORDS.nothingFound } : QUEUE_VIEW_WORDS[query.view]
  const rows = (
    <ol class="queue" aria-label={QUEUE_WORDS.list} data-live-part="rows">
      {page.items.map((inquiry) => (
        <QueueRow {...rowProps(props, inquiry)} />
      ))}
      {page.items.length === 0 ? <li class="empty">{words.empty}</li> : null}
    </ol>
  )
  return (
    <DeskLayout title={words.name} simulated={simulated} agent={agent} here={paths.desk.queue()} search={query.words}>
      <desk-queue class="queue-page" data-live={paths.desk.live()} data-changed={QUEUE_WORDS.changed}>
        <QueueViews here={isSearch ? null : query.view} counts={counts} />
        <div class="stack">
          <h1>{words.name}</h1>
          <Done told={props.told} query={query} />
          <DeskProblem text={problem} />
          {props.bulk ? <BulkResult {...props.bulk} /> : null}
          {isSearch ? null : <FilterForm {...props} />}
          <p class="hidden" role="status" data-live-state />
          <button class="button quiet show-new" type="button" hidden data-live-show data-key=".">
            {QUEUE_WORDS.showNew} <kbd>.</kbd>
          </button>
          {may(agent.role, 'bulk') ? (
            <form method="post" action={paths.desk.bulk()} class="stack">
              {/* Enter in a field does nothing: what would it be? */}
              <button type="submit" disabled hidden />
              <QueueFields query={query} />
              {rows}
              <BulkFields {...props} />
            </form>
          ) : (
            rows
          )}
          <nav class="pager" aria-label={QUEUE_WORDS.pages}>
            {query.cursor ? <a href={queuePath({ ...query, cursor: undefined })}>{QUEUE_WORDS.first}</a> : null}
            {page.nextCursor ? (
              <a href={queuePath({ ...query, cursor: page.nextCursor })} rel="next">
                {QUEUE_WORDS.next}
              </a>
            ) : null}
            {may(agent.role, 'export') && !isSearch ? (
              <a href={withQuery(paths.desk.exportCsv(), queueFields({ ...query, cursor: undefined }))} download="">
                {QUEUE_WORDS.exportCsv}
              </a>
            ) : null}
          </nav>
        </div>
      </desk-queue>
    </DeskLayout>
  )
}

/** Which inquiries stayed as they were, and why. */
function BulkResult({ done, failed }: BulkProblem) {
  return (
    <section class="sheet error stack" role="alert">
      <p>{bulkDoneWords(done, failed.length)}</p>
      <ul>
        {failed.map(({ inquiry, message }) => (
          <li>
            <a href={paths.desk.inquiry(referenceOf(inquiry))}>{referenceOf(inquiry)}</a>: {message}
          </li>
        ))}
      </ul>
    </section>
  )
}

function rowProps({ agent, colleagues, viewers, nowMs, page, query }: QueuePageProps, inquiry: Inquiry) {
  return {
    inquiry,
    nowMs,
    query,
    excerpt: page.excerpts.get(inquiry.id),
    assignee: colleagues.find(({ id }) => id === inquiry.assignee)?.name ?? null,
    viewers: viewers.filter(({ inquiryId }) => inquiryId === inquiry.id),
    isSelectable: may(agent.role, 'bulk'),
  }
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
  const go = (action: keyof typeof BULK_WORDS.go) => (
    <button class="button quiet" type="submit" name="do" value={action}>
      {BULK_WORDS.go[action]}
    </button>
  )
  return (
    <fieldset class="sheet bulk" id="bulk">
      <legend>{QUEUE_WORDS.selected}</legend>
      <div class="pair">
        <Choice
          name="to"
          id="bulk-assign"
          hotkey="a"
          command={BULK_WORDS.commands.assign}
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
          hotkey="s"
          command={BULK_WORDS.commands.snooze}
          label={BULK_WORDS.snooze}
          options={Object.entries(SNOOZE_WORDS).filter(([key]) => key !== 'day')}
        />
        {go('snooze')}
      </div>
      <div class="pair">
        <Choice
          name="outcome"
          id="bulk-close"
          hotkey="e"
          command={BULK_WORDS.commands.close}
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
          hotkey="p"
          command={BULK_WORDS.commands.priority}
          label={BULK_WORDS.priority}
          value="high"
          options={PRIORITIES.map((one) => [one, PRIORITY_WORDS[one]])}
        />
        {go('priority')}
      </div>
      <div class="pair">
        <label for="bulk-tag">
          {BULK_WORDS.tag}
          <input name="tag" id="bulk-tag" maxlength={40} autocomplete="off" data-key="t" />
        </label>
        {go('tag')}
      </div>
    </fieldset>
  )
}
