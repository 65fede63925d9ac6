import { findForDesk } from '#services/inquiries/find-for-desk.ts'
import { readFileForDesk } from '#services/inquiries/read-file.ts'
import type { Desk } from '../../desk/desk.ts'
import { fileResponse } from '../../inquiry/file-response.ts'

/** Files of customers: to be saved, never to be opened here. */
export function addDeskFiles(desk: Desk): void {
  const { ctx } = desk.site
  desk.get('/desk/inquiries/:reference/files/:file', 'see', async (c, agent) => {
    const inquiry = await findForDesk(ctx, agent, c.req.param('reference') ?? '')
    return fileResponse(await readFileForDesk(ctx, { inquiryId: inquiry.id, fileId: Number(c.req.param('file')) }))
  })
}
