import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Circumstances, Told } from '#domain/diagnosis/circumstances.ts'
import { buildJourneys } from '#domain/journey/build.ts'
import { interpretScan } from '#domain/scans/interpret-scan.ts'
import { parseScan } from '#domain/scans/parse-scan.ts'
import type { ParcelFacts } from '#domain/scans/scan.ts'
import { loadKnowledge } from '#knowledge/knowledge.ts'
import { coverOf, deadlinesOf } from './deadlines.ts'
import type { DeadlineKind } from './tokens.ts'

const { calendar, deliveryChanges, rules, scanTable, thresholds } = loadKnowledge()
const NUMBER = '9400111899123000000424'
// Later than every scan here: a scan from the future is refused.
const RECORDED_MS = Date.UTC(2031, 0, 1)

type Given = {
  mailClass?: string
  mailedOn?: string | null
  services?: string[]
  zip?: string
  told?: Told
  today?: string
  expected?: string
  scans?: [code: string, day: string][]
  facts?: ParcelFacts
}

function circumstances(given: Given): Circumstances {
  const mailedOn = given.mailedOn === undefined ? '2026-11-13' : given.mailedOn
  const scans = (given.scans ?? [['03', mailedOn ?? '2026-11-13']]).map(([code, day]) => {
    const parsed = parseScan(
      { trackingNumber: NUMBER, code, at: `${day}T12:00:00-06:00`, ...given.facts },
      { source: 'test', recordedAtMs: RECORDED_MS },
    )
    assert.ok(parsed.ok)
    return parsed.scan
  })
  const journey = buildJourneys(scans, (scan) => interpretScan(scanTable, scan)).at(-1)
  return {
    trackingNumber: NUMBER,
    state: journey?.state ?? null,
    scans: journey?.scans ?? [],
    today: given.today ?? '2026-11-20',
    expected: given.expected ? { day: given.expected, basis: 'carrier', firstPromised: null } : null,
    mailClass: given.mailClass ?? 'priority-mail',
    services: given.services ?? ['tracking'],
    mailedOn,
    isMailedOnKnown: mailedOn !== null,
    destinationZip: given.zip ?? null,
    told: given.told ?? {},
    pickupUntil: null,
    calendar,
    thresholds,
    changes: deliveryChanges,
  }
}

/** Rule, first and last day of one kind of deadline; null where there is none. */
function of(kind: DeadlineKind, given: Given): string | null {
  const found = deadlinesOf(circumstances(given), rules).filter((one) => one.kind === kind)
  assert.ok(found.length <= 1, `${kind} stands there twice`)
  const one = found[0]
  return one ? `${one.rule} ${one.from ?? '-'} ${one.until ?? '-'}` : null
}

describe('a claim', () => {
  const APO = '09012'
  const bought = { told: { insured: true } }
  const damaged: Told = { report: 'damaged' }
  const rows: [string, Given, string | null][] = [
    ['Priority Mail', {}, 'claim.priority-mail 2026-11-28 2027-01-12'],
    ['Ground Advantage', { mailClass: 'ground-advantage' }, 'claim.ground-advantage 2026-11-28 2027-01-12'],
    ['Express', { mailClass: 'priority-mail-express' }, 'claim.priority-mail-express 2026-11-20 2027-01-12'],
    ['Express, COD', { mailClass: 'priority-mail-express', services: ['cod'] }, 'claim.cod 2026-11-28 2027-01-12'],
    ['COD', { services: ['cod'] }, 'claim.cod 2026-11-28 2027-01-12'],
    [
      'registered',
      { mailClass: 'first-class-mail', services: ['registered'] },
      'claim.registered 2026-11-28 2027-01-12',
    ],
    ['registered COD', { services: ['registered', 'cod'] }, 'claim.registered 2026-11-28 2027-01-12'],
    ['Media Mail, nothing bought', { mailClass: 'media-mail' }, null],
    ['Media Mail, “not insured”', { mailClass: 'media-mail', told: { insured: false } }, null],
    ['Media Mail, insured for nothing', { mailClass: 'media-mail', told: { insured: 0 } }, null],
    ['Media Mail, insured', { mailClass: 'media-mail', ...bought }, 'claim.insured 2026-11-28 2027-01-12'],
    [
      'Media Mail, insured for 50 dollars',
      { mailClass: 'media-mail', told: { insured: 50 } },
      'claim.insured 2026-11-28 2027-01-12',
    ],
    [
      'Media Mail, insured by its number',
      { mailClass: 'media-mail', services: ['insured'] },
      'claim.insured 2026-11-28 2027-01-12',
    ],
    ['class not known, insured', { mailClass: 'unknown', ...bought }, 'claim.insured 2026-11-28 2027-01-12'],
    ['damaged', { told: damaged }, 'claim.damage - 2027-01-12'],
    ['contents missing', { told: { report: 'missing-contents' } }, 'claim.damage - 2027-01-12'],
    ['damaged, Media Mail, nothing bought', { mailClass: 'media-mail', told: damaged }, null],
    [
      'damaged, Media Mail, insured',
      { mailClass: 'media-mail', told: { ...damaged, insured: true } },
      'claim.damage - 2027-01-12',
    ],
    ['damaged, to an APO', { zip: APO, told: damaged }, 'claim.damage - 2027-01-12'],
    ['not received', { told: { report: 'not-received' } }, 'claim.priority-mail 2026-11-28 2027-01-12'],
    ['to an APO', { zip: APO }, 'claim.military-insured 2026-12-28 2027-11-13'],
    [
      'Express to an APO',
      { zip: APO, mailClass: 'priority-mail-express' },
      'claim.military-express 2026-12-04 2027-05-12',
    ],
    [
      'registered to an APO',
      { zip: APO, mailClass: 'unknown', services: ['registered'] },
      'claim.military-registered 2026-12-28 2027-11-13',
    ],
    [
      'insured Media Mail to an APO',
      { zip: APO, mailClass: 'media-mail', ...bought },
      'claim.military-surface 2027-01-27 2027-11-13',
    ],
    ['international', { mailClass: 'priority-mail-international' }, null],
    ['mailing day not known', { mailedOn: null }, null],
    ['only a label', { scans: [['GX', '2026-11-13']] }, null],
    [
      'delivered, and nobody complains',
      {
        scans: [
          ['03', '2026-11-13'],
          ['01', '2026-11-16'],
        ],
      },
      null,
    ],
    [
      'returned, and nobody complains',
      {
        scans: [
          ['03', '2026-11-13'],
          ['09', '2026-11-16'],
          ['10', '2026-11-17'],
          ['01', '2026-11-19'],
        ],
      },
      null,
    ],
    [
      'delivered, not received',
      {
        scans: [
          ['03', '2026-11-13'],
          ['01', '2026-11-16'],
        ],
        told: { report: 'not-received' },
      },
      'claim.priority-mail 2026-11-28 2027-01-12',
    ],
  ]
  for (const [name, given, expected] of rows) {
    test(name, () => assert.equal(of('claim', given), expected))
  }

  test('a military address is one by its ZIP Code', () => {
    const military = (zip: string) => of('claim', { zip })?.startsWith('claim.military') ?? null
    for (const zip of ['09000', '09999', '34000', '34099', '96200', '96699']) assert.equal(military(zip), true, zip)
    for (const zip of ['08999', '10001', '33999', '34100', '96199', '96700']) assert.equal(military(zip), false, zip)
  })

  test('parcels mailed before January 18, 2026 have no first day', () => {
    for (const mailClass of ['priority-mail', 'ground-advantage', 'media-mail']) {
      const given = { mailClass, told: { insured: true } }
      assert.match(of('claim', { ...given, mailedOn: '2026-01-17' }) ?? '', /- 2026-03-18$/, mailClass)
      assert.match(of('claim', { ...given, mailedOn: '2026-01-18' }) ?? '', /2026-02-02 2026-03-19$/, mailClass)
    }
    const express = { mailClass: 'priority-mail-express' }
    assert.match(of('claim', { ...express, mailedOn: '2026-01-17' }) ?? '', /2026-01-24 2026-03-18$/)
  })

  test('days are counted over leap days and ends of months and years', () => {
    assert.match(of('claim', { mailedOn: '2028-02-14' }) ?? '', /2028-02-29 2028-04-14$/)
    assert.match(of('claim', { mailedOn: '2027-02-14' }) ?? '', /2027-03-01 2027-04-15$/)
    assert.match(of('claim', { mailedOn: '2026-12-31' }) ?? '', /2027-01-15 2027-03-01$/)
    assert.match(of('claim', { mailedOn: '2028-02-29', zip: APO }) ?? '', /2028-04-14 2029-02-28$/)
    assert.match(of('claim', { mailedOn: '2027-02-28', zip: APO }) ?? '', /2027-04-14 2028-02-28$/)
  })

  test('cover is the larger of what is included and what was bought', () => {
    const cover = (given: Given) => coverOf(circumstances(given), rules)
    assert.equal(cover({}), 100)
    assert.equal(cover({ told: { insured: 50 } }), 100)
    assert.equal(cover({ told: { insured: 300 } }), 300)
    assert.equal(cover({ told: { insured: false } }), 100)
    assert.equal(cover({ told: { insured: true } }), Number.POSITIVE_INFINITY)
    assert.equal(cover({ mailClass: 'first-class-mail' }), 0)
    assert.equal(cover({ mailClass: 'first-class-mail', services: ['registered'] }), Number.POSITIVE_INFINITY)
    assert.equal(cover({ mailClass: 'first-class-mail', services: ['certified'] }), 0)
  })
})

describe('a missing-mail search', () => {
  const kind = 'missing-mail-search'
  test('opens 7 days after mailing and closes 365 days after', () => {
    assert.equal(of(kind, {}), `${kind}.mailing 2026-11-20 2027-11-13`)
    assert.equal(of(kind, { mailedOn: '2027-03-01' }), `${kind}.mailing 2027-03-08 2028-02-29`)
    assert.equal(of(kind, { mailedOn: '2028-02-29' }), `${kind}.mailing 2028-03-07 2029-02-28`)
  })
  test('waits for the 7th business day after a help request, over a weekend and Thanksgiving', () => {
    const told = { helpRequestedOn: '2026-11-20' }
    assert.equal(of(kind, { told }), `${kind}.mailing 2026-12-02 2027-11-13`)
    assert.equal(of(kind, { told: { helpRequestedOn: '2026-11-01' } }), `${kind}.mailing 2026-11-20 2027-11-13`)
  })
  test('is for what did not come, and for what came without its contents', () => {
    const scans: Given['scans'] = [
      ['03', '2026-11-13'],
      ['01', '2026-11-16'],
    ]
    assert.equal(of(kind, { scans }), null)
    assert.equal(of(kind, { scans, told: { report: 'damaged' } }), null)
    assert.ok(of(kind, { scans, told: { report: 'not-received' } }))
    assert.ok(of(kind, { scans, told: { report: 'missing-contents' } }))
    assert.equal(of(kind, { mailClass: 'priority-mail-international' }), null)
  })
})

describe('an appeal', () => {
  test('closes 30 days after the decision', () => {
    assert.equal(of('appeal', { told: { claimDecidedOn: '2026-11-02' } }), 'appeal.first - 2026-12-02')
    assert.equal(of('appeal', { told: { claimDecidedOn: '2028-01-31' } }), 'appeal.first - 2028-03-01')
    assert.equal(of('appeal', {}), null)
  })
})

describe('a pickup', () => {
  const scans: Given['scans'] = [
    ['03', '2026-11-13'],
    ['53', '2026-11-16'],
  ]
  const rows: [string, Given, string | null][] = [
    ['an ordinary parcel', {}, 'hold.ordinary 2026-11-16 2026-11-26'],
    ['one to sign for', { services: ['signature'] }, 'hold.accountable 2026-11-16 2026-12-01'],
    ['COD', { services: ['cod'] }, 'hold.cod 2026-11-16 2026-11-26'],
    ['COD to sign for: the shorter', { services: ['cod', 'signature'] }, 'hold.cod 2026-11-16 2026-11-26'],
    ['Express', { mailClass: 'priority-mail-express' }, 'hold.express 2026-11-16 2026-11-21'],
    [
      'Express to sign for: the shorter',
      { mailClass: 'priority-mail-express', services: ['signature'] },
      'hold.express 2026-11-16 2026-11-21',
    ],
    ['with a day that USPS named', { facts: { returnBy: '2026-11-30' } }, 'hold.named-by-usps 2026-11-16 2026-11-30'],
    ['delivered after all', { scans: [...scans, ['01', '2026-11-17']] }, null],
    ['still on its way', { scans: [['03', '2026-11-13']] }, null],
  ]
  for (const [name, given, expected] of rows) {
    test(name, () => assert.equal(of('pickup', { scans, ...given }), expected))
  }
  test('Express gets a second notice on the third day', () => {
    assert.equal(
      of('second-notice', { scans, mailClass: 'priority-mail-express' }),
      'second-notice.express 2026-11-19 2026-11-21',
    )
    assert.equal(of('second-notice', { scans }), null)
  })
})

describe('a refund', () => {
  const express = { mailClass: 'priority-mail-express' }
  const came = (day: string): Given['scans'] => [
    ['03', '2026-11-13'],
    ['01', day],
  ]
  test('is for Express that came, or comes, after its day', () => {
    const refund = 'refund.express 2026-11-15 2026-12-13'
    const at = (more: Given) => of('refund', { ...express, expected: '2026-11-16', ...more })
    assert.equal(at({ today: '2026-11-16' }), null)
    assert.equal(at({ today: '2026-11-17' }), refund)
    assert.equal(at({ scans: came('2026-11-16') }), null)
    assert.equal(at({ scans: came('2026-11-17') }), refund)
    assert.equal(at({ scans: came('2026-11-17'), mailClass: 'priority-mail' }), null)
  })
  test('is not for Express tried or delivered within two business days around Christmas', () => {
    const at = (mailedOn: string, came: string, code = '01') =>
      of('refund', {
        ...express,
        mailedOn,
        expected: mailedOn,
        today: '2027-01-05',
        scans: [
          ['03', mailedOn],
          [code, came],
        ],
      })
    assert.equal(at('2026-12-22', '2026-12-24'), null)
    assert.equal(at('2026-12-22', '2026-12-24', '53'), null)
    assert.ok(at('2026-12-22', '2026-12-26'))
    assert.equal(at('2026-12-25', '2026-12-29'), null)
    assert.ok(at('2026-12-21', '2026-12-23'))
    assert.ok(at('2026-12-26', '2026-12-28'))
  })
  test('of an unused label is the sender’s, for 30 days', () => {
    const label: Given = { scans: [['GX', '2026-11-13']], mailedOn: null }
    assert.equal(of('refund', { ...label, told: { role: 'sender' } }), 'refund.unused-label - 2026-12-13')
    assert.equal(of('refund', { ...label, told: { role: 'recipient' } }), null)
  })
})

describe('an international inquiry', () => {
  const kind = 'international-inquiry'
  const rows: [string, Given, string | null][] = [
    ['Express', { mailClass: 'priority-mail-express-international' }, `${kind}.express 2026-11-16 2027-02-11`],
    ['Priority', { mailClass: 'priority-mail-international' }, `${kind}.priority 2026-11-20 2027-05-13`],
    [
      'registered letters',
      { mailClass: 'first-class-package-international', services: ['registered'] },
      `${kind}.registered 2026-11-20 2027-05-13`,
    ],
    ['First-Class parcels: none', { mailClass: 'first-class-package-international' }, null],
    ['domestic registered: none', { mailClass: 'first-class-mail', services: ['registered'] }, null],
    [
      'a month’s end',
      { mailClass: 'priority-mail-international', mailedOn: '2026-08-31' },
      `${kind}.priority 2026-09-07 2027-02-28`,
    ],
  ]
  for (const [name, given, expected] of rows) test(name, () => assert.equal(of(kind, given), expected))

  test('after delivery, only where somebody reports a trouble', () => {
    const given: Given = {
      mailClass: 'priority-mail-international',
      scans: [
        ['03', '2026-11-13'],
        ['01', '2026-11-18'],
      ],
    }
    assert.equal(of(kind, given), null)
    assert.ok(of(kind, { ...given, told: { report: 'not-received' } }))
    const damaged = { ...given, told: { report: 'damaged' } as const }
    assert.equal(of(kind, damaged), `${kind}.damage - 2027-01-12`)
    assert.equal(of(kind, { ...damaged, mailClass: 'inbound-international' }), `${kind}.damage - 2027-01-12`)
  })
})

describe('the record', () => {
  test('is kept 120 days, or 2 years where somebody signed', () => {
    assert.equal(of('record-kept', {}), 'record-kept.tracking - 2027-03-13')
    assert.equal(of('record-kept', { services: ['signature'] }), 'record-kept.signature - 2028-11-13')
    assert.equal(
      of('record-kept', { mailedOn: '2028-02-29', services: ['certified'] }),
      'record-kept.signature - 2030-02-28',
    )
    assert.equal(of('record-kept', { scans: [['GX', '2026-11-13']] }), null)
  })
})
