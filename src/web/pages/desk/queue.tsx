import type { AtDesk } from '#services/agents/let-in.ts'
import { DESK_WORDS } from '#words/en/index.ts'
import { DeskLayout } from '../../components/desk/desk-layout.tsx'
import { paths } from '../../paths.ts'

/** The first page of the desk. */
export function DeskQueuePage({ agent, simulated }: { agent: AtDesk; simulated: boolean }) {
  return (
    <DeskLayout title={DESK_WORDS.queue} simulated={simulated} agent={agent} here={paths.desk.queue()}>
      <h1>{DESK_WORDS.queue}</h1>
      <section class="sheet stack">
        <h2>{DESK_WORDS.noInquiries}</h2>
        <p>{DESK_WORDS.noInquiriesText}</p>
      </section>
    </DeskLayout>
  )
}
