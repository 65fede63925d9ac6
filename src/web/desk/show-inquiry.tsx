import type { Context as HonoContext } from 'hono'
import type { Inquiry, InquiryEvent } from '#domain/inquiry/inquiry.ts'
import type { InquiryReason } from '#domain/inquiry/tokens.ts'
import { colleagues } from '#services/agents/colleagues.ts'
import type { AtDesk } from '#services/agents/let-in.ts'
import { carriedOnBy } from '#services/inquiries/find-for-desk.ts'
import { readForDesk } from '#services/inquiries/read-for-desk.ts'
import { listSavedReplies, type SavedReply } from '#services/inquiries/saved-replies.ts'
import { viewersOf, viewInquiry } from '#services/inquiries/viewers.ts'
import { queryAnswers } from '../answers.ts'
import { originOfNumber } from '../asked-parcel.ts'
import { htmlPage } from '../html-page.ts'
import { DeskInquiryPage } from '../pages/desk/inquiry.tsx'
import { parcelLinks } from '../parcel-links.ts'
import type { Site } from '../site.ts'
import { isRefresh } from './browser-of.ts'
import { neighboursOf } from './neighbours.ts'
import { type QueueQuery, queueBefore } from './queue-query.ts'
import type { SentForm } from './sent-form.ts'
import { readTold } from './told-at-desk.ts'

/** Shows an inquiry; a form that came back stands in it as it was sent. */
export async function showInquiry(
  site: Site,
  c: HonoContext,
  agent: AtDesk,
  inquiry: Inquiry,
  more: { sent?: SentForm; status?: 409 | 422; query?: QueueQuery | null } = {},
): Promise<Response> {
  const { ctx, simulated } = site
  const query = more.query === undefined ? queueBefore(queryAnswers(c)) : more.query
  const isWriting = more.sent !== undefined
  const [found, all, saved, viewers, mergedInto, neighbours, told] = await Promise.all([
    readForDesk(ctx, { id: inquiry.id, agentId: agent.id }),
    colleagues(ctx, agent),
    listSavedReplies(ctx),
    isRefresh(c)
      ? viewersOf(ctx, { ids: [inquiry.id], besides: agent.id })
      : viewInquiry(ctx, { id: inquiry.id, by: agent, isWriting }),
    carriedOnBy(ctx, agent, inquiry),
    query && neighboursOf(ctx, agent, query, inquiry),
    readTold(ctx, c, agent, inquiry),
  ])
  const { parcel } = found
  const sent = more.sent && { ...more.sent, news: newsOf(more.sent, found.events) }
  return htmlPage(
    c,
    <DeskInquiryPage
      {...{ agent, simulated, found, viewers, mergedInto, neighbours, told }}
      colleagues={all}
      saved={forReasonFirst(saved, inquiry.reason)}
      nowMs={ctx.clock()}
      links={parcel && parcelLinks(ctx, parcel, originOfNumber(parcel.trackingNumber, {}))}
      sent={sent ?? null}
    />,
    more.status ?? 200,
  )
}

/** What happened after the event that the sender of a form saw last. */
function newsOf({ news, fields }: SentForm, events: readonly InquiryEvent[]): InquiryEvent[] | null {
  return news && events.filter(({ id }) => id > Number(fields.seen ?? 0))
}

/** Those that were made for this kind of question come first. */
function forReasonFirst(saved: readonly SavedReply[], reason: InquiryReason): SavedReply[] {
  return saved.toSorted((a, b) => Number(b.reasons.includes(reason)) - Number(a.reasons.includes(reason)))
}
