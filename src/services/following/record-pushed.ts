import { nextQuestion } from '#domain/following/next-question.ts'
import { markPushed } from '#store/following/followed-parcels.ts'
import { markMailer } from '#store/following/mailers.ts'
import type { Context } from '../context.ts'
import type { SourceAnswer } from '../ports/tracking-source.ts'
import { mailerOf } from './ask-batch.ts'
import { recordAnswers } from './record-answers.ts'

/**
 * Stores what a carrier told of parcels unasked, and follows them: should it fall silent, they are asked about.
 * Told twice, it is stored once. When this returns, all is committed.
 */
export async function recordPushed(ctx: Context, source: string, answers: readonly SourceAnswer[]): Promise<void> {
  for (const [trackingNumber, { facts }] of await recordAnswers(ctx, source, answers)) {
    const atMs = ctx.clock()
    const { phase, latestAtMs } = facts
    const notBeforeMs = nextQuestion({ outcome: 'found', phase, latestAtMs }, atMs)
    await markPushed(ctx.database, source, { trackingNumber, atMs, notBeforeMs, facts })
    const mailerId = mailerOf(trackingNumber)
    if (mailerId) await markMailer(ctx.database, source, { mailerId, covered: true, atMs })
  }
}
