import type { AskedNumber, AskResult, SourceAnswer, TrackingSource } from '#services/ports.ts'
import { uspsAnswers } from '#words/en/usps-api.ts'
import { askBatch } from './ask-batch.ts'
import { askSingle } from './ask-single.ts'
import { isOfMailer, isTaken } from './asked.ts'
import type { UspsClient } from './client.ts'
import type { Failure } from './failure.ts'
import { answerWithout } from './judge.ts'

/** The most that `POST /tracking/v3r2/tracking` takes. */
const MOST_IN_BATCH = 35
/** An app without one of the two products is not asked for it again for so long. */
const MISSING_FOR_MS = 6 * 3_600_000

type Product = 'single' | 'batch'
/** The answers so far, and why there are no more. A number without an answer was not asked for. */
type Gathered = { answers: SourceAnswer[]; failure: Failure | null }

/**
 * USPS as a source of scans. Several numbers go into one call, one number into a call that tells more. An app may have
 * only one of the two products: then the other way is taken, and `batchSize` says how many numbers go into a call.
 */
export function createTrackingSource(client: UspsClient): TrackingSource {
  const missingUntilMs: Record<Product, number> = { single: 0, batch: 0 }

  const isMissing = (product: Product) => client.clock() < missingUntilMs[product]

  /** Asks with one product; where the app turns out not to have it, with the other. */
  async function gather(asked: readonly AskedNumber[]): Promise<Gathered> {
    if (asked.length === 0) return { answers: [], failure: null }
    const wanted: Product = asked.length === 1 ? 'single' : 'batch'
    const other: Product = wanted === 'single' ? 'batch' : 'single'
    if (isMissing(wanted) && !isMissing(other)) return askBy(other, asked)
    const first = await askBy(wanted, asked)
    if (!first.failure?.lacksProduct || first.answers.length > 0) return first
    const second = await askBy(other, asked)
    // Where both are refused, the app itself is the trouble.
    if (!second.failure?.lacksProduct) missingUntilMs[wanted] = client.clock() + MISSING_FOR_MS
    return second
  }

  function askBy(product: Product, asked: readonly AskedNumber[]): Promise<Gathered> {
    return product === 'single' ? oneByOne(asked) : together(asked)
  }

  async function oneByOne(asked: readonly AskedNumber[]): Promise<Gathered> {
    const answers: SourceAnswer[] = []
    for (const one of asked) {
      const result = await askSingle(client, one)
      if (!result.ok) return { answers, failure: result }
      answers.push(result.answer)
    }
    return { answers, failure: null }
  }

  async function together(asked: readonly AskedNumber[]): Promise<Gathered> {
    const result = await askBatch(client, asked)
    if (result.kind === 'answers') return { answers: result.answers, failure: null }
    if (result.kind === 'failed') return { answers: [], failure: result.failure }
    const { status, judgement, body } = result
    const outcome = judgement.kind === 'number' ? judgement.outcome : 'not-covered'
    const allOf = (numbers: readonly AskedNumber[]) =>
      numbers.map(({ trackingNumber }) => answerWithout(trackingNumber, outcome, judgement, body))
    // 404 says of the whole batch that nothing is known yet.
    if (asked.length === 1 || status === 404) return { answers: allOf(asked), failure: null }
    const mailerIds = judgement.kind === 'not-covered' ? judgement.mailerIds : []
    const ofMailer = asked.filter((one) => mailerIds.some((id) => isOfMailer(one.trackingNumber, id)))
    if (ofMailer.length > 0) {
      return joined({ answers: allOf(ofMailer), failure: null }, () =>
        gather(asked.filter((one) => !ofMailer.includes(one))),
      )
    }
    const middle = Math.ceil(asked.length / 2)
    return joined(await gather(asked.slice(0, middle)), () => gather(asked.slice(middle)))
  }

  return {
    get batchSize() {
      return isMissing('batch') && !isMissing('single') ? 1 : MOST_IN_BATCH
    },
    async ask(numbers): Promise<AskResult> {
      const taken = numbers.filter(isTaken)
      const said = { code: null, message: uspsAnswers.notANumber }
      const refused = numbers
        .filter((one) => !isTaken(one))
        .map(({ trackingNumber }) => answerWithout(trackingNumber, 'wrong-number', said, null))
      const answers: SourceAnswer[] = []
      for (let from = 0; from < taken.length; from += MOST_IN_BATCH) {
        const gathered = await gather(taken.slice(from, from + MOST_IN_BATCH))
        answers.push(...gathered.answers)
        if (gathered.failure && answers.length === 0) return gathered.failure
        if (gathered.failure) break
      }
      return { ok: true, answers: [...refused, ...answers] }
    },
  }
}

async function joined(first: Gathered, next: () => Promise<Gathered>): Promise<Gathered> {
  if (first.failure) return first
  const second = await next()
  return { answers: [...first.answers, ...second.answers], failure: second.failure }
}
