import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context as HonoContext } from 'hono'
import type { ApiDeps } from '../deps.ts'
import { ApiError, problem } from '../problem.ts'
import { readJson } from '../read-body.ts'
import { channelsTool } from './tools/channels.ts'
import { explainStatusTool } from './tools/explain-status.ts'
import { findNumbersTool } from './tools/find-numbers.ts'
import { officesTool } from './tools/offices.ts'
import { readHistoryTool } from './tools/read-history.ts'
import { trackTool } from './tools/track.ts'

/** A history of a hundred thousand characters, as JSON writes it. */
const BYTES = 640 * 1024
const OWN_MACHINE = ['localhost', '127.0.0.1', '[::1]']

/**
 * `/mcp`: the Model Context Protocol for assistants, by streamable HTTP. Each request stands alone: there are no sessions,
 * so that nothing is kept, and no streams to follow.
 */
export function addMcp(app: OpenAPIHono, deps: ApiDeps): void {
  const tools = [
    findNumbersTool(),
    trackTool(deps),
    readHistoryTool(deps),
    explainStatusTool(deps),
    officesTool(deps),
    channelsTool(deps),
  ]
  app.post('/mcp', async (c) => {
    refuseOtherSites(c, deps.publicUrl)
    const message = await readJson(c, BYTES)
    // The protocol gave lists up, and many calls at once would pass for one.
    if (Array.isArray(message)) throw new ApiError(400, 'batch', 'Send one message at a time.')
    // Few servers are ever asked, so that the library is loaded at the first request.
    const { answerMcp } = await import('./answer-mcp.ts')
    const answer = await answerMcp(c.req.raw, message, tools, deps.ctx.log)
    // Written anew, with the headers of the rate limit.
    return c.newResponse(answer.body, answer)
  })
  app.all('/mcp', (c) =>
    problem(c, 405, 'method-not-allowed', 'Send messages by POST: there are no streams and no sessions.', [], {
      allow: 'POST',
    }),
  )
}

/**
 * Programs send no origin; browsers do. One of another site is refused, also where that site's name leads to this machine
 * (DNS rebinding): what counts is the address that the operator gave, or else only this machine's own names.
 */
function refuseOtherSites(c: HonoContext, publicUrl: string | null): void {
  const origin = c.req.header('origin')
  if (origin === undefined) return
  const isOurs =
    publicUrl !== null
      ? origin === new URL(publicUrl).origin
      : URL.canParse(origin) && OWN_MACHINE.includes(new URL(origin).hostname)
  if (!isOurs) throw new ApiError(403, 'other-site', 'Pages of other sites may not ask here.')
}
