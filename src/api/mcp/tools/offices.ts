import { z } from '@hono/zod-openapi'
import { findOffices } from '#services/offices/find-offices.ts'
import { MCP_WORDS } from '#words/en/index.ts'
import type { ApiDeps } from '../../deps.ts'
import { officesJson } from '../../office-json.ts'
import { OfficesSchema } from '../../offices.ts'
import { type McpTool, mcpTool } from '../tool.ts'

const MOST = 20
const USUAL = 5

export function officesTool({ ctx }: ApiDeps): McpTool {
  return mcpTool({
    name: 'find_offices',
    ...MCP_WORDS.offices,
    input: z.object({
      near: z.string().max(200).optional(),
      parcel: z.string().max(200).optional(),
      limit: z.int().min(1).max(MOST).default(USUAL),
    }),
    output: OfficesSchema,
    asksOthers: true,
    run: async (input) => officesJson(await findOffices(ctx, input)),
  })
}
