import assert from 'node:assert/strict'
import { Webhook } from 'standardwebhooks'
import type { App } from '#main/assemble.ts'
import { type AddEndpointInput, addEndpoint } from '#services/webhooks/add-endpoint.ts'
import type { Notification } from '../usps-program.ts'

export const SYSTEM = { kind: 'system' } as const
export const HOUR_MS = 3_600_000

/** An endpoint that may be on this machine. */
export function addHook(app: App, input: Partial<AddEndpointInput> & { url: string }) {
  return addEndpoint(app.ctx, { allParcels: true, ...input, isLocal: true }, SYSTEM)
}

/** What a receiver reads of a message, once the library of Standard Webhooks says that its signature is good. */
export function verified(secret: string, one: Notification | undefined) {
  assert.ok(one, 'nothing came')
  // biome-ignore lint/suspicious/noExplicitAny: messages are read as programs read them
  return new Webhook(secret).verify(one.body, one.headers as Record<string, string>) as any
}

/** The moment some hours ago as scans write it. */
export function ago(hours: number): string {
  return new Date(Date.now() - hours * HOUR_MS).toISOString()
}
