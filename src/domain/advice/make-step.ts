import type { Circumstances } from '../diagnosis/circumstances.ts'
import type { Standing } from '../diagnosis/diagnose.ts'
import { alertUntil, earlyScanUntil, nextDay, silentDays, silentSince } from '../diagnosis/facts.ts'
import type { Text } from '../text/text.ts'
import { type Deadline, isInternational, searchAfterHelp } from './deadlines.ts'
import { isChangeOpen } from './delivery-changes.ts'
import type { Rules } from './rules.ts'
import type { Step } from './step.ts'
import type { Channel, DeadlineKind } from './tokens.ts'

export type StepInput = { c: Circumstances; rules: Rules; standing: Standing; deadlines: readonly Deadline[] }

type Made = { from?: string | null; until?: string | null; rule?: string; why?: string; values?: Text['values'] }

/** The step through one channel, with its days; null where the rules rule it out or it can't help now. */
export function makeStep(channel: Channel, input: StepInput): Step | null {
  const made = MAKERS[channel]?.(input)
  if (!made) return null
  const { situation } = input.standing
  const values = { situation, rule: input.standing.rule, role: input.c.told.role ?? '', ...made.values }
  return {
    channel,
    action: { key: `advice.${channel}`, values },
    from: made.from ?? null,
    until: made.until ?? null,
    why: { key: `why.${made.why ?? channel}`, values },
    rule: made.rule ?? `${situation}.${channel}`,
    rulesAsOf: input.rules.asOf,
  }
}

const always = (): Made => ({})

const MAKERS: Partial<Record<Channel, (input: StepInput) => Made | null>> = {
  wait: waitFor,
  notifications: always,
  household: ({ c }) => ({ until: earlyScanUntil(c) }),
  sender: fromSender,
  'help-request': ({ c, standing }) => (c.told.helpRequestedOn ? null : helpRequest(c, standing)),
  phone: byPhone,
  'post-office': fromPostOffice,
  'missing-mail-search': search,
  // One claim for each parcel: after a decision there is only the appeal.
  claim: (input) => (input.c.told.claimDecidedOn ? null : byDeadline(input, 'claim')),
  refund: (input) => byDeadline(input, 'refund'),
  appeal: (input) => byDeadline(input, 'appeal'),
  'international-inquiry': (input) => byDeadline(input, 'international-inquiry'),
  pickup: (input) => pickup(input),
  redelivery: ({ c, deadlines }) =>
    isChangeOpen('redelivery', c) ? { until: deadlines.find((one) => one.kind === 'pickup')?.until ?? null } : null,
  'hold-mail': ({ c }) => (isForAddressee(c) && isChangeOpen('hold-mail', c) ? {} : null),
  'delivery-instructions': ({ c }) => (isForAddressee(c) && isChangeOpen('delivery-instructions', c) ? {} : null),
  'package-intercept': ({ c }) => (isChangeOpen('package-intercept', c) ? {} : null),
  customs: always,
  'inspection-service': ({ c }) => ({ from: afterEarlyScan(c) }),
  inquiry: toUs,
  'other-carrier': ({ standing }) => (standing.rule.startsWith('not-with-usps-yet.partner') ? {} : null),
}

/** Only the addressee may give instructions or have mail held. */
function isForAddressee(c: Circumstances): boolean {
  return c.told.role !== 'sender'
}

function waitFor({ c, standing }: StepInput): Made | null {
  const { calendar, thresholds } = c
  switch (standing.situation) {
    case 'not-with-usps-yet':
      return standing.rule.endsWith('postal-days') ? null : {}
    case 'unclear-status':
      if (standing.rule === 'unclear-status.missent' && c.state?.lastSeen) {
        return { until: calendar.addPostalDays(c.state.lastSeen.localDay, thresholds.missent), why: 'wait.missent' }
      }
      return standing.rule === 'unclear-status.alert' ? { until: alertUntil(c), why: 'wait.alert' } : null
    case 'delivered-not-received':
      return standing.rule.endsWith('may-still-come') ? { until: earlyScanUntil(c), why: 'wait.early-scan' } : null
    case 'late': {
      const until = helpFrom(c)
      return until === null || until > c.today ? { until: until ? dayBefore(c, until) : null } : null
    }
    default:
      return {}
  }
}

/** The day before a postal day, so that "wait" ends where the next step begins. */
function dayBefore(c: Circumstances, day: string): string {
  let best = c.today
  for (let n = 1; n < 40; n++) {
    const next = c.calendar.addPostalDays(c.today, n)
    if (next >= day) return best
    best = next
  }
  return best
}

function fromSender({ c, standing }: StepInput): Made | null {
  if (standing.situation === 'wish' || standing.situation === 'customs') return { why: `sender.${standing.situation}` }
  if (standing.situation !== 'not-with-usps-yet') return {}
  if (standing.rule.startsWith('not-with-usps-yet.acceptance-pending')) {
    const taken = c.scans.find((scan) => !scan.corrected && scan.interpretation.phase === 'accepted')?.scan.localDay
    const from = taken ? c.calendar.addPostalDays(taken, c.thresholds['acceptance-pending']) : null
    return { from, why: 'sender.not-handed-over' }
  }
  const first = c.scans.findLast((scan) => scan.interpretation.phase === 'pre-shipment')?.scan.localDay
  if (!first) {
    const from = c.mailedOn ? c.calendar.addPostalDays(c.mailedOn, c.thresholds['label-not-handed-over']) : null
    return { from, why: 'sender.not-handed-over' }
  }
  const isPartner = standing.rule.startsWith('not-with-usps-yet.partner')
  const newest = c.scans.find((scan) => !scan.corrected)?.scan.localDay ?? first
  const from = isPartner
    ? c.calendar.addPostalDays(newest, c.thresholds['partner-not-handed-over'])
    : c.calendar.addPostalDays(first, c.thresholds['label-not-handed-over'])
  return { from, why: 'sender.not-handed-over' }
}

/** The first day on which asking USPS to look is worth it, by silence or by lateness. */
function helpFrom(c: Circumstances): string | null {
  const since = silentSince(c)
  const days = [
    since ? c.calendar.addPostalDays(since, c.thresholds['no-updates']) : null,
    c.expected ? c.calendar.addPostalDays(c.expected.day, c.thresholds['late-help']) : null,
  ].filter((day) => day !== null)
  return days.sort()[0] ?? null
}

/** When USPS can be asked to look, by the rule that made the situation. */
function helpRequest(c: Circumstances, { situation, also }: Standing): Made | null {
  const since = silentSince(c)
  // The form goes to the office that delivers: no help for a parcel that goes abroad.
  if (since === null || (isInternational(c) && c.mailClass !== 'inbound-international')) return null
  if (situation === 'returning' && !also.includes('no-updates')) return null
  const { thresholds } = c
  if (situation === 'delivered-not-received') return { from: afterEarlyScan(c), why: 'help-request.delivered' }
  if (situation === 'no-updates' || situation === 'returning') {
    return {
      from: c.calendar.addPostalDays(since, thresholds['no-updates']),
      why: 'help-request.silence',
      values: { days: silentDays(c) ?? 0 },
    }
  }
  return { from: helpFrom(c), why: 'help-request.late', values: { days: thresholds['late-help'] } }
}

/** By phone from the same day on. */
function byPhone({ c, standing }: StepInput): Made | null {
  if (standing.rule === 'held.ready-for-pickup' || standing.rule === 'returning.returned') return null
  if (standing.situation === 'unclear-status') return { from: afterAlert(c, standing) }
  const isTimed = standing.situation === 'late' || standing.situation === 'no-updates'
  return { from: isTimed ? (helpRequest(c, standing)?.from ?? null) : null }
}

/** To whoever runs this service, from the day on which asking anybody is worth it. */
function toUs({ c, standing }: StepInput): Made | null {
  switch (standing.situation) {
    case 'late':
    case 'no-updates':
      return { from: helpRequest(c, standing)?.from ?? helpFrom(c) }
    case 'delivered-not-received':
      return { from: afterEarlyScan(c) }
    case 'unclear-status':
      return { from: afterAlert(c, standing) }
    case 'not-with-usps-yet':
      // Until the label has waited for long, only its sender knows more.
      return standing.rule.endsWith('postal-days') ? {} : null
    default:
      return {}
  }
}

function fromPostOffice({ c, standing }: StepInput): Made | null {
  switch (standing.situation) {
    case 'delivered':
      return standing.rule === 'delivered.elsewhere' ? { why: 'post-office.elsewhere' } : null
    case 'delivered-not-received':
      return { from: afterEarlyScan(c), why: 'post-office.delivered' }
    case 'held':
      if (standing.rule === 'held.past-its-day') return { why: 'post-office.past-its-day' }
      return standing.rule === 'held.at-post-office' ? { why: 'post-office.held' } : null
    case 'delivery-attempted':
      return standing.rule === 'delivery-attempted.past-its-day'
        ? { why: 'post-office.past-its-day' }
        : { why: 'post-office' }
    case 'unclear-status':
      return { from: afterAlert(c, standing), why: 'post-office' }
    case 'damaged':
    case 'missing-contents':
      return { why: 'post-office.damaged' }
    case 'returning':
      // Only the addressee's word corrects the record of an address.
      return c.state?.phase === 'returned' || c.told.role === 'sender' ? null : { why: 'post-office.returning' }
    case 'not-with-usps-yet':
      return c.told.role === 'sender' && standing.rule.endsWith('postal-days') ? { why: 'post-office.handed-in' } : null
    case 'wish':
      return { why: 'post-office.wish' }
    case 'no-updates':
    case 'late':
    case 'probably-lost':
      return atItsOffice(c, standing)
    default:
      return { why: 'post-office' }
  }
}

/** The office that gets the help request can be asked itself from the same day on; what is in lost mail, it has not. */
function atItsOffice(c: Circumstances, standing: Standing): Made | null {
  const request = standing.rule === 'probably-lost.mail-recovery' ? null : helpRequest(c, standing)
  return request && { from: request.from ?? null, why: 'post-office.stuck' }
}

function search(input: StepInput): Made | null {
  const { c, rules, standing } = input
  const window = input.deadlines.find((one) => one.kind === 'missing-mail-search')
  if (!window) return null
  let from = window.from
  // A search may be asked for before any form; only while a form may bring more is it put off.
  if (!c.told.helpRequestedOn && standing.situation !== 'missing-contents' && standing.situation !== 'probably-lost') {
    const helpOn = [c.today, helpFrom(c) ?? c.today].sort().at(-1) ?? c.today
    const afterHelp = searchAfterHelp(c, rules, helpOn)
    if (afterHelp && (from === null || afterHelp > from)) from = afterHelp
  }
  const why = c.told.helpRequestedOn ? 'missing-mail-search.asked' : 'missing-mail-search'
  return { from, until: window.until, rule: window.rule, why }
}

function byDeadline({ deadlines, c }: StepInput, kind: DeadlineKind): Made | null {
  const window = deadlines.find((one) => one.kind === kind)
  if (!window) return null
  const why = window.rule === 'claim.damage' ? 'claim.damage' : isInternational(c) ? `${kind}.international` : kind
  return { from: window.from, until: window.until, rule: window.rule, why, values: { countedFrom: window.countedFrom } }
}

function pickup({ c, deadlines, standing }: StepInput): Made | null {
  if (!isChangeOpen('pickup', c) && standing.situation !== 'held') return null
  const window = deadlines.find((one) => one.kind === 'pickup')
  if (!window) return {}
  const isAttempt = standing.situation === 'delivery-attempted' && window.from !== null
  const from = isAttempt ? c.calendar.addPostalDays(window.from ?? c.today, 1) : window.from
  const until = window.until
  return { from: from && until && from > until ? until : from, until, rule: window.rule }
}

/** The first day on which an alert that has not settled is asked about. */
function afterAlert(c: Circumstances, { rule }: Standing): string | null {
  const until = rule.startsWith('unclear-status.alert') ? alertUntil(c) : null
  return until === null ? null : nextDay(until)
}

/** The first day on which "it may still come" no longer holds and somebody can be asked. */
function afterEarlyScan(c: Circumstances): string | null {
  const until = earlyScanUntil(c)
  return until === null ? null : c.calendar.addPostalDays(until, 1)
}
