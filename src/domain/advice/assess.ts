import type { Circumstances } from '../diagnosis/circumstances.ts'
import { diagnose, type Standing, standingOn } from '../diagnosis/diagnose.ts'
import type { Diagnosis } from '../diagnosis/diagnosis.ts'
import { channelsFor } from './channels-for.ts'
import { type Deadline, deadlinesOf } from './deadlines.ts'
import { makeStep } from './make-step.ts'
import type { Rules } from './rules.ts'
import type { Step } from './step.ts'

/** What the scans and the person tell; the rest of the circumstances follows from the rules. */
export type Given = Omit<Circumstances, 'pickupUntil'>

export type Assessment = {
  diagnosis: Diagnosis
  advice: Step[]
  deadlines: Deadline[]
  circumstances: Circumstances
}

/** What it means, what to do, and until when: all that we say of a parcel on one day. */
export function assess(given: Given, rules: Rules): Assessment {
  const deadlines = deadlinesOf({ ...given, pickupUntil: null }, rules)
  const pickupUntil = deadlines.find((one) => one.kind === 'pickup')?.until ?? null
  const c: Circumstances = { ...given, pickupUntil }
  const standing = standingOn(c)
  const advice = stepsFor(c, rules, standing, deadlines)
  const opens = advice.map((step) => (step.channel === 'claim' || step.channel === 'refund' ? step.from : null))
  return { diagnosis: diagnose(c, standing, opens), advice, deadlines, circumstances: c }
}

/** The steps for what holds, in order; none that is over. */
function stepsFor(c: Circumstances, rules: Rules, standing: Standing, deadlines: readonly Deadline[]): Step[] {
  return channelsFor(standing, c).flatMap((channel) => {
    const step = makeStep(channel, { c, rules, standing, deadlines })
    return step && (step.until === null || step.until >= c.today) ? [step] : []
  })
}
