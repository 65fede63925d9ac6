import { may } from '#domain/agents/permission.ts'
import { REPLY_FIELDS } from '#domain/inquiry/fill-reply.ts'
import { INQUIRY_REASONS } from '#domain/inquiry/tokens.ts'
import type { AtDesk } from '#services/agents/let-in.ts'
import type { SavedReply } from '#services/inquiries/saved-replies.ts'
import { REASON_WORDS } from '#words/en/desk-inquiries.ts'
import { REPLY_FIELD_WORDS, SAVED_REPLY_WORDS as W } from '#words/en/desk-replies.ts'
import { DeskLayout } from '../../components/desk/desk-layout.tsx'
import { Done } from '../../components/desk/done.tsx'
import { DeskProblem } from '../../components/desk/problem.tsx'
import type { Told } from '../../desk/told-at-desk.ts'
import { paths } from '../../paths.ts'

/** A form that could not be kept, to stand on the page as it was sent; without an id it was a new one. */
export type SentReply = {
  id: number | undefined
  name: string
  text: string
  reasons: readonly string[]
  problem: string
}

/** All saved replies; who may write them, does it here. */
export function SavedRepliesPage(props: {
  agent: AtDesk
  simulated: boolean
  replies: readonly SavedReply[]
  sent: SentReply | null
  told: Told | undefined
}) {
  const { agent, simulated, replies, sent, told } = props
  const mayWrite = may(agent.role, 'saved-replies')
  return (
    <DeskLayout title={W.title} simulated={simulated} agent={agent} here={paths.desk.replies()}>
      <h1>{W.title}</h1>
      <p>{mayWrite ? W.lead : W.leadReader}</p>
      <Done told={told} query={null} />
      <DeskProblem text={sent?.problem} />
      <div class="two">
        <div class="stack">
          {replies.length === 0 ? <p class="sheet">{W.none}</p> : null}
          {replies.length > 0 ? (
            <ul class="sheet rows replies">
              {replies.map((reply) => (
                <li>
                  <details open={sent !== null && sent.id === reply.id}>
                    <summary>
                      <b>{reply.name}</b>{' '}
                      {reply.reasons.map((reason) => (
                        <span class="tag">{REASON_WORDS[reason]}</span>
                      ))}
                    </summary>
                    {mayWrite ? (
                      <ReplyForm of={sent?.id === reply.id ? sent : reply} id={reply.id} />
                    ) : (
                      <p class="as-written">{reply.text}</p>
                    )}
                  </details>
                </li>
              ))}
            </ul>
          ) : null}
        </div>
        {mayWrite ? (
          <div class="stack">
            <section class="sheet stack">
              <h2>{W.add}</h2>
              <ReplyForm of={sent && sent.id === undefined ? sent : null} id={null} />
            </section>
            <section class="sheet stack">
              <h2>{W.fields}</h2>
              <dl class="reply-fields">
                {REPLY_FIELDS.map((field) => (
                  <div>
                    <dt>
                      <code>{`{{${field}}}`}</code>
                    </dt>
                    <dd>{REPLY_FIELD_WORDS[field]}</dd>
                  </div>
                ))}
              </dl>
            </section>
          </div>
        ) : null}
      </div>
    </DeskLayout>
  )
}

/** @param props.id null for a new one */
function ReplyForm(props: {
  of: { name: string; text: string; reasons: readonly string[] } | null
  id: number | null
}) {
  const { of, id } = props
  const key = id ?? 'new'
  return (
    <form class="stack" method="post" action={id === null ? paths.desk.replies() : paths.desk.savedReply(id)}>
      <label for={`name-${key}`}>
        {W.name}
        <input id={`name-${key}`} name="name" value={of?.name} maxlength={80} required autocomplete="off" />
      </label>
      <label for={`text-${key}`}>
        {W.text}
        <textarea id={`text-${key}`} name="text" rows={8} maxlength={20_000} required>
          {of?.text}
        </textarea>
      </label>
      <fieldset class="ticks">
        <legend>{W.reasons}</legend>
        {INQUIRY_REASONS.map((reason) => (
          <label class="tick">
            <input type="checkbox" name="reason" value={reason} checked={of?.reasons.includes(reason) ?? false} />{' '}
            {REASON_WORDS[reason]}
          </label>
        ))}
      </fieldset>
      <p class="actions">
        <button class="button" type="submit">
          {id === null ? W.add : W.save}
        </button>
        {id === null ? null : (
          <button class="button quiet" type="submit" name="do" value="delete" formnovalidate>
            {W.remove}
          </button>
        )}
      </p>
    </form>
  )
}
