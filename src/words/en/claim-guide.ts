import type { GuideStep, Verdict } from '#domain/claims/claim-guide.ts'
import type { PaperGroup } from '#domain/claims/papers.ts'
import type { Report } from '#domain/diagnosis/tokens.ts'
import type { Text } from '#domain/text/text.ts'
import { dateWords, dayWords } from './dates.ts'
import { mailClassWords } from './parcel-words.ts'
import { ruleItemWords } from './rule-items.ts'
import { amountWords, listWords } from './rules.ts'

type Values = Text['values']

const day = (value: unknown) => dayWords(String(value), '')
const classOf = (values: Values) => mailClassWords(String(values.mailClass)) || 'This class of mail'
const isSender = (values: Values) => values.role === 'sender'

const VERDICTS: Record<Verdict, { title: string; text: (values: Values) => string }> = {
  open: {
    title: 'You can file a claim now',
    text: ({ until }) => (until ? `The last day is ${day(until)}. Have the papers below ready first.` : ''),
  },
  'too-early': {
    title: 'It is too early for a claim',
    text: ({ from, until }) =>
      `You can file from ${day(from)}${until ? ` until ${day(until)}` : ''}. Use the time to get the papers together, and ask USPS to look for it.`,
  },
  'too-late': {
    title: 'The time for a claim is over',
    text: ({ until }) =>
      `The last day was ${day(until)}. If the mailing date on your receipt is later than the one used here, correct it below. The sender or the shop may still help.`,
  },
  'not-covered': {
    title: 'Without insurance there is no claim',
    text: (values) =>
      `${classOf(values)} includes no cover. If insurance was bought for it, say so below. Else ask the sender: many shops send another one or pay you back.`,
  },
  'not-with-usps': {
    title: 'USPS does not have it, so USPS does not pay',
    text: () => 'No scan shows that it was handed over. Ask the sender: until USPS has it, it is the sender’s.',
  },
  'what-happened': {
    title: 'Tell us what went wrong',
    text: () =>
      'The scans say that it was delivered. Choose below whether it did not come, came damaged or lacks something.',
  },
  'no-class': {
    title: 'We need to know how it was mailed',
    text: () => 'Cover and dates depend on the class of mail. It stands on the label or the receipt.',
  },
  'no-day': {
    title: 'We need to know when it was mailed',
    text: () => 'The days count from the mailing date. It stands on the receipt, or in the record of the label.',
  },
  'no-rule': {
    title: 'We know no dates for this kind of mail',
    text: () => 'Ask USPS by phone before you rely on anything.',
  },
  'inquiry-open': {
    title: 'It crosses a border: an inquiry comes first',
    text: ({ until }) =>
      `It can be started now${until ? `, until ${day(until)}` : ''}. A claim can follow only after it.`,
  },
  'inquiry-too-early': {
    title: 'It crosses a border: an inquiry comes first',
    text: ({ from, until }) =>
      `It can be started from ${day(from)}${until ? ` until ${day(until)}` : ''}. A claim can follow only after it.`,
  },
  'inquiry-too-late': {
    title: 'The time for an inquiry is over',
    text: ({ until }) => `The last day was ${day(until)}. The sender or the shop may still help.`,
  },
  'no-inquiry': {
    title: 'For this kind of mail there is no inquiry',
    text: () => 'USPS neither searches nor pays for it across a border. Ask the sender.',
  },
}

/** The answer in a line, and in a sentence or two. */
export function verdictWords(verdict: Verdict, summary: Text): { title: string; text: string } {
  const { title, text } = VERDICTS[verdict]
  return { title, text: text(summary.values) }
}

const TITLES: Record<GuideStep['id'], string> = {
  cover: 'Is it covered?',
  who: 'Who may file',
  when: 'From when, until when',
  papers: 'The papers you need',
  where: 'Where to file',
  afterwards: 'What happens then',
  appeal: 'If USPS says no',
  never: 'What is never paid',
}

/** A step's heading. */
export function guideStepTitle(id: GuideStep['id'], isInternational: boolean): string {
  return isInternational && id === 'where'
    ? 'Where to ask'
    : isInternational && id === 'who'
      ? 'Who may ask'
      : TITLES[id]
}

const LINES: Record<string, (values: Values) => string> = {
  'cover.included': (values) =>
    `Yes: ${classOf(values)} includes cover of up to ${amountWords(Number(values.dollars), 'dollars')}.`,
  'cover.bought': (values) => `Yes: it is insured for ${amountWords(Number(values.dollars), 'dollars')}.`,
  'cover.insured': () => 'Yes: it is insured. For how much stands on the receipt.',
  'cover.none': (values) => `No: ${classOf(values)} includes no cover, and no insurance is known.`,
  'cover.unknown': () => 'That depends on the class of mail, which we do not know.',
  'cover.too-much': (values) =>
    `USPS sells insurance up to ${amountWords(Number(values.most), 'dollars')} for this: check the amount.`,
  'cover.sender-first': () => 'Ask the sender or the shop too: they often help faster than a claim.',
  'who.damage': () => 'The sender or the person it is addressed to.',
  'who.loss': (values) =>
    isSender(values)
      ? 'You, if you have the original receipt or the online record of the label.'
      : 'Whoever has the original receipt or the online record of the label. Mostly that is the sender: ask for it, or ask the sender to file.',
  'who.returns': () => 'Only the holder of the permit or account that paid for the return.',
  'who.one-claim': () => 'There can be only one claim for a parcel: agree on who files.',
  'when.window': (values) => `From ${day(values.from)} until ${day(values.until)}, both days included.`,
  'when.from': (values) => `From ${day(values.from)}.`,
  'when.until': (values) => `At once, until ${day(values.until)}.`,
  'when.counted': (values) => `Counted from the mailing date, ${day(values.mailedOn)}.`,
  'when.counted-from-scan': (values) =>
    `Counted from ${day(values.mailedOn)}, the first scan at USPS. The mailing date on your receipt may be earlier, and then so is the last day.`,
  'when.military': () => 'It goes to a military or diplomatic address, which has dates of its own.',
  'when.note': (values) => String(values.note),
  'when.no-day': () => 'We need the mailing date for this.',
  'when.no-rule': () => 'We know no rule for this kind of mail.',
  'where.online': () => 'Online at usps.com, with a USPS.com account.',
  'where.unsent': (values) =>
    `A claim that you begin and do not send is kept for ${amountWords(Number(values.days), 'days')}.`,
  'where.by-post': () => 'Or by post, with PS Form 1000. Ask for the form by phone.',
  'then.search': () => 'USPS first makes a search for it. That takes time.',
  'then.damage': () => 'Damage is decided faster than loss. USPS may ask you to bring everything to a Post Office.',
  'then.paid': (values) =>
    `If the claim is approved, the money comes ${values.least} to ${amountWords(Number(values.most), 'business-days')} later.`,
  'then.value': () => 'You get what it was worth, never more.',
  'then.value-and-postage': () => 'You get what it was worth, never more, and the postage.',
  'appeal.first': (values) =>
    `You can appeal within ${amountWords(Number(values.n), String(values.unit))} after the decision.`,
  'appeal.until': (values) =>
    `The decision is of ${dateWords(String(values.decidedOn))}: you can appeal until ${day(values.until)}.`,
  'appeal.over': (values) => `The time to appeal ended on ${day(values.until)}.`,
  'appeal.second': (values) =>
    `If that is denied too, once more within ${amountWords(Number(values.n), String(values.unit))}. That is the last time.`,
  'inquiry.first': () => 'USPS asks the post of the other country. Without that there is no claim.',
  'inquiry.sender-only': (values) =>
    isSender(values) ? 'You, as the sender.' : 'Only the sender. Ask the sender to start it.',
  'inquiry.sender-or-recipient': () => 'The sender or the person it is addressed to.',
  'inquiry.inbound': () => 'It was mailed in another country: the sender asks at the post there.',
  'inquiry.where': () => 'By phone, or online by the sender in the United States.',
  'inquiry.bring': () => 'If it came damaged, bring it with its box to a Post Office, and keep everything.',
  'inquiry.then': () => 'The other country’s post looks and answers. That often takes weeks. A claim can follow.',
  'inquiry.paid-to': () => 'What is paid goes mostly to the sender in the United States.',
  'inquiry.none-for': (values) =>
    `There is no inquiry for ${listWords(String(values.items).split(',').map(ruleItemWords))}.`,
}

/** One line of a step. */
export function guideWords(text: Text): string {
  if (text.key.startsWith('item.')) return capital(`${ruleItemWords(text.key.slice('item.'.length))}.`)
  return LINES[text.key]?.(text.values) ?? text.key
}

const PAPERS: Record<PaperGroup['id'], string> = {
  insurance: 'That it was insured',
  value: 'What it was worth',
  estimate: 'For some things also',
  damage: 'What is damaged or missing',
  way: 'That it was sent, and what became of it',
}

/** What a group of papers shows. */
export function paperGroupWords(group: Pick<PaperGroup, 'id' | 'needs' | 'items'>): string {
  return group.needs === 'one' && group.items.length > 1 ? `${PAPERS[group.id]}: one of these` : PAPERS[group.id]
}

/** A paper on the list. */
export function paperWords(item: string): string {
  return capital(ruleItemWords(item))
}

const REPORTS: Record<Report, string> = {
  'not-received': 'It did not come',
  damaged: 'It came damaged',
  'missing-contents': 'Something is missing from it',
}

/** What went wrong, as a person chooses it. */
export function reportWords(report: Report): string {
  return REPORTS[report]
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
