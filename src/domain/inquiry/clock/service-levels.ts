import type { InquiryReason, Priority } from '../tokens.ts'
import type { BusinessClock } from './business-hours.ts'

/** What we owe in time: the first answer, an answer to whatever is written later, and an end of the matter. */
export const PROMISES = ['first-answer', 'next-answer', 'resolution'] as const

export type Promised = (typeof PROMISES)[number]

/** Within how many business minutes we want to do what; the first level that fits an inquiry holds. */
export type ServiceLevel = {
  id: string
  /** Null: whatever the reason is. */
  reasons: readonly InquiryReason[] | null
  /** Null: whatever the priority is. */
  priorities: readonly Priority[] | null
  minutes: Record<Promised, number>
}

/** What happens once a share of the time is used up. */
export type EscalationStep = {
  /** 100: it is due. */
  percent: number
  /** `warning`: whoever has it is told. `escalation`: the leads too. */
  kind: 'warning' | 'escalation'
  /** The priority is raised by one. */
  raises: boolean
}

/** All that the clocks of inquiries go by. */
export type ServiceLevels = {
  /** The same for the same levels, steps and hours: what was planned by others is planned anew. */
  edition: string
  /** The zone of the business hours, in which moments are told. */
  zone: string
  levels: readonly ServiceLevel[]
  /** In the order of their shares. */
  steps: readonly EscalationStep[]
  business: BusinessClock
}

/** The level of an inquiry. @throws RangeError where none fits, which the check of the knowledge rules out */
export function levelFor(
  levels: readonly ServiceLevel[],
  { reason, priority }: { reason: InquiryReason; priority: Priority },
): ServiceLevel {
  const level = levels.find(
    ({ reasons, priorities }) => (reasons?.includes(reason) ?? true) && (priorities?.includes(priority) ?? true),
  )
  if (!level) throw new RangeError(`No service level fits ${reason}, ${priority}.`)
  return level
}
