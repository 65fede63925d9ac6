import type { AskedNumber, SourceAnswer } from '#services/ports/tracking-source.ts'
import { uspsAnswers, uspsFaults } from '#words/en/usps-api.ts'
import { comparable } from './asked.ts'
import type { UspsClient } from './client.ts'
import { decodeDetail, numberNamedIn } from './decode-detail.ts'
import { readError } from './envelope.ts'
import type { Failure } from './failure.ts'
import { fieldsOf, numberIn } from './fields.ts'
import { answerWithout, judge } from './judge.ts'
import { noteDropped } from './note-dropped.ts'
import { unreadable } from './unreadable.ts'

export type SingleResult = { ok: true; answer: SourceAnswer } | Failure

/**
 * Asks `GET /tracking/v3/tracking/{n}` for all details of one number. Only this API tells until when a parcel is held
 * (`returnDateNotice`).
 */
export async function askSingle(client: UspsClient, asked: AskedNumber): Promise<SingleResult> {
  const { trackingNumber } = asked
  const reply = await client.call({
    purpose: 'tracking',
    scope: 'tracking',
    method: 'GET',
    path: `/tracking/v3/tracking/${encodeURIComponent(trackingNumber)}`,
    query: { expand: 'DETAIL', destinationZIPCode: asked.destinationZip?.slice(0, 5), mailingDate: asked.mailedOn },
    isRepeatable: true,
  })
  if (!reply.ok) return reply
  const { body, status } = reply
  if (status >= 400) return judged(trackingNumber, status, reply.body)
  if (body.kind !== 'json') return unreadable(body)
  // Some APIs answer one number as a list of one.
  const value = Array.isArray(body.value) && body.value.length === 1 ? body.value[0] : body.value
  if (isError(value))
    return judged(trackingNumber, numberIn(fieldsOf(fieldsOf(value)?.error) ?? {}, 'code') ?? 404, body)
  const named = numberNamedIn(value)
  if (named !== null && comparable(named) !== comparable(trackingNumber)) {
    return failed(trackingNumber, uspsAnswers.otherNumber, value)
  }
  const decoded = decodeDetail(value, { recordedAtMs: client.clock(), asked: trackingNumber })
  if (!decoded.ok) return failed(trackingNumber, uspsFaults.unreadable(decoded.reason), value)
  noteDropped(client, trackingNumber, decoded.dropped)
  return { ok: true, answer: decoded.answer }
}

/** A refusal of one number is an answer about it. */
function judged(trackingNumber: string, status: number, body: Parameters<typeof judge>[1]): SingleResult {
  const judgement = judge(status, body)
  const raw = body.kind === 'json' ? body.value : null
  switch (judgement.kind) {
    case 'number':
      return { ok: true, answer: answerWithout(trackingNumber, judgement.outcome, judgement, raw) }
    case 'not-covered':
      return { ok: true, answer: answerWithout(trackingNumber, 'not-covered', judgement, raw) }
    case 'call':
      return judgement.failure
  }
}

/** An error envelope under a status that says that all is well. */
function isError(value: unknown): boolean {
  const fields = fieldsOf(value)
  return (
    fields !== null && fieldsOf(fields.error) !== null && readError(value).all !== '' && !('trackingEvents' in fields)
  )
}

function failed(trackingNumber: string, message: string, body: unknown): SingleResult {
  return { ok: true, answer: answerWithout(trackingNumber, 'failed', { code: null, message }, body) }
}
