import { eventWords, INQUIRY_DESK_WORDS } from '#words/en/desk-inquiries.ts'
import type { SentForm } from '../../desk/sent-form.ts'

/** Why a form was not done: what was wrong, or what others did in the meantime. */
export function FormCameBack({ sent }: { sent: SentForm | null }) {
  if (!sent || (sent.problem === '' && sent.news === null)) return null
  if (sent.news === null) {
    return (
      <p class="sheet error" role="alert" id="problem">
        {sent.problem}
      </p>
    )
  }
  return (
    <section class="sheet error stack" role="alert" id="problem">
      <h2>{INQUIRY_DESK_WORDS.changedSince}</h2>
      <ul>
        {sent.news.map((event) => (
          <li>{eventWords(event, event.atMs)}.</li>
        ))}
      </ul>
      <p>{INQUIRY_DESK_WORDS.changedKept}</p>
    </section>
  )
}
