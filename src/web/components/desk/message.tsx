import type { InquiryFile, InquiryMessage } from '#domain/inquiry/inquiry.ts'
import { INQUIRY_DESK_WORDS, MESSAGE_KIND_WORDS } from '#words/en/desk-inquiries.ts'
import { foldQuotes } from '../../desk/fold-quotes.ts'
import { FileList } from './file-list.tsx'
import { Age } from './time-words.tsx'

/** One message or note: who, when, and the text as text, whatever stands in it. */
export function MessageEntry(props: {
  message: InquiryMessage
  files: readonly InquiryFile[]
  reference: string
  nowMs: number
  /** The form that takes it back, while it can be. */
  takeBack: unknown
}) {
  const { message, files, reference, nowMs, takeBack } = props
  const isHeld = (message.heldUntilMs ?? 0) > nowMs && message.takenBackAtMs === null
  const state = message.takenBackAtMs !== null ? INQUIRY_DESK_WORDS.takenBack : isHeld ? INQUIRY_DESK_WORDS.held : null
  return (
    <li class={`entry ${message.kind}${message.takenBackAtMs === null ? '' : ' gone'}`} id={`m${message.id}`}>
      <p class="entry-head">
        <b>{message.author ?? MESSAGE_KIND_WORDS[message.kind]}</b>
        <small>
          {message.author === null ? '' : `${MESSAGE_KIND_WORDS[message.kind]} · `}
          <Age atMs={message.atMs} nowMs={nowMs} />
          {state === null ? '' : ` · ${state}`}
        </small>
      </p>
      {foldQuotes(message.text).map(({ isQuote, text }) =>
        isQuote ? (
          <details>
            <summary class="small">{INQUIRY_DESK_WORDS.earlier}</summary>
            <p class="as-written">{text}</p>
          </details>
        ) : (
          <p class="as-written">{text}</p>
        ),
      )}
      {message.html === null ? null : <p class="small">{INQUIRY_DESK_WORDS.imagesBlocked}</p>}
      <FileList files={files} reference={reference} />
      {isHeld ? takeBack : null}
    </li>
  )
}
