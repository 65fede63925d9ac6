import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { two } from '#domain/calendar/civil-day.ts'
import type { Place } from '#domain/scans/place.ts'
import { loadKnowledge } from '#knowledge/knowledge.ts'
import { adversarialTexts } from '../../../tests/conformance/adversarial-texts.ts'
import { readPastedHistory } from './read-history.ts'

const { scanTable } = loadKnowledge()
const NOW = Date.parse('2026-11-21T18:00:00Z')
const read = (text: string) => readPastedHistory(scanTable, text, NOW)

type Event = { wording: string; minutes: number; place: { text: string; place: Place } | null }

const WORDINGS = [
  'Delivered, In/At Mailbox',
  'Delivered, Front Door/Porch',
  'Out for Delivery',
  'Out for Delivery, Expected Delivery by 9:00pm',
  'Arrived at Post Office',
  'Arrived at USPS Regional Destination Facility',
  'Departed USPS Regional Facility',
  'In Transit to Next Facility',
  'Accepted at USPS Origin Facility',
  'USPS picked up item',
  'Shipping Label Created, USPS Awaiting Item',
  'Notice Left (No Authorized Recipient Available)',
  'Held at Post Office, At Customer Request',
  'Unclaimed/Being Returned to Sender',
]
const PLACES: NonNullable<Event['place']>[] = [
  { text: 'AUSTIN, TX 78701', place: { city: 'AUSTIN', state: 'TX', zip: '78701' } },
  { text: 'SALT LAKE CITY, UT 84101', place: { city: 'SALT LAKE CITY', state: 'UT', zip: '84101' } },
  { text: 'PORTLAND, OR 97209', place: { city: 'PORTLAND', state: 'OR', zip: '97209' } },
  { text: 'Indianapolis, IN 46204', place: { city: 'INDIANAPOLIS', state: 'IN', zip: '46204' } },
  {
    text: 'MEMPHIS TN DISTRIBUTION CENTER',
    place: { facility: 'MEMPHIS TN DISTRIBUTION CENTER', city: 'MEMPHIS', state: 'TN' },
  },
  {
    text: 'ISC NEW YORK NY(USPS)',
    place: { facility: 'ISC NEW YORK NY(USPS)', city: 'NEW YORK', state: 'NY' },
  },
]
const MONTHS = 'January February March April May June July August September October November December'.split(' ')
const WEEKDAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ')
const START = Date.parse('2026-09-01T00:00:00Z')

const event = fc.record({
  wording: fc.constantFrom(...WORDINGS),
  minutes: fc.integer({ min: 0, max: 80 * 1440 }),
  place: fc.constantFrom(...PLACES),
})
/** A journey, newest first, no two events at one time. */
const journey = fc
  .uniqueArray(event, { minLength: 1, maxLength: 8, selector: ({ minutes }) => minutes })
  .map((events): Event[] => events.toSorted((a, b) => b.minutes - a.minutes))

const DATES: readonly ((at: Date) => string)[] = [
  (at) => `${month(at)} ${at.getUTCDate()}, ${at.getUTCFullYear()}, ${clock(at)}`,
  (at) => `${month(at).slice(0, 3)} ${at.getUTCDate()}, ${at.getUTCFullYear()} ${clock(at).replace(' ', '')}`,
  (at) => `${two(at.getUTCMonth() + 1)}/${two(at.getUTCDate())}/${at.getUTCFullYear()} ${hours(at)}`,
  (at) => `${at.getUTCMonth() + 1}/${at.getUTCDate()}/26, ${clock(at).toUpperCase()}`,
  (at) => `${at.toISOString().slice(0, 10)} ${hours(at)}`,
  (at) => at.toISOString().slice(0, 19),
  (at) => `${at.getUTCDate()} ${month(at).slice(0, 3)} 2026 ${hours(at)}`,
  (at) => `${WEEKDAYS[at.getUTCDay()]}, ${month(at)} ${at.getUTCDate()} at ${clock(at)}`,
  (at) => `${clock(at).replace('m', '.m.')}, ${month(at)} ${at.getUTCDate()}, 2026`,
]
const month = (at: Date) => MONTHS[at.getUTCMonth()] ?? ''
const hours = (at: Date) => `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`
const clock = (at: Date) =>
  `${at.getUTCHours() % 12 || 12}:${two(at.getUTCMinutes())} ${at.getUTCHours() < 12 ? 'a' : 'p'}m`

const PARTS = ['moment', 'wording', 'place'] as const
const layout = fc.record({
  order: fc.shuffledSubarray([...PARTS], { minLength: 3 }),
  date: fc.constantFrom(...DATES),
  between: fc.constantFrom('\n', ' | ', '\t', ' • ', ' – ', '   '),
  isParted: fc.boolean(),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  quote: fc.constantFrom('', '> ', '>> ', '    '),
  head: fc.constantFrom(
    '',
    'Tracking Number:\n9234 6912 3456 7800 0001 71\nCopy\n',
    'USPS Tracking®\nTracking History\n',
  ),
  foot: fc.constantFrom('', 'See Less\nTrack Another Package\nFAQs\n', 'Need More Help?\n'),
  isOldestFirst: fc.boolean(),
})
type Layout = typeof layout extends fc.Arbitrary<infer T> ? T : never

function render(events: readonly Event[], how: Layout): string {
  const told = how.isOldestFirst ? events.toReversed() : events
  const blocks = told.map(({ wording, minutes, place }) => {
    const parts = { wording, moment: how.date(new Date(START + minutes * 60_000)), place: place?.text ?? '' }
    return how.order
      .map((part) => parts[part])
      .filter(Boolean)
      .join(how.between)
  })
  const text = `${how.head}${blocks.join(how.isParted ? '\n\n' : '\n')}\n${how.foot}`
  return text
    .split('\n')
    .map((line) => how.quote + line)
    .join(how.lineEnd)
}

function expected(events: readonly Event[]): object[] {
  return events.map(({ wording, minutes, place }) => ({
    wording,
    at: new Date(START + minutes * 60_000).toISOString().slice(0, 19),
    place: place?.place ?? {},
  }))
}

function scansOf(text: string): object[] {
  return read(text).scans.map(({ wording, at, place }) => ({ wording, at, place }))
}

test('a journey reads the same in every layout', () => {
  fc.assert(
    fc.property(journey, layout, (events, how) => {
      const text = render(events, how)
      assert.deepEqual(scansOf(text), expected(events), text)
      assert.deepEqual(read(text).unread, [])
    }),
    { numRuns: 1500 },
  )
})

test('parts that are missing move no other part, where empty lines part the events', () => {
  const withGaps = fc
    .tuple(journey, fc.infiniteStream(fc.boolean()))
    .map(([events, gaps]) =>
      events.map((one, index) => (index > 0 && gaps.next().value ? { ...one, place: null } : one)),
    )
  fc.assert(
    fc.property(withGaps, layout, (events, how) => {
      const text = render(events, { ...how, isParted: true })
      assert.deepEqual(scansOf(text), expected(events), text)
    }),
    { numRuns: 500 },
  )
})

const FRAGMENTS = [
  ...WORDINGS,
  ...PLACES.map(({ text }) => text),
  'November 14, 2026, 3:14 am',
  '11/14/26',
  '3:14 am',
  'Tracking Number:',
  'Expected Delivery by',
  '9400 1118 9912 3000 0004 24',
  'Order date: November 10, 2026',
  '$12.50',
  '> ',
  '\t',
  ' | ',
  ', ',
  ': ',
  '<td>',
  '&nbsp;',
  'Your item was delivered at',
  'in',
  'Priority Mail',
]

test('no line is lost: its own words are in a scan or among the unread', () => {
  // Letters of which no furniture is made, such as "To: zebra" or "Tap zebra".
  const letters = fc.string({ unit: fc.constantFrom(...'bcfjkqvxzVI018 ,.;/|-()<>"#$€é中\u200e'), maxLength: 12 })
  const line = fc.array(fc.oneof(fc.constantFrom(...FRAGMENTS), letters), { maxLength: 5 })
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 25 }), (lines) => {
      const text = lines.map((parts, index) => `${parts.join(' ')} zebra${index}quilt ${parts.at(0) ?? ''}`).join('\n')
      // A sentence that tells a day is a fact, or may tell once more what a list tells.
      fc.pre(!(text.includes('Your item') && /Expected Delivery|14/.test(text)))
      const { scans, unread } = read(text)
      const told = JSON.stringify([scans, unread])
      for (const index of lines.keys()) {
        assert.ok(told.includes(`zebra${index}quilt`), `line ${index + 1} of ${text}`)
      }
    }),
    { numRuns: 800 },
  )
})

test('any text at all is read without an error, into days and times that exist', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.array(fc.constantFrom(...FRAGMENTS)),
      (text, parts) => {
        for (const { at, wording } of read(`${parts.join('\n')}\n${text}\n${parts.join(' ')}`).scans) {
          assert.match(at, /^\d{4}-[01]\d-[0-3]\d(?:T[0-2]\d:[0-5]\d:00(?:[+-]\d\d:\d\d)?)?$/)
          assert.ok(wording.length > 0 && wording.length <= 500)
        }
      },
    ),
    { numRuns: 1000 },
  )
})

test('four times the text takes no more than about four times as long', () => {
  const SMALL = 30_000
  const large = new Map(adversarialTexts(4 * SMALL))
  for (const [name, text] of adversarialTexts(SMALL)) {
    const fourTimes = large.get(name) ?? ''
    const before = Math.min(spent(text), spent(text), spent(text))
    const after = Math.min(spent(fourTimes), spent(fourTimes))
    // What grows with the square takes sixteen times as long.
    assert.ok(after < 10 * before + 30, `${name}: ${before.toFixed(1)} ms, then ${after.toFixed(1)} ms`)
  }
})

/** Milliseconds of this thread's own time, whatever else the machine does. */
function spent(text: string): number {
  const start = process.threadCpuUsage()
  read(text)
  const { user, system } = process.threadCpuUsage(start)
  return (user + system) / 1000
}
