import type { AtDesk } from '#services/agents/let-in.ts'
import type { CountedGroup } from '#services/inquiries/count-groups.ts'
import type { QueueView } from '#services/inquiries/list-inquiries.ts'
import { countWords, firstDueWords, QUEUE_WORDS } from '#words/en/desk-inquiries.ts'
import { DeskLayout } from '../../components/desk/desk-layout.tsx'
import { QueueViews } from '../../components/desk/queue-views.tsx'
import { DueMark } from '../../components/desk/time-words.tsx'
import { paths } from '../../paths.ts'

export type ShownGroup = Omit<CountedGroup, 'name'> & { words: string; path: string }

/** What is to be done, in groups with their counts and the moment when the first of each is due. */
export function DeskGroupsPage(props: {
  agent: AtDesk
  simulated: boolean
  by: 'situation' | 'place'
  title: string
  groups: readonly ShownGroup[]
  counts: ReadonlyMap<QueueView, number>
  nowMs: number
}) {
  const { agent, simulated, by, title, groups, counts, nowMs } = props
  return (
    <DeskLayout title={title} simulated={simulated} agent={agent} here={paths.desk.queue()}>
      <desk-queue class="queue-page" data-live={paths.desk.live()}>
        <QueueViews here={by} counts={counts} />
        <div class="stack">
          <h1>{title}</h1>
          {groups.length === 0 ? <p class="sheet">{QUEUE_WORDS.noGroups}</p> : null}
          <ul class="queue groups" data-live-part="rows" aria-label={title}>
            {groups.map(({ words, path, count, dueAtMs }) => (
              <li>
                <a href={path}>{words}</a>
                <small class="when">
                  {dueAtMs === null ? null : (
                    <>
                      {firstDueWords} <DueMark inquiry={{ dueAtMs, dueKind: null }} nowMs={nowMs} />
                    </>
                  )}
                </small>
                <b>{countWords(count)}</b>
              </li>
            ))}
          </ul>
        </div>
      </desk-queue>
    </DeskLayout>
  )
}
