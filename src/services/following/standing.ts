import type { StoredFollowed } from '#store/following/followed-parcels.ts'
import { readMailers, type StoredMailer } from '#store/following/mailers.ts'
import type { Context } from '../context.ts'
import type { Standing } from '../ports/sources.ts'
import type { AnswerOutcome } from '../ports/tracking-source.ts'
import { mailerOf } from './ask-batch.ts'

const DAY_MS = 86_400_000
/** What was refused is asked again for a visitor after so long: a number may have been taken into use since. */
const REFUSAL_HOLDS_MS = DAY_MS
/** A mailer of whom so many numbers were refused and none was told is not asked for by visitors. */
const REFUSALS_THAT_TELL = 2
const MAILER_REFUSED_FOR_MS = 7 * DAY_MS

const REFUSED: ReadonlySet<string> = new Set<AnswerOutcome>([
  'not-covered',
  'wrong-number',
  'not-trackable',
  'other-carrier',
  'other-kind-of-number',
])

/** What the last answer about a parcel says of its number; null where a new question is due. */
export function standingOf(row: StoredFollowed, nowMs: number): Standing | null {
  if (!row.outcome) return null
  const says = row.outcome as AnswerOutcome
  if (REFUSED.has(says)) {
    return nowMs - (row.answeredAtMs ?? 0) < REFUSAL_HOLDS_MS ? { standing: 'unknown', says } : null
  }
  if (says === 'found') return { standing: 'scanned', says: null }
  return { standing: 'known', says: says === 'not-scanned-yet' ? null : says }
}

/** The numbers of those mailers of whom the source refused all that was asked of late. */
export async function refusedMailersNumbers(
  ctx: Context,
  source: string,
  trackingNumbers: readonly string[],
): Promise<string[]> {
  const mailerIds = new Map(trackingNumbers.map((number) => [number, mailerOf(number)]))
  const known = await readMailers(
    ctx.database,
    source,
    [...new Set(mailerIds.values())].filter((id) => id !== null),
  )
  const refused = new Set(known.filter((mailer) => isRefused(mailer, ctx.clock())).map((mailer) => mailer.mailerId))
  return trackingNumbers.filter((number) => refused.has(mailerIds.get(number) ?? ''))
}

function isRefused({ refusals, refusedAtMs }: StoredMailer, nowMs: number): boolean {
  return refusals >= REFUSALS_THAT_TELL && nowMs - (refusedAtMs ?? 0) < MAILER_REFUSED_FOR_MS
}
