import { createHash, sign } from 'node:crypto'
import { canonicalJson, signable } from '#domain/evidence/canonical-json.ts'
import { EVIDENCE_FORMAT, type SealedEvidence, signedText } from '#domain/evidence/evidence.ts'
import type { Context } from '../context.ts'
import { evidenceKey } from './evidence-key.ts'

/** Signs evidence with the key of this server. */
export async function sealEvidence<E>(ctx: Pick<Context, 'database'>, content: E): Promise<SealedEvidence<E>> {
  const { privateKey, publicPem, keyId } = await evidenceKey(ctx)
  const evidence = signable(content)
  const digest = digestOf(evidence)
  const value = sign(null, Buffer.from(signedText(digest)), privateKey).toString('base64')
  return {
    format: EVIDENCE_FORMAT,
    evidence,
    digest,
    signature: { algorithm: 'Ed25519', keyId, publicKey: publicPem, value },
  }
}

/** The digest of evidence in its canonical form. @throws TypeError for what has none */
export function digestOf(evidence: unknown): string {
  return `sha256:${createHash('sha256').update(canonicalJson(evidence)).digest('hex')}`
}
