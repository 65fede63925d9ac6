import type { Context as HonoContext } from 'hono'
import type { AtDesk } from '#services/agents/let-in.ts'
import { ServiceError } from '#services/errors.ts'
import { addFiles } from '#services/inquiries/add-files.ts'
import { findForDesk } from '#services/inquiries/find-for-desk.ts'
import { readFileForDesk } from '#services/inquiries/read-file.ts'
import { formAnswers, formFiles } from '../../answers.ts'
import type { Desk } from '../../desk/desk.ts'
import { inquiryPath, queueBefore } from '../../desk/queue-query.ts'
import { referenceOf } from '../../desk/reference-of.ts'
import { showInquiry } from '../../desk/show-inquiry.tsx'
import { fileResponse } from '../../inquiry/file-response.ts'
import { fileProblems, withUploads } from '../../inquiry/uploads.tsx'

/** Files of an inquiry: customers' to be saved, never to be opened here, and agents' that came some other way. */
export function addDeskFiles(desk: Desk): void {
  const { site } = desk
  const { ctx, simulated } = site
  const upload = withUploads(simulated)

  desk.get('/desk/inquiries/:reference/files/:file', 'see', async (c, agent) => {
    const inquiry = await findForDesk(ctx, agent, c.req.param('reference') ?? '')
    return fileResponse(await readFileForDesk(ctx, { inquiryId: inquiry.id, fileId: Number(c.req.param('file')) }))
  })

  desk.post('/desk/inquiries/:reference/files', 'reply', (c, agent) => upload(c, () => keep(c, agent)))

  async function keep(c: HonoContext, agent: AtDesk): Promise<Response> {
    const inquiry = await findForDesk(ctx, agent, c.req.param('reference') ?? '')
    const query = queueBefore(await formAnswers(c), 'queue-')
    const files = await formFiles(c, 'files')
    try {
      await addFiles(ctx, { target: { id: inquiry.id }, by: agent, files })
      return c.redirect(inquiryPath(referenceOf(inquiry), query, [['done', 'filed']]), 303)
    } catch (error) {
      if (!(error instanceof ServiceError) || !['not-valid', 'too-large'].includes(error.code)) throw error
      const problem = fileProblems(error.fields, files)[0]?.message ?? error.message
      const sent = { action: 'files', fields: {}, problem, news: null }
      return showInquiry(site, c, agent, inquiry, { sent, status: 422, query })
    }
  }
}
