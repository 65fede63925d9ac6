import type { Context } from '#services/context.ts'
import { ServiceError } from '#services/errors.ts'
import { webhookSecret } from '#services/notices/webhook-secret.ts'
import { type ListedSubscription, listSubscriptions } from '#services/source-subscriptions/list-subscriptions.ts'
import { listenerUrl } from '#services/source-subscriptions/listener-url.ts'
import type { SubscriptionParts } from '#services/source-subscriptions/subscription-parts.ts'
import { ageWords } from '#words/en/index.ts'
import { checkSays } from '#words/en/usps-check.ts'
import { probeReceiver } from './probe-receiver.ts'
import { type CheckStep, step } from './step.ts'

/** Whether USPS can send to this server, whether it takes what is sent, and how the subscriptions stand. */
export async function checkWebhooks(
  ctx: Context,
  parts: SubscriptionParts,
  asked: { publicUrl: string | null; apiBase: string; mayList: boolean },
  tell: (found: CheckStep) => void,
): Promise<void> {
  const url = checkPublicUrl(asked, tell)
  if (url === null) tell(step('receiver', 'skipped', checkSays.skipped()))
  else tell(await probeReceiver(url, await webhookSecret(ctx, parts.notices), ctx.clock()))
  if (!asked.mayList) {
    tell(step('subscriptions', 'skipped', checkSays.skipped()))
    return
  }
  const listed = await listSubscriptions(ctx, parts)
  if (!listed.ok) {
    tell(step('subscriptions', 'wrong', checkSays.call(listed.message)))
    return
  }
  const ours = listed.subscriptions.filter(({ isOurs }) => isOurs)
  if (ours.length === 0) tell(step('subscriptions', 'note', checkSays.noSubscriptions()))
  for (const one of ours) tell(standing(ctx, one, url))
}

function checkPublicUrl(
  { publicUrl, apiBase }: { publicUrl: string | null; apiBase: string },
  tell: (found: CheckStep) => void,
): string | null {
  if (publicUrl === null) {
    tell(step('public-url', 'note', checkSays.noPublicUrl()))
    return null
  }
  try {
    const url = listenerUrl({ publicUrl, apiBase })
    tell(step('public-url', 'ok', checkSays.publicUrl(url)))
    return url
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    tell(step('public-url', 'wrong', checkSays.publicUrlRefused(error.message)))
    return null
  }
}

function standing(ctx: Context, one: ListedSubscription, url: string | null): CheckStep {
  if (one.isGone) return step('subscriptions', 'wrong', checkSays.subscriptionGone(one.id))
  if (one.status !== 'ENABLED') {
    return step('subscriptions', 'wrong', checkSays.subscriptionOff(one.id, one.status ?? 'not enabled'))
  }
  if (url !== null && one.listenerUrl !== url) {
    return step('subscriptions', 'note', checkSays.subscriptionElsewhere(one.id, one.listenerUrl ?? 'elsewhere'))
  }
  const heard = one.lastHeardMs === null ? 'nothing heard yet' : `last heard ${ageWords(ctx.clock() - one.lastHeardMs)}`
  return step('subscriptions', 'ok', checkSays.subscriptionEnabled(one.id, heard))
}
