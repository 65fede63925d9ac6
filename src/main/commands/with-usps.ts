import type { Context } from '#services/context.ts'
import { subscriptionSays } from '#words/en/usps-webhooks.ts'
import { type Config, ConfigError, readConfig, type UspsConfig } from '../config.ts'
import { withContext } from './with-context.ts'

export type UspsSettings = { config: Config; usps: UspsConfig }

/** Lends the services to a command that needs USPS. @throws ConfigError where no credentials are set */
export function withUsps<T>(work: (ctx: Context, settings: UspsSettings) => Promise<T>): Promise<T> {
  const config = readConfig(process.env)
  const { usps } = config
  if (!usps) throw new ConfigError(subscriptionSays.noCredentials())
  return withContext((ctx) => work(ctx, { config, usps }))
}
