import type { Context } from '#services/context.ts'
import type { HttpLimits } from '#sources/usps-api/limits.ts'
import { USPS_SOURCE } from '#sources/usps-api/to-scans.ts'
import { readLastFound } from '#store/following/followed-parcels.ts'
import { checkSays } from '#words/en/usps-check.ts'
import type { Config, UspsConfig } from '../config.ts'
import { connectUsps } from '../connect-usps.ts'
import { subscriptionParts } from '../usps-notices.ts'
import { createUspsTokenStore } from '../usps-token-store.ts'
import { checkAccess, checkHost, NO_ACCESS } from './check-access.ts'
import { checkBudget } from './check-budget.ts'
import { checkMailers } from './check-mailers.ts'
import { checkTracking } from './check-tracking.ts'
import { checkWebhooks } from './check-webhooks.ts'
import { freshToken } from './fresh-token.ts'
import { type CheckStep, step } from './step.ts'

export type CheckSettings = {
  usps: UspsConfig
  config: Partial<Pick<Config, 'publicUrl' | 'uspsWebhookSecret'>>
  limits?: Partial<HttpLimits>
}

/** What to look up besides. */
export type CheckAsked = { numbers: readonly string[]; mailerIds: readonly string[] }

const TEST_HOST = /^https:\/\/(?:apis-tem|api-cat)\.usps\.com/

/**
 * Goes through the connection to USPS step by step, and leaves out what can't work since something before it does not.
 * @param tell told of each step as it is found out
 */
export async function runCheck(
  ctx: Context,
  settings: CheckSettings,
  asked: CheckAsked,
  tell: (found: CheckStep) => void,
): Promise<void> {
  const { usps, config } = settings
  const token = freshToken(createUspsTokenStore(ctx.database, usps))
  const { client, subscriptions } = connectUsps(ctx, usps, settings.limits, token.store)
  tell(step('credentials', 'ok', checkSays.credentials(usps.base)))
  if (TEST_HOST.test(usps.base)) tell(step('credentials', 'note', checkSays.testEnvironment(usps.base)))
  const host = await checkHost(usps.base)
  tell(host)
  const budget = await checkBudget(ctx, usps.callsPerHour)
  tell(budget)
  const mayCall = host.state === 'ok' && budget.state === 'ok'
  const access = mayCall ? await checkAccess(client, token.heldScope, tell) : NO_ACCESS
  if (access.tracking) {
    const looked = await checkTracking(client, await numbersToLookUp(ctx, asked.numbers), tell)
    await checkMailers(ctx, access.subscriptions ? subscriptions : null, asked.mailerIds, looked, tell)
  } else tell(step('tracking', 'skipped', checkSays.skipped()))
  const webhooks = { publicUrl: config.publicUrl ?? null, apiBase: usps.base, mayList: access.subscriptions }
  await checkWebhooks(ctx, subscriptionParts(subscriptions, config), webhooks, tell)
}

/** Where nobody named a parcel, one that USPS told of shows as well that it still does. */
async function numbersToLookUp(ctx: Context, named: readonly string[]): Promise<readonly string[]> {
  if (named.length > 0) return named
  const known = await readLastFound(ctx.database, USPS_SOURCE)
  return known === null ? [] : [known]
}
