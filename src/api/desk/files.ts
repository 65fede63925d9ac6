import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { addFiles } from '#services/inquiries/add-files.ts'
import { findForDesk } from '#services/inquiries/find-for-desk.ts'
import { LARGEST_FILE, MOST_FILES } from '#services/inquiries/limits.ts'
import { readFileForDesk } from '#services/inquiries/read-file.ts'
import type { ApiDeps } from '../deps.ts'
import { fileAnswer } from '../file-answer.ts'
import { digestsOf, FILES_BODY, readFiles } from '../read-files.ts'
import { jsonResponse, PROBLEM_RESPONSE } from '../schemas.ts'
import { defineDeskRoute } from './desk-route.ts'
import { id, ListedSchema, reference, referenceParams } from './desk-schemas.ts'
import { answerVerb, CHANGE_HEADERS, targetOf } from './inquiry-verb.ts'

/** Photos and papers of an inquiry. */
export function addDeskFiles(app: OpenAPIHono, deps: ApiDeps): void {
  const { ctx } = deps

  defineDeskRoute(
    app,
    deps,
    {
      need: 'see',
      method: 'get',
      path: '/v1/desk/inquiries/{reference}/files/{file}',
      summary: 'A file of an inquiry',
      request: { params: z.object({ reference, file: z.string() }) },
      responses: {
        200: { description: 'Its content, to be saved', content: { '*/*': { schema: z.string() } } },
        404: PROBLEM_RESPONSE,
      },
    },
    async (c, agent) => {
      const inquiry = await findForDesk(ctx, agent, c.req.param('reference') ?? '')
      return fileAnswer(c, await readFileForDesk(ctx, { inquiryId: inquiry.id, fileId: Number(c.req.param('file')) }))
    },
  )

  defineDeskRoute(
    app,
    deps,
    {
      need: 'reply',
      method: 'post',
      path: '/v1/desk/inquiries/{reference}/files',
      summary: 'Add files to an inquiry',
      description: `Photos, PDF or plain text, in the field \`files\`. What a file is, its content says. At most ${MOST_FILES} with ${LARGEST_FILE / 1024 / 1024} MB each.`,
      request: {
        params: referenceParams,
        headers: CHANGE_HEADERS,
        body: FILES_BODY,
      },
      responses: {
        200: jsonResponse('They are kept', z.object({ inquiry: ListedSchema, files: z.array(id) })),
        413: PROBLEM_RESPONSE,
        422: PROBLEM_RESPONSE,
      },
    },
    async (c, agent) => {
      const inquiry = await findForDesk(ctx, agent, c.req.param('reference') ?? '')
      const files = await readFiles(c)
      const target = targetOf(c, agent, inquiry, 'files', digestsOf(files))
      const added = await addFiles(ctx, { target, by: agent, files })
      return answerVerb(c, { inquiry: added.inquiry, more: { files: added.fileIds } })
    },
  )
}
