import type { OpenAPIHono } from '@hono/zod-openapi'
import { evidenceForDesk } from '#services/evidence/inquiry-evidence.ts'
import { EVIDENCE_WRITER } from '#words/en/index.ts'
import type { ApiDeps } from '../deps.ts'
import { SealedSchema } from '../evidence.ts'
import { jsonResponse, PROBLEM_RESPONSE } from '../schemas.ts'
import { defineDeskRoute } from './desk-route.ts'
import { referenceParams } from './desk-schemas.ts'

/** The signed record of an inquiry, with the desk's notes. */
export function addDeskEvidence(app: OpenAPIHono, deps: ApiDeps): void {
  defineDeskRoute(
    app,
    deps,
    {
      need: 'see',
      method: 'get',
      path: '/v1/desk/inquiries/{reference}/evidence',
      summary: 'The signed record of an inquiry',
      description:
        'Scans frozen when it was opened and those since, messages, notes, mails, events, and files by their digests. `POST /v1/evidence/verify` checks it; the desk’s page gives it as a PDF too.',
      request: { params: referenceParams },
      responses: { 200: jsonResponse('The record', SealedSchema), 404: PROBLEM_RESPONSE },
    },
    async (c, agent) => {
      const making = { words: EVIDENCE_WRITER, address: deps.publicUrl }
      const reference = c.req.param('reference') ?? ''
      return c.json(await evidenceForDesk(deps.ctx, { ...making, reference, by: agent }))
    },
  )
}
