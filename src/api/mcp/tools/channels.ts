import { z } from '@hono/zod-openapi'
import { listChannels } from '#services/channels/list-channels.ts'
import { MCP_WORDS } from '#words/en/index.ts'
import { ChannelsSchema, channelsJson } from '../../channels.ts'
import type { ApiDeps } from '../../deps.ts'
import { type McpTool, mcpTool } from '../tool.ts'

export function channelsTool({ ctx }: ApiDeps): McpTool {
  return mcpTool({
    name: 'list_channels',
    ...MCP_WORDS.channels,
    input: z.object({ timeZone: z.string().max(60).optional() }),
    output: ChannelsSchema,
    asksOthers: false,
    run: (input) => channelsJson(listChannels(ctx, input)),
  })
}
