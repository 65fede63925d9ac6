import type { Text } from '../text/text.ts'
import type { Subject } from './further-rule.ts'
import type { Trust } from './window-rule.ts'

/** One row of a rule as people are shown it. */
export type RuleRow = {
  says: Text
  note: string | null
  trust: Trust
  source: string
  checkedOn: string
  effectiveFrom: string
  effectiveTo: string | null
  inForce: boolean
  /** The operator of this server has set it. */
  isOwn: boolean
}

/** A rule with all its rows, the oldest first; `now` is the one in force. */
export type RuleView = { id: string; subject: Subject; name: string; now: RuleRow | null; rows: RuleRow[] }
