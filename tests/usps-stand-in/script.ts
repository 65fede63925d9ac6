/** What the stand-in does with one request. */
export type Act =
  /** An ordinary answer; `body` is written as JSON unless it is a text. */
  | { kind: 'answer'; status: number; body?: unknown; headers?: Record<string, string>; afterMs?: number }
  /** Takes the request and never answers. */
  | { kind: 'silent' }
  /** Resets the connection; `amid` an answer or before any. */
  | { kind: 'reset'; amid?: boolean }
  /** Says that the body is longer than it is, and closes. */
  | { kind: 'short'; body: string; claimed: number }
  /** Says `content-encoding: gzip` of something else. */
  | { kind: 'garbled' }
  /** Sends its head and then one byte now and then, for ever. */
  | { kind: 'dripping'; everyMs: number }

/** Ready-made acts. */
export const acts = {
  json: (body: unknown, status = 200, headers: Record<string, string> = {}): Act => ({
    kind: 'answer',
    status,
    body,
    headers,
  }),
  /** Any text under any content type. */
  text: (body: string, contentType = 'application/json', status = 200): Act => ({
    kind: 'answer',
    status,
    body,
    headers: { 'content-type': contentType },
  }),
  html: (status = 200): Act => ({
    kind: 'answer',
    status,
    body: '<!DOCTYPE html><html><head><title>Busy</title></head><body><h1>Please wait</h1></body></html>',
    headers: { 'content-type': 'text/html' },
  }),
  cutOff: (): Act => acts.text('{"trackingNumber": "9234690100000000000001", "trackingEvents": [{"eventCode": "0'),
  /** USPS's error envelope. */
  error: (status: number, said: ErrorParts = {}, headers: Record<string, string> = {}): Act =>
    acts.json(errorEnvelope(status, said), status, headers),
  quota: (retryAfter?: string): Act =>
    acts.error(
      429,
      { message: 'Exceeded quota limit.', title: 'Too Many Requests.', detail: 'Quota limit exceeded.' },
      retryAfter === undefined ? {} : { 'retry-after': retryAfter },
    ),
  redirect: (to: string, status = 302): Act => ({ kind: 'answer', status, headers: { location: to } }),
  slow: (act: Act, afterMs: number): Act => (act.kind === 'answer' ? { ...act, afterMs } : act),
  silent: (): Act => ({ kind: 'silent' }),
  reset: (amid = false): Act => ({ kind: 'reset', amid }),
  short: (body = '{"trackingNumber": "92', claimed = 5_000): Act => ({ kind: 'short', body, claimed }),
  garbled: (): Act => ({ kind: 'garbled' }),
  dripping: (everyMs = 20): Act => ({ kind: 'dripping', everyMs }),
} as const

export type ErrorParts = { message?: string; code?: string; title?: string; detail?: string; apiVersion?: string }

/** USPS's error envelope, of all its APIs but OAuth. */
export function errorEnvelope(status: number, said: ErrorParts = {}): Record<string, unknown> {
  const inner =
    said.code === undefined && said.title === undefined && said.detail === undefined
      ? []
      : [{ status: String(status), code: said.code, title: said.title ?? said.message, detail: said.detail ?? '' }]
  return {
    apiVersion: said.apiVersion ?? '/tracking/v3',
    error: { code: String(status), message: said.message ?? '', errors: inner },
  }
}
