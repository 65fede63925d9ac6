import { nextQuestion } from '#domain/following/next-question.ts'
import type { CallReason } from '#domain/following/plan-call.ts'
import { parseTrackingNumber } from '#domain/tracking-number/parse.ts'
import { announceChange } from '#store/changes.ts'
import { markAnswered, markFault } from '#store/following/budget.ts'
import {
  claimFollowed,
  markFailed,
  releaseFollowed,
  type StoredFollowed,
  settleFollowed,
} from '#store/following/followed-parcels.ts'
import { markMailer } from '#store/following/mailers.ts'
import { inTransaction } from '#store/transaction.ts'
import type { Context } from '../context.ts'
import { isDatabaseAway } from '../parcels/is-database-away.ts'
import type { AskedNumber, CallFault, SourceAnswer, TrackingSource } from '../ports/tracking-source.ts'
import type { Budget } from './budget.ts'
import { type RecordedAnswer, recordAnswers } from './record-answers.ts'

/** A server that asks and dies gives its numbers back after this. A batch taken apart takes some minutes. */
const LEASE_MS = 300_000
/** A webhook may take so long before a poll that finds its news first tells that it stays silent. */
const PUSH_LATE_MS = 30 * 60_000
/** What only the operator can mend is tried again after so long: somebody may have mended it. */
const MENDING_MS = 15 * 60_000
const NEEDS_OPERATOR: ReadonlySet<CallFault> = new Set<CallFault>([
  'credentials-refused',
  'missing-scope',
  'application-not-allowed',
  'request-refused',
])

/** What asking needs: the source by its name in the store, the way to ask it, and its budget. */
export type Asking = { ctx: Context; source: string; tracking: TrackingSource; budget: Budget }

export type Asked = { answers: readonly SourceAnswer[]; fault: CallFault | null }

/**
 * Asks the source about numbers that nobody else is asking about, and stores what it says. A call that brought nothing
 * leaves every parcel as it was, and the source alone for a while.
 */
export async function askBatch(asking: Asking, numbers: readonly string[], reason: CallReason): Promise<Asked> {
  const { ctx, source, tracking, budget } = asking
  const nowMs = ctx.clock()
  const untilMs = nowMs + LEASE_MS
  const claimed = await claimFollowed(ctx.database, source, { trackingNumbers: numbers, nowMs, untilMs })
  if (claimed.length === 0) return { answers: [], fault: null }
  try {
    const result = await budget.during(reason, () => tracking.ask(claimed.map(askedNumber)))
    if (!result.ok) {
      await noteFault(asking, claimed, result)
      return { answers: [], fault: result.fault }
    }
    await settle(asking, claimed, result.answers)
    return { answers: result.answers, fault: null }
  } finally {
    await releaseFollowed(ctx.database, source, { trackingNumbers: claimed.map((one) => one.trackingNumber), untilMs })
  }
}

function askedNumber({ trackingNumber, destinationZip, mailedOn }: StoredFollowed): AskedNumber {
  const asked: AskedNumber = { trackingNumber }
  if (destinationZip) asked.destinationZip = destinationZip
  if (mailedOn) asked.mailedOn = mailedOn
  return asked
}

async function noteFault(
  { ctx, source, budget }: Asking,
  claimed: readonly StoredFollowed[],
  { fault, message, retryAtMs }: { fault: CallFault; message: string; retryAtMs: number | null },
): Promise<void> {
  // Our own budget let no call through: nobody was asked, so nobody failed.
  if (fault === 'spent') return
  const nowMs = ctx.clock()
  const numbers = claimed.map((one) => one.trackingNumber)
  await markFailed(ctx.database, source, numbers, nowMs)
  await markFault(ctx.database, source, { fault, message, atMs: nowMs })
  if (fault !== 'told-to-wait')
    await budget.waitUntil(retryAtMs ?? nowMs + (NEEDS_OPERATOR.has(fault) ? MENDING_MS : 0))
  const details = { source, fault, retryAt: retryAtMs === null ? undefined : new Date(retryAtMs).toISOString() }
  if (NEEDS_OPERATOR.has(fault)) ctx.log.error(details, message)
  else ctx.log.warn(details, message)
}

async function settle(
  { ctx, source }: Asking,
  claimed: readonly StoredFollowed[],
  answers: readonly SourceAnswer[],
): Promise<void> {
  const { recorded, lost } = await recordAll(ctx, source, answers)
  const nowMs = ctx.clock()
  await markAnswered(ctx.database, source, nowMs)
  const byNumber = new Map(
    answers.map((answer) => [answer.trackingNumber, lost.has(answer) ? failedOf(answer) : answer]),
  )
  const changed: string[] = []
  for (const parcel of claimed) {
    const answer = byNumber.get(parcel.trackingNumber)
    // A call that ended early left it unasked.
    if (!answer) continue
    const record = recorded.get(parcel.trackingNumber) ?? null
    await settleFollowed(ctx.database, source, settled(parcel, answer, record, nowMs))
    if (answer.outcome !== 'failed') await noteMailer(ctx, source, answer, nowMs)
    if (answer.outcome !== parcel.outcome && !record) changed.push(parcel.trackingNumber)
  }
  // New scans are told by whoever stored them; open pages hear of other outcomes here.
  if (changed.length > 0) {
    await inTransaction(ctx.database, (transaction) =>
      announceChange(transaction, { trackingNumbers: changed, atMs: nowMs }),
    )
  }
}

type Recorded = { recorded: Map<string, RecordedAnswer>; lost: ReadonlySet<SourceAnswer> }

/** One answer that can't be stored must not be asked for again and again while all others wait: it counts as failed. */
async function recordAll(ctx: Context, source: string, answers: readonly SourceAnswer[]): Promise<Recorded> {
  try {
    return { recorded: await recordAnswers(ctx, source, answers), lost: new Set() }
  } catch (error) {
    if (isDatabaseAway(error)) throw error
    const [only] = answers
    if (only && answers.length === 1) {
      ctx.log.error({ err: error, source, trackingNumber: only.trackingNumber }, 'An answer could not be stored')
      return { recorded: new Map(), lost: new Set([only]) }
    }
  }
  const each: Recorded[] = []
  for (const answer of answers) each.push(await recordAll(ctx, source, [answer]))
  return {
    recorded: new Map(each.flatMap((one) => [...one.recorded])),
    lost: new Set(each.flatMap((one) => [...one.lost])),
  }
}

function failedOf(answer: SourceAnswer): SourceAnswer {
  return { ...answer, outcome: 'failed' }
}

function settled(
  parcel: StoredFollowed,
  answer: SourceAnswer,
  record: RecordedAnswer | null,
  nowMs: number,
): Parameters<typeof settleFollowed>[2] {
  const base = { trackingNumber: parcel.trackingNumber, askedAtMs: nowMs, isPushTrusted: true }
  if (answer.outcome === 'failed') {
    const failures = parcel.failures + 1
    const notBeforeMs = nextQuestion({ outcome: 'failed', failures }, nowMs)
    return { ...base, outcome: 'failed', code: answer.code, failures, notBeforeMs, facts: null, body: answer.body }
  }
  const told = { outcome: answer.outcome, code: answer.code, failures: 0, body: answer.body }
  if (answer.outcome === 'found' && record) {
    const { phase, latestAtMs } = record.facts
    const wasPushed = parcel.pushedAtMs !== null
    const keptSilent = wasPushed && record.oldestNewsMs !== null && nowMs - record.oldestNewsMs > PUSH_LATE_MS
    const notBeforeMs = nextQuestion({ outcome: 'found', phase, latestAtMs }, nowMs)
    return { ...base, ...told, notBeforeMs, facts: record.facts, isPushTrusted: !keptSilent }
  }
  if (answer.outcome === 'found' || answer.outcome === 'not-scanned-yet') {
    const notBeforeMs = nextQuestion({ outcome: 'not-scanned-yet', addedAtMs: parcel.addedAtMs }, nowMs)
    return { ...base, ...told, outcome: 'not-scanned-yet', notBeforeMs, facts: null }
  }
  return { ...base, ...told, notBeforeMs: nextQuestion({ outcome: 'refused' }, nowMs), facts: null }
}

/** Learns which mailers' parcels the source tells of, so that calls are not spent on those of others. */
async function noteMailer(ctx: Context, source: string, answer: SourceAnswer, atMs: number): Promise<void> {
  const covered = answer.outcome === 'found'
  // "Not scanned yet" may be said of anybody's number.
  if (!covered && answer.outcome !== 'not-covered') return
  const mailerId = mailerOf(answer.trackingNumber)
  if (mailerId) await markMailer(ctx.database, source, { mailerId, covered, atMs })
}

/** The Mailer ID within a tracking number; null where it has none. */
export function mailerOf(trackingNumber: string): string | null {
  return parseTrackingNumber(trackingNumber).find((reading) => reading.valid)?.mailerId ?? null
}
