import type { Circumstances } from '../diagnosis/circumstances.ts'
import { diagnose, type Standing, standingOn } from '../diagnosis/diagnose.ts'
import type { Diagnosis } from '../diagnosis/diagnosis.ts'
import { channelsFor } from './channels-for.ts'
import { type Deadline, deadlinesOf } from './deadlines.ts'
import { makeStep } from './make-step.ts'
import type { Rules } from './rules.ts'
import type { Step } from './step.ts'

export type Assessment = { diagnosis: Diagnosis; advice: Step[]; deadlines: Deadline[] }

/** What it means, what to do, and until when: all that we say of a parcel on one day. */
export function assess(c: Circumstances, rules: Rules): Assessment {
  const deadlines = deadlinesOf(c, rules)
  const standing = standingOn(c)
  const advice = stepsFor(c, rules, standing, deadlines)
  const fixed = advice.filter((step) => step.channel === 'claim' || step.channel === 'refund')
  return {
    diagnosis: diagnose(
      c,
      fixed.map((step) => step.from),
    ),
    advice,
    deadlines,
  }
}

/** The steps for what holds, in order; none that is over. */
function stepsFor(c: Circumstances, rules: Rules, standing: Standing, deadlines: readonly Deadline[]): Step[] {
  return channelsFor(standing, c).flatMap((channel) => {
    const step = makeStep(channel, { c, rules, standing, deadlines })
    return step && (step.until === null || step.until >= c.today) ? [step] : []
  })
}
