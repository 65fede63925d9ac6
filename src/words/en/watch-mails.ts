import type { Deadline } from '#domain/advice/deadlines.ts'
import type { Step } from '#domain/advice/step.ts'
import type { Diagnosis } from '#domain/diagnosis/diagnosis.ts'
import type { Expected, JourneyScan } from '#domain/journey/journey.ts'
import type { Phase } from '#domain/scans/phase.ts'
import type { Text } from '#domain/text/text.ts'
import { printTrackingNumber } from '#domain/tracking-number/print.ts'
import type { News } from '#domain/watch/news.ts'
import { actionWords, deadlineWords } from './advice.ts'
import { dayWords } from './dates.ts'
import { diagnosisWords } from './diagnosis.ts'
import { headline } from './headline.ts'
import { scanWords } from './one-scan.ts'
import { placeName } from './places.ts'

/** What a notice says of one parcel. */
export type NoticeOfParcel = {
  trackingNumber: string
  news: readonly News[]
  phase: Phase
  headline: Text
  lastSeen: JourneyScan | null
  expected: Expected | null
  meaning: { diagnosis: Diagnosis; advice: readonly Step[]; deadlines: readonly Deadline[]; today: string } | null
  /** Its page; null where nobody can say its address. */
  link: string | null
}

/** How whoever gets a mail changes or ends it: a page of their own, or the key that opens it. */
export type WayOfWatcher = { link: string | null; key: string }

const MOST_STEPS = 3
const MOST_NUMBERS_NAMED = 20

/** Whether the owner of an address wants to be told of these parcels. */
export function watchQuestionWords(numbers: readonly string[], way: WayOfWatcher): { subject: string; text: string } {
  const named = numbers.slice(0, MOST_NUMBERS_NAMED).map((number) => `  ${printTrackingNumber(number)}`)
  const more = numbers.length - named.length
  if (more > 0) named.push(`  and ${more} more`)
  const parts = [
    `Somebody, most likely you, asked us to email news of ${numbers.length === 1 ? 'this parcel' : 'these parcels'} to this address:`,
    named.join('\n'),
    way.link
      ? `If you want that, open this page and say yes:\n${way.link}`
      : `If you want that, open the page “News of a parcel” where you asked, and enter this key:\n${way.key}`,
    'If it was not you, do nothing: we write no more. On the same page you can have us never write to this address again.',
    OURS,
  ]
  return { subject: 'Do you want news of a parcel by email?', text: `${parts.join('\n\n')}\n` }
}

/** What is new of some parcels. */
export function watchNoticeWords(
  parcels: readonly NoticeOfParcel[],
  way: WayOfWatcher,
): { subject: string; text: string } {
  const [first] = parcels
  const subject =
    parcels.length === 1 && first
      ? `${newsInShort(first)}: ${printTrackingNumber(first.trackingNumber)}`
      : `News of ${parcels.length} parcels`
  const footer = way.link
    ? `You asked for these emails. Change or stop them here (this link is only for you):\n${way.link}`
    : `You asked for these emails. Your key, to change or stop them: ${way.key}`
  return { subject, text: `${[...parcels.map(noticeOf), footer, OURS].join('\n\n')}\n` }
}

/** The same in two lines, for a device: nothing in it tells more than the number. */
export function watchPushWords(parcels: readonly NoticeOfParcel[]): { title: string; text: string } {
  const [first] = parcels
  if (parcels.length !== 1 || !first) return { title: `News of ${parcels.length} parcels`, text: '' }
  const number = printTrackingNumber(first.trackingNumber)
  return { title: newsInShort(first), text: `${headline(first.headline)}. …${number.slice(-7)}` }
}

const OURS = 'Whereabouts is not USPS and does not speak for it.'

/** The most important news in a few words. */
export function newsInShort(parcel: NoticeOfParcel): string {
  const [first] = parcel.news
  switch (first?.kind) {
    case 'delivered':
      return parcel.phase === 'returned' ? 'Back with its sender' : 'Delivered'
    case 'out-for-delivery':
      return 'Out for delivery'
    case 'trouble':
      return 'Your parcel needs something'
    case 'trouble-over':
      return 'No longer in trouble'
    case 'deadline':
      return 'A day to keep in mind'
    case 'expected-day':
      return parcel.expected ? `Expected ${dayWords(parcel.expected.day)}` : 'Another day is expected'
    default:
      return seenWords(parcel)
  }
}

function seenWords({ lastSeen }: NoticeOfParcel): string {
  const place = lastSeen ? placeName(lastSeen.scan.place, 'short') : ''
  return place === '' ? 'It was scanned' : `Seen in ${place}`
}

function noticeOf(parcel: NoticeOfParcel): string {
  const { news, meaning } = parcel
  const lines = [printTrackingNumber(parcel.trackingNumber), `${headline(parcel.headline)}.`]
  if (news.some(({ kind }) => kind === 'seen' || kind === 'out-for-delivery') && parcel.lastSeen) {
    lines.push(`The last scan: ${scanWords(parcel.lastSeen)}.`)
  }
  if (news.some(({ kind }) => kind === 'expected-day') && parcel.expected) {
    lines.push(`It is expected on ${dayWords(parcel.expected.day)} now.`)
  }
  if (meaning) lines.push(...meaningWords(meaning, news))
  if (parcel.link) lines.push(`Its whole history: ${parcel.link}`)
  return lines.join('\n')
}

function meaningWords(
  { diagnosis, advice, deadlines, today }: NonNullable<NoticeOfParcel['meaning']>,
  news: readonly News[],
): string[] {
  const lines = [`What it means: ${diagnosisWords(diagnosis.summary)}`]
  if (news.some(({ kind }) => kind === 'trouble' || kind === 'deadline')) {
    const open = advice.filter(({ from, until }) => (from ?? today) <= today && (until ?? today) >= today)
    const steps = open.slice(0, MOST_STEPS).map(({ action }) => `  - ${actionWords(action)}`)
    if (steps.length > 0) lines.push('What you can do now:', ...steps)
  }
  for (const { kind, about } of news) {
    const named = kind === 'deadline' ? deadlines.find((one) => `${one.kind} ${one.until}` === about) : undefined
    if (named?.until) lines.push(`${deadlineWords(named.kind).closes}: ${dayWords(named.until)}.`)
  }
  return lines
}
