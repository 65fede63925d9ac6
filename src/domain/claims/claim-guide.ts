import { claimRuleOf, coverOf, inquiryRuleOf, isInternational, isMilitary, troubleOf } from '../advice/deadlines.ts'
import type { Rules } from '../advice/rules.ts'
import type { Circumstances } from '../diagnosis/circumstances.ts'
import { isWithUsps } from '../diagnosis/facts.ts'
import type { FurtherRule } from '../rules/further-rule.ts'
import { inForce, type Window, type WindowRule, windowOf } from '../rules/window-rule.ts'
import type { Text } from '../text/text.ts'
import { type PaperGroup, papersFor } from './papers.ts'

/** In one word, whether it is time to claim. */
export const VERDICTS = [
  'open',
  'too-early',
  'too-late',
  'not-covered',
  'not-with-usps',
  'what-happened',
  'no-class',
  'no-day',
  'no-rule',
  'inquiry-open',
  'inquiry-too-early',
  'inquiry-too-late',
  'no-inquiry',
] as const

export type Verdict = (typeof VERDICTS)[number]

export const STEPS = ['cover', 'who', 'when', 'papers', 'where', 'afterwards', 'appeal', 'never'] as const

/** One step, with what it rests on. `stop`: here it ends; `ask`: we need to know more. */
export type GuideStep = {
  id: (typeof STEPS)[number]
  state: 'ok' | 'wait' | 'stop' | 'ask' | 'info'
  lines: Text[]
  papers: PaperGroup[]
  /** Ids of the rules used. */
  rules: string[]
}

/** How to claim for one parcel, as of one day. */
export type ClaimGuide = {
  verdict: Verdict
  summary: Text
  /** The days on which it can be filed (or asked, for an inquiry), where a rule says so. */
  window: Window | null
  isInternational: boolean
  steps: GuideStep[]
  rulesAsOf: string
}

/** What the guide needs besides the parcel. */
export type GuideRules = { rules: Rules; further: readonly FurtherRule[] }

/**
 * The way to a claim. `scansKnown`: whether we have the parcel's scans, so that "USPS never had it" can be said; without
 * them only what the person tells counts.
 */
export function claimGuide(c: Circumstances, known: GuideRules, scansKnown: boolean): ClaimGuide {
  const { rules } = known
  const international = isInternational(c)
  const rule = international ? inquiryRuleOf(c, rules) : claimRuleOf(c, rules)
  const window = rule && c.mailedOn ? windowOf(rule, c.mailedOn, c.calendar) : null
  const verdict = verdictOf(c, rules, rule, window, scansKnown)
  const values = {
    from: window?.from ?? '',
    until: window?.until ?? '',
    mailClass: c.mailClass ?? 'unknown',
    trouble: troubleOf(c) ?? 'not-received',
    role: c.told.role ?? '',
  }
  return {
    verdict,
    summary: { key: `claim.${verdict}`, values },
    window,
    isInternational: international,
    steps: international
      ? [inquiryWho(c, known), when(c, rule, window, verdict), inquiryWhere(c, known), inquiryThen(c, known)]
      : [
          cover(c, known),
          who(c, known),
          when(c, rule, window, verdict),
          papers(c, known),
          where(c, known),
          afterwards(c, known),
          appeal(c, known),
          never(c, known),
        ],
    rulesAsOf: rules.asOf,
  }
}

function verdictOf(
  c: Circumstances,
  rules: Rules,
  rule: WindowRule | null,
  window: Window | null,
  scansKnown: boolean,
): Verdict {
  if (scansKnown && !isWithUsps(c)) return 'not-with-usps'
  const isOver = c.state?.phase === 'delivered' || c.state?.phase === 'returned'
  if (isOver && !c.told.report && !troubleOf(c)) return 'what-happened'
  const international = isInternational(c)
  if (!international && coverOf(c, rules) === 0) return isClassKnown(c) ? 'not-covered' : 'no-class'
  if (!c.mailedOn) return 'no-day'
  if (!rule || !window) return international ? 'no-inquiry' : 'no-rule'
  const early = window.from !== null && c.today < window.from
  const late = window.until !== null && c.today > window.until
  if (international) return early ? 'inquiry-too-early' : late ? 'inquiry-too-late' : 'inquiry-open'
  return early ? 'too-early' : late ? 'too-late' : 'open'
}

function isClassKnown(c: Circumstances): boolean {
  return c.mailClass !== null && c.mailClass !== 'unknown'
}

function cover(c: Circumstances, { rules, further }: GuideRules): GuideStep {
  const dollars = coverOf(c, rules)
  const mailClass = c.mailClass ?? 'unknown'
  const included = coverOf({ ...c, told: {}, services: [] }, rules)
  const limit = inForce(further, c.services.includes('registered') ? 'cover.registered' : 'cover.bought', c.today)
  const most = limit?.kind === 'limit' ? (limit.most ?? 0) : 0
  const lines: Text[] = []
  if (dollars === Number.POSITIVE_INFINITY) lines.push({ key: 'cover.insured', values: { included } })
  else if (dollars > included) lines.push({ key: 'cover.bought', values: { dollars, most } })
  else if (dollars > 0) lines.push({ key: 'cover.included', values: { dollars, mailClass } })
  else lines.push({ key: isClassKnown(c) ? 'cover.none' : 'cover.unknown', values: { mailClass } })
  if (Number.isFinite(dollars) && most > 0 && dollars > most) lines.push({ key: 'cover.too-much', values: { most } })
  if (c.told.role !== 'sender') lines.push({ key: 'cover.sender-first', values: {} })
  const state = dollars > 0 ? 'ok' : isClassKnown(c) ? 'stop' : 'ask'
  return step('cover', state, lines, ['cover.included', ...(dollars > included ? [limit?.id ?? ''] : [])])
}

function who(c: Circumstances, { further }: GuideRules): GuideStep {
  const isReturn = c.services.includes('return')
  const id = isReturn ? 'claim.who-returns' : troubleOf(c) ? 'claim.who-damage' : 'claim.who-loss'
  const lines: Text[] = [{ key: `who.${id.slice('claim.who-'.length)}`, values: { role: c.told.role ?? '' } }]
  const one = inForce(further, 'claim.one-each', c.today)
  if (one) lines.push({ key: 'who.one-claim', values: {} })
  return step('who', 'info', lines, [id, ...(one ? [one.id] : [])])
}

function when(c: Circumstances, rule: WindowRule | null, window: Window | null, verdict: Verdict): GuideStep {
  if (!c.mailedOn) return step('when', 'ask', [{ key: 'when.no-day', values: {} }], [])
  if (!rule || !window) return step('when', 'stop', [{ key: 'when.no-rule', values: {} }], [])
  const values = { mailedOn: c.mailedOn, from: window.from ?? '', until: window.until ?? '' }
  const key = window.from ? (window.until ? 'when.window' : 'when.from') : 'when.until'
  const lines: Text[] = [{ key, values }]
  lines.push({ key: c.isMailedOnKnown ? 'when.counted' : 'when.counted-from-scan', values })
  if (!isInternational(c) && isMilitary(c)) lines.push({ key: 'when.military', values: {} })
  if (rule.note) lines.push({ key: 'when.note', values: { note: rule.note } })
  const early = verdict === 'too-early' || verdict === 'inquiry-too-early'
  const late = verdict === 'too-late' || verdict === 'inquiry-too-late'
  return step('when', early ? 'wait' : late ? 'stop' : 'ok', lines, [rule.id])
}

function papers(c: Circumstances, { further }: GuideRules): GuideStep {
  const groups = papersFor(c, further)
  return {
    ...step(
      'papers',
      'info',
      [],
      groups.map((group) => group.rule),
    ),
    papers: groups,
  }
}

function where(c: Circumstances, { further }: GuideRules): GuideStep {
  const kept = inForce(further, 'claim.unsent-kept', c.today)
  const lines: Text[] = [{ key: 'where.online', values: {} }]
  if (kept?.kind === 'limit') lines.push({ key: 'where.unsent', values: { days: kept.most ?? 0 } })
  lines.push({ key: 'where.by-post', values: {} })
  return step('where', 'info', lines, ['claim.how', ...(kept ? [kept.id] : [])])
}

function afterwards(c: Circumstances, { further }: GuideRules): GuideStep {
  const paid = inForce(further, 'claim.paid-in', c.today)
  const lines: Text[] = [{ key: troubleOf(c) ? 'then.damage' : 'then.search', values: {} }]
  if (paid?.kind === 'limit') {
    lines.push({ key: 'then.paid', values: { least: paid.least ?? 0, most: paid.most ?? 0 } })
  }
  lines.push({ key: troubleOf(c) ? 'then.value' : 'then.value-and-postage', values: {} })
  return step('afterwards', 'info', lines, ['claim.then', 'claim.paid-in', 'claim.pays'])
}

function appeal(c: Circumstances, { rules }: GuideRules): GuideStep {
  const day = c.told.claimDecidedOn ?? null
  const first = inForce(rules.appeals, 'appeal.first', day ?? c.today)
  const second = inForce(rules.appeals, 'appeal.second', day ?? c.today)
  const lines: Text[] = []
  if (first && day) {
    const until = windowOf(first, day, c.calendar).until ?? ''
    lines.push({ key: until < c.today ? 'appeal.over' : 'appeal.until', values: { decidedOn: day, until } })
  } else if (first?.closes) lines.push({ key: 'appeal.first', values: { ...first.closes } })
  if (second?.closes) lines.push({ key: 'appeal.second', values: { ...second.closes } })
  return step('appeal', 'info', lines, ['appeal.first', 'appeal.second'])
}

function never(c: Circumstances, { further }: GuideRules): GuideStep {
  const rule = inForce(further, 'claim.never-paid', c.today)
  const items = rule?.kind === 'list' ? rule.items : []
  const lines = items.map((item) => ({ key: `item.${item}`, values: {} }))
  return step('never', 'info', lines, rule ? [rule.id] : [])
}

function inquiryWho(c: Circumstances, { further }: GuideRules): GuideStep {
  const id = /express/.test(c.mailClass ?? '')
    ? 'international-inquiry.who-express'
    : 'international-inquiry.who-priority'
  const rule = inForce(further, id, c.today)
  const isInbound = c.mailClass === 'inbound-international'
  const senderOnly = rule?.kind === 'list' && !rule.items.includes('recipient')
  const key = isInbound ? 'inquiry.inbound' : senderOnly ? 'inquiry.sender-only' : 'inquiry.sender-or-recipient'
  return step(
    'who',
    'info',
    [
      { key: 'inquiry.first', values: {} },
      { key, values: { role: c.told.role ?? '' } },
    ],
    [id],
  )
}

function inquiryWhere(c: Circumstances, { further }: GuideRules): GuideStep {
  const rule = inForce(further, 'international-inquiry.how', c.today)
  const lines: Text[] = [{ key: 'inquiry.where', values: {} }]
  if (troubleOf(c)) lines.push({ key: 'inquiry.bring', values: {} })
  return step('where', 'info', lines, rule ? [rule.id] : [])
}

function inquiryThen(c: Circumstances, { further }: GuideRules): GuideStep {
  const none = inForce(further, 'international-inquiry.none-for', c.today)
  const lines: Text[] = [
    { key: 'inquiry.then', values: {} },
    { key: 'inquiry.paid-to', values: {} },
  ]
  if (none?.kind === 'list') lines.push({ key: 'inquiry.none-for', values: { items: none.items.join() } })
  return step('afterwards', 'info', lines, ['international-inquiry.paid-to', 'international-inquiry.none-for'])
}

function step(id: GuideStep['id'], state: GuideStep['state'], lines: Text[], rules: string[]): GuideStep {
  return { id, state, lines, papers: [], rules: rules.filter(Boolean) }
}
