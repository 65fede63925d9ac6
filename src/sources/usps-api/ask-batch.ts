import type { AskedNumber, SourceAnswer } from '#services/ports/tracking-source.ts'
import { uspsAnswers } from '#words/en/usps-api.ts'
import { comparable } from './asked.ts'
import type { UspsClient } from './client.ts'
import { decodeDetail, numberNamedIn } from './decode-detail.ts'
import type { Failure } from './failure.ts'
import { type Fields, fieldsOf, numberIn } from './fields.ts'
import type { HttpReply } from './http.ts'
import { answerWithout, type Judgement, judge } from './judge.ts'
import { noteDropped } from './note-dropped.ts'
import { unreadable } from './unreadable.ts'

/** What one call for several numbers brought: answers, or a refusal that may be about some of them. */
export type BatchResult =
  | { kind: 'answers'; answers: SourceAnswer[] }
  | { kind: 'refused'; status: number; judgement: Exclude<Judgement, { kind: 'call' }>; body: unknown }
  | { kind: 'failed'; failure: Failure }

/** Asks `POST /tracking/v3r2/tracking`, once, for up to 35 numbers. */
export async function askBatch(client: UspsClient, asked: readonly AskedNumber[]): Promise<BatchResult> {
  const reply = await client.call({
    purpose: 'tracking',
    scope: 'tracking',
    method: 'POST',
    path: '/tracking/v3r2/tracking',
    json: asked.map(itemOf),
    isRepeatable: true,
  })
  if (!reply.ok) return { kind: 'failed', failure: reply }
  const body = reply.body.kind === 'json' ? reply.body.value : null
  if (reply.status >= 400) {
    const judgement = judge(reply.status, reply.body)
    return judgement.kind === 'call'
      ? { kind: 'failed', failure: judgement.failure }
      : { kind: 'refused', status: reply.status, judgement, body }
  }
  const rows = rowsOf(reply)
  return Array.isArray(rows)
    ? { kind: 'answers', answers: answersOf(client, asked, rows) }
    : { kind: 'failed', failure: rows }
}

/** The schema allows these three fields and no others. */
function itemOf(asked: AskedNumber): Record<string, string> {
  const item: Record<string, string> = { trackingNumber: asked.trackingNumber }
  if (asked.mailedOn) item.mailingDate = asked.mailedOn
  if (asked.destinationZip && /^\d{5}/.test(asked.destinationZip)) {
    item.destinationZIPCode = asked.destinationZip.slice(0, 5)
  }
  return item
}

function rowsOf(reply: HttpReply): unknown[] | Failure {
  const { body } = reply
  if (body.kind !== 'json') return unreadable(body)
  if (Array.isArray(body.value)) return body.value
  const single = fieldsOf(body.value)
  return single && numberNamedIn(single) !== null ? [single] : unreadable(body)
}

/** Answers are matched by their number, never by their place in the list. */
function answersOf(client: UspsClient, asked: readonly AskedNumber[], rows: readonly unknown[]): SourceAnswer[] {
  const byNumber = new Map<string, Fields>()
  for (const row of rows) {
    const fields = fieldsOf(row)
    const number = fields ? comparable(numberNamedIn(fields) ?? '') : null
    if (fields && number !== null && !byNumber.has(number)) byNumber.set(number, fields)
  }
  return asked.map(({ trackingNumber }) => {
    const row = byNumber.get(comparable(trackingNumber) ?? trackingNumber)
    if (!row) return answerWithout(trackingNumber, 'failed', { code: null, message: uspsAnswers.leftOut }, null)
    return answerOfRow(client, trackingNumber, row)
  })
}

function answerOfRow(client: UspsClient, trackingNumber: string, row: Fields): SourceAnswer {
  const error = row.error !== undefined && row.error !== null && row.trackingEvents === undefined
  const status = numberIn(row, 'statusCode') ?? (error ? (numberIn(fieldsOf(row.error) ?? {}, 'code') ?? 404) : 200)
  if (!error && status < 300) {
    const decoded = decodeDetail(row, { recordedAtMs: client.clock(), asked: trackingNumber })
    if (!decoded.ok) return answerWithout(trackingNumber, 'failed', { code: null, message: decoded.reason }, row)
    noteDropped(client, trackingNumber, decoded.dropped)
    return decoded.answer
  }
  const judgement = judge(status, { kind: 'json', value: row })
  switch (judgement.kind) {
    case 'number':
      return answerWithout(trackingNumber, judgement.outcome, judgement, row)
    case 'not-covered':
      return answerWithout(trackingNumber, 'not-covered', judgement, row)
    case 'call':
      return answerWithout(trackingNumber, 'failed', { code: String(status), message: judgement.failure.message }, row)
  }
}
