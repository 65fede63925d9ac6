import { exportInquiries } from '#services/inquiries/export-inquiries.ts'
import { queryAnswers } from '../../answers.ts'
import type { Desk } from '../../desk/desk.ts'
import { filterOf, readQueueQuery } from '../../desk/queue-query.ts'
import { paths } from '../../paths.ts'
import { textStream } from '../../text-stream.ts'

/** By it programs for tables know that the text is UTF-8. */
const UTF_8_MARK = '\uFEFF'

/** A part of the queue as a file for programs for tables, written while it is read. */
export function addDeskExport(desk: Desk): void {
  const { ctx } = desk.site
  desk.get(paths.desk.exportCsv(), 'export', async (c, agent) => {
    const query = readQueueQuery(queryAnswers(c))
    const lines = await exportInquiries(ctx, { by: agent, view: query.view, filter: filterOf(query) })
    return new Response(textStream(lines, UTF_8_MARK), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="inquiries-${query.view}.csv"`,
      },
    })
  })
}
