import type { QueueView } from '#services/inquiries/list-inquiries.ts'
import { countWords, QUEUE_VIEW_WORDS, QUEUE_WORDS } from '#words/en/desk-inquiries.ts'
import { queuePath } from '../../desk/queue-query.ts'
import { paths } from '../../paths.ts'

/** The views with the letter that leads there after `g`. */
const VIEWS: readonly [view: QueueView, letter: string][] = [
  ['todo', 't'],
  ['mine', 'm'],
  ['mentions', 'n'],
  ['unassigned', 'u'],
  ['due-soon', 'd'],
  ['waiting', 'w'],
  ['answered', 'r'],
  ['snoozed', 's'],
  ['closed', 'c'],
  ['all', 'a'],
]

/** The parts of the queue with their counts. */
export function QueueViews(props: {
  here: QueueView | 'situation' | 'place' | null
  counts: ReadonlyMap<QueueView, number>
}) {
  const { here, counts } = props
  const link = (href: string, name: string, key: string, isHere: boolean, count?: number) => (
    <li>
      <a href={href} aria-current={isHere ? 'page' : undefined} data-go={key}>
        <span>{name}</span> {count === undefined ? null : <b>{countWords(count)}</b>}
      </a>
    </li>
  )
  return (
    <nav class="views" aria-label={QUEUE_WORDS.views} data-live-part="views">
      <ul>
        {VIEWS.map(([view, letter]) =>
          link(queuePath({ view }), QUEUE_VIEW_WORDS[view].name, letter, here === view, counts.get(view)),
        )}
        {link(paths.desk.queueBy('situation'), QUEUE_WORDS.bySituation, 'i', here === 'situation')}
        {link(paths.desk.queueBy('place'), QUEUE_WORDS.byPlace, 'p', here === 'place')}
      </ul>
    </nav>
  )
}

/** The views whose inquiries are counted. */
export const COUNTED_VIEWS: readonly QueueView[] = VIEWS.map(([view]) => view)
