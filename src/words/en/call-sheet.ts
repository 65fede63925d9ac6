import type { Ask } from '#domain/call-sheet/asks.ts'
import type { FactName } from '#domain/call-sheet/call-sheet.ts'
import type { Place } from '#domain/scans/place.ts'
import type { Text } from '#domain/text/text.ts'
import { clockWords, dayWords } from './dates.ts'
import { mailClassWords, serviceWords } from './parcel-words.ts'
import { placeName } from './places.ts'

type Values = Text['values']

const text = (values: Values, name: string) => String(values[name] ?? '')

/** What stands on the sheet besides its facts. */
export const CALL_SHEET_WORDS = {
  title: 'Call sheet',
  say: 'Say this first',
  have: 'Have this at hand',
  ask: 'Ask for this',
  office: 'The Post Office that delivers it',
  can: 'A representative can',
  cannot: 'A representative cannot',
  notes: 'Notes of the call',
  room: ['Representative’s name', 'Reference number', 'Agreed next step', 'Date to check', 'Anything else'],
}

const LABELS: Record<FactName, string> = {
  number: 'Tracking number',
  service: 'Service',
  mailed: 'Mailed',
  'sender-address': 'Sender’s address',
  'recipient-address': 'Recipient’s address',
  contents: 'What is in it, and how it is packed',
  insurance: 'Insured for, and worth',
  receipt: 'Receipt, or online label record',
  'last-seen': 'Last scanned',
  said: 'USPS says since',
  expected: 'Expected by',
  'return-by': 'Goes back after',
}

/** What a fact is called. */
export function factLabel(name: FactName): string {
  return LABELS[name]
}

/** `Saturday, November 14, 3:14 AM` of the day and time of a scan. */
function when(values: Values): string {
  const time = text(values, 'time')
  return dayWords(text(values, 'day')) + (time === '' ? '' : `, ${clockWords(time)}`)
}

function place(values: Values): string {
  const parts: Place = {}
  for (const part of ['city', 'state', 'country', 'facility', 'zip'] as const) {
    if (text(values, part) !== '') parts[part] = text(values, part)
  }
  return placeName(parts)
}

const FACTS: Record<string, (values: Values) => string> = {
  'fact.number': (values) => text(values, 'printed'),
  'fact.service': (values) => {
    const services = serviceWords(text(values, 'services').split(','))
    return [mailClassWords(text(values, 'mailClass')), ...services].filter(Boolean).join(', ')
  },
  'fact.mailed': (values) => `${dayWords(text(values, 'day'))}${values.isKnown ? '' : ' (by its first scan)'}`,
  'fact.recipient-address': (values) => `ZIP Code ${text(values, 'zip')}`,
  'fact.insurance': (values) => (values.dollars === '' ? 'insured' : `insured for ${values.dollars} dollars`),
  'fact.last-seen': (values) =>
    values.day === '' ? 'never: nobody has scanned it yet' : [when(values), place(values)].filter(Boolean).join(', '),
  'fact.said': (values) => `“${text(values, 'wording')}”, ${when(values)} (a message, not a scan)`,
  'fact.expected': (values) => {
    const first = text(values, 'firstPromised')
    const was = first !== '' && first !== values.day ? `, first promised for ${dayWords(first)}` : ''
    return `${dayWords(text(values, 'day'))}${values.basis === 'standard' ? ' (usual time of its class)' : ''}${was}`
  },
  'fact.return-by': (values) => dayWords(text(values, 'day')),
}

/** A fact in words; empty where only the person knows it. */
export function factWords(fact: Text | null): string {
  return fact ? (FACTS[fact.key]?.(fact.values) ?? fact.key) : ''
}

/** ` on Saturday, November 14 at 3:14 AM in Memphis, Tennessee`; empty without a day. */
function onIn(values: Values, isTimed = true): string {
  const day = text(values, 'day')
  if (day === '') return ''
  const time = text(values, 'time')
  const at = isTimed && time !== '' ? ` at ${clockWords(time)}` : ''
  const where = place(values)
  return ` on ${dayWords(day)}${at}${where === '' ? '' : ` in ${where}`}`
}

const quoted = (values: Values) => `“${text(values, 'wording')}”`
const wasExpected = (values: Values) =>
  text(values, 'expectedDay') === ''
    ? ''
    : `, and ${values.isLate ? 'was' : 'is'} expected by ${dayWords(text(values, 'expectedDay'))}`

function silent(values: Values): string {
  const days = Number(values.silentDays)
  const since = days === 1 ? '1 postal day' : `${days} postal days`
  return `Nobody has scanned the parcel for ${since}: it was last scanned${onIn(values)}${wasExpected(values)}.`
}

function lastScanned(values: Values): string {
  return values.day === '' ? '' : `; it was last scanned${onIn(values)}`
}

const PROBLEMS: Record<string, (values: Values) => string> = {
  'damaged.reported': (values) =>
    values.isDelivered ? `The parcel came damaged: it was delivered${onIn(values)}.` : 'The parcel came damaged.',
  'damaged.scan': (values) => `USPS wrote down damage to the parcel${onIn(values)}: ${quoted(values)}.`,
  'missing-contents': (values) =>
    values.isDelivered
      ? `Something is missing from the parcel, which was delivered${onIn(values)}.`
      : 'Something is missing from the parcel.',
  'delivered-not-received.early': (values) => `The parcel was scanned as delivered${onIn(values)}, and it is not here.`,
  'delivered-not-received.search': (values) =>
    `The parcel was scanned as delivered${onIn(values)}, and it is not here.`,
  'returning.under-way': (values) =>
    values.day === ''
      ? 'The parcel is going back to its sender, and nobody has told me why.'
      : `The parcel was sent back to its sender${onIn(values)} (${quoted(values)}), and nobody has told me why.`,
  'returning.over': (values) => `The parcel was returned to its sender${onIn(values)}, and nobody has told me why.`,
  delivered: (values) =>
    `The parcel was scanned as delivered${onIn(values)}, and I have a question about that delivery.`,
  'delivered.elsewhere': (values) =>
    `The parcel was scanned as delivered${onIn(values)}, which is not where it was addressed to.`,
  'wish.hold': (values) => `I would like USPS to hold the parcel at the Post Office${lastScanned(values)}.`,
  'wish.redirect': (values) => `I would like the parcel to go to another address${lastScanned(values)}.`,
  'wish.redeliver': (values) => `I would like the parcel to be brought again${lastScanned(values)}.`,
  'wish.instructions': (values) => `I would like to say where the parcel is to be left${lastScanned(values)}.`,
  'wish.return': (values) => `I would like the parcel to come back to its sender${lastScanned(values)}.`,
  'held.at-post-office': (values) => `The parcel has been held since it was scanned${onIn(values)}: ${quoted(values)}.`,
  'held.ready-for-pickup': (values) =>
    `The parcel waits to be picked up: ${quoted(values)}${onIn(values)}${
      text(values, 'returnBy') === '' ? '' : `; it goes back after ${dayWords(text(values, 'returnBy'))}`
    }.`,
  'held.past-its-day': (values) =>
    `The parcel was to be picked up by ${dayWords(text(values, 'returnBy'))}, and I want to know whether it is still there.`,
  'delivery-attempted': (values) =>
    `USPS tried to deliver the parcel${onIn(values)}, and could not leave it: ${quoted(values)}.`,
  'delivery-attempted.again': (values) =>
    `USPS tried ${Number(values.attempts)} times to deliver the parcel, the last time${onIn(values)}: ${quoted(values)}.`,
  customs: (values) => `The parcel has been with customs since it was scanned${onIn(values)}: ${quoted(values)}.`,
  'not-with-usps-yet.no-scan': () => 'I have this number, and nobody has scanned the parcel yet.',
  'not-with-usps-yet.label': (values) =>
    `A label was announced${onIn(values)}, and USPS has not scanned the parcel since.`,
  'not-with-usps-yet.label.overdue': (values) =>
    `A label was announced${onIn(values)}, and USPS has not scanned the parcel since.`,
  'not-with-usps-yet.partner': (values) =>
    `A shipping partner announced the parcel${onIn(values)}, and USPS has not scanned it since.`,
  'not-with-usps-yet.partner.overdue': (values) =>
    `A shipping partner announced the parcel${onIn(values)}, and USPS has not scanned it since.`,
  'not-with-usps-yet.acceptance-pending': (values) =>
    `USPS took in a truckload${onIn(values)}, and the parcel itself has not been scanned since.`,
  'not-with-usps-yet.acceptance-pending.overdue': (values) =>
    `USPS took in a truckload${onIn(values)}, and the parcel itself has not been scanned since.`,
  'probably-lost.silence': silent,
  'probably-lost.late': silent,
  'probably-lost.mail-recovery': (values) =>
    `The parcel went to the place for lost mail${onIn(values)}, and I would like to have it back.`,
  'no-updates': silent,
  'no-updates.late': silent,
  late: (values) =>
    text(values, 'expectedDay') === ''
      ? `The parcel is late${lastScanned(values)}.`
      : `The parcel was expected by ${dayWords(text(values, 'expectedDay'))} and has not come${lastScanned(values)}.`,
  'late.carrier-says': (values) => `USPS says that the parcel is late${lastScanned(values)}.`,
  'unclear-status.unknown': (values) =>
    `USPS says ${quoted(values)}${onIn(values)}, and I do not know what that means.`,
  'unclear-status.alert': (values) => `USPS says ${quoted(values)}${onIn(values)}, and I do not know what happens now.`,
  'unclear-status.missent': (values) =>
    `The parcel was sent the wrong way${onIn(values)} (${quoted(values)}), and I want to know whether it is on its way again.`,
  'unclear-status.out-for-delivery': (values) =>
    `The parcel was announced as out for delivery${onIn(values, false)}, and nobody scanned a delivery since.`,
  'on-its-way': (values) => `I would like to know where the parcel is now${lastScanned(values)}.`,
  'on-its-way.out-for-delivery': (values) =>
    `The parcel was announced as out for delivery, and I would like to know whether it comes today${lastScanned(values)}.`,
  'on-its-way.quiet': silent,
  'cannot-tell': (values) =>
    values.day === ''
      ? 'The tracking page does not say what is happening to the parcel.'
      : `The tracking page does not say what is happening to the parcel; the newest entry is ${quoted(values)}${onIn(values)}.`,
  'cannot-tell.earlier-parcel': () => 'The tracking page shows the history of an earlier parcel with the same number.',
  'not-known': () => 'The tracking page does not tell me what is happening to the parcel.',
}

/** What is wrong, in one sentence that a person can read out or send. */
export function problemWords(problem: Text): string {
  return PROBLEMS[problem.key.replace('problem.', '')]?.(problem.values) ?? problem.key
}

const ASKS: Record<Ask, string> = {
  'service-request': 'Please open a service request at the Post Office that delivers it.',
  'what-became-of-it': 'I have sent a help request. What became of it, and who is looking for the parcel?',
  'newest-scan': 'What does your newest scan of it say, where was that, and at what time?',
  search: 'What do I need for a missing-mail search?',
  'how-to-claim': 'What do I need for a claim, and until when can it be filed?',
  'where-to-show': 'Does USPS want to see the parcel, and at which Post Office?',
  'search-for-contents': 'Can USPS search for what fell out of it?',
  'where-scanned': 'Please have the local office look up where “delivered” was scanned, and ask the carrier.',
  'who-took-it': 'Was it handed to somebody, or where was it left?',
  'why-returned': 'Why is it going back?',
  'stop-return': 'Can the return still be stopped?',
  'correct-address': 'Is the address right in your records? If not: how is it put right?',
  'which-office': 'At which Post Office is it, and when is its counter open?',
  'until-when': 'Until which day is it kept there?',
  'bring-again': 'Please book a redelivery. On which day will it come?',
  'is-it-with-customs': 'Is it still with customs, or does USPS have it again?',
  'any-scan': 'Has USPS scanned it at all? If not, I will ask the sender.',
  'what-it-means': 'What does this status mean for my parcel?',
  'what-next': 'What happens next, and on which day should I ask again?',
  'can-hold': 'Can it be held at my Post Office? What do I have to do?',
  'can-redirect': 'How can I still change where it goes?',
  intercept: 'Can Package Intercept still stop it, and what does it cost?',
  'can-leave': 'How can I say where it is to be left?',
  reference: 'Please give me a number for this request, and a day on which to ask again.',
}

/** What to ask a representative. */
export function askWords(ask: Text): string {
  return ASKS[ask.key.replace('ask.', '') as Ask] ?? ask.key
}
