import type { Context } from '#services/context.ts'
import type { MessageWriter } from '#services/ports/webhooks.ts'
import { tellEndpoint } from '#services/webhooks/tell-endpoint.ts'
import type { JobKind, Retries } from './queue.ts'

/** A day in all: what fails that long needs a person, and the next scan brings a job of its own. */
const RETRIES: Retries = { limit: 100, delayS: 2, mostDelayS: 900 }

/** Writes what an endpoint is to be told. */
export function tellEndpointKind(parts: {
  ctx: () => Context
  write: MessageWriter
  retries?: Retries | undefined
}): JobKind<'tell-endpoint'> {
  const { ctx, write, retries = RETRIES } = parts
  return {
    name: 'tell-endpoint',
    retries,
    mostSeconds: 60,
    workers: 2,
    workersOfGroup: 1,
    takeEach: 5,
    atOnce: 2,
    work: ({ about }) => tellEndpoint(ctx(), write, about),
  }
}
