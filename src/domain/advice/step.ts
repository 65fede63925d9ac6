import type { Text } from '../text/text.ts'
import type { Channel } from './tokens.ts'

/** One thing to do. Days are `YYYY-MM-DD`, both included; null: at once, or without end. */
export type Step = {
  channel: Channel
  action: Text
  from: string | null
  until: string | null
  why: Text
  rule: string
  rulesAsOf: string
}
