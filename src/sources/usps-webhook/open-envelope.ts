import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingNotice, OpenedNotice } from '#services/notices/notice-source.ts'
import { payloadWithoutPeople } from './without-people.ts'

/**
 * How old a signed notice may be. USPS names no schedule by which it tells a notice again, and one that comes after an
 * outage of days is still news; so the window is wide. It may be: a notice within it that somebody replays is known by
 * its identity, which is kept much longer (`KEEP_NOTICES_MS`), and changes nothing.
 */
export const OLDEST_NOTICE_MS = 3 * 86_400_000
/** How far the sender's clock may be ahead of ours. */
const AHEAD_MS = 15 * 60_000
const DIGEST_BYTES = 32

type Envelope = { subscriptionId: string | null; type: string | null; timestamp: string; payload: string }

/**
 * Verifies a notice of USPS: `{subscriptionId, subscriptionType, timestamp, payload}`, signed by the base64 of
 * HMAC-SHA256 over timestamp and payload, word for word and without anything between. The id of the subscription is not
 * signed.
 */
export function openEnvelope(incoming: IncomingNotice, secrets: readonly string[], nowMs: number): OpenedNotice {
  const envelope = readEnvelope(incoming.body)
  if ('why' in envelope) return { ok: false, ...envelope }
  if (!isSigned(envelope, incoming.signature, secrets)) return { ok: false, why: 'not-signed' }
  const sentAtMs = readMoment(envelope.timestamp)
  if (sentAtMs !== null && sentAtMs < nowMs - OLDEST_NOTICE_MS) return { ok: false, why: 'too-old' }
  if (sentAtMs !== null && sentAtMs > nowMs + AHEAD_MS) return { ok: false, why: 'in-the-future' }
  const { subscriptionId, timestamp, payload } = envelope
  return {
    ok: true,
    notice: {
      identity: timestamp + payload,
      subscriptionId,
      sentAtMs,
      body: JSON.stringify({
        subscriptionId,
        subscriptionType: envelope.type,
        timestamp,
        payload: payloadWithoutPeople(payload),
      }),
    },
  }
}

/** The signature of a notice, as the header `X-HMAC` carries it. */
export function signatureOf(timestamp: string, payload: string, secret: string): string {
  return createHmac('sha256', secret)
    .update(timestamp + payload)
    .digest('base64')
}

/** The parts of a kept notice. */
export function readKept(body: string): Envelope | null {
  const envelope = readEnvelope(body)
  return 'why' in envelope ? null : envelope
}

function readEnvelope(body: string): Envelope | { why: 'malformed' | 'missing-field'; field: string } {
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    return { why: 'malformed', field: '' }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { why: 'malformed', field: '' }
  const record = value as Record<string, unknown>
  const timestamp = textOf(record.timestamp)
  if (timestamp === null) return { why: 'missing-field', field: 'timestamp' }
  const payload = textOf(record.payload)
  if (payload === null) return { why: 'missing-field', field: 'payload' }
  return { subscriptionId: idOf(record.subscriptionId), type: textOf(record.subscriptionType), timestamp, payload }
}

/** Types drift: a number is its own text. */
function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value
  return typeof value === 'number' ? String(value) : null
}

function idOf(value: unknown): string | null {
  const text = textOf(value)
  return text !== null && /^[\w.:-]{1,100}$/.test(text) ? text : null
}

/** Whether one of the secrets made the signature. All are tried, so that the time taken tells nothing. */
function isSigned(envelope: Envelope, signature: string | null, secrets: readonly string[]): boolean {
  const given = Buffer.from(signature?.trim() ?? '', 'base64')
  const isWhole = given.length === DIGEST_BYTES
  const compared = isWhole ? given : Buffer.alloc(DIGEST_BYTES)
  let isRight = false
  for (const secret of secrets) {
    const made = Buffer.from(signatureOf(envelope.timestamp, envelope.payload, secret), 'base64')
    if (timingSafeEqual(made, compared)) isRight = true
  }
  return isRight && isWhole
}

/** A moment, epoch milliseconds; one without a zone is UTC. Null where it is no moment. */
function readMoment(text: string): number | null {
  if (/^\d{13}$/.test(text)) return Number(text)
  if (!/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(text)) return null
  const ms = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}Z`)
  return Number.isNaN(ms) ? null : ms
}
