import { may, type Permission } from '#domain/agents/permission.ts'
import { FILE_MEDIA_TYPES } from '#domain/inquiry/file-types.ts'
import { INQUIRY_REASONS, PRIORITIES } from '#domain/inquiry/tokens.ts'
import type { Colleague } from '#services/agents/colleagues.ts'
import type { AtDesk } from '#services/agents/let-in.ts'
import type { DeskInquiry } from '#services/inquiries/read-for-desk.ts'
import {
  CALL_WORDS,
  PRIORITY_WORDS,
  REASON_WORDS,
  SNOOZE_WORDS,
  STATUS_WORDS,
  INQUIRY_DESK_WORDS as WORDS,
} from '#words/en/desk-inquiries.ts'
import { UPLOAD_WORDS } from '#words/en/index.ts'
import { assignable } from '../../desk/assignable.ts'
import type { QueueQuery } from '../../desk/queue-query.ts'
import { referenceOf } from '../../desk/reference-of.ts'
import { type SentForm, sentValue } from '../../desk/sent-form.ts'
import { CallFields } from './call-fields.tsx'
import { OutcomeChoice } from './compose.tsx'
import { Choice } from './fields.tsx'
import { InquiryForm } from './inquiry-form.tsx'
import { NextButton } from './next-button.tsx'

type Props = {
  agent: AtDesk
  found: DeskInquiry
  sent: SentForm | null
  colleagues: readonly Colleague[]
  nowMs: number
  query: QueueQuery | null
}

type Action = {
  name: string
  words: string
  need: Permission
  key?: string
  /** Absent: always. */
  when?: (props: Props) => boolean
  form: (props: Props & { value: (field: string) => string | undefined }) => unknown
}

const isOpen = ({ found }: Props) => found.inquiry.status !== 'closed'
const isClosed = ({ found }: Props) => found.inquiry.status === 'closed' && found.inquiry.mergedInto === null
const go = (words: string) => (
  <p>
    <button class="button" type="submit" data-send>
      {words}
    </button>
  </p>
)
/** The same for what ends the work on an inquiry for now: then the next one of the queue follows. */
const goOn = (words: string, query: QueueQuery | null) => (
  <p class="actions">
    <button class="button" type="submit" data-send>
      {words}
    </button>
    <NextButton query={query} words={words} />
  </p>
)

/** All that can be done with an inquiry besides writing, each a form of its own behind its name. */
const ACTIONS: readonly Action[] = [
  {
    name: 'assign',
    words: WORDS.assign,
    need: 'assign',
    key: 'a',
    form: ({ agent, found, colleagues, value, query }) => (
      <InquiryForm found={found} query={query} action="assign">
        <Choice
          name="to"
          id="assign-to"
          label={WORDS.assignTo}
          none={WORDS.toNobody}
          command={WORDS.assignCommand}
          value={value('to') ?? found.inquiry.assignee ?? agent.id}
          options={assignable(colleagues)}
        />
        <label for="assign-note">
          {WORDS.handOverNote}
          <textarea id="assign-note" name="note" rows={2} maxlength={20_000}>
            {value('note')}
          </textarea>
        </label>
        {goOn(WORDS.handOver, query)}
      </InquiryForm>
    ),
  },
  {
    name: 'snooze',
    words: WORDS.snooze,
    need: 'assign',
    key: 's',
    when: isOpen,
    form: ({ found, value, nowMs, query }) => (
      <InquiryForm found={found} query={query} action="snooze">
        <Choice
          name="for"
          id="snooze-for"
          label={WORDS.snoozeUntil}
          value={value('for') ?? 'tomorrow'}
          command={WORDS.snoozeCommand}
          options={Object.entries(SNOOZE_WORDS)}
        />
        <label for="snooze-day">
          {WORDS.snoozeDay}
          <input id="snooze-day" name="day" type="date" value={value('day')} />
        </label>
        {goOn(WORDS.snooze, query)}
        {(found.inquiry.snoozedUntilMs ?? 0) > nowMs ? (
          <button class="button quiet" type="submit" name="do" value="wake">
            {WORDS.wake}
          </button>
        ) : null}
      </InquiryForm>
    ),
  },
  {
    name: 'close',
    words: WORDS.close,
    need: 'assign',
    key: 'e',
    when: isOpen,
    form: ({ found, value, query }) => (
      <InquiryForm found={found} query={query} action="close">
        <OutcomeChoice id="close-outcome" value={value('outcome')} command={WORDS.closeCommand} />
        {goOn(WORDS.closeIt, query)}
      </InquiryForm>
    ),
  },
  {
    name: 'reopen',
    words: WORDS.reopen,
    need: 'assign',
    key: 'o',
    when: isClosed,
    form: ({ found, query }) => (
      <InquiryForm found={found} query={query} action="reopen">
        {go(WORDS.reopen)}
      </InquiryForm>
    ),
  },
  {
    name: 'priority',
    words: WORDS.priority,
    need: 'assign',
    key: 'p',
    form: ({ found, value, query }) => (
      <InquiryForm found={found} query={query} action="priority">
        <Choice
          name="priority"
          label={WORDS.priority}
          command={WORDS.priority}
          value={value('priority') ?? found.inquiry.priority}
          options={PRIORITIES.map((one) => [one, PRIORITY_WORDS[one]])}
        />
        {go(WORDS.set)}
      </InquiryForm>
    ),
  },
  {
    name: 'tags',
    words: WORDS.tags,
    need: 'assign',
    key: 't',
    form: ({ found, value, query }) => (
      <InquiryForm found={found} query={query} action="tags">
        <label for="tags">
          {WORDS.tagsAdd}
          <input
            id="tags"
            name="tags"
            value={value('tags') ?? found.inquiry.tags.join(', ')}
            maxlength={1000}
            autocomplete="off"
          />
        </label>
        {go(WORDS.set)}
      </InquiryForm>
    ),
  },
  {
    name: 'status',
    words: WORDS.status,
    need: 'assign',
    when: isOpen,
    form: ({ found, value, query }) => (
      <InquiryForm found={found} query={query} action="status">
        <Choice
          name="status"
          label={WORDS.status}
          command={WORDS.status}
          value={value('status') ?? found.inquiry.status}
          options={(['open', 'waiting', 'answered'] as const).map((one) => [one, STATUS_WORDS[one]])}
        />
        {go(WORDS.setStatus)}
      </InquiryForm>
    ),
  },
  {
    name: 'reason',
    words: WORDS.reason,
    need: 'assign',
    form: ({ found, value, query }) => (
      <InquiryForm found={found} query={query} action="reason">
        <Choice
          name="reason"
          label={WORDS.reason}
          command={WORDS.reason}
          value={value('reason') ?? found.inquiry.reason}
          options={INQUIRY_REASONS.map((one) => [one, REASON_WORDS[one]])}
        />
        {go(WORDS.set)}
      </InquiryForm>
    ),
  },
  {
    name: 'call',
    words: WORDS.call,
    need: 'note',
    key: 'l',
    form: ({ found, value, query }) => (
      <InquiryForm found={found} query={query} action="call">
        <CallFields value={value} />
        {go(CALL_WORDS.add)}
      </InquiryForm>
    ),
  },
  {
    name: 'files',
    words: WORDS.files,
    need: 'reply',
    key: 'f',
    form: ({ found, query }) => (
      <InquiryForm found={found} query={query} action="files" hasFiles>
        <label for="files">
          {UPLOAD_WORDS.label}
          <input
            id="files"
            name="files"
            type="file"
            multiple
            accept={FILE_MEDIA_TYPES.join(',')}
            aria-describedby="files-hint"
          />
        </label>
        <small id="files-hint">{UPLOAD_WORDS.hint}</small>
        {go(UPLOAD_WORDS.add)}
      </InquiryForm>
    ),
  },
  {
    name: 'parcel',
    words: WORDS.attach,
    need: 'assign',
    form: ({ found, value, query }) => (
      <InquiryForm found={found} query={query} action="parcel">
        <label for="attach-number">
          {WORDS.attachNumber}
          <input
            id="attach-number"
            name="number"
            value={value('number') ?? found.inquiry.trackingNumber ?? ''}
            maxlength={200}
            autocomplete="off"
          />
        </label>
        {go(WORDS.attachIt)}
      </InquiryForm>
    ),
  },
  {
    name: 'merge',
    words: WORDS.merge,
    need: 'merge',
    key: 'm',
    form: ({ found, value, query }) => (
      <InquiryForm found={found} query={query} action="merge">
        <label for="merge-into">
          {WORDS.mergeInto}
          <input
            id="merge-into"
            name="into"
            value={value('into')}
            maxlength={40}
            autocomplete="off"
            required
            list="merge-with"
          />
        </label>
        <datalist id="merge-with">
          {found.related
            .filter(({ mergedInto }) => mergedInto === null)
            .map((one) => (
              <option value={referenceOf(one)}>{one.subject}</option>
            ))}
        </datalist>
        {go(WORDS.mergeIt)}
      </InquiryForm>
    ),
  },
  {
    name: 'split',
    words: WORDS.split,
    need: 'merge',
    when: ({ found }) => found.messages.length > 1,
    form: ({ found, value, query }) => (
      <InquiryForm found={found} query={query} action="split">
        <fieldset>
          <legend>{WORDS.splitHint}</legend>
          {found.messages.map(({ id, text, author }) => (
            <label class="tick">
              <input type="checkbox" name="message" value={String(id)} /> {author ? `${author}: ` : ''}
              {text.slice(0, 60)}
            </label>
          ))}
        </fieldset>
        <Choice
          name="reason"
          id="split-reason"
          label={WORDS.splitReason}
          value={value('reason') ?? found.inquiry.reason}
          options={INQUIRY_REASONS.map((one) => [one, REASON_WORDS[one]])}
        />
        <label for="split-number">
          {WORDS.splitNumber}
          <input id="split-number" name="number" value={value('number')} maxlength={200} autocomplete="off" />
        </label>
        {go(WORDS.splitIt)}
      </InquiryForm>
    ),
  },
]

/** What the agent may do now. A role that may not, does not see it. */
export function InquiryActions(props: Props) {
  const { agent, sent } = props
  const actions = ACTIONS.filter(({ need, when }) => may(agent.role, need) && (when?.(props) ?? true))
  if (actions.length === 0) return null
  const isTheirs = props.found.inquiry.assignee === agent.id
  return (
    <section class="sheet actions" aria-label={WORDS.actions}>
      {may(agent.role, 'assign') && !isTheirs ? (
        <InquiryForm found={props.found} action="assign" query={props.query} class="inline">
          <input type="hidden" name="to" value={agent.id} />
          <button class="button quiet" type="submit" data-key="i">
            {WORDS.takeIt} <kbd>i</kbd>
          </button>
        </InquiryForm>
      ) : null}
      {actions.map(({ name, words, key, form }) => (
        <details id={`do-${name}`} name="action" open={sent?.action === name}>
          <summary data-key={key}>
            {words} {key ? <kbd>{key}</kbd> : null}
          </summary>
          {form({ ...props, value: (field) => sentValue(sent, name, field) })}
        </details>
      ))}
    </section>
  )
}
