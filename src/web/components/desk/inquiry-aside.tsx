import { may } from '#domain/agents/permission.ts'
import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import { formatInstant } from '#domain/scans/at.ts'
import type { AtDesk } from '#services/agents/let-in.ts'
import type { DeskInquiry } from '#services/inquiries/read-for-desk.ts'
import { DETAIL_WORDS, detailValueWords, STATUS_WORDS, INQUIRY_DESK_WORDS as WORDS } from '#words/en/desk-inquiries.ts'
import { dayWords } from '#words/en/index.ts'
import type { QueueQuery } from '../../desk/queue-query.ts'
import { referenceOf } from '../../desk/reference-of.ts'
import { paths } from '../../paths.ts'
import { InquiryForm } from './inquiry-form.tsx'
import { Age } from './time-words.tsx'

/** What was agreed and is not done yet, each with its day. */
export function NextSteps(props: { agent: AtDesk; found: DeskInquiry; nowMs: number; query: QueueQuery | null }) {
  const { agent, found, nowMs, query } = props
  const open = found.reminders.filter(({ doneAtMs }) => doneAtMs === null)
  if (open.length === 0) return null
  return (
    <section class="sheet stack" aria-labelledby="next-steps">
      <h2 id="next-steps">{WORDS.reminders}</h2>
      <ul class="next-steps">
        {open.map(({ id, text, dueAtMs }) => (
          <li>
            <span>
              <time datetime={formatInstant(dueAtMs)} class={dueAtMs < nowMs ? 'due late' : 'due calm'}>
                {dayWords(formatInstant(dueAtMs).slice(0, 10))}
              </time>{' '}
              {text}
            </span>
            {may(agent.role, 'note') ? (
              <InquiryForm found={found} query={query} action="reminder-done" class="inline">
                <input type="hidden" name="reminder" value={String(id)} />
                <button class="copy" type="submit">
                  {WORDS.reminderDone}
                </button>
              </InquiryForm>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What the customer told besides the message, and how they found it went. */
export function CustomerDetails({ found }: { found: DeskInquiry; nowMs: number }) {
  const { details, rating, ratingComment } = found.inquiry
  const told = Object.entries(details)
  if (told.length === 0 && rating === null) return null
  return (
    <section class="sheet stack">
      <h2>{WORDS.details}</h2>
      <dl class="facts">
        {told.map(([field, value]) => (
          <div>
            <dt>{DETAIL_WORDS[field as keyof typeof details]}</dt>
            <dd>{detailValueWords(value)}</dd>
          </div>
        ))}
        {rating === null ? null : (
          <div>
            <dt>{WORDS.rating}</dt>
            <dd>
              {rating} / 5 <small>{ratingComment}</small>
            </dd>
          </div>
        )}
      </dl>
    </section>
  )
}

/** Other questions about the same parcel, or of the same person. */
export function OtherInquiries({ found, nowMs }: { found: DeskInquiry; nowMs: number }) {
  const { inquiry, related } = found
  if (related.length === 0) return null
  return (
    <section class="sheet stack">
      <h2>{WORDS.others}</h2>
      <InquiryList inquiries={related} nowMs={nowMs} sameAs={inquiry} />
    </section>
  )
}

/** Inquiries in a few words each. @param props.sameAs the one to which they are related */
export function InquiryList(props: { inquiries: readonly Inquiry[]; nowMs: number; sameAs?: Inquiry }) {
  const { inquiries, nowMs, sameAs } = props
  return (
    <ul class="others">
      {inquiries.map((one) => (
        <li>
          <a href={paths.desk.inquiry(referenceOf(one))}>{one.subject}</a>{' '}
          <small>
            {referenceOf(one)} · {STATUS_WORDS[one.status]} · {sameAs ? `${sameWords(sameAs, one)} · ` : ''}
            <Age atMs={one.updatedAtMs} nowMs={nowMs} />
          </small>
        </li>
      ))}
    </ul>
  )
}

function sameWords(a: Inquiry, b: Inquiry): string {
  const isParcel = a.trackingNumber !== null && a.trackingNumber === b.trackingNumber
  const isPerson = a.customer.email !== null && a.customer.email.toLowerCase() === b.customer.email?.toLowerCase()
  return [isParcel ? WORDS.othersOfParcel : '', isPerson ? WORDS.othersOfPerson : ''].filter(Boolean).join(', ')
}
