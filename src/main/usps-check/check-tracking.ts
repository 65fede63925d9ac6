import { parseTrackingNumber } from '#domain/tracking-number/parse.ts'
import type { SourceAnswer } from '#services/ports/tracking-source.ts'
import { askBatch } from '#sources/usps-api/ask-batch.ts'
import { askSingle } from '#sources/usps-api/ask-single.ts'
import type { UspsClient } from '#sources/usps-api/client.ts'
import { checkSays } from '#words/en/usps-check.ts'
import { type CheckStep, step } from './step.ts'

/** A number with what USPS said of it. */
export type Looked = { mailerId: string | null; outcome: SourceAnswer['outcome'] }

/** Looks up each number by itself, then all of them in one call; both ways spend calls. */
export async function checkTracking(
  client: UspsClient,
  texts: readonly string[],
  tell: (found: CheckStep) => void,
): Promise<Looked[]> {
  if (texts.length === 0) tell(step('tracking', 'skipped', checkSays.noNumber()))
  const looked: Looked[] = []
  const numbers: string[] = []
  for (const text of texts) {
    const reading = parseTrackingNumber(text).find(({ valid, carrier }) => valid && carrier === 'usps')
    if (!reading) {
      tell(step('tracking', 'wrong', checkSays.notANumber(text)))
      continue
    }
    const { trackingNumber } = reading
    const result = await askSingle(client, { trackingNumber })
    if (!result.ok) {
      tell(step('tracking', 'wrong', checkSays.call(result.message)))
      // What befell this call befalls the next.
      return looked
    }
    const mailerId = reading.mailerId || null
    tell(stepOf(result.answer, mailerId))
    looked.push({ mailerId, outcome: result.answer.outcome })
    numbers.push(trackingNumber)
  }
  if (numbers.length > 0) tell(await checkBatch(client, numbers))
  return looked
}

function stepOf(answer: SourceAnswer, mailerId: string | null): CheckStep {
  const { trackingNumber, outcome, scans, message } = answer
  if (outcome === 'found') return step('tracking', 'ok', checkSays.found(trackingNumber, scans.length))
  if (outcome === 'not-scanned-yet') return step('tracking', 'note', checkSays.notScanned(trackingNumber))
  if (outcome === 'not-covered') return step('tracking', 'wrong', checkSays.notCovered(trackingNumber, mailerId))
  return step('tracking', 'wrong', checkSays.otherOutcome(trackingNumber, outcome, message))
}

/** A refusal that speaks of numbers shows that the call itself is let through. */
async function checkBatch(client: UspsClient, numbers: readonly string[]): Promise<CheckStep> {
  const result = await askBatch(
    client,
    numbers.slice(0, 35).map((trackingNumber) => ({ trackingNumber })),
  )
  if (result.kind === 'failed') return step('batch', 'wrong', checkSays.noBatch(result.failure.message))
  return step('batch', 'ok', checkSays.batch())
}
