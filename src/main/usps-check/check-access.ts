import type { UspsClient } from '#sources/usps-api/client.ts'
import { allows, scopesOf } from '#sources/usps-api/scopes.ts'
import { type CheckWords, checkSays } from '#words/en/usps-check.ts'
import { reachHost } from './reach-host.ts'
import { type CheckStep, type StepState, step } from './step.ts'

/** Which of USPS's APIs the token opens. */
export type Access = { tracking: boolean; subscriptions: boolean }

export const NO_ACCESS: Access = { tracking: false, subscriptions: false }

/** Whether the host of USPS's APIs can be reached at all; costs no call. */
export async function checkHost(base: string): Promise<CheckStep> {
  const url = new URL(base)
  const reach = await reachHost(url)
  if (reach.ok) return step('host', 'ok', checkSays.host(url.host, reach.ms))
  if (reach.why === 'name') return step('host', 'wrong', checkSays.noName(url.host))
  const words = reach.why === 'certificate' ? checkSays.wrongCertificate : checkSays.noConnection
  return step('host', 'wrong', words(url.host, reach.code))
}

/** Whether USPS gives a token, and what it opens. */
export async function checkAccess(
  client: UspsClient,
  heldScope: () => string | null,
  tell: (found: CheckStep) => void,
): Promise<Access> {
  const token = await client.checkToken(null)
  if (!token.ok) {
    tell(step('token', 'wrong', checkSays.call(token.message)))
    return NO_ACCESS
  }
  tell(step('token', 'ok', checkSays.token()))
  return checkScopes(client, heldScope(), tell)
}

async function checkScopes(
  client: UspsClient,
  scope: string | null,
  tell: (found: CheckStep) => void,
): Promise<Access> {
  const held = (state: StepState, words: CheckWords) => tell(step('scopes', state, words))
  const said = scope === null ? checkSays.scopeNotSaid : checkSays.scope
  const tracking = await client.checkToken('tracking')
  if (tracking.ok) held('ok', said('tracking'))
  else held('wrong', checkSays.call(tracking.message))
  const subscriptions = allows(scope, 'subscriptions-tracking')
  if (subscriptions) held('ok', said('subscriptions-tracking'))
  else held('note', checkSays.noSubscriptionsScope())
  if (scope !== null && !scopesOf(scope).includes('locations')) held('note', checkSays.noLocations())
  return { tracking: tracking.ok, subscriptions }
}
