import type { QueueView } from '#services/inquiries/list-inquiries.ts'
import { countWords, QUEUE_VIEW_WORDS, QUEUE_WORDS } from '#words/en/desk-inquiries.ts'
import { queuePath } from '../../desk/queue-query.ts'
import { paths } from '../../paths.ts'

/** The views whose inquiries are counted, in their order. */
export const COUNTED_VIEWS: readonly QueueView[] = [
  'todo',
  'mine',
  'mentions',
  'unassigned',
  'due-soon',
  'waiting',
  'answered',
  'snoozed',
  'closed',
  'all',
]

/** The parts of the queue with their counts. */
export function QueueViews(props: {
  here: QueueView | 'situation' | 'place' | null
  counts: ReadonlyMap<QueueView, number>
}) {
  const { here, counts } = props
  const link = (href: string, name: string, isHere: boolean, count?: number) => (
    <li>
      <a href={href} aria-current={isHere ? 'page' : undefined}>
        <span>{name}</span> {count === undefined ? null : <b>{countWords(count)}</b>}
      </a>
    </li>
  )
  return (
    <nav class="views" aria-label={QUEUE_WORDS.views} data-live-part="views">
      <ul>
        {COUNTED_VIEWS.map((view) =>
          link(queuePath({ view }), QUEUE_VIEW_WORDS[view].name, here === view, counts.get(view)),
        )}
        {link(paths.desk.queueBy('situation'), QUEUE_WORDS.bySituation, here === 'situation')}
        {link(paths.desk.queueBy('place'), QUEUE_WORDS.byPlace, here === 'place')}
      </ul>
    </nav>
  )
}
