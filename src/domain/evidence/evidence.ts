import type { Basis } from '../scans/basis.ts'
import type { Phase } from '../scans/phase.ts'
import type { Place } from '../scans/place.ts'

/** The form of evidence that this version writes and reads; it stands in what is signed. */
export const EVIDENCE_FORMAT = 'whereabouts-evidence-1'

/** A scan as evidence has it. Times are those of the place, days without time are days. */
export type EvidenceScan = {
  at: string
  code: string | null
  /** Word for word as the source gave it; null where it gave a code alone. */
  wording: string | null
  /** What the code means in our list; null for one that we do not know. */
  readAs: string | null
  phase: Phase
  basis: Basis
  place: Place
  source: string
  sourceEventId: string | null
  /** A later scan of the same source corrects it. */
  isCorrected: boolean
  /** When it was recorded on this server. */
  recordedAt: string
}

/** All that was known of a parcel at a moment. */
export type EvidenceParcel = {
  trackingNumber: string
  printed: string
  carrier: string
  piece: number | null
  outcome: string
  mailClass: string | null
  services: string[]
  phase: Phase
  headline: string
  expected: { day: string; basis: string; firstPromised: string | null } | null
  /** Newest first. */
  scans: EvidenceScan[]
  diagnosis: {
    situation: string
    rule: string
    title: string
    summary: string
    because: string[]
    changesOn: string | null
  } | null
  deadlines: { kind: string; from: string | null; until: string | null; rule: string; rulesAsOf: string }[]
  source: { kind: string; simulated: boolean }
  /** How old the data are. */
  asOf: string
  stale: boolean
}

/** What is signed. Texts are as people read them, so that whoever gets it needs no program to understand it. */
export type Evidence = {
  about: 'parcel'
  madeAt: string
  /** The moment for which it tells what was known. */
  knownAt: string
  madeBy: { software: 'Whereabouts'; address: string | null }
  parcel: EvidenceParcel
}

/** Evidence with what makes it trustworthy. */
export type SealedEvidence<E = Evidence> = {
  format: typeof EVIDENCE_FORMAT
  evidence: E
  /** `sha256:` and 64 hexadecimal digits: of the canonical form of `evidence`. */
  digest: string
  signature: {
    algorithm: 'Ed25519'
    /** The first 16 digits of the SHA-256 of the public key (DER). */
    keyId: string
    /** PEM. Whose it is only its owner can say. */
    publicKey: string
    /** Base64: over `signedText` of the digest. */
    value: string
  }
}

/** The text that a signature covers. */
export function signedText(digest: string): string {
  return `${EVIDENCE_FORMAT} ${digest}`
}
