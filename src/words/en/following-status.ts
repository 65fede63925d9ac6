import type { Followed } from '#domain/following/followed.ts'
import { PHASES, type Phase } from '#domain/scans/phase.ts'
import { ageWords } from './dates.ts'
import { phaseWords } from './parcel-words.ts'

const PURPOSES: Record<string, string> = {
  tracking: 'tracking',
  token: 'token',
  locations: 'offices',
  subscriptions: 'subscriptions',
}
const REASONS: Record<string, string> = {
  plan: 'by plan',
  'open-page': 'for open pages',
  'new-number': 'for numbers just typed in',
}
const NEXT: Record<string, string> = {
  plan: 'The next call is due now.',
  'open-page': 'The next call is due now: somebody looks at a parcel.',
  'new-number': 'The next call is due now: somebody typed in a number.',
  'told-to-wait': 'No call before then: USPS wants to be left alone.',
  spent: 'No call before then: the calls of this hour are spent.',
  spaced: 'Calls that nobody waits for are spread over the hour.',
  'nothing-due': 'No parcel is due before then.',
}
const OUTCOMES: Record<string, string> = {
  'not-scanned-yet': 'not scanned yet',
  'not-covered': "not our shippers'",
  'wrong-number': 'wrong numbers',
  'not-trackable': 'not trackable',
  'other-carrier': "another carrier's",
  'other-kind-of-number': 'no tracking numbers',
  'fraudulent-postage': 'with fraudulent postage',
  failed: 'failed',
}

/** What `whereabouts usps status`, `follow` and `unfollow` say. */
export const followingSays = {
  calls(status: {
    callsPerHour: number
    lastHour: readonly { purpose: string; reason: string | null; calls: number }[]
  }): string {
    const total = status.lastHour.reduce((sum, one) => sum + one.calls, 0)
    const parts = status.lastHour.map(
      ({ purpose, reason, calls }) =>
        `${calls} ${PURPOSES[purpose] ?? purpose}${reason ? ` ${REASONS[reason] ?? reason}` : ''}`,
    )
    const of = parts.length > 0 ? `: ${parts.join(', ')}` : ''
    return `Calls: ${total} of ${status.callsPerHour} in the last hour${of}.`
  },

  standing(
    status: {
      answeredAtMs: number | null
      waitUntilMs: number | null
      fault: { fault: string; message: string; sinceMs: number } | null
    },
    nowMs: number,
  ): string {
    const answered =
      status.answeredAtMs === null
        ? 'It has told of no parcel yet'
        : `It last answered ${ageWords(nowMs - status.answeredAtMs)}`
    const wait = status.waitUntilMs === null ? '' : ` It is asked again ${inWords(status.waitUntilMs - nowMs)}.`
    if (!status.fault)
      return status.answeredAtMs === null
        ? `USPS: the server has asked about no parcel by itself yet.${wait}`
        : `USPS: answers. ${answered}.${wait}`
    const since = ageWords(nowMs - status.fault.sinceMs)
    return `USPS: trouble that began ${since}: ${status.fault.message} ${answered}.${wait}`
  },

  next: ({ atMs, why }: { atMs: number; why: string }, nowMs: number): string =>
    `Plan: ${atMs > nowMs ? `next look ${inWords(atMs - nowMs)}. ` : ''}${NEXT[why] ?? why}`,

  parcel(parcel: Followed, worth: number, nowMs: number): string {
    const asked = parcel.askedAtMs === null ? 'never asked about' : `asked about ${ageWords(nowMs - parcel.askedAtMs)}`
    const open = parcel.openUntilMs > nowMs ? ', a page of it is open' : ''
    return `${phaseWords(parcel.phase)}, ${asked}${open} (worth ${worth.toFixed(2)})`
  },

  followedCounts(
    counts: readonly { outcome: string | null; phase: string | null; active: boolean; parcels: number }[],
    meanAgeMs: number | null,
  ): string[] {
    if (counts.length === 0)
      return ['Parcels: none yet. Look one up, or name some: whereabouts usps follow --file FILE']
    const line = (name: string, active: boolean, more: string) => {
      const some = counts.filter((one) => one.active === active)
      const total = some.reduce((sum, one) => sum + one.parcels, 0)
      const parts = some.map((one) => `${one.parcels.toLocaleString('en-US')} ${kindWords(one)}`)
      return `${name}: ${total.toLocaleString('en-US')}${parts.length > 0 ? ` (${parts.join(', ')})` : ''}${more}`
    }
    const age = meanAgeMs === null ? '' : `; asked about ${ageWords(meanAgeMs)} on average`
    return [line('Parcels asked about', true, age), line('Parcels not asked about any more', false, '')]
  },

  mailers(
    mailers: readonly { mailerId: string; coveredAtMs: number | null; refusedAtMs: number | null; refusals: number }[],
    nowMs: number,
  ): string[] {
    const covered = mailers.filter((one) => one.coveredAtMs !== null && one.refusals === 0)
    const refused = mailers.filter((one) => one.refusals > 0)
    if (mailers.length === 0) return ['Mailer IDs: nothing learned yet.']
    return [
      `Mailer IDs that USPS tells of: ${covered.map((one) => `${one.mailerId} (${ageWords(nowMs - (one.coveredAtMs ?? nowMs))})`).join(', ') || 'none'}`,
      ...(refused.length > 0
        ? [
            `Mailer IDs refused: ${refused.map((one) => `${one.mailerId} (${one.refusals} ${one.refusals === 1 ? 'number' : 'numbers'})`).join(', ')}`,
          ]
        : []),
    ]
  },

  webhooks: ({ taken, waiting, unread }: { taken: number; waiting: number; unread: number }): string =>
    taken + waiting + unread === 0
      ? 'Webhooks: none came in the last 30 days.'
      : `Webhooks of the last 30 days: ${taken} taken, ${waiting} waiting, ${unread} unread${unread > 0 ? ' (whereabouts usps notices)' : ''}.`,

  followed: (added: number, known: number, rejected: number): string =>
    `${added} followed from now on, ${known} followed already${rejected > 0 ? `, ${rejected} are no USPS tracking numbers:` : '.'}`,

  unfollowed: (removed: number): string =>
    removed === 0
      ? 'None of them was followed.'
      : `${removed} ${removed === 1 ? 'is' : 'are'} not asked about any more.`,
}

function kindWords({ outcome, phase }: { outcome: string | null; phase: string | null }): string {
  const isPhase = (name: string | null): name is Phase => (PHASES as readonly (string | null)[]).includes(name)
  if (outcome === 'found' && isPhase(phase)) return phaseWords(phase).toLowerCase()
  return outcome === null ? 'not asked about yet' : (OUTCOMES[outcome] ?? outcome)
}

/** How soon something is: `in 40 seconds`, `in 12 minutes`. */
function inWords(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000))
  if (seconds < 90) return `in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}`
  const minutes = Math.round(seconds / 60)
  return minutes < 90 ? `in ${minutes} minutes` : `in ${Math.round(minutes / 60)} hours`
}
