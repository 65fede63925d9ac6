import type { Context } from '#services/context.ts'
import type { Subscriptions } from '#sources/usps-api/subscriptions.ts'
import { USPS_SOURCE } from '#sources/usps-api/to-scans.ts'
import { listMailers } from '#store/following/mailers.ts'
import { checkSays } from '#words/en/usps-check.ts'
import type { Looked } from './check-tracking.ts'
import { type CheckStep, step } from './step.ts'

const MOST_LEARNED = 20

/**
 * Which Mailer IDs USPS tells this app of: those of the parcels looked up now or before, and those named, of which
 * USPS's book of subscriptions tells where no parcel does.
 */
export async function checkMailers(
  ctx: Context,
  subscriptions: Subscriptions | null,
  named: readonly string[],
  looked: readonly Looked[],
  tell: (found: CheckStep) => void,
): Promise<void> {
  const seen = new Set(looked.flatMap(({ mailerId }) => mailerId ?? []))
  for (const mailerId of seen) {
    const outcomes = looked.filter((one) => one.mailerId === mailerId).map(({ outcome }) => outcome)
    if (outcomes.includes('not-covered')) tell(step('mailer-ids', 'wrong', checkSays.mailerRefused(mailerId)))
    else if (outcomes.includes('found')) tell(step('mailer-ids', 'ok', checkSays.mailerCovered(mailerId)))
  }
  for (const { mailerId, coveredAtMs, refusedAtMs } of await listMailers(ctx.database, USPS_SOURCE, MOST_LEARNED)) {
    if (seen.has(mailerId)) continue
    seen.add(mailerId)
    const isCovered = (coveredAtMs ?? 0) > (refusedAtMs ?? 0)
    // What strangers asked for is nothing to mend.
    if (isCovered) tell(step('mailer-ids', 'ok', checkSays.mailerCovered(mailerId)))
    else tell(step('mailer-ids', named.includes(mailerId) ? 'wrong' : 'note', checkSays.mailerRefused(mailerId)))
  }
  for (const mailerId of named) {
    if (seen.has(mailerId)) continue
    if (!subscriptions) {
      tell(step('mailer-ids', 'skipped', checkSays.noNumber()))
      continue
    }
    const listed = await subscriptions.list({ mailerId })
    if (listed.ok) tell(step('mailer-ids', 'note', checkSays.mailerSubscribable(mailerId)))
    else if ('refusal' in listed && listed.refusal === 'not-allowed') {
      tell(step('mailer-ids', 'wrong', checkSays.mailerRefused(mailerId)))
    } else tell(step('mailer-ids', 'wrong', checkSays.call(listed.message)))
  }
}
