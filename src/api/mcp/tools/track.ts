import { z } from '@hono/zod-openapi'
import { findParcels } from '#services/parcels/find-parcels.ts'
import { MCP_WORDS } from '#words/en/index.ts'
import type { ApiDeps } from '../../deps.ts'
import { parcelJson } from '../../parcel-json.ts'
import { ParcelSchema } from '../../schemas.ts'
import { type McpTool, mcpTool } from '../tool.ts'

/** More would fill an assistant's memory. */
const MOST = 20

export function trackTool({ ctx }: ApiDeps): McpTool {
  return mcpTool({
    name: 'track_parcels',
    ...MCP_WORDS.track,
    input: z.object({ numbers: z.array(z.string().max(200)).min(1).max(MOST) }),
    output: z.object({ parcels: z.array(ParcelSchema) }),
    asksOthers: true,
    run: async ({ numbers }) => ({ parcels: (await findParcels(ctx, { numbers })).map(parcelJson) }),
  })
}
