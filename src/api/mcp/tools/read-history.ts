import { z } from '@hono/zod-openapi'
import { REPORTS, ROLES } from '#domain/diagnosis/tokens.ts'
import { readParcel } from '#services/readings/read-parcel.ts'
import { MCP_WORDS } from '#words/en/index.ts'
import type { ApiDeps } from '../../deps.ts'
import { parcelJson } from '../../parcel-json.ts'
import { day, ReadParcelSchema } from '../../readings.ts'
import { type McpTool, mcpTool } from '../tool.ts'

const MOST_TEXT = 100_000

export function readHistoryTool({ ctx }: ApiDeps): McpTool {
  return mcpTool({
    name: 'read_history',
    ...MCP_WORDS.readHistory,
    input: z.object({
      history: z.string().max(MOST_TEXT),
      trackingNumber: z.string().max(200).optional(),
      timeZone: z.string().max(60).optional(),
      mailedOn: day.optional(),
      role: z.enum(ROLES).optional(),
      report: z.enum(REPORTS).optional(),
    }),
    output: ReadParcelSchema,
    asksOthers: false,
    run: ({ role, report, ...input }) => {
      const { reading, ...rest } = readParcel(ctx, { ...input, told: { role, report } })
      return { ...parcelJson(reading), ...rest }
    },
  })
}
