import { INQUIRY_OUTCOMES } from '#domain/inquiry/tokens.ts'
import type { Colleague } from '#services/agents/colleagues.ts'
import type { DeskInquiry } from '#services/inquiries/read-for-desk.ts'
import type { SavedReply } from '#services/inquiries/saved-replies.ts'
import { noteHintWords, OUTCOME_WORDS, INQUIRY_DESK_WORDS as WORDS } from '#words/en/desk-inquiries.ts'
import type { QueueQuery } from '../../desk/queue-query.ts'
import { type SentForm, sentValue } from '../../desk/sent-form.ts'
import { Choice } from './fields.tsx'
import { InquiryForm } from './inquiry-form.tsx'
import { NextButton } from './next-button.tsx'

type Props = {
  found: DeskInquiry
  sent: SentForm | null
  saved: readonly SavedReply[]
  colleagues: readonly Colleague[]
  query: QueueQuery | null
}

/** Writes to the customer, or to the desk. What stands in the boxes is kept on the device until it is sent. */
export function Compose({ found, sent, saved, colleagues, query }: Props) {
  const { inquiry, draft } = found
  const present = colleagues.filter(({ isShutOut }) => !isShutOut)
  const value = (action: string, field: string) => sentValue(sent, action, field)
  const text = value('reply', 'text') ?? (draft?.kind === 'reply' ? draft.text : undefined)
  const note = value('note', 'text') ?? (draft?.kind === 'note' ? draft.text : undefined)
  return (
    <section class="compose stack">
      <details class="sheet" id="reply" open>
        <summary>
          <h2>{WORDS.reply}</h2>
        </summary>
        <InquiryForm found={found} query={query} action="reply">
          <label for="reply-text">{WORDS.replyLabel}</label>
          <textarea
            id="reply-text"
            name="text"
            rows={7}
            maxlength={20_000}
            aria-describedby="reply-way"
            data-draft="reply"
            data-key="r"
            autofocus={sent?.action === 'reply'}
          >
            {text}
          </textarea>
          <small id="reply-way">
            {inquiry.customer.email ? `${WORDS.replyByMail} ${inquiry.customer.email}` : WORDS.replyNoMail}
          </small>
          {saved.length > 0 ? (
            <div class="pair">
              <Choice
                name="saved"
                id="saved-reply"
                label={WORDS.savedReply}
                none={WORDS.chooseSaved}
                value={value('reply', 'saved')}
                command={WORDS.putInCommand}
                hotkey="v"
                options={saved.map(({ id, name }) => [String(id), name])}
              />
              <button class="button quiet" type="submit" name="do" value="put-in" formnovalidate>
                {WORDS.putIn}
              </button>
            </div>
          ) : null}
          <div class="fields">
            <Choice
              name="turnTo"
              id="reply-turn"
              label={WORDS.turnTo}
              value={value('reply', 'turnTo')}
              options={[
                ['answered', WORDS.toAnswered],
                ['waiting', WORDS.toWaiting],
                ['closed', WORDS.toClosed],
              ]}
            />
            <OutcomeChoice id="reply-outcome" value={value('reply', 'outcome')} />
            {inquiry.customer.email ? (
              <label for="reply-cc">
                {WORDS.cc}
                <input id="reply-cc" name="cc" value={value('reply', 'cc')} autocomplete="off" />
              </label>
            ) : null}
          </div>
          <p class="actions">
            <button class="button" type="submit" data-send>
              {WORDS.send}
            </button>
            <NextButton query={query} words={WORDS.send} />
          </p>
        </InquiryForm>
      </details>
      <details class="sheet" id="note" open={note !== undefined}>
        <summary>
          <h2>{WORDS.note}</h2>
        </summary>
        <InquiryForm found={found} query={query} action="note">
          <label for="note-text">{WORDS.noteLabel}</label>
          <mention-list data-names={present.map(({ name }) => name).join('\n')}>
            <textarea
              id="note-text"
              name="text"
              rows={4}
              maxlength={20_000}
              aria-describedby="note-hint"
              aria-autocomplete="list"
              aria-controls="mentions"
              data-draft="note"
              data-key="n"
              autofocus={sent?.action === 'note'}
            >
              {note}
            </textarea>
            <div role="listbox" id="mentions" aria-label={WORDS.mentions} hidden />
          </mention-list>
          <small id="note-hint">{noteHintWords(present)}</small>
          <p>
            <button class="button" type="submit" data-send>
              {WORDS.addNote}
            </button>
          </p>
        </InquiryForm>
      </details>
    </section>
  )
}

/** How an inquiry ended, where somebody closes it. */
export function OutcomeChoice(props: { id: string; value?: string | undefined; command?: string }) {
  const { id, value, command } = props
  return (
    <Choice
      name="outcome"
      id={id}
      label={WORDS.outcome}
      none={WORDS.noOutcome}
      value={value}
      {...(command === undefined ? {} : { command })}
      options={INQUIRY_OUTCOMES.filter((one) => one !== 'merged').map((one) => [one, OUTCOME_WORDS[one]])}
    />
  )
}
