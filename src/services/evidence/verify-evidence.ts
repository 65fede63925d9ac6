import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import { z } from 'zod'
import { EVIDENCE_FORMAT, signedText } from '#domain/evidence/evidence.ts'
import { keyIdOf } from './evidence-key.ts'
import { digestOf } from './seal-evidence.ts'

/** Why evidence can't be trusted. */
export const EVIDENCE_PROBLEMS = [
  'not-evidence',
  'other-format',
  'content-changed',
  'wrong-signature',
  'another-key',
] as const

export type EvidenceProblem = (typeof EVIDENCE_PROBLEMS)[number]

export type EvidenceVerdict = {
  /** Unchanged since it was signed, and signed with the key that was asked about. */
  valid: boolean
  problem: EvidenceProblem | null
  /** As computed from the content; null where there is none. */
  digest: string | null
  /** The key that it names. */
  keyId: string | null
  /** What was signed; null unless it is valid, so that nobody trusts what is not. */
  evidence: Record<string, unknown> | null
}

const base64 = z
  .string()
  .max(200)
  .regex(/^[A-Za-z0-9+/]+={0,2}$/)
const Sealed = z.strictObject({
  format: z.string().max(100),
  evidence: z.record(z.string(), z.unknown()),
  digest: z.string().max(100),
  signature: z.strictObject({
    algorithm: z.literal('Ed25519'),
    keyId: z.string().max(100),
    publicKey: z.string().max(1_000),
    value: base64,
  }),
})

/** Says whether evidence is as it was when the owner of a key signed it. Never throws for what a file holds. */
export function verifyEvidence(file: unknown, key: KeyObject): EvidenceVerdict {
  const none = { valid: false, digest: null, keyId: null, evidence: null }
  const read = Sealed.safeParse(file)
  if (!read.success) return { ...none, problem: 'not-evidence' }
  const { format, evidence, digest: told, signature } = read.data
  const { keyId } = signature
  if (format !== EVIDENCE_FORMAT) return { ...none, keyId, problem: 'other-format' }
  let digest: string
  try {
    digest = digestOf(evidence)
  } catch {
    return { ...none, keyId, problem: 'not-evidence' }
  }
  const known = { ...none, digest, keyId }
  if (digest !== told) return { ...known, problem: 'content-changed' }
  if (!isSigned(digest, signature.value, key)) {
    return { ...known, problem: keyId === keyIdOf(key) ? 'wrong-signature' : 'another-key' }
  }
  return { ...known, valid: true, problem: null, evidence }
}

function isSigned(digest: string, signature: string, key: KeyObject): boolean {
  return verify(null, Buffer.from(signedText(digest)), key, Buffer.from(signature, 'base64'))
}

/** An Ed25519 key from PEM; null for anything else. */
export function readPublicKey(pem: string): KeyObject | null {
  try {
    const key = createPublicKey({ key: pem, format: 'pem' })
    return key.asymmetricKeyType === 'ed25519' ? key : null
  } catch {
    return null
  }
}
