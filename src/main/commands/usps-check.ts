import { checkSays } from '#words/en/usps-check.ts'
import { readConfig } from '../config.ts'
import { type CheckAsked, runCheck } from '../usps-check/run-check.ts'
import { type CheckStep, step } from '../usps-check/step.ts'
import { withUsps } from './with-usps.ts'

export type { CheckStep } from '../usps-check/step.ts'

/** Goes through the connection to USPS. @param onStep told of each step as it is found out */
export async function checkUsps(asked: CheckAsked, onStep: (found: CheckStep) => void): Promise<CheckStep[]> {
  const steps: CheckStep[] = []
  const tell = (found: CheckStep) => {
    steps.push(found)
    onStep(found)
  }
  if (readConfig(process.env).usps === null) tell(step('credentials', 'wrong', checkSays.noCredentials()))
  else await withUsps((ctx, settings) => runCheck(ctx, settings, asked, tell))
  return steps
}
