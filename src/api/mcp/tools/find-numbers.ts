import { z } from '@hono/zod-openapi'
import { findTrackingNumbers } from '#domain/tracking-number/find.ts'
import { MCP_WORDS } from '#words/en/index.ts'
import { FoundSchema } from '../../tracking-numbers.ts'
import { type McpTool, mcpTool } from '../tool.ts'

const MOST_TEXT = 100_000

export function findNumbersTool(): McpTool {
  return mcpTool({
    name: 'find_tracking_numbers',
    ...MCP_WORDS.findNumbers,
    input: z.object({ text: z.string().max(MOST_TEXT) }),
    output: z.object({ found: z.array(FoundSchema) }),
    asksOthers: false,
    run: ({ text }) => ({ found: findTrackingNumbers(text) }),
  })
}
