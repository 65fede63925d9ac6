import { FILE_MEDIA_TYPES } from '#domain/inquiry/file-types.ts'
import type { InquiryFile, InquiryMessage } from '#domain/inquiry/inquiry.ts'
import { printReference } from '#domain/inquiry/reference.ts'
import { formatInstant } from '#domain/scans/at.ts'
import { LONGEST_MESSAGE } from '#services/inquiries/limits.ts'
import type { PrivateInquiry } from '#services/inquiries/read-inquiry.ts'
import {
  dueWords,
  eventWords,
  FROM_WORDS,
  headline,
  INQUIRY_EVIDENCE_WORDS,
  INQUIRY_REASON_WORDS,
  INQUIRY_WORDS,
  outcomeWords,
  STATUS_WORDS,
  UPLOAD_WORDS,
  yearOf,
} from '#words/en/index.ts'
import { InquiryFiles, InquiryWays, IsItHere, Rating } from '../../components/inquiry-parts.tsx'
import { InquiryRecord } from '../../components/inquiry-record.tsx'
import { Layout } from '../../components/layout.tsx'
import { MeaningSheet } from '../../components/parcel/meaning.tsx'
import { ErrorSummary, type FieldProblem, FileField, TextArea } from '../../forms/form-field.tsx'
import type { Clock } from '../../inquiry/clock.ts'
import { versionOfInquiry } from '../../inquiry/version.ts'
import { paths } from '../../paths.ts'

export type PrivatePageProps = {
  /** As it stands in the address: another inquiry may carry it on. */
  reference: string
  read: PrivateInquiry
  article: string | null
  clock: Clock
  nowMs: number
  problems: readonly FieldProblem[]
  /** What somebody wrote that was refused. */
  text: string
  simulated: boolean
}

/** A question as the one who asked follows it. */
export function PrivatePage(props: PrivatePageProps) {
  const { reference, read, problems } = props
  const { title } = STATUS_WORDS[read.inquiry.status]
  return (
    <Layout
      title={`${problems.length > 0 ? 'Error: ' : ''}${title} – ${printReference(reference)} – Whereabouts`}
      simulated={props.simulated}
      noIndex
    >
      <ErrorSummary problems={problems} />
      <inquiry-news
        data-version={versionOfInquiry(read)}
        data-url={paths.inquiryPart(reference, 'version')}
        data-live={INQUIRY_WORDS.fresh}
        data-words={INQUIRY_WORDS.news}
      >
        <StatusSheet {...props} />
        <IsItHere inquiry={read.inquiry} reference={reference} />
        <div class="two">
          <Letters {...props} />
          <div class="stack">
            <Parcel {...props} />
            <Happened {...props} />
            <InquiryRecord
              title={INQUIRY_EVIDENCE_WORDS.customerTitle}
              text={INQUIRY_EVIDENCE_WORDS.customerText}
              path={(kind) => paths.inquiryPart(reference, `evidence.${kind}`)}
            />
            <Rating inquiry={read.inquiry} reference={reference} problems={problems} />
          </div>
        </div>
      </inquiry-news>
      <Write {...props} />
    </Layout>
  )
}

function StatusSheet({ reference, read, clock, nowMs }: PrivatePageProps) {
  const { inquiry, promise } = read
  const { status, closesAtMs } = inquiry
  const { title, text } = STATUS_WORDS[status]
  const tone = status === 'answered' || status === 'closed' ? 'good' : status === 'open' ? 'quiet' : ''
  return (
    <section class={`sheet stack meaning ${tone}`}>
      <p class="small">
        {INQUIRY_REASON_WORDS[inquiry.reason]} · <span class="digits">{printReference(reference)}</span>
      </p>
      <h1>{title}</h1>
      <p>
        {outcomeWords(inquiry.outcome)} {text}
      </p>
      {promise === null ? null : (
        <p>
          {dueWords(`${clock.say(promise.atMs)} ${clock.zone}`, promise.promised, promise.atMs < nowMs)}
          {promise.atMs < nowMs ? null : (
            <your-time data-at={formatInstant(promise.atMs)} data-shown={clock.time(promise.atMs)} />
          )}
        </p>
      )}
      {closesAtMs === null ? null : <p>{INQUIRY_WORDS.closesOn(clock.say(closesAtMs))}</p>}
      {inquiry.reference === reference ? null : <p>{INQUIRY_WORDS.carriedOn(printReference(inquiry.reference))}</p>}
      <InquiryWays inquiry={inquiry} reference={reference} />
    </section>
  )
}

function Letters({ reference, read, clock }: PrivatePageProps) {
  return (
    <section class="sheet stack">
      <h2>{INQUIRY_WORDS.messages}</h2>
      <ol class="letters">
        {read.messages.map((message) => (
          <Letter {...{ message, reference, clock }} files={read.files} />
        ))}
      </ol>
      <p class="state" data-news aria-live="polite">
        {INQUIRY_WORDS.freshless}
      </p>
    </section>
  )
}

function Letter(props: { message: InquiryMessage; files: readonly InquiryFile[]; reference: string; clock: Clock }) {
  const { message, clock, reference } = props
  const kind = message.kind === 'note' ? 'system' : message.kind
  return (
    <li class={kind} id={`message-${message.id}`}>
      <h3>
        {FROM_WORDS[kind]} <time datetime={formatInstant(message.atMs)}>{clock.say(message.atMs)}</time>
      </h3>
      <p class="letter">{message.text}</p>
      <InquiryFiles files={props.files.filter(({ messageId }) => messageId === message.id)} reference={reference} />
    </li>
  )
}

function Parcel({ read, article, nowMs }: PrivatePageProps) {
  const { parcel, inquiry } = read
  if (!parcel) return null
  return (
    <section class="stack">
      <div class="sheet">
        <h2>{INQUIRY_WORDS.parcel}</h2>
        <p class="digits">
          <a href={paths.track(parcel.trackingNumber, inquiry.piece ?? undefined)}>{parcel.printed}</a>
        </p>
        <p class="say">{headline(parcel.headline, 'full')}</p>
      </div>
      {parcel.meaning ? <MeaningSheet meaning={parcel.meaning} thisYear={yearOf(nowMs)} article={article} /> : null}
    </section>
  )
}

function Happened({ reference, read, clock }: PrivatePageProps) {
  return (
    <section class="sheet stack">
      <h2>{INQUIRY_WORDS.timeline}</h2>
      <ol class="happened">
        {read.events.toReversed().flatMap((event) => {
          const words = eventWords(event)
          if (words === null) return []
          return (
            <li>
              {words} <time datetime={formatInstant(event.atMs)}>{clock.say(event.atMs)}</time>
            </li>
          )
        })}
      </ol>
      <InquiryFiles files={read.files.filter(({ messageId }) => messageId === null)} reference={reference} />
      <p class="small">{INQUIRY_WORDS.zone(clock.zone)}</p>
    </section>
  )
}

function Write({ reference, problems, text }: PrivatePageProps) {
  return (
    <section class="sheet stack" id="write">
      <h2>{INQUIRY_WORDS.write}</h2>
      <form
        class="stack"
        method="post"
        action={paths.inquiryPart(reference, 'messages')}
        enctype="multipart/form-data"
        novalidate
      >
        <TextArea
          name="text"
          label={INQUIRY_WORDS.writeLabel}
          rows={6}
          maxlength={LONGEST_MESSAGE}
          problems={problems}
          value={text}
        />
        <FileField
          name="files"
          label={UPLOAD_WORDS.more}
          hint={UPLOAD_WORDS.hint}
          accept={FILE_MEDIA_TYPES}
          problems={problems}
        />
        <p>
          <button class="button" type="submit">
            {INQUIRY_WORDS.send}
          </button>
        </p>
      </form>
    </section>
  )
}
