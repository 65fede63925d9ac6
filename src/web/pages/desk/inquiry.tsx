import type { Step } from '#domain/advice/step.ts'
import { may } from '#domain/agents/permission.ts'
import type { Inquiry, InquiryMessage } from '#domain/inquiry/inquiry.ts'
import type { Colleague } from '#services/agents/colleagues.ts'
import type { AtDesk } from '#services/agents/let-in.ts'
import type { DeskInquiry } from '#services/inquiries/read-for-desk.ts'
import type { SavedReply } from '#services/inquiries/saved-replies.ts'
import { viewersWords, INQUIRY_DESK_WORDS as WORDS } from '#words/en/desk-inquiries.ts'
import { INQUIRY_EVIDENCE_WORDS } from '#words/en/index.ts'
import { Compose } from '../../components/desk/compose.tsx'
import { Conversation } from '../../components/desk/conversation.tsx'
import { DeskLayout } from '../../components/desk/desk-layout.tsx'
import { DeskParcel, DeskParcelMore } from '../../components/desk/desk-parcel.tsx'
import { Done } from '../../components/desk/done.tsx'
import { FileList } from '../../components/desk/file-list.tsx'
import { FormCameBack } from '../../components/desk/form-came-back.tsx'
import { InquiryActions } from '../../components/desk/inquiry-actions.tsx'
import { CustomerDetails, NextSteps, OtherInquiries } from '../../components/desk/inquiry-aside.tsx'
import { InquiryClocks } from '../../components/desk/inquiry-clocks.tsx'
import { InquiryForm } from '../../components/desk/inquiry-form.tsx'
import { InquiryHead } from '../../components/desk/inquiry-head.tsx'
import { InquiryRecord } from '../../components/inquiry-record.tsx'
import type { StepMore } from '../../components/parcel/steps.tsx'
import type { Neighbours } from '../../desk/neighbours.ts'
import { referenceOf } from '../../desk/reference-of.ts'
import type { SentForm } from '../../desk/sent-form.ts'
import type { Told } from '../../desk/told-at-desk.ts'
import type { Viewer } from '../../desk/viewer.ts'
import { paths } from '../../paths.ts'

export type InquiryPageProps = {
  agent: AtDesk
  simulated: boolean
  found: DeskInquiry
  /** The one that carries this on. */
  mergedInto: Inquiry | null
  colleagues: readonly Colleague[]
  saved: readonly SavedReply[]
  viewers: readonly Viewer[]
  nowMs: number
  /** Where the parcel's steps lead; null without a parcel. */
  links: { moreOf: (step: Step) => StepMore; article: string | null } | null
  sent: SentForm | null
  told: Told | undefined
  /** Its place in the part of the queue that the agent works through; null where there is none. */
  neighbours: Neighbours | null
}

/** One inquiry on one screen: the conversation, the parcel as the customer sees it, and all that can be done. */
export function DeskInquiryPage(props: InquiryPageProps) {
  const { agent, found, nowMs, links, sent, colleagues, viewers, neighbours } = props
  const query = neighbours?.query ?? null
  const { inquiry, parcel, files } = found
  const reference = referenceOf(inquiry)
  const takeBack = (message: InquiryMessage) => takeBackForm(props, message)
  const loose = files.filter(({ messageId }) => messageId === null)
  return (
    <DeskLayout title={`${reference} ${inquiry.subject}`} simulated={props.simulated} agent={agent}>
      <desk-inquiry
        class="inquiry-page"
        data-reference={reference}
        data-live={`${paths.desk.live()}?inquiry=${reference}`}
        data-changed={WORDS.newHere}
        data-signed-out={WORDS.signedOut}
        data-here={paths.desk.inquiryDo(reference, 'here')}
      >
        <p class="viewers" role="status" data-live-part="viewers">
          {viewers.length > 0 ? viewersWords(viewers) : null}
        </p>
        <InquiryHead {...{ found, colleagues, neighbours, nowMs }} mergedInto={props.mergedInto} />
        <Done told={props.told} query={query} />
        <FormCameBack sent={sent} />
        <div class="two">
          <div class="stack">
            <div class="sheet" data-live-part="conversation">
              <Conversation found={found} reference={reference} nowMs={nowMs} takeBack={takeBack} />
            </div>
            <p class="hidden" role="status" data-live-state />
            {may(agent.role, 'reply') && inquiry.mergedInto === null ? (
              <Compose {...{ found, sent, colleagues, query }} saved={props.saved} />
            ) : null}
          </div>
          <div class="stack">
            <div data-live-part="actions">
              {inquiry.mergedInto === null ? (
                <InquiryActions {...{ agent, found, sent, colleagues, nowMs, query }} />
              ) : null}
            </div>
            <div class="stack" data-live-part="aside">
              <InquiryClocks promises={found.promises} nowMs={nowMs} />
              <NextSteps {...{ agent, found, nowMs, query }} />
              {parcel && links ? (
                <DeskParcel reading={parcel} {...links} />
              ) : (
                <p class="sheet small">{WORDS.noParcel}</p>
              )}
              {loose.length > 0 ? (
                <section class="sheet stack">
                  <h2>{WORDS.files}</h2>
                  <FileList files={loose} reference={reference} />
                </section>
              ) : null}
              <CustomerDetails found={found} nowMs={nowMs} />
              <OtherInquiries found={found} nowMs={nowMs} />
              {parcel && links ? <DeskParcelMore reading={parcel} {...links} /> : null}
              <InquiryRecord
                title={INQUIRY_EVIDENCE_WORDS.deskTitle}
                text={INQUIRY_EVIDENCE_WORDS.deskText}
                path={(kind) => paths.desk.evidence(reference, kind)}
              />
            </div>
          </div>
        </div>
      </desk-inquiry>
    </DeskLayout>
  )
}

function takeBackForm({ agent, found, neighbours }: InquiryPageProps, message: InquiryMessage) {
  if (!may(agent.role, 'reply') || message.authorId !== agent.id) return null
  return (
    <InquiryForm found={found} query={neighbours?.query ?? null} action="take-back" class="take-back">
      <input type="hidden" name="message" value={String(message.id)} />
      <button class="copy" type="submit">
        {WORDS.takeBack}
      </button>
    </InquiryForm>
  )
}
