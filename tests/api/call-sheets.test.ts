import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Told } from '#domain/diagnosis/circumstances.ts'
import { SITUATIONS, WISHES } from '#domain/diagnosis/tokens.ts'
import { type MadeCallSheet, makeCallSheet } from '#services/call-sheets/make-call-sheet.ts'
import { readParcel } from '#services/readings/read-parcel.ts'
import { askWords, DONE, factLabel, factWords, messageWords, problemWords, RECEIVERS } from '#words/en/index.ts'
import { createWorld, type World } from '../world.ts'

const NUMBER = '9234691234567800000171'
const PRINTED = '9234 6912 3456 7800 0001 71'
const NOW = '2026-11-20T20:00:00Z'
const MEMPHIS = { facility: 'MEMPHIS TN DISTRIBUTION CENTER', city: 'MEMPHIS', state: 'TN', zip: '38101' }

let world: World
before(async () => {
  world = await createWorld({ now: NOW })
})
after(() => world[Symbol.asyncDispose]())

type Life = {
  /** Wordings with the day in November on which they came, the newest first. */
  scans: (readonly [wording: string, day: number])[]
  told?: Told
  facts?: { expectedDay?: string; returnBy?: string; mailedOn?: string; destinationZip?: string }
  rule: string
}

/** A life for every rule that makes a diagnosis. */
const LIVES: Life[] = [
  { rule: 'damaged.reported', scans: [['Delivered, Front Door/Porch', 19]], told: { report: 'damaged' } },
  { rule: 'damaged.reported', scans: [['Arrived at USPS Regional Facility', 19]], told: { report: 'damaged' } },
  { rule: 'damaged.scan', scans: [['Damaged, Delivery Instructions Requested', 19]] },
  {
    rule: 'missing-contents.reported',
    scans: [['Delivered, In/At Mailbox', 19]],
    told: { report: 'missing-contents' },
  },
  {
    rule: 'delivered-not-received.may-still-come',
    scans: [['Delivered, Front Door/Porch', 20]],
    told: { report: 'not-received' },
  },
  {
    rule: 'delivered-not-received.search',
    scans: [['Delivered, Front Door/Porch', 12]],
    told: { report: 'not-received' },
  },
  { rule: 'returning.under-way', scans: [['Return to Sender Processed', 19]] },
  { rule: 'returning.returned', scans: [['Delivered, To Original Sender', 19]] },
  { rule: 'delivered.scan', scans: [['Delivered, Front Door/Porch', 19]] },
  { rule: 'delivered.elsewhere', scans: [['Delivered, Front Door/Porch', 19]], facts: { destinationZip: '90210' } },
  ...WISHES.map((wish) => ({
    rule: `wish.${wish}`,
    scans: [['Arrived at USPS Regional Facility', 19] as const],
    told: { wish },
  })),
  { rule: 'held.at-post-office', scans: [['Held at Post Office, At Customer Request', 19]] },
  {
    rule: 'held.ready-for-pickup',
    scans: [['Available for Pickup', 19]],
    facts: { returnBy: '2026-11-28' },
  },
  { rule: 'held.past-its-day', scans: [['Available for Pickup', 9]], facts: { returnBy: '2026-11-18' } },
  { rule: 'delivery-attempted.scan', scans: [['Notice Left (No Authorized Recipient Available)', 19]] },
  {
    rule: 'delivery-attempted.scan',
    scans: [
      ['Notice Left (No Authorized Recipient Available)', 19],
      ['Notice Left (No Authorized Recipient Available)', 17],
    ],
  },
  { rule: 'customs.in-customs', scans: [['Held in Customs', 18]] },
  { rule: 'not-with-usps-yet.no-scan', scans: [] },
  { rule: 'not-with-usps-yet.label', scans: [['Shipping Label Created, USPS Awaiting Item', 20]] },
  { rule: 'not-with-usps-yet.label-2-postal-days', scans: [['Shipping Label Created, USPS Awaiting Item', 12]] },
  { rule: 'not-with-usps-yet.partner', scans: [['Picked Up by Shipping Partner, USPS Awaiting Item', 20]] },
  {
    rule: 'not-with-usps-yet.partner-4-postal-days',
    scans: [['Picked Up by Shipping Partner, USPS Awaiting Item', 10]],
  },
  { rule: 'not-with-usps-yet.acceptance-pending', scans: [['Shipment Received, Package Acceptance Pending', 20]] },
  {
    rule: 'not-with-usps-yet.acceptance-pending-2-postal-days',
    scans: [['Shipment Received, Package Acceptance Pending', 12]],
  },
  { rule: 'probably-lost.15-postal-days', scans: [['Arrived at USPS Regional Facility', 1]] },
  { rule: 'no-updates.5-postal-days', scans: [['Arrived at USPS Regional Facility', 13]] },
  {
    rule: 'no-updates.5-postal-days',
    scans: [['Arrived at USPS Regional Facility', 13]],
    facts: { expectedDay: '2026-11-24' },
  },
  {
    rule: 'late.past-expected',
    scans: [['Arrived at USPS Regional Facility', 18]],
    facts: { expectedDay: '2026-11-19' },
  },
  {
    rule: 'late.carrier-says',
    scans: [
      ['In Transit, Arriving Late', 20],
      ['Arrived at USPS Regional Facility', 19],
    ],
  },
  { rule: 'unclear-status.unknown-wording', scans: [['Gone to see the world', 19]] },
  { rule: 'unclear-status.alert', scans: [['Delivery Exception, Animal Interference', 19]] },
  {
    rule: 'unclear-status.out-for-delivery-quiet',
    scans: [
      ['Out for Delivery', 18],
      ['Arrived at USPS Regional Facility', 18],
    ],
  },
  {
    rule: 'on-its-way.moving',
    scans: [
      ['Out for Delivery', 20],
      ['Arrived at USPS Regional Facility', 20],
    ],
  },
  { rule: 'probably-lost.mail-recovery', scans: [['Sent to Mail Recovery Center', 19]] },
  {
    rule: 'probably-lost.10-past-expected',
    scans: [['Arrived at USPS Regional Facility', 9]],
    facts: { expectedDay: '2026-11-06' },
  },
  { rule: 'unclear-status.missent', scans: [['Missent', 19]] },
  { rule: 'on-its-way.moving', scans: [['Arrived at USPS Regional Facility', 19]] },
  { rule: 'on-its-way.quiet-3-postal-days', scans: [['Arrived at USPS Regional Facility', 17]] },
  {
    rule: 'cannot-tell.earlier-parcel',
    scans: [['Delivered, In/At Mailbox', 10]],
    facts: { mailedOn: '2026-11-18' },
  },
]

/** The sheet of a life; `bare` leaves out places and times of day, as poor sources do. */
function sheetOf(life: Life, bare: boolean, more: Told = {}): { made: MadeCallSheet; rule: string | undefined } {
  const scans = life.scans.map(([wording, day]) => {
    const date = `2026-11-${String(day).padStart(2, '0')}`
    return { wording, at: bare ? date : `${date}T03:14:00-06:00`, place: bare ? {} : MEMPHIS }
  })
  const { reading } = readParcel(world.app.ctx, {
    scans,
    trackingNumber: NUMBER,
    mailClass: 'media-mail',
    ...life.facts,
    told: { ...life.told, ...more },
  })
  return { made: makeCallSheet(world.app.ctx, { reading }), rule: reading.meaning?.diagnosis.rule }
}

/** What no text for people may hold. */
const HOLES = /undefined|null|NaN|\[object|“”|\s[,.;]| {2}|\(\)|problem\.|ask\.|fact\.|: \.|on ,/

for (const life of LIVES) {
  for (const bare of [false, true]) {
    test(`${life.rule} is told without holes${bare ? ', knowing days only' : ''}`, () => {
      const { made, rule } = sheetOf(life, bare)
      if (!bare) assert.equal(rule?.replace(/\d+/, 'N'), life.rule.replace(/\d+/, 'N'))
      const { sheet } = made
      const problem = problemWords(sheet.problem)
      assert.match(problem, /^[A-Z“].*\.$/)
      assert.doesNotMatch(problem, HOLES)
      assert.ok(!/\. [A-Z]/.test(problem), `one sentence: ${problem}`)
      assert.ok(sheet.asks.length > 0)
      for (const ask of sheet.asks) assert.doesNotMatch(askWords(ask), HOLES)
      for (const { name, text } of sheet.facts) {
        assert.notEqual(factLabel(name), undefined)
        assert.doesNotMatch(factWords(text), HOLES)
      }
    })

    test(`a message about ${life.rule} has number and dates, and is short${bare ? ', knowing days only' : ''}`, () => {
      for (const role of ['recipient', 'sender'] as const) {
        const { made } = sheetOf(life, bare, { role })
        for (const to of RECEIVERS.filter((one) => role === 'recipient' || one !== 'sender')) {
          for (const done of [[], DONE]) {
            const helpRequestedOn = done.length > 0 ? '2026-11-18' : undefined
            const wish = life.told?.wish
            const { subject, body } = messageWords({ sheet: made.sheet, role, to, done, helpRequestedOn, wish })
            assert.ok(subject.includes(PRINTED) && body.includes(PRINTED))
            assert.doesNotMatch(body, HOLES, body)
            assert.ok(life.scans.length === 0 || /November \d/.test(body), body)
            const words = body.split(/\s+/).length
            assert.ok(words <= 150, `${words} words: ${body}`)
            assert.match(body, /Please .*\n\nThank you\.$/s)
          }
        }
      }
    })
  }
}

test('the lives above meet every situation but the last resort', () => {
  const met = new Set(LIVES.map((life) => life.rule.split('.')[0]))
  assert.deepEqual(
    SITUATIONS.filter((situation) => !met.has(situation)),
    [],
  )
})

test('the sheet has its facts in the order in which a representative asks', () => {
  const life = LIVES.find((one) => one.rule.startsWith('no-updates')) ?? assert.fail()
  const { made } = sheetOf({ ...life, facts: { expectedDay: '2026-11-17', destinationZip: '90210' } }, false)
  assert.deepEqual(
    made.sheet.facts.map(({ name, text }) => [name, factWords(text)]),
    [
      ['number', PRINTED],
      ['service', 'Media Mail'],
      ['mailed', 'Friday, November 13 (by its first scan)'],
      ['sender-address', ''],
      ['recipient-address', 'ZIP Code 90210'],
      ['contents', ''],
      ['insurance', ''],
      ['receipt', ''],
      ['last-seen', 'Friday, November 13, 3:14 AM, Memphis, Tennessee'],
      ['expected', 'Tuesday, November 17'],
    ],
  )
  assert.equal(
    problemWords(made.sheet.problem),
    'Nobody has scanned the parcel for 6 postal days: it was last scanned on Friday, November 13 at 3:14 AM in Memphis, Tennessee, and was expected by Tuesday, November 17.',
  )
  assert.equal(made.timeZone, 'America/Los_Angeles')
})
