import type { Condition } from '#domain/advice/delivery-changes.ts'
import type { Subject } from '#domain/rules/further-rule.ts'
import type { RuleRow, RuleView } from '#domain/rules/rule-view.ts'
import type { Trust } from '#domain/rules/window-rule.ts'
import type { Text } from '#domain/text/text.ts'
import { clockWords, dateWords, monthDayWords } from './dates.ts'
import { conditionWords, onlyYouWords, whoMayAskWords } from './delivery-changes.ts'
import { mailClassWords, serviceWords } from './parcel-words.ts'
import { ruleItemWords } from './rule-items.ts'

type Values = Text['values']

const SUBJECTS: Record<Subject, string> = {
  claims: 'Claims and insurance',
  search: 'Missing-mail search',
  refunds: 'Postage back',
  international: 'Parcels across a border',
  holding: 'When nobody is at home, and Hold Mail',
  changes: 'Changing a delivery',
  forwarding: 'Sent on, or sent back',
  standards: 'How long mail takes',
  records: 'How long USPS keeps records',
  contact: 'Who can do what',
  thresholds: 'Our own limits',
}

/** A subject of rules, as a heading. */
export function subjectWords(subject: Subject): string {
  return SUBJECTS[subject]
}

const TRUSTS: Record<Trust, { short: string; long: string }> = {
  read: { short: 'read', long: 'We read it in the source that is named.' },
  copy: { short: 'read in a copy', long: 'We read it in a copy of a USPS page, or in somebody’s digest of one.' },
  memory: { short: 'from memory', long: 'We know it, and did not find it in a source. Check before you rely on it.' },
  house: { short: 'ours', long: 'It is no rule of USPS: we chose it.' },
}

/** How sure we are of a rule: in two words, and in a sentence. */
export function trustWords(trust: Trust): { short: string; long: string } {
  return TRUSTS[trust]
}

const UNITS: Record<string, [one: string, many: string]> = {
  days: ['day', 'days'],
  'postal-days': ['postal day', 'postal days'],
  'business-days': ['business day', 'business days'],
  weeks: ['week', 'weeks'],
  months: ['month', 'months'],
  years: ['year', 'years'],
  inches: ['inch', 'inches'],
  claims: ['claim', 'claims'],
}

/** A number with its unit: `15 days`, `$5,000`. */
export function amountWords(n: number, unit: string): string {
  const digits = String(n).replace(/\B(?=(\d{3})+$)/g, ',')
  if (unit === 'dollars') return `$${digits}`
  const [one, many] = UNITS[unit] ?? [unit, unit]
  return `${digits} ${n === 1 ? one : many}`
}

const COUNTED_FROM: Record<string, string> = {
  mailing: 'after mailing',
  attempt: 'after the first try',
  notice: 'after the notice',
  'help-request': 'after the help request',
  decision: 'after the decision',
  label: 'after the label was made',
}

const SAYS: Record<string, (values: Values) => string> = {
  'rule.window': (values) => {
    const opens = spanWords(values, 'opens')
    const closes = spanWords(values, 'closes')
    const after = COUNTED_FROM[String(values.countsFrom)] ?? ''
    const until = closes ? `until ${closes} ${after}` : ''
    const window = opens
      ? until
        ? `from ${opens}, ${until}`
        : `from ${opens} ${after}`
      : values.isClaim && until
        ? `at once, ${until}`
        : until
    return [`${window}.`, forWords(values)].filter(Boolean).join(' ')
  },
  'rule.cover': (values) => `${amountWords(Number(values.dollars), 'dollars')}. ${forWords(values)}`,
  'rule.exception': (values) =>
    `for mail of ${monthDayWords(String(values.firstDay))} to ${monthDayWords(String(values.lastDay))} that came, or was tried, within ${spanWords(values, 'within')}.`,
  'rule.limit': ({ least, most, unit }) => `${rangeWords(least, most, String(unit))}.`,
  'rule.list': (values) => `${listWords(split(values.items).map(ruleItemWords))}.`,
  'rule.threshold': (values) => `${amountWords(Number(values.n), 'postal-days')}.`,
  'rule.standard': ({ least, most, farLeast, farMost }) =>
    `${rangeWords(least, most, 'postal-days')} within the 48 states; ${rangeWords(farLeast, farMost, 'postal-days')} to or from Alaska, Hawaii, the territories and military addresses.`,
  'rule.cut-off': ({ minute }) =>
    `after ${clockWords(`${String(Math.floor(Number(minute) / 60)).padStart(2, '0')}:${String(Number(minute) % 60).padStart(2, '0')}`)} it counts from the next postal day.`,
  'rule.holidays': (values) => `${listWords(String(values.names).split('|'))}.`,
  'rule.change': (values) => {
    const conditions = split(values.conditions).map((one) => conditionWords(one as Condition))
    const limit = Number(values.insuredBelow)
    const insured = limit > 0 ? [`insured for less than ${amountWords(limit, 'dollars')}`] : []
    const yours = split(values.onlyYouKnow).map(onlyYouWords)
    return `for ${whoMayAskWords(String(values.who))}, while all of this holds: ${listWords([...conditions, ...insured, ...yours])}.`
  },
  'rule.phone': (values) => {
    const hours = String(values.hours).split('|').filter(Boolean).map(hoursWords)
    return `${values.phone}${hours.length > 0 ? `; ${listWords(hours)}, Eastern time` : '; hours not known'}.`
  },
  'rule.channel': (values) =>
    `Can: ${String(values.can).split('|').join('; ')}. Cannot: ${String(values.cannot).split('|').join('; ')}.`,
}

/** What one row says. */
export function ruleWords(says: Text): string {
  const words = SAYS[says.key]?.(says.values) ?? says.key
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** What a rule is called. */
export function ruleName(rule: Pick<RuleView, 'id' | 'name'>): string {
  return rule.id.startsWith('standard.') ? mailClassWords(rule.name) || rule.name : rule.name
}

/** From when until when a row holds. */
export function inForceWords(row: Pick<RuleRow, 'effectiveFrom' | 'effectiveTo'>): string {
  const from = row.effectiveFrom <= FAR_BACK ? '' : `from ${dateWords(row.effectiveFrom)}`
  const until = row.effectiveTo ? `until ${dateWords(row.effectiveTo)}` : ''
  return [from, until].filter(Boolean).join(' ') || 'as far back as we look'
}

/** Rows that begin here were in force before we looked; nobody asks about older parcels. */
const FAR_BACK = '2020-01-01'

/** Whether all words of a search stand in a rule. */
export function ruleFits(rule: RuleView, query: string): boolean {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const text = [rule.id, ruleName(rule), subjectWords(rule.subject)]
    .concat(rule.rows.flatMap((row) => [ruleWords(row.says), row.note ?? '', row.source, trustWords(row.trust).short]))
    .join(' ')
    .toLowerCase()
  return words.every((word) => text.includes(word))
}

function spanWords(values: Values, name: string): string {
  const n = values[name]
  return typeof n === 'number' ? amountWords(n, String(values[`${name}Unit`])) : ''
}

function rangeWords(least: unknown, most: unknown, unit: string): string {
  if (typeof least === 'number' && typeof most === 'number') {
    const last = amountWords(most, unit)
    return least === most ? last : `${unit === 'dollars' ? '$' : ''}${least} to ${last}`
  }
  if (typeof most === 'number') return `at most ${amountWords(most, unit)}`
  return `at least ${amountWords(Number(least), unit)}`
}

function forWords(values: Values): string {
  const classes = split(values.classes).flatMap((one) => mailClassWords(one) || [])
  const services = serviceWords(split(values.services))
  const parts = [
    classes.length > 1 ? `For ${listWords(classes)}.` : '',
    services.length > 0 ? `Where: ${listWords(services, 'or')}.` : '',
  ]
  return parts.filter(Boolean).join(' ')
}

function hoursWords(text: string): string {
  const [first = '', last = '', opens = '', closes = ''] = text.split(' ')
  const days = first === last ? titled(first) : `${titled(first)} to ${titled(last)}`
  return `${days} ${clockWords(opens)} to ${clockWords(closes)}`
}

const titled = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

function split(value: unknown): string[] {
  return typeof value === 'string' && value !== '' ? value.split(',') : []
}

/** `a, b and c`; with semicolons where an item has a comma of its own. */
export function listWords(items: readonly string[], and = 'and'): string {
  if (items.length < 2) return items[0] ?? ''
  const mark = items.some((item) => item.includes(',')) ? ';' : ','
  return `${items.slice(0, -1).join(`${mark} `)} ${and} ${items.at(-1)}`
}
