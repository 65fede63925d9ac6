import type { IncomingMessage } from 'node:http'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context as HonoContext, MiddlewareHandler } from 'hono'
import { createMiddleware } from 'hono/factory'
import { FAULT_NUMBERS } from '#services/api-clients/fault-numbers.ts'
import { type Fault, readFault } from './faults.ts'
import { scopeMissing, unauthorized } from './let-in.ts'
import { quotaSpent } from './limits.ts'
import { notCovered } from './refusals.ts'
import { spoilTypes } from './spoil-types.ts'
import { notNow, UspsError } from './usps-error.ts'

const SILENT_MS = 60_000
/** So many answers are held back at once; more would keep the server from its work. */
const MOST_HELD = 50
/** And so many of one client. */
const MOST_HELD_EACH = 10
const HTML = '<!DOCTYPE html><html><head><title>Error</title></head><body><h1>An error has occurred</h1></body></html>'
const SPOILT = new Set(['html', 'truncated', 'wrong-types', 'empty'])

/** The connection is gone: nobody can be answered. */
export class ConnectionGone extends Error {
  override name = 'ConnectionGone'
}

/** Meets the trouble that a request asks for, once we know whom it comes from. */
export type Trouble = {
  /** Spoils answers on their way out. */
  spoil: MiddlewareHandler
  /** Trouble by the request's header. @throws UspsError, ConnectionGone */
  meet(c: HonoContext, scope: string): Promise<void>
  /** Trouble by the numbers that are asked for. @throws UspsError, ConnectionGone */
  meetNumbers(c: HonoContext, numbers: readonly string[]): Promise<void>
}

export function createTrouble(): Trouble {
  let held = 0
  const heldOf = new Map<string, number>()

  async function hold(c: HonoContext, ms: number): Promise<void> {
    const client = String(c.get('clientId') ?? '')
    const ofClient = heldOf.get(client) ?? 0
    if (held >= MOST_HELD || ofClient >= MOST_HELD_EACH) throw notNow('Too many answers are held back already.')
    held++
    heldOf.set(client, ofClient + 1)
    const socket = socketOf(c)
    await new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer)
        // A connection that is kept alive meets this many times.
        socket?.off('close', end)
        resolve()
      }
      const timer = setTimeout(end, ms)
      socket?.on('close', end)
    }).finally(() => {
      held--
      const left = (heldOf.get(client) ?? 1) - 1
      if (left > 0) heldOf.set(client, left)
      else heldOf.delete(client)
    })
    if (socket?.destroyed) throw new ConnectionGone()
  }

  async function make(c: HonoContext, fault: Fault, scope: string): Promise<void> {
    switch (fault.kind) {
      case 'slow':
        return hold(c, fault.ms)
      case 'silent':
        await hold(c, SILENT_MS)
        return reset(c)
      case 'reset':
        return reset(c)
      case '401':
        throw unauthorized(c, 'The access token has expired.', 'invalid_token')
      case 'no-scope':
        throw scopeMissing(c, scope)
      case '403':
        throw notCovered(null)
      case '429':
        throw quotaSpent(fault.retryAfterS)
      case '500':
        throw new UspsError(500, 'An internal error, as asked for.')
      case '503':
        throw notNow('Not available, as asked for.', fault.retryAfterS)
      default:
        c.set('spoilt', fault.kind)
    }
  }

  return {
    spoil: createMiddleware<{ Variables: { spoilt?: Fault['kind'] } }>(async (c, next) => {
      await next()
      const kind = c.get('spoilt')
      if (kind && SPOILT.has(kind)) c.res = await spoilt(c.res, kind)
    }),
    async meet(c, scope) {
      const asked = c.req.header('x-whereabouts-fault')
      if (asked !== undefined) await make(c, readFault(asked), scope)
    },
    async meetNumbers(c, numbers) {
      const asked = numbers.map((number) => FAULT_NUMBERS[number]).find((fault) => fault !== undefined)
      if (asked !== undefined) await make(c, readFault(asked), 'tracking')
    },
  }
}

/** What is sent once the connection is gone: nothing. */
export function nothingSent(): Response {
  return RESPONSE_ALREADY_SENT
}

async function spoilt(response: Response, kind: Fault['kind']): Promise<Response> {
  const headers = new Headers(response.headers)
  headers.delete('content-length')
  if (kind === 'html') {
    headers.set('content-type', 'text/html')
    return new Response(HTML, { status: 200, headers })
  }
  if (kind === 'empty') return new Response(null, { status: 200, headers })
  const text = await response.text()
  const body = kind === 'truncated' ? text.slice(0, Math.ceil(text.length / 2)) : spoilTypes(text)
  return new Response(body, { status: response.status, headers })
}

function reset(c: HonoContext): never {
  socketOf(c)?.resetAndDestroy()
  throw new ConnectionGone()
}

function socketOf(c: HonoContext): IncomingMessage['socket'] | undefined {
  return (c.env as { incoming?: IncomingMessage } | undefined)?.incoming?.socket
}
