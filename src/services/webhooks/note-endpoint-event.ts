import { type AgentEventKind, insertAgentEvent } from '#store/accounts/agent-events.ts'
import type { Transaction } from '#store/database.ts'
import type { Endpoint } from '#store/webhooks/endpoints.ts'
import { type AccountActor, actorOfEvent } from '../agents/actor.ts'
import type { Context } from '../context.ts'

/** Writes down what somebody did to an endpoint. */
export async function noteEndpointEvent(
  ctx: Context,
  transaction: Transaction,
  event: {
    kind: Extract<AgentEventKind, `webhook-${string}`>
    endpoint: Endpoint
    by: AccountActor
    more?: Record<string, unknown>
  },
): Promise<void> {
  const { kind, endpoint, by, more } = event
  const data = { id: endpoint.id, url: endpoint.url, ...more }
  await insertAgentEvent(transaction, { atMs: ctx.clock(), agentId: null, kind, ...actorOfEvent(by), data })
}
