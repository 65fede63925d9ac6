import { type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context as HonoContext } from 'hono'
import { evidenceKey } from '#services/evidence/evidence-key.ts'
import { readEvidenceFile } from '#services/evidence/read-evidence-file.ts'
import { EVIDENCE_PROBLEMS, verifyEvidence } from '#services/evidence/verify-evidence.ts'
import { defineRoute } from './define-route.ts'
import type { ApiDeps } from './deps.ts'
import { ApiError } from './problem.ts'
import { mediaType, readBytes } from './read-body.ts'
import { jsonResponse, PROBLEM_RESPONSE } from './schemas.ts'

const MOST_BYTES = 8 * 1024 * 1024
export const SealedSchema = z
  .object({ format: z.string(), evidence: z.object({}), digest: z.string(), signature: z.object({}) })
  .openapi('SignedRecord')

const VerdictSchema = z
  .object({
    valid: z.boolean().openapi({ description: 'Unchanged, and signed with the key of this server' }),
    problem: z.enum(EVIDENCE_PROBLEMS).nullable(),
    digest: z.string().nullable().openapi({ description: 'As computed from the content' }),
    keyId: z.string().nullable().openapi({ description: 'The key that the file names' }),
    evidence: z.object({}).nullable().openapi({ description: 'What was signed; null where it is not valid' }),
  })
  .openapi('EvidenceVerdict')

/** Checks signed records of parcels and inquiries, for anybody. */
export function addEvidence(app: OpenAPIHono, { ctx }: ApiDeps): void {
  defineRoute(
    app,
    {
      method: 'post',
      path: '/v1/evidence/verify',
      summary: 'Check a signed record',
      description:
        'Takes the file that `/track/{number}/evidence.json` or `.pdf` gave, or the record of an inquiry, as `application/json` or `application/pdf`. Says whether it is unchanged and was signed by this server.',
      request: {
        body: { content: { 'application/json': { schema: SealedSchema }, 'application/pdf': { schema: z.string() } } },
      },
      responses: { 200: jsonResponse('The verdict', VerdictSchema), 415: PROBLEM_RESPONSE },
    },
    async (c) => {
      const { publicKey } = await evidenceKey(ctx)
      return c.json(verifyEvidence(await readFile(c), publicKey))
    },
  )
  defineRoute(
    app,
    {
      method: 'get',
      path: '/.well-known/whereabouts-evidence-key',
      summary: 'The public key of signed records',
      description: 'Ed25519, as PEM: what OpenSSL reads.',
      responses: { 200: { description: 'The key', content: { 'application/x-pem-file': { schema: z.string() } } } },
    },
    async (c) => {
      const { publicPem } = await evidenceKey(ctx)
      return c.body(publicPem, 200, {
        'content-type': 'application/x-pem-file',
        'cache-control': 'public, max-age=3600',
      })
    },
  )
}

async function readFile(c: HonoContext): Promise<unknown> {
  const type = mediaType(c)
  if (type !== 'application/json' && type !== 'application/pdf') {
    throw new ApiError(415, 'unsupported-media-type', 'Send the file as application/json or application/pdf.')
  }
  return readEvidenceFile(await readBytes(c, MOST_BYTES))
}
