import { INQUIRY_DESK_WORDS } from '#words/en/desk-inquiries.ts'
import type { QueueQuery } from '../../desk/queue-query.ts'
import { referenceOf } from '../../desk/reference-of.ts'
import type { Told } from '../../desk/told-at-desk.ts'
import { paths } from '../../paths.ts'
import { QueueFields } from './queue-fields.tsx'

/** What was done by the form before; a reply that has not gone out can be taken back from here. */
export function Done({ told, query }: { told: Told | undefined; query: QueueQuery | null }) {
  if (told === undefined) return null
  const { words, of, held } = told
  return (
    <div class="sheet done" role="status">
      <p>
        {words}{' '}
        {of ? (
          <a class="digits" href={paths.desk.inquiry(referenceOf(of))}>
            {referenceOf(of)}
          </a>
        ) : null}
      </p>
      {held ? (
        <undo-send data-left={String(held.leftMs)} data-words={INQUIRY_DESK_WORDS.goesOutIn}>
          <form method="post" action={paths.desk.inquiryDo(referenceOf(held.inquiry), 'take-back')}>
            <QueueFields query={query} />
            <input type="hidden" name="message" value={String(held.messageId)} />
            <button class="button quiet" type="submit" data-key="z">
              {INQUIRY_DESK_WORDS.takeBack} <kbd>z</kbd>
            </button>
          </form>
        </undo-send>
      ) : null}
    </div>
  )
}
