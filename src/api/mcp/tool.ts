import type { z } from '@hono/zod-openapi'

/** A tool for assistants: what it takes, what it gives, and what it is told as. All of them only read. */
export type McpTool = {
  name: string
  title: string
  description: string
  input: z.ZodObject
  output: z.ZodObject
  /** Sources outside may be asked. */
  asksOthers: boolean
  /** Its input has been checked. @throws ServiceError for what can't be answered */
  run(input: object): object | Promise<object>
}

/** Puts a tool together, so that `run` gets what `input` lets through. */
export function mcpTool<Input extends z.ZodObject>(
  tool: Omit<McpTool, 'input' | 'run'> & {
    input: Input
    run(input: z.infer<Input>): object | Promise<object>
  },
): McpTool {
  return { ...tool, run: (input) => tool.run(input as z.infer<Input>) }
}
