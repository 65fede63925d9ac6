import type { Circumstances } from '../diagnosis/circumstances.ts'
import { daysLate, isWithUsps, sayingIndex, says, standingPhase } from '../diagnosis/facts.ts'
import { inForce, type Window, type WindowRule, windowOf } from '../rules/window-rule.ts'
import { fits, isExcepted, type Rules } from './rules.ts'
import type { DeadlineKind } from './tokens.ts'

/** Days between which something can be done (both included), by which rule, and the day on which it was checked. */
export type Deadline = Window & { kind: DeadlineKind; rule: string; rulesAsOf: string; countedFrom: string }

/** Its way is over: it came, to the addressee or to the sender. A parcel can be lost on its way back too. */
const OVER = new Set(['delivered', 'returned'])
const INTERNATIONAL = /international|inbound|global/
const MILITARY_ZIP = /^(?:09|340|96[2-6])/

/** Every date to keep for a parcel, in the order of the days on which they end. */
export function deadlinesOf(c: Circumstances, rules: Rules): Deadline[] {
  const all = [claimOf(c, rules), searchOf(c, rules), appealOf(c, rules), ...holdsOf(c, rules), refundOf(c, rules)]
  all.push(inquiryOf(c, rules), recordOf(c, rules))
  return all
    .filter((one) => one !== null)
    .sort((a, b) => compare(a.until ?? a.from ?? '', b.until ?? b.from ?? '') || compare(a.kind, b.kind))
}

/** Dollars for which the parcel is covered; Infinity where it is insured and nobody said for how much. */
export function coverOf(c: Circumstances, rules: Rules): number {
  const { insured } = c.told
  const bought = c.services.some((service) => service === 'insured' || service === 'registered' || service === 'cod')
  const day = c.mailedOn ?? c.today
  const included = rules.cover.find((row) => fits(row, day, c.mailClass, c.services))?.dollars ?? 0
  if (typeof insured === 'number') return Math.max(insured, included)
  return insured === true || bought ? Number.POSITIVE_INFINITY : included
}

/** Whether it crosses a border. */
export function isInternational(c: Circumstances): boolean {
  return INTERNATIONAL.test(c.mailClass ?? '')
}

/** Whether it goes to an address of the armed forces or the diplomatic service. */
export function isMilitary(c: Circumstances): boolean {
  return c.destinationZip !== null && MILITARY_ZIP.test(c.destinationZip)
}

/** The claim rule for a parcel: for damage where that is the trouble, else for loss. */
export function claimRuleOf(c: Circumstances, rules: Rules): Rules['claims'][number] | null {
  if (!c.mailedOn) return null
  const day = c.mailedOn
  const trouble = troubleOf(c)
  return (
    rules.claims.find((rule) => {
      if (trouble ? !rule.forReports?.includes(trouble) : rule.forReports !== null) return false
      if (rule.military !== null && rule.military !== isMilitary(c)) return false
      return fits(rule, day, c.mailClass, c.services)
    }) ?? null
  )
}

/** Damage or missing contents, as a person says or a scan; null where the trouble can only be loss. */
export function troubleOf(c: Circumstances): 'damaged' | 'missing-contents' | null {
  const { report } = c.told
  return report === 'damaged' || report === 'missing-contents' ? report : damageSeen(c)
}

function claimOf(c: Circumstances, rules: Rules): Deadline | null {
  if (!isWithUsps(c) || isInternational(c) || coverOf(c, rules) === 0) return null
  const isOver = OVER.has(c.state?.phase ?? '')
  if (isOver && !c.told.report && !damageSeen(c)) return null
  const rule = claimRuleOf(c, rules)
  return rule && c.mailedOn ? deadline('claim', rule, c.mailedOn, c, rules) : null
}

function damageSeen(c: Circumstances): 'damaged' | null {
  return sayingIndex(c, (scan) => says(scan, 'damaged')) >= 0 ? 'damaged' : null
}

function searchOf(c: Circumstances, rules: Rules): Deadline | null {
  if (!isWithUsps(c) || !c.mailedOn || isInternational(c)) return null
  const isOver = OVER.has(c.state?.phase ?? '')
  if (isOver && c.told.report !== 'not-received' && c.told.report !== 'missing-contents') return null
  const rule = inForce(rules.search, 'missing-mail-search.mailing', c.mailedOn)
  if (!rule) return null
  const own = deadline('missing-mail-search', rule, c.mailedOn, c, rules)
  const afterHelp = c.told.helpRequestedOn ? searchAfterHelp(c, rules, c.told.helpRequestedOn) : null
  return afterHelp && afterHelp > (own.from ?? '') ? { ...own, from: afterHelp } : own
}

/** The day from which a search is advised where help was asked for on `day`; null where no rule says so. */
export function searchAfterHelp(c: Circumstances, rules: Rules, day: string): string | null {
  const rule = inForce(rules.search, 'missing-mail-search.help-request', day)
  return rule ? windowOf(rule, day, c.calendar).from : null
}

function appealOf(c: Circumstances, rules: Rules): Deadline | null {
  const day = c.told.claimDecidedOn
  const rule = day ? inForce(rules.appeals, 'appeal.first', day) : null
  return rule && day ? deadline('appeal', rule, day, c, rules) : null
}

function holdsOf(c: Circumstances, rules: Rules): Deadline[] {
  const phase = standingPhase(c)
  if (phase !== 'delivery-attempted' && phase !== 'available-for-pickup' && !(phase === 'held' && c.state?.returnBy))
    return []
  const first = c.scans.findLast(
    (scan) => !scan.corrected && (scan.interpretation.attempt || scan.phase === 'available-for-pickup'),
  )
  const day = first?.scan.localDay ?? c.state?.latest?.localDay
  if (!day) return []
  const found: Deadline[] = []
  const pickupRules = rules.hold.filter((rule) => rule.kind === 'pickup' && fits(rule, day, c.mailClass, c.services))
  const rule = narrowest(pickupRules, day, c)
  const returnBy = c.state?.returnBy ?? null
  const until = returnBy ?? (rule ? windowOf(rule, day, c.calendar).until : null)
  const id = returnBy ? 'hold.named-by-usps' : (rule?.id ?? '')
  if (until) {
    const common = { rule: id, rulesAsOf: rules.asOf, countedFrom: day }
    found.push({ kind: 'pickup', from: day, until, ...common }, { kind: 'return', from: until, until: null, ...common })
  }
  const second = rules.hold.find((one) => one.kind === 'second-notice' && fits(one, day, c.mailClass, c.services))
  if (second && first?.interpretation.attempt) found.push(deadline('second-notice', second, day, c, rules))
  return found
}

/** The rule for the class, else for a service, else for everything; of several the one that ends first, to be safe. */
function narrowest(rules: readonly Rules['hold'][number][], day: string, c: Circumstances) {
  const forClass = rules.filter((one) => one.mailClasses)
  const forService = rules.filter((one) => one.services)
  const narrow = forClass.length > 0 ? forClass : forService.length > 0 ? forService : rules
  const untilOf = (rule: WindowRule) => windowOf(rule, day, c.calendar).until ?? ''
  return [...narrow].sort((a, b) => compare(untilOf(a), untilOf(b)))[0]
}

/** Postage back for an express parcel that came, or comes, after its day; for a sender also an unused label. */
function refundOf(c: Circumstances, rules: Rules): Deadline | null {
  if (!isWithUsps(c)) {
    const label = c.scans.findLast((scan) => scan.interpretation.phase === 'pre-shipment')?.scan.localDay
    const rule = label ? inForce(rules.refunds, 'refund.unused-label', label) : null
    return rule && label && c.told.role === 'sender' ? deadline('refund', rule, label, c, rules) : null
  }
  if (!c.mailedOn) return null
  const rule = rules.refunds.find((one) => one.id === 'refund.express' && fits(one, c.mailedOn ?? '', c.mailClass, []))
  if (!rule || !isLateExpress(c, rules)) return null
  return deadline('refund', rule, c.mailedOn, c, rules)
}

function isLateExpress(c: Circumstances, rules: Rules): boolean {
  const promised = c.expected?.firstPromised ?? c.expected?.day
  const { mailedOn } = c
  if (!promised || !mailedOn) return false
  const attempt = c.scans.findLast((scan) => scan.interpretation.attempt)?.scan.localDay
  const came = attempt ?? c.state?.ended?.localDay
  if (!came) return daysLate(c) > 0
  const exceptions = rules.refundExceptions.filter((one) => fits(one, mailedOn, c.mailClass, c.services))
  return came > promised && !exceptions.some((one) => isExcepted(one, mailedOn, came, c.calendar))
}

/** The inquiry rule for a parcel across a border: for damage where that is the trouble, else for loss. */
export function inquiryRuleOf(c: Circumstances, rules: Rules): Rules['inquiries'][number] | null {
  const { mailedOn } = c
  if (!mailedOn) return null
  const trouble = troubleOf(c)
  return (
    rules.inquiries.find(
      (rule) =>
        (trouble ? rule.forReports?.includes(trouble) : !rule.forReports) &&
        fits(rule, mailedOn, c.mailClass, c.services),
    ) ?? null
  )
}

function inquiryOf(c: Circumstances, rules: Rules): Deadline | null {
  const { mailedOn } = c
  if (!mailedOn || !isWithUsps(c)) return null
  if (OVER.has(c.state?.phase ?? '') && !c.told.report && !damageSeen(c)) return null
  const rule = inquiryRuleOf(c, rules)
  return rule ? deadline('international-inquiry', rule, mailedOn, c, rules) : null
}

function recordOf(c: Circumstances, rules: Rules): Deadline | null {
  if (!c.mailedOn || !isWithUsps(c)) return null
  const fitting = rules.records.filter((one) => fits(one, c.mailedOn ?? '', c.mailClass, c.services))
  const rule = fitting.find((one) => one.services) ?? fitting[0]
  return rule ? deadline('record-kept', rule, c.mailedOn, c, rules) : null
}

function deadline(kind: DeadlineKind, rule: WindowRule, day: string, c: Circumstances, rules: Rules): Deadline {
  return { kind, ...windowOf(rule, day, c.calendar), rule: rule.id, rulesAsOf: rules.asOf, countedFrom: day }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
