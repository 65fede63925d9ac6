import type { Circumstances } from '../diagnosis/circumstances.ts'
import type { Diagnosis } from '../diagnosis/diagnosis.ts'
import { daysLate, silentDays } from '../diagnosis/facts.ts'
import type { Role, SituationName } from '../diagnosis/tokens.ts'
import type { JourneyScan } from '../journey/journey.ts'
import { formatAt } from '../scans/at.ts'
import type { Text } from '../text/text.ts'
import { asksFor } from './asks.ts'

/** What a representative asks for, in that order. */
export const FACT_NAMES = [
  'number',
  'service',
  'mailed',
  'sender-address',
  'recipient-address',
  'contents',
  'insurance',
  'receipt',
  'last-seen',
  'said',
  'expected',
  'return-by',
] as const

export type FactName = (typeof FACT_NAMES)[number]

/** `text` is null for what only the person knows: room to write. */
export type Fact = { name: FactName; text: Text | null }

/** What to have at hand, to say and to ask on the phone; a letter is made of the same. */
export type CallSheet = {
  trackingNumber: string
  printed: string
  situation: SituationName | null
  role: Role | null
  facts: Fact[]
  /** What is wrong, in one sentence. */
  problem: Text
  asks: Text[]
}

export type CallSheetInput = {
  trackingNumber: string
  printed: string
  mailClass: string | null
  services: readonly string[]
  /** Null where nothing can be said of the parcel: the sheet then holds its number and room to write. */
  circumstances: Circumstances | null
  diagnosis: Diagnosis | null
}

/** Puts together what is known of a parcel in the order in which one is asked for it. */
export function callSheetOf(input: CallSheetInput): CallSheet {
  const { trackingNumber, printed, circumstances, diagnosis } = input
  const rule = diagnosis?.rule ?? ''
  const told = circumstances?.told ?? {}
  return {
    trackingNumber,
    printed,
    situation: diagnosis?.situation ?? null,
    role: told.role ?? null,
    facts: factsOf(input),
    problem:
      circumstances && diagnosis ? problemOf(circumstances, diagnosis) : { key: 'problem.not-known', values: {} },
    asks: asksFor(
      diagnosis?.situation ?? 'cannot-tell',
      rule,
      told.wish ?? null,
      told.helpRequestedOn !== undefined,
    ).map((ask) => ({
      key: `ask.${ask}`,
      values: {},
    })),
  }
}

function factsOf({ printed, mailClass, services, circumstances: c }: CallSheetInput): Fact[] {
  const fact = (name: FactName, values: Text['values'] | null): Fact => ({
    name,
    text: values ? { key: `fact.${name}`, values } : null,
  })
  const seen = c?.scans.find((scan) => !scan.corrected && scan.basis === 'seen') ?? null
  const latest = c?.scans.find((scan) => !scan.corrected) ?? null
  const returnBy = c?.state?.returnBy
  const facts = [
    fact('number', printed === '' ? null : { printed }),
    fact(
      'service',
      mailClass || services.length > 0 ? { mailClass: mailClass ?? '', services: services.join() } : null,
    ),
    fact('mailed', c?.mailedOn ? { day: c.mailedOn, isKnown: c.isMailedOnKnown ? 1 : 0 } : null),
    fact('sender-address', null),
    fact('recipient-address', c?.destinationZip ? { zip: c.destinationZip } : null),
    fact('contents', null),
    fact('insurance', insuranceOf(services, c)),
    fact('receipt', null),
    fact('last-seen', seen ? scanValues(seen) : c ? { day: '' } : null),
  ]
  if (latest && latest !== seen) facts.push(fact('said', scanValues(latest)))
  if (c?.expected && !c.state?.ended) {
    const { day, basis, firstPromised } = c.expected
    facts.push(fact('expected', { day, basis, firstPromised: firstPromised ?? '' }))
  }
  if (returnBy) facts.push(fact('return-by', { day: returnBy }))
  return facts
}

function insuranceOf(services: readonly string[], c: Circumstances | null): Text['values'] | null {
  const insured = c?.told.insured
  if (typeof insured === 'number') return { dollars: insured }
  return insured === true || services.includes('insured') || services.includes('registered') ? { dollars: '' } : null
}

/** A sentence to read out quotes no more of a wording. */
const MOST_WORDING = 120

/** Situations whose sentence is about the last physical scan, whatever else speaks for them. */
const ABOUT_LAST_SEEN: ReadonlySet<SituationName> = new Set<SituationName>([
  'probably-lost',
  'no-updates',
  'late',
  'on-its-way',
  'wish',
  'cannot-tell',
])

function problemOf(c: Circumstances, diagnosis: Diagnosis): Text {
  const { situation, summary, evidence } = diagnosis
  const shown = ABOUT_LAST_SEEN.has(situation) ? undefined : evidence.find((one) => one.scan !== null)?.scan
  const scan =
    (shown === undefined || shown === null ? null : c.scans[shown]) ??
    c.scans.find((one) => !one.corrected && one.basis === 'seen') ??
    c.scans.find((one) => !one.corrected)
  return {
    key: summary.key.replace('diagnosis.', 'problem.'),
    values: {
      ...(scan ? scanValues(scan) : { day: '' }),
      isDelivered: scan?.phase === 'delivered' ? 1 : 0,
      silentDays: silentDays(c) ?? 0,
      expectedDay: c.expected?.day ?? '',
      isLate: daysLate(c) > 0 ? 1 : 0,
      attempts: c.state?.attempts ?? 0,
      returnBy: c.state?.returnBy ?? '',
    },
  }
}

/** When and where a scan was, and what it says. */
function scanValues({ scan, interpretation }: JourneyScan): Text['values'] {
  const { place } = scan
  return {
    day: scan.localDay,
    time: scan.hasTime ? formatAt(scan).slice(11, 16) : '',
    wording: shortened(scan.wording ?? interpretation.row?.wording ?? scan.code ?? ''),
    city: place.city ?? '',
    state: place.state ?? '',
    country: place.country ?? '',
    facility: place.facility ?? '',
    zip: place.zip ?? '',
  }
}

function shortened(wording: string): string {
  return wording.length > MOST_WORDING ? `${wording.slice(0, MOST_WORDING).trimEnd()}…` : wording
}
