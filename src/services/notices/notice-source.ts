import type { SourceAnswer } from '../ports/tracking-source.ts'

/** The subscription that a test notice of our own names: it comes from no carrier, and is counted for none. */
export const TEST_SUBSCRIPTION = 'check'

/** A notice as it came in. */
export type IncomingNotice = {
  body: string
  /** What the sender says signs it; null where it says nothing. */
  signature: string | null
}

/** A notice that somebody signed who may. */
export type SignedNotice = {
  /** What was signed: the same for a notice that is told again. */
  identity: string
  subscriptionId: string | null
  /** When it was sent, epoch milliseconds; null where its time can't be read. */
  sentAtMs: number | null
  /** The notice without what it says of people. */
  body: string
}

export type OpenedNotice =
  | { ok: true; notice: SignedNotice }
  | { ok: false; why: 'malformed' | 'missing-field'; field: string }
  | { ok: false; why: 'not-signed' | 'too-old' | 'in-the-future' }

/** What a kept notice tells; with a problem where some of it, or all, can't be read. */
export type NoticeReading = { answers: SourceAnswer[]; problem: string | null }

/** How one carrier's notices are verified and read. Neither throws for what the other side sends. */
export type NoticeSource = {
  /** Also the source of the scans: the same event told in a notice and by asking is one. */
  source: string
  /** The secret that the operator set; null where Whereabouts makes its own. */
  secret: string | null
  /** Verifies a notice against all secrets that are good. */
  open(incoming: IncomingNotice, secrets: readonly string[], nowMs: number): OpenedNotice
  /** Reads the body of a notice that was kept. */
  read(body: string, recordedAtMs: number): NoticeReading
}
