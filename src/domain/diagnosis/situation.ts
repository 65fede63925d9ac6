import type { Circumstances } from './circumstances.ts'
import type { Finding } from './diagnosis.ts'
import type { SituationName } from './tokens.ts'

/** One of the reasons why people need help: when it holds, and on which days that may change by itself. */
export type Situation = {
  name: SituationName
  /** What speaks for it on `c.today`; null where it does not hold. */
  find(c: Circumstances): Finding | null
  /** Every day on which time alone may change what `find` says; more days than needed do no harm. */
  turningDays?(c: Circumstances): (string | null)[]
}
