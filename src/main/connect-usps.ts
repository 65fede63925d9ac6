import type { Context } from '#services/context.ts'
import { type Budget, createBudget } from '#services/following/budget.ts'
import { createFollowing, type Following } from '#services/following/following.ts'
import type { OfficeDirectory } from '#services/ports/offices.ts'
import { createUspsClient, type UspsClient } from '#sources/usps-api/client.ts'
import type { HttpLimits } from '#sources/usps-api/limits.ts'
import { createLocations } from '#sources/usps-api/locations.ts'
import { createOfficeDirectory } from '#sources/usps-api/office-directory.ts'
import { createSubscriptions, type Subscriptions } from '#sources/usps-api/subscriptions.ts'
import { USPS_SOURCE } from '#sources/usps-api/to-scans.ts'
import type { TokenStore } from '#sources/usps-api/token-store.ts'
import { createTrackingSource } from '#sources/usps-api/tracking-source.ts'
import type { UspsConfig } from './config.ts'
import { createUspsTokenStore } from './usps-token-store.ts'

/** USPS's APIs, as far as a server uses them. */
export type ConnectedUsps = {
  client: UspsClient
  budget: Budget
  following: Following
  officeDirectory: OfficeDirectory
  subscriptions: Subscriptions
}

/** Puts USPS's APIs together for a database: one token and one budget for all servers on it. Calls nothing yet. */
export function connectUsps(
  ctx: Context,
  usps: UspsConfig,
  limits: Partial<HttpLimits> = {},
  tokenStore: TokenStore = createUspsTokenStore(ctx.database, usps),
): ConnectedUsps {
  const budget = createBudget(ctx, { source: USPS_SOURCE, callsPerHour: usps.callsPerHour })
  const client = createUspsClient({
    credentials: usps,
    budget,
    tokenStore,
    log: ctx.log,
    clock: ctx.clock,
    limits,
  })
  const tracking = createTrackingSource(client)
  return {
    client,
    budget,
    following: createFollowing({ ctx, source: USPS_SOURCE, tracking, budget }),
    officeDirectory: createOfficeDirectory(createLocations(client)),
    subscriptions: createSubscriptions(client),
  }
}

/** Tells a source again and again which parcels are on open pages. */
export function keepOpenPages(following: Following, numbers: () => string[], everyMs: number): Disposable {
  const timer = setInterval(() => following.wanted?.(numbers()), everyMs)
  timer.unref()
  return { [Symbol.dispose]: () => clearInterval(timer) }
}
