import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js'
import { AjvJsonSchemaValidator } from '@modelcontextprotocol/sdk/validation/ajv'
import { ServiceError } from '#services/errors.ts'
import type { Log } from '#services/ports/log.ts'
import { MCP_WORDS } from '#words/en/index.ts'
import type { McpTool } from './tool.ts'

// Making one takes longer than answering.
const jsonSchemaValidator = new AjvJsonSchemaValidator()

/** Answers one message of the protocol. */
export async function answerMcp(
  request: Request,
  message: unknown,
  tools: readonly McpTool[],
  log: Log,
): Promise<Response> {
  const server = new McpServer(
    { name: 'whereabouts', title: MCP_WORDS.title, version: '1' },
    { instructions: MCP_WORDS.instructions, jsonSchemaValidator },
  )
  for (const tool of tools) {
    const { name, title, description, input, output, asksOthers } = tool
    const annotations = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: asksOthers }
    server.registerTool(name, { title, description, inputSchema: input, outputSchema: output, annotations }, (given) =>
      run(tool, given, log),
    )
  }
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true })
  await server.connect(transport)
  try {
    return await transport.handleRequest(request, { parsedBody: message })
  } finally {
    await server.close()
  }
}

/** What can't be answered is an answer that the assistant reads; what nobody foresaw is written down. */
async function run(tool: McpTool, input: object, log: Log) {
  try {
    const result = { ...(await tool.run(input)) }
    return { content: [textOf(JSON.stringify(result))], structuredContent: result }
  } catch (error) {
    if (error instanceof ServiceError) return { content: [textOf(error.message)], isError: true }
    log.error({ err: error, tool: tool.name }, 'A tool failed')
    return { content: [textOf(MCP_WORDS.failed)], isError: true }
  }
}

function textOf(text: string) {
  return { type: 'text' as const, text }
}
