import type { NoticeReading, NoticeSource } from '#services/notices/notice-source.ts'
import { uspsNoticeProblems as problems } from '#words/en/usps-webhooks.ts'
import { decodeDetail } from '../usps-api/decode-detail.ts'
import { USPS_SOURCE } from '../usps-api/to-scans.ts'
import { openEnvelope, readKept } from './open-envelope.ts'

const TRACKING = 'TRACKING'
/** What `whereabouts usps check` sends to see whether notices arrive; it tells of no parcel. */
export const CHECK = 'WHEREABOUTS-CHECK'
const MOST_PARCELS = 100

/** USPS's notices: signed envelopes around the same details that its API answers with. */
export function createUspsNotices(secret: string | null): NoticeSource {
  return { source: USPS_SOURCE, secret, open: openEnvelope, read: readNotice }
}

function readNotice(body: string, recordedAtMs: number): NoticeReading {
  const envelope = readKept(body)
  if (!envelope) return unread(problems.notJson())
  const type = envelope.type?.toUpperCase() ?? TRACKING
  if (type === CHECK) return { answers: [], problem: null }
  if (type !== TRACKING) return unread(problems.otherType(type.slice(0, 40)))
  let payload: unknown
  try {
    payload = JSON.parse(envelope.payload)
  } catch {
    return unread(problems.payloadNotJson())
  }
  const details = Array.isArray(payload) ? payload : [payload]
  if (details.length === 0 || details.length > MOST_PARCELS) return unread(problems.parcels(details.length))
  const reading: NoticeReading = { answers: [], problem: null }
  let dropped = 0
  for (const detail of details) {
    const decoded = decodeDetail(detail, { recordedAtMs })
    if (decoded.ok) {
      reading.answers.push(decoded.answer)
      dropped += decoded.dropped
    } else reading.problem = problems.otherShape(decoded.reason)
  }
  if (dropped > 0) reading.problem ??= problems.dropped(dropped)
  return reading
}

function unread(problem: string): NoticeReading {
  return { answers: [], problem }
}
