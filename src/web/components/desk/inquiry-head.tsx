import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import type { Colleague } from '#services/agents/colleagues.ts'
import type { DeskInquiry } from '#services/inquiries/read-for-desk.ts'
import {
  ORIGIN_WORDS,
  OUTCOME_WORDS,
  PRIORITY_WORDS,
  placeInQueueWords,
  QUEUE_VIEW_WORDS,
  QUEUE_WORDS,
  REASON_WORDS,
  ROLE_AT_DESK,
  STATUS_WORDS,
  spanWords,
  INQUIRY_DESK_WORDS as WORDS,
} from '#words/en/desk-inquiries.ts'
import type { Neighbours } from '../../desk/neighbours.ts'
import { inquiryPath, queuePath } from '../../desk/queue-query.ts'
import { referenceOf } from '../../desk/reference-of.ts'
import { paths, phoneLink } from '../../paths.ts'
import { Age, DueMark } from './time-words.tsx'

/** What an inquiry is, in one glance: whose turn it is, until when, and who asks. */
export function InquiryHead(props: {
  found: DeskInquiry
  mergedInto: Inquiry | null
  colleagues: readonly Colleague[]
  neighbours: Neighbours | null
  nowMs: number
}) {
  const { found, mergedInto, colleagues, neighbours, nowMs } = props
  const { inquiry } = found
  const { name, email, phone } = inquiry.customer
  const assignee = colleagues.find(({ id }) => id === inquiry.assignee)?.name
  const snoozedMs = (inquiry.snoozedUntilMs ?? 0) - nowMs
  return (
    <header class="inquiry-head" data-live-part="head">
      <InquirySteps neighbours={neighbours} />
      <p class="small">
        <span class="digits">{referenceOf(inquiry)}</span>{' '}
        <copy-button data-text={referenceOf(inquiry)} data-label="Copy" />
      </p>
      <h1>{inquiry.subject}</h1>
      {mergedInto ? (
        <p class="sheet">
          {WORDS.mergedInto}{' '}
          <a href={paths.desk.inquiry(referenceOf(mergedInto))}>
            {referenceOf(mergedInto)}: {mergedInto.subject}
          </a>
        </p>
      ) : null}
      <p class="marks">
        <span class="pill">
          {STATUS_WORDS[inquiry.status]}
          {inquiry.outcome ? `: ${OUTCOME_WORDS[inquiry.outcome]}` : ''}
        </span>
        <span class={`pill ${inquiry.priority}`}>{PRIORITY_WORDS[inquiry.priority]}</span>
        <DueMark inquiry={inquiry} nowMs={nowMs} isLong />
        {snoozedMs > 0 ? <span class="pill quiet">{`Snoozed for ${spanWords(snoozedMs)}`}</span> : null}
        <span>
          <small>{WORDS.assigned}</small> {assignee ?? QUEUE_WORDS.nobody}
        </span>
        <span>
          <small>{WORDS.about}</small> {REASON_WORDS[inquiry.reason]}
        </span>
        {inquiry.tags.map((tag) => (
          <span class="tag">{tag}</span>
        ))}
      </p>
      <p class="small">
        {name ?? QUEUE_WORDS.noName}
        {inquiry.role ? ` (${ROLE_AT_DESK[inquiry.role]})` : ''}
        {email ? (
          <>
            {' · '}
            <a href={`mailto:${encodeURIComponent(email)}`}>{email}</a>
          </>
        ) : null}
        {phone ? (
          <>
            {' · '}
            <a href={phoneLink(phone)}>{phone}</a>
          </>
        ) : null}
        {' · '}
        {WORDS.came} {ORIGIN_WORDS[inquiry.origin]}, <Age atMs={inquiry.createdAtMs} nowMs={nowMs} />
      </p>
    </header>
  )
}

/** Back to the queue, and on to the inquiries beside this one in it. */
function InquirySteps({ neighbours }: { neighbours: Neighbours | null }) {
  if (neighbours === null) {
    return (
      <nav class="steps-along small" aria-label={WORDS.back}>
        <a href={paths.desk.queue()} data-key="u">
          ← {WORDS.back}
        </a>
      </nav>
    )
  }
  const { query, before, next, place, count } = neighbours
  const view = query.words === undefined ? QUEUE_VIEW_WORDS[query.view].name : QUEUE_WORDS.found
  return (
    <nav class="steps-along small" aria-label={WORDS.back}>
      <a href={queuePath(query)} data-key="u">
        ← {placeInQueueWords(place, count, view)}
      </a>
      <span>
        {before ? (
          <a href={inquiryPath(referenceOf(before), query)} data-key="k" rel="prev">
            {WORDS.before} <kbd>k</kbd>
          </a>
        ) : null}{' '}
        {next ? (
          <a href={inquiryPath(referenceOf(next), query)} data-key="j" rel="next">
            {WORDS.next} <kbd>j</kbd>
          </a>
        ) : null}
      </span>
    </nav>
  )
}
