import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import { printReference } from '#domain/inquiry/reference.ts'
import {
  lastPlaceWords,
  PRIORITY_WORDS,
  QUEUE_WORDS,
  REASON_WORDS,
  STATUS_WORDS,
  viewersWords,
} from '#words/en/desk-inquiries.ts'
import { situationWords } from '#words/en/index.ts'
import { inquiryPath, type QueueQuery } from '../../desk/queue-query.ts'
import type { Viewer } from '../../desk/viewer.ts'
import { Age, DueMark } from './time-words.tsx'

/** One inquiry in the queue. */
export function QueueRow(props: {
  inquiry: Inquiry
  nowMs: number
  assignee: string | null
  /** The words around what was searched for. */
  excerpt?: string | undefined
  viewers: readonly Viewer[]
  /** The part of the queue that it stands in. */
  query: QueueQuery
  isSelectable: boolean
}) {
  const { inquiry, nowMs, assignee, viewers, query, isSelectable } = props
  const reference = printReference(inquiry.reference)
  const { name, email } = inquiry.customer
  const reason = REASON_WORDS[inquiry.reason]
  const situation = inquiry.situation ? situationWords(inquiry.situation) : ''
  return (
    <li id={`i${inquiry.reference}`} data-reference={reference}>
      {isSelectable ? (
        <input
          type="checkbox"
          name="inquiry"
          value={`${inquiry.reference}.${inquiry.version}`}
          aria-label={`${QUEUE_WORDS.select} ${reference}`}
        />
      ) : null}
      <div class="what">
        <a href={inquiryPath(reference, query)}>{inquiry.subject}</a>
        <small>
          <span class="digits">{reference}</span> · {name ?? email ?? QUEUE_WORDS.noName}
          {' · '}
          {reason}
          {situation === '' || situation.toLowerCase() === reason.toLowerCase() ? '' : ` · ${situation}`}
          {inquiry.lastPlace ? ` · ${lastPlaceWords(inquiry.lastPlace)}` : ''}
        </small>
        {props.excerpt ? <small class="excerpt">… {props.excerpt} …</small> : null}
        {viewers.length > 0 ? <small class="viewers">{viewersWords(viewers)}</small> : null}
      </div>
      <div class="marks">
        {inquiry.priority === 'normal' ? null : (
          <span class={`pill ${inquiry.priority}`}>{PRIORITY_WORDS[inquiry.priority]}</span>
        )}
        {inquiry.status === 'open' ? null : <span class="pill quiet">{STATUS_WORDS[inquiry.status]}</span>}
        {inquiry.tags.map((tag) => (
          <span class="tag">{tag}</span>
        ))}
      </div>
      <small class="who">{assignee ?? QUEUE_WORDS.nobody}</small>
      <div class="when">
        <DueMark inquiry={inquiry} nowMs={nowMs} />
        <small>
          <Age atMs={inquiry.updatedAtMs} nowMs={nowMs} />
        </small>
      </div>
    </li>
  )
}
