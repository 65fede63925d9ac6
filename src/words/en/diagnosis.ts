import type { Place } from '#domain/scans/place.ts'
import type { Text } from '#domain/text/text.ts'
import { dayWords } from './dates.ts'
import { placeName } from './places.ts'

type Values = Text['values']
type Words = { title: string; text: (values: Values) => string }

const days = (values: Values, unit = 'postal day') => {
  const n = Number(values.days)
  return n === 1 ? `1 ${unit}` : `${n} ${unit}s`
}
const day = (values: Values) => dayWords(String(values.day ?? ''))
const say = (title: string, text: string | ((values: Values) => string)): Words => ({
  title,
  text: typeof text === 'string' ? () => text : text,
})

const SUMMARIES: Record<string, Words> = {
  'diagnosis.damaged.reported': say(
    'It came damaged',
    'Keep everything: the thing, the box and what was around it. An insured parcel can be claimed at once.',
  ),
  'diagnosis.damaged.scan': say(
    'USPS says that it is damaged',
    'Somebody at USPS wrote down damage. Keep everything that comes, and take pictures before you throw anything away.',
  ),
  'diagnosis.missing-contents': say(
    'Something is missing from it',
    'Keep the box and what came. Take pictures. An insured parcel can be claimed at once.',
  ),
  'diagnosis.delivered-not-received.early': say(
    'Scanned as delivered, and it is not there yet',
    (values) =>
      `Some carriers scan “delivered” before they hand a parcel over. Look and ask around first. It may still come until the end of ${day(values)}.`,
  ),
  'diagnosis.delivered-not-received.search': say(
    'Scanned as delivered, and it did not come',
    'It is too late for an early scan. Your Post Office can look up where “delivered” was scanned.',
  ),
  'diagnosis.returning.under-way': say('It is going back to its sender', (values) =>
    values.role === 'sender'
      ? 'USPS could not deliver it and sends it back to you. The status says why; correct that before you send it again.'
      : 'USPS could not deliver it and sends it back. The sender can tell you what happens next.',
  ),
  'diagnosis.returning.over': say(
    'It was returned to its sender',
    'The last scan says “delivered”, but to the sender: the parcel went back and is there again.',
  ),
  'diagnosis.delivered': say('It was delivered', 'Nothing is left to do. If it is not there, tell us below.'),
  'diagnosis.delivered.elsewhere': say(
    'It was delivered, maybe at another place',
    'The delivery was scanned in another area than the one on the label. If it is not with you, ask your Post Office.',
  ),
  'diagnosis.wish.hold': say('You want it held', 'What is open for this parcel now stands below.'),
  'diagnosis.wish.redirect': say('You want it to go elsewhere', 'What is open for this parcel now stands below.'),
  'diagnosis.wish.redeliver': say('You want it brought again', 'What is open for this parcel now stands below.'),
  'diagnosis.wish.instructions': say(
    'You want to say where to leave it',
    'What is open for this parcel now stands below.',
  ),
  'diagnosis.wish.return': say('You want it back', 'What is open for this parcel now stands below.'),
  'diagnosis.held.at-post-office': say(
    'It is held at the Post Office',
    'Somebody asked USPS to hold it, or mail for this address is on hold. If you did not ask, call the office.',
  ),
  'diagnosis.held.to-pay': say(
    'Something has to be paid first',
    'The Post Office keeps it until postage or charges are paid. Ask how much, and pay when you pick it up.',
  ),
  'diagnosis.held.at-border': say(
    'It is held where mail crosses the border',
    'It lies at the office through which mail enters or leaves a country. It cannot be picked up there.',
  ),
  'diagnosis.held.ready-for-pickup': say(
    'It waits to be picked up',
    'Take the notice, or your ID, to the Post Office. It does not wait for ever.',
  ),
  'diagnosis.held.past-its-day': say(
    'Its time at the Post Office is over',
    (values) => `It was to go back after ${day(values)}. Call the office: it may still be there.`,
  ),
  'diagnosis.delivery-attempted': say(
    'Delivery was tried',
    'The carrier could not leave it. Have it brought again, or pick it up.',
  ),
  'diagnosis.delivery-attempted.again': say(
    'Delivery was tried more than once',
    (values) => `The carrier tried ${Number(values.attempts)} times. Picking it up is now the surest way.`,
  ),
  'diagnosis.delivery-attempted.past-its-day': say(
    'Its time at the Post Office is over',
    (values) => `Delivery was tried, and it was kept until ${day(values)}. Call the office: it may still be there.`,
  ),
  'diagnosis.customs': say(
    'Customs have it',
    'Customs decide when it goes on, not USPS. If they want papers or money, they write to you.',
  ),
  'diagnosis.not-with-usps-yet.no-scan': say(
    'Nobody has scanned it yet',
    'A new label can take a day to show. After two postal days ask the sender whether the parcel was handed over.',
  ),
  'diagnosis.not-with-usps-yet.no-scan.overdue': say(
    'Still nobody has scanned it',
    (values) =>
      `It was mailed ${days(values)} ago, and there is no scan. Check the number, and ask the sender where it is.`,
  ),
  'diagnosis.not-with-usps-yet.label': say(
    'USPS does not have it yet',
    'There is a label and no parcel yet. That is usual for a day or two.',
  ),
  'diagnosis.not-with-usps-yet.label.overdue': say(
    'USPS still does not have it',
    (values) =>
      `The label was made ${days(values)} ago, and nobody has scanned the parcel. The sender has to say where it is.`,
  ),
  'diagnosis.not-with-usps-yet.partner': say(
    'A shipping partner has it, not USPS',
    'A private company collects parcels and hands them to USPS later. “USPS Awaiting Item” means that it has not yet.',
  ),
  'diagnosis.not-with-usps-yet.partner.overdue': say(
    'The shipping partner still has it',
    (values) => `USPS has waited for it for ${days(values)}. Only the sender can ask the partner.`,
  ),
  'diagnosis.not-with-usps-yet.acceptance-pending': say(
    'A truckload came in; yours was not scanned yet',
    'USPS took a whole load. Each parcel is scanned afterwards, mostly within two days.',
  ),
  'diagnosis.not-with-usps-yet.acceptance-pending.overdue': say(
    'A truckload came in, and yours was never scanned',
    (values) => `That was ${days(values)} ago. Ask the sender whether it was on that truck.`,
  ),
  'diagnosis.probably-lost.silence': say(
    'It is probably lost',
    (values) =>
      `Nobody has scanned it for ${days(values)}. Few parcels come after so long. Have it searched for, and claim if it is covered.`,
  ),
  'diagnosis.probably-lost.late': say(
    'It is probably lost',
    (values) =>
      `It is far past its day, and nobody has scanned it for ${days(values)}. Have it searched for, and claim if it is covered.`,
  ),
  'diagnosis.probably-lost.mail-recovery': say(
    'It is at the place for lost mail',
    'USPS could neither deliver nor return it. A missing-mail search is the way to get it back.',
  ),
  'diagnosis.probably-lost.disposed': say(
    'USPS has destroyed it',
    'USPS could neither deliver nor return it. It will not come any more. If it is covered, it can be claimed.',
  ),
  'diagnosis.no-updates': say(
    'It has gone quiet',
    (values) => `Nobody has scanned it for ${days(values)}. From now on USPS can be asked to look for it.`,
  ),
  'diagnosis.no-updates.late': say(
    'It has gone quiet. That is late, not lost',
    (values) =>
      `Nobody has scanned it for ${days(values)}, and it is past its day. From now on USPS can be asked to look for it.`,
  ),
  'diagnosis.late': say('It is late', (values) =>
    values.basis === 'standard'
      ? `By the usual time of its class it should have come by ${day(values)}. That day is our estimate.`
      : `It was expected by ${day(values)}. Late is not lost: most late parcels come within days.`,
  ),
  'diagnosis.late.carrier-says': say(
    'USPS says that it is late',
    'That is a message, not a scan. Late is not lost: most late parcels come within days.',
  ),
  'diagnosis.unclear-status.unknown': say(
    'We do not know what this status means',
    'USPS uses words for it that we have not seen before. They stand below, word for word.',
  ),
  'diagnosis.unclear-status.alert': say(
    'Something is in the way',
    'USPS says so, and says what. Most such things settle by themselves within a day or two.',
  ),
  'diagnosis.unclear-status.alert-unsettled': say(
    'Something is still in the way',
    'USPS says so, and it has not settled by itself. Ask what has to be done.',
  ),
  'diagnosis.unclear-status.seized': say(
    'An authority has taken it',
    'The police or an agency hold this parcel. They decide about it, not USPS. They write to the people whom it concerns.',
  ),
  'diagnosis.unclear-status.confiscated': say(
    'Customs have taken it',
    'Customs keep what may not enter the country. They decide about it, not USPS.',
  ),
  'diagnosis.unclear-status.missent': say(
    'It went the wrong way',
    'It was sorted to the wrong place and is being sent on. That mostly costs one to three days.',
  ),
  'diagnosis.unclear-status.out-for-delivery': say(
    'Out for delivery, and then nothing',
    (values) =>
      `It was announced for ${day(values)}, and nobody scanned a delivery. Often it never left the Post Office that day.`,
  ),
  'diagnosis.on-its-way': say('It is on its way', 'It moves as parcels do. There is nothing to do.'),
  'diagnosis.on-its-way.out-for-delivery': say(
    'It should come today',
    'USPS announced it for delivery. That is a message, not a scan: now and then it takes a day more.',
  ),
  'diagnosis.on-its-way.announced': say(
    'It is on its way, as USPS says',
    'Messages say that it moves, and nobody has scanned it yet. Missed scans are common. There is nothing to do.',
  ),
  'diagnosis.on-its-way.quiet': say(
    'It is quiet, and that is still usual',
    (values) => `Nobody has scanned it for ${days(values)}. That happens to many parcels that arrive.`,
  ),
  'diagnosis.cannot-tell': say(
    'We cannot tell',
    'What we know of this parcel does not say what is happening to it. That is no bad sign by itself.',
  ),
  'diagnosis.cannot-tell.earlier-parcel': say(
    'This history belongs to an earlier parcel',
    'USPS gives numbers out again. All scans here are older than your parcel. Check the number, or wait for its first scan.',
  ),
}

/** The diagnosis in a few words. */
export function diagnosisTitle(summary: Text): string {
  return SUMMARIES[summary.key]?.title ?? summary.key
}

/** The diagnosis in a sentence or two. */
export function diagnosisWords(summary: Text): string {
  return SUMMARIES[summary.key]?.text(summary.values) ?? summary.key
}

function where(values: Values): string {
  const place: Place = {}
  for (const part of ['city', 'state', 'country', 'facility', 'zip'] as const) {
    const text = String(values[part] ?? '')
    if (text !== '') place[part] = text
  }
  const name = placeName(place)
  return name === '' ? '' : ` in ${name}`
}

const quoted = (values: Values) => `“${values.wording}”`

const EVIDENCE: Record<string, (values: Values) => string> = {
  'evidence.last-seen': (values) => `last physical scan ${day(values)}${where(values)}`,
  'evidence.says': (values) => `USPS says ${quoted(values)}, ${day(values)}${where(values)}`,
  'evidence.delivered': (values) => `${quoted(values)}, ${day(values)}${where(values)}`,
  'evidence.returned': (values) => `${quoted(values)}, ${day(values)}${where(values)}: delivered to the sender`,
  'evidence.return-begun': (values) => `sent back ${day(values)}${where(values)}: ${quoted(values)}`,
  'evidence.held': (values) => `there since ${day(values)}${where(values)}: ${quoted(values)}`,
  'evidence.attempted': (values) => `tried ${day(values)}${where(values)}: ${quoted(values)}`,
  'evidence.customs': (values) => `with customs since ${day(values)}${where(values)}: ${quoted(values)}`,
  'evidence.mailed': (values) => `mailed ${day(values)}, no scan since`,
  'evidence.label': (values) => `label announced ${day(values)}, no scan by USPS since`,
  'evidence.partner': (values) => `${quoted(values)}, ${day(values)}: a partner’s message`,
  'evidence.acceptance-pending': (values) => `${quoted(values)}, ${day(values)}`,
  'evidence.out-for-delivery': (values) => `${quoted(values)}, ${day(values)}: announced, not scanned`,
  'evidence.mailed-after': (values) => `your parcel was mailed ${day(values)}, after all of it`,
  'evidence.promised': (values) =>
    values.firstPromised && values.firstPromised !== values.day
      ? `expected ${day(values)}, first promised for ${dayWords(String(values.firstPromised))}`
      : `expected ${day(values)}`,
  'evidence.standard': (values) => `usual time of its class over on ${day(values)} (our estimate)`,
  'evidence.return-by': (values) => `goes back after ${day(values)}, as USPS says`,
  'evidence.kept-until': (values) => `usually kept until ${day(values)}`,
  'evidence.reported-damaged': () => 'you say that it came damaged',
  'evidence.reported-missing-contents': () => 'you say that something is missing',
  'evidence.reported-not-received': () => 'you say that it is not there',
  'evidence.wish': () => 'you asked for it',
}

/** What speaks for a diagnosis, as a part of a sentence. */
export function evidenceWords(text: Text): string {
  return EVIDENCE[text.key]?.(text.values) ?? text.key
}

/** All that speaks for a diagnosis, as one sentence. */
export function evidenceSentence(texts: readonly Text[]): string {
  const words = texts.map(evidenceWords).join('; ')
  return words === '' ? '' : `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}

/** When the answer changes although nothing happens. */
export function changesOnWords(changesOn: string, thisYear: string): string {
  return `This answer changes by itself on ${dayWords(changesOn, thisYear)}.`
}

const SITUATIONS: Record<string, string> = {
  damaged: 'damaged',
  'missing-contents': 'something is missing',
  'delivered-not-received': 'delivered and not there',
  returning: 'going back',
  delivered: 'delivered',
  wish: 'a wish',
  held: 'held',
  'delivery-attempted': 'delivery tried',
  customs: 'with customs',
  'not-with-usps-yet': 'not with USPS yet',
  'probably-lost': 'probably lost',
  'no-updates': 'gone quiet',
  late: 'late',
  'unclear-status': 'unclear status',
  'on-its-way': 'on its way',
  'cannot-tell': 'cannot tell',
}

/** A situation in two or three words. */
export function situationWords(situation: string): string {
  return SITUATIONS[situation] ?? situation
}
