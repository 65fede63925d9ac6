import type { KeyObject } from 'node:crypto'
import { evidenceKey } from '#services/evidence/evidence-key.ts'
import { readEvidenceFile } from '#services/evidence/read-evidence-file.ts'
import { type EvidenceVerdict, readPublicKey, verifyEvidence } from '#services/evidence/verify-evidence.ts'
import { withContext } from './with-context.ts'

export type { EvidenceVerdict }

const WAIT_MS = 10_000

/** Checks a file against a key in PEM; against the key of this server where none is given. Null: that is no key. */
export async function verifyEvidenceFile(bytes: Uint8Array, pem: string | null): Promise<EvidenceVerdict | null> {
  const key = pem === null ? await ownKey() : readPublicKey(pem)
  return key && verifyEvidence(readEvidenceFile(bytes), key)
}

/** A key from the server that tells it. @throws where it does not answer */
export async function fetchEvidenceKey(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(WAIT_MS) })
  if (!response.ok) throw new Error(`${url} answers ${response.status}.`)
  return response.text()
}

function ownKey(): Promise<KeyObject> {
  return withContext(async (ctx) => (await evidenceKey(ctx)).publicKey)
}
