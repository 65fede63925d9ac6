import type { AskedNumber, AskResult, SourceAnswer, TrackingSource } from '#services/ports/tracking-source.ts'
import { uspsAnswers, uspsFaults } from '#words/en/usps-api.ts'
import { askBatch } from './ask-batch.ts'
import { askSingle } from './ask-single.ts'
import { isOfMailer, isTaken } from './asked.ts'
import { createBatchRoom } from './batch-room.ts'
import type { UspsClient } from './client.ts'
import { type Failure, failure } from './failure.ts'
import { answerWithout } from './judge.ts'

/** The most that `POST /tracking/v3r2/tracking` takes. */
const MOST_IN_BATCH = 35
/** An app without one of the two products is not asked for it again for so long. */
const MISSING_FOR_MS = 6 * 3_600_000
/** A batch that is refused for some of its numbers is not taken apart to the end at once: others need calls too. */
const MOST_CALLS_FOR_BATCH = 16

type Product = 'single' | 'batch'
/** The answers so far, and why there are no more. A number without an answer was not asked for. */
type Gathered = { answers: SourceAnswer[]; failure: Failure | null }
/** Calls that one question may still make. */
type Allowance = { calls: number }

/**
 * USPS as a source of scans. Several numbers go into one call, one number into a call that tells more. An app may have
 * only one of the two products: then the other way is taken, and `batchSize` says how many numbers go into a call.
 */
export function createTrackingSource(client: UspsClient): TrackingSource {
  const missingUntilMs: Record<Product, number> = { single: 0, batch: 0 }
  const room = createBatchRoom(MOST_IN_BATCH)

  const isMissing = (product: Product) => client.clock() < missingUntilMs[product]
  const batchSize = () => (isMissing('batch') && !isMissing('single') ? 1 : room.size)

  /** Asks with one product; where the app turns out not to have it, with the other. */
  async function gather(asked: readonly AskedNumber[], allowance: Allowance): Promise<Gathered> {
    if (asked.length === 0) return { answers: [], failure: null }
    if (allowance.calls-- <= 0) return { answers: [], failure: failure('spent', uspsFaults.spent()) }
    const wanted: Product = asked.length === 1 ? 'single' : 'batch'
    const other: Product = wanted === 'single' ? 'batch' : 'single'
    if (isMissing(wanted) && !isMissing(other)) return askBy(other, asked, allowance)
    const first = await askBy(wanted, asked, allowance)
    if (!first.failure?.lacksProduct || first.answers.length > 0) return first
    const second = await askBy(other, asked, allowance)
    // Where both are refused, the app itself is the trouble.
    if (!second.failure?.lacksProduct) missingUntilMs[wanted] = client.clock() + MISSING_FOR_MS
    return second
  }

  function askBy(product: Product, asked: readonly AskedNumber[], allowance: Allowance): Promise<Gathered> {
    return product === 'single' ? oneByOne(asked) : together(asked, allowance)
  }

  async function oneByOne(asked: readonly AskedNumber[]): Promise<Gathered> {
    const answers: SourceAnswer[] = []
    for (const one of asked) {
      const result = await askSingle(client, one)
      if (!result.ok) return { answers, failure: result }
      answers.push(result.answer)
    }
    room.answered()
    return { answers, failure: null }
  }

  async function together(asked: readonly AskedNumber[], allowance: Allowance): Promise<Gathered> {
    const result = await askBatch(client, asked)
    if (result.kind === 'failed') {
      if (result.failure.mayBeAsked) room.failed()
      return { answers: [], failure: result.failure }
    }
    room.answered()
    if (result.kind === 'answers') return { answers: result.answers, failure: null }
    const { status, judgement, body } = result
    const outcome = judgement.kind === 'number' ? judgement.outcome : 'not-covered'
    const allOf = (numbers: readonly AskedNumber[]) =>
      numbers.map(({ trackingNumber }) => answerWithout(trackingNumber, outcome, judgement, body))
    // 404 says of the whole batch that nothing is known yet; words that nobody knows are no reason to ask again.
    if (asked.length === 1 || status === 404 || outcome === 'failed') return { answers: allOf(asked), failure: null }
    const mailerIds = judgement.kind === 'not-covered' ? judgement.mailerIds : []
    const ofMailer = asked.filter((one) => mailerIds.some((id) => isOfMailer(one.trackingNumber, id)))
    if (ofMailer.length > 0) {
      const others = asked.filter((one) => !ofMailer.includes(one))
      return joined({ answers: allOf(ofMailer), failure: null }, () => gather(others, allowance))
    }
    const middle = Math.ceil(asked.length / 2)
    return joined(await gather(asked.slice(0, middle), allowance), () => gather(asked.slice(middle), allowance))
  }

  return {
    get batchSize() {
      return batchSize()
    },
    async ask(numbers): Promise<AskResult> {
      const refused = numbers.filter((one) => !isTaken(one)).map(refusedAnswer)
      const answers: SourceAnswer[] = []
      let left = numbers.filter(isTaken)
      while (left.length > 0) {
        const next = left.slice(0, batchSize())
        left = left.slice(next.length)
        const gathered = await gather(next, { calls: MOST_CALLS_FOR_BATCH })
        answers.push(...gathered.answers)
        if (gathered.failure && answers.length === 0) return gathered.failure
        if (gathered.failure) break
      }
      return { ok: true, answers: [...refused, ...answers] }
    },
  }
}

/** USPS is not asked about what it would not take. */
function refusedAnswer({ trackingNumber }: AskedNumber): SourceAnswer {
  return answerWithout(trackingNumber, 'wrong-number', { code: null, message: uspsAnswers.notANumber }, null)
}

async function joined(first: Gathered, next: () => Promise<Gathered>): Promise<Gathered> {
  if (first.failure) return first
  const second = await next()
  return { answers: [...first.answers, ...second.answers], failure: second.failure }
}
