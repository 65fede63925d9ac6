import { z } from '@hono/zod-openapi'
import { interpretScan } from '#domain/scans/interpret-scan.ts'
import { rowsOfCode } from '#domain/scans/scan-table.ts'
import { searchHelp } from '#services/help/search-help.ts'
import { MCP_WORDS } from '#words/en/index.ts'
import type { ApiDeps } from '../../deps.ts'
import { HitSchema, hitJson } from '../../help.ts'
import { ScanCodeSchema, scanCodeJson } from '../../scan-codes.ts'
import { type McpTool, mcpTool } from '../tool.ts'

const MOST_RELATED = 5

export function explainStatusTool({ ctx }: ApiDeps): McpTool {
  return mcpTool({
    name: 'explain_status',
    ...MCP_WORDS.explainStatus,
    input: z.object({ status: z.string().min(1).max(300) }),
    output: z.object({ statuses: z.array(ScanCodeSchema), related: z.array(HitSchema) }),
    asksOthers: false,
    run: ({ status }) => {
      const text = status.trim()
      const { scanTable } = ctx.knowledge
      const ofCode = rowsOfCode(scanTable, text.toUpperCase())
      const { row } = interpretScan(scanTable, { code: null, wording: text })
      return {
        statuses: (ofCode.length > 0 ? ofCode : row ? [row] : []).map(scanCodeJson),
        related: searchHelp(ctx, { q: text, limit: MOST_RELATED }).map(hitJson),
      }
    },
  })
}
