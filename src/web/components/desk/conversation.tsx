import type { InquiryEvent, InquiryMessage } from '#domain/inquiry/inquiry.ts'
import type { InquiryEventKind } from '#domain/inquiry/tokens.ts'
import type { DeskInquiry } from '#services/inquiries/read-for-desk.ts'
import { eventWords, INQUIRY_DESK_WORDS } from '#words/en/desk-inquiries.ts'
import { MessageEntry } from './message.tsx'
import { Age } from './time-words.tsx'

/** What a message tells by itself. */
const TOLD_BY_MESSAGES: ReadonlySet<InquiryEventKind> = new Set([
  'message-received',
  'message-sent',
  'note-added',
  'call-noted',
])

type Entry = { atMs: number; id: number } & (
  | { message: InquiryMessage; event?: undefined }
  | { event: InquiryEvent; message?: undefined }
)

/** Messages, notes and what happened, in the order of time: the whole story on one line. */
export function Conversation(props: {
  found: DeskInquiry
  reference: string
  nowMs: number
  takeBack: (message: InquiryMessage) => unknown
}) {
  const { found, reference, nowMs, takeBack } = props
  const { messages, events, files } = found
  const entries: Entry[] = [
    ...messages.map((message) => ({ atMs: message.atMs, id: message.id, message })),
    ...events
      .filter(({ kind, data }) => !TOLD_BY_MESSAGES.has(kind) && !(kind === 'file-added' && data.message !== undefined))
      .map((event) => ({ atMs: event.atMs, id: event.id, event })),
  ].sort((a, b) => a.atMs - b.atMs)
  return (
    <ol class="conversation" aria-label={INQUIRY_DESK_WORDS.conversation}>
      {entries.map(({ message, event }) =>
        message ? (
          <MessageEntry
            message={message}
            files={files.filter(({ messageId }) => messageId === message.id)}
            reference={reference}
            nowMs={nowMs}
            takeBack={takeBack(message)}
          />
        ) : (
          <li class="event">
            <small>
              {eventWords(named(event, files), event.atMs)} · <Age atMs={event.atMs} nowMs={nowMs} />
            </small>
          </li>
        ),
      )}
    </ol>
  )
}

/** The event with the name of the file that it tells of. */
function named(event: InquiryEvent, files: DeskInquiry['files']): InquiryEvent {
  const file = event.kind === 'file-added' ? files.find(({ id }) => id === event.data.file) : undefined
  return file ? { ...event, data: { ...event.data, name: file.name } } : event
}
