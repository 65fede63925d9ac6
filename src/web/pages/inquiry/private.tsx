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
  INQUIRY_REASON_WORDS,
  INQUIRY_WORDS,
  outcomeWords,
  STATUS_WORDS,
  sizeWords,
  yearOf,
} from '#words/en/index.ts'
import { Layout } from '../../components/layout.tsx'
import { MeaningSheet } from '../../components/parcel/meaning.tsx'
import { ErrorSummary, type FieldProblem, TextArea } from '../../forms/form-field.tsx'
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
  const { reference, read, problems, text } = props
  const { inquiry } = read
  const isClosed = inquiry.status === 'closed'
  return (
    <Layout
      title={`${problems.length > 0 ? 'Error: ' : ''}${STATUS_WORDS[inquiry.status].title} – ${printReference(reference)} – Whereabouts`}
      simulated={props.simulated}
      noIndex
    >
      <ErrorSummary problems={problems} />
      <inquiry-news
        data-version={versionOfInquiry(read)}
        data-url={paths.inquiryPart(reference, 'version')}
        data-words={INQUIRY_WORDS.news}
      >
        <News {...props} />
      </inquiry-news>
      <div class="two">
        <section class="sheet stack" id="write">
          <h2>{INQUIRY_WORDS.write}</h2>
          <form class="stack" method="post" action={paths.inquiryPart(reference, 'messages')} novalidate>
            <TextArea
              name="text"
              label={INQUIRY_WORDS.writeLabel}
              rows={6}
              maxlength={LONGEST_MESSAGE}
              problems={problems}
              value={text}
            />
            <p>
              <button class="button" type="submit">
                {INQUIRY_WORDS.send}
              </button>
            </p>
          </form>
        </section>
        <div class="stack">
          <div class="ways">
            <form method="post" action={paths.inquiryPart(reference, isClosed ? 'reopen' : 'close')}>
              <button class="button quiet" type="submit">
                {isClosed ? INQUIRY_WORDS.reopen : INQUIRY_WORDS.close}
              </button>
            </form>
            <form method="post" action={paths.inquiryPart(reference, 'leave')}>
              <button class="button quiet" type="submit">
                {INQUIRY_WORDS.leave}
              </button>
            </form>
          </div>
        </div>
      </div>
    </Layout>
  )
}

/** What changes by itself: status, messages, events, the parcel. */
function News(props: PrivatePageProps) {
  const { reference, read, clock, nowMs } = props
  const { inquiry, messages, events, files, parcel } = read
  const { title, text } = STATUS_WORDS[inquiry.status]
  const { dueAtMs, closesAtMs } = inquiry
  return (
    <>
      <section class={`sheet stack meaning ${toneOf(inquiry.status)}`}>
        <p class="small">
          {INQUIRY_REASON_WORDS[inquiry.reason]} · <span class="digits">{printReference(reference)}</span>
        </p>
        <h1>{title}</h1>
        <p>
          {outcomeWords(inquiry.outcome)} {text}
        </p>
        {dueAtMs === null ? null : (
          <p>
            {dueWords(`${clock.say(dueAtMs)} ${clock.zone}`, inquiry.dueKind, dueAtMs < nowMs)}
            {dueAtMs < nowMs ? null : <your-time data-at={formatInstant(dueAtMs)} data-shown={clock.time(dueAtMs)} />}
          </p>
        )}
        {closesAtMs === null ? null : <p>{INQUIRY_WORDS.closesOn(clock.say(closesAtMs))}</p>}
        {inquiry.reference === reference ? null : <p>{INQUIRY_WORDS.carriedOn(printReference(inquiry.reference))}</p>}
      </section>
      <div class="two">
        <section class="sheet stack">
          <h2>{INQUIRY_WORDS.messages}</h2>
          <ol class="letters">
            {messages.map((message) => (
              <Letter {...{ message, files, reference, clock }} />
            ))}
          </ol>
          <p class="state" data-news aria-live="polite">
            {INQUIRY_WORDS.freshless}
          </p>
        </section>
        <div class="stack">
          {parcel ? (
            <section class="stack">
              <div class="sheet">
                <h2>{INQUIRY_WORDS.parcel}</h2>
                <p class="digits">
                  <a href={paths.track(parcel.trackingNumber, inquiry.piece ?? undefined)}>{parcel.printed}</a>
                </p>
                <p class="say">{headline(parcel.headline, 'full')}</p>
              </div>
              {parcel.meaning ? (
                <MeaningSheet meaning={parcel.meaning} thisYear={yearOf(nowMs)} article={props.article} />
              ) : null}
            </section>
          ) : null}
          <section class="sheet stack">
            <h2>{INQUIRY_WORDS.timeline}</h2>
            <ol class="happened">
              {events
                .toReversed()
                .map((event) => ({ words: eventWords(event), atMs: event.atMs }))
                .filter(({ words }) => words !== null)
                .map(({ words, atMs }) => (
                  <li>
                    {words} <time datetime={formatInstant(atMs)}>{clock.say(atMs)}</time>
                  </li>
                ))}
            </ol>
            <p class="small">{clock.zone}</p>
          </section>
        </div>
      </div>
    </>
  )
}

function Letter(props: { message: InquiryMessage; files: readonly InquiryFile[]; reference: string; clock: Clock }) {
  const { message, clock, reference } = props
  const own = props.files.filter(({ messageId }) => messageId === message.id)
  const kind = message.kind === 'note' ? 'system' : message.kind
  return (
    <li class={kind} id={`message-${message.id}`}>
      <h3>
        {FROM_WORDS[kind]} <time datetime={formatInstant(message.atMs)}>{clock.say(message.atMs)}</time>
      </h3>
      <p class="letter">{message.text}</p>
      <Files files={own} reference={reference} />
    </li>
  )
}

function Files({ files, reference }: { files: readonly InquiryFile[]; reference: string }) {
  if (files.length === 0) return null
  return (
    <ul class="files">
      {files.map(({ id, name, bytes }) => (
        <li>
          <a href={paths.inquiryPart(reference, `files/${id}`)}>{name}</a> <small>{sizeWords(bytes)}</small>
        </li>
      ))}
    </ul>
  )
}

function toneOf(status: PrivateInquiry['inquiry']['status']): string {
  return status === 'answered' || status === 'closed' ? 'good' : status === 'waiting' ? '' : 'quiet'
}
