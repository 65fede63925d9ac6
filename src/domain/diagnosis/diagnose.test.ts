import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { assessScans, stepOf } from '../../../tests/assess.ts'
import { checkDigitMod10 } from '../tracking-number/index.ts'
import { ROLES, WISHES } from './tokens.ts'

const memphis = { city: 'MEMPHIS', state: 'TN', zip: '38101' }
const accepted = { code: '03', at: '2026-11-13T11:02:00-06:00', place: { city: 'LITTLE ROCK', state: 'AR' } }
const arrived = { code: '10', at: '2026-11-14T03:14:00-06:00', place: memphis }
const arrivingLate = { wording: 'In Transit, Arriving Late', at: '2026-11-17' }
const CERTIFIED_BODY = '940710189956123456789'
const CERTIFIED = CERTIFIED_BODY + checkDigitMod10(CERTIFIED_BODY)
const ground = { trackingNumber: '9234691234567800000171', mailClass: 'ground-advantage' }
/** Noon in Memphis. */
const on = (day: string) => `${day}T18:00:00Z`

describe('no updates', () => {
  const scans = [accepted, arrived, arrivingLate]

  test('silence counts postal days without a seen scan; a message does not end it', () => {
    const before = assessScans({ ...ground, scans, now: on('2026-11-19'), expectedDay: '2026-11-30' })
    assert.equal(before.diagnosis.situation, 'late')
    assert.equal(before.diagnosis.changesOn, '2026-11-20')
    const { diagnosis } = assessScans({ ...ground, scans, now: on('2026-11-20'), expectedDay: '2026-11-17' })
    assert.deepEqual(
      [diagnosis.situation, diagnosis.also, diagnosis.rule],
      ['no-updates', ['late'], 'no-updates.5-postal-days'],
    )
    assert.deepEqual(
      diagnosis.evidence.map(({ scan, text }) => [scan, text.key]),
      [
        [1, 'evidence.last-seen'],
        [null, 'evidence.promised'],
      ],
    )
  })

  test('Sundays and holidays are no silence', () => {
    // Thanksgiving is November 26; from the Saturday before, the fifth postal day is the Friday after.
    const seen = { ...arrived, at: '2026-11-21T03:14:00-06:00' }
    const input = { ...ground, scans: [accepted, seen], expectedDay: '2026-12-15' }
    assert.equal(assessScans({ ...input, now: on('2026-11-27') }).diagnosis.situation, 'on-its-way')
    assert.equal(assessScans({ ...input, now: on('2026-11-28') }).diagnosis.situation, 'no-updates')
  })

  test('the day is that of the place: late at night in Memphis it is tomorrow in London, and still today', () => {
    const input = { ...ground, scans: [accepted, arrived], expectedDay: '2026-12-15' }
    assert.equal(assessScans({ ...input, now: '2026-11-20T05:59:00Z' }).diagnosis.situation, 'on-its-way')
    assert.equal(assessScans({ ...input, now: '2026-11-20T06:00:00Z' }).diagnosis.situation, 'no-updates')
  })

  test('advice: help first, then a search, a claim once its window opens', () => {
    const assessment = assessScans({ ...ground, scans, now: on('2026-11-20'), expectedDay: '2026-11-17' })
    assert.equal(assessment.advice[0]?.channel, 'help-request')
    assert.equal(stepOf(assessment, 'help-request')?.from, '2026-11-20')
    assert.equal(stepOf(assessment, 'missing-mail-search')?.from, '2026-12-02')
    assert.deepEqual(
      [stepOf(assessment, 'claim')?.from, stepOf(assessment, 'claim')?.until],
      ['2026-11-28', '2027-01-12'],
    )
    assert.equal(assessment.diagnosis.changesOn, '2026-11-28')
  })

  test('from the day of the help request on, the office that gets it can be asked itself, after the phone', () => {
    const assessment = assessScans({ ...ground, scans, now: on('2026-11-20'), expectedDay: '2026-11-17' })
    const channels = assessment.advice.map((step) => step.channel)
    assert.equal(channels[channels.indexOf('phone') + 1], 'post-office')
    const step = stepOf(assessment, 'post-office')
    assert.deepEqual([step?.from, step?.why.key], ['2026-11-20', 'why.post-office.stuck'])
    const late = assessScans({ ...ground, scans, now: on('2026-11-18'), expectedDay: '2026-11-17' })
    assert.equal(late.diagnosis.situation, 'late')
    assert.equal(stepOf(late, 'post-office')?.from, stepOf(late, 'help-request')?.from)
    assert.ok((stepOf(late, 'post-office')?.from ?? '') > '2026-11-18')
  })

  test('no office has what went to the place for lost mail, or abroad', () => {
    const gone = { wording: 'Sent to Mail Recovery Center', at: '2026-11-16T11:02:00-06:00' }
    const lost = assessScans({ ...ground, scans: [accepted, gone], now: on('2026-11-20') })
    assert.equal(lost.diagnosis.rule, 'probably-lost.mail-recovery')
    assert.equal(stepOf(lost, 'post-office'), undefined)
    const abroad = { trackingNumber: 'LZ123456785US', mailClass: 'first-class-package-international' }
    const away = assessScans({ ...abroad, scans: [accepted, arrived], now: on('2026-11-28') })
    assert.equal(away.diagnosis.situation, 'no-updates')
    assert.equal(stepOf(away, 'post-office'), undefined)
  })

  test('who has asked for help already is not sent there again', () => {
    const assessment = assessScans({ ...ground, scans, now: on('2026-11-24'), helpRequestedOn: '2026-11-20' })
    assert.equal(stepOf(assessment, 'help-request'), undefined)
    assert.equal(stepOf(assessment, 'missing-mail-search')?.why.key, 'why.missing-mail-search.asked')
  })
})

describe('late', () => {
  const moving = { ...arrived, at: '2026-11-17T03:14:00-06:00' }

  test('once the expected day is over, with help from the second postal day', () => {
    const input = { ...ground, scans: [accepted, moving], expectedDay: '2026-11-17' }
    assert.equal(assessScans({ ...input, now: on('2026-11-17') }).diagnosis.situation, 'on-its-way')
    const first = assessScans({ ...input, now: on('2026-11-18') })
    assert.deepEqual([first.diagnosis.situation, first.diagnosis.rule], ['late', 'late.past-expected'])
    assert.equal(first.advice[0]?.channel, 'wait')
    assert.equal(stepOf(first, 'help-request')?.from, '2026-11-19')
    const second = assessScans({ ...input, now: on('2026-11-19') })
    assert.equal(second.diagnosis.rule, 'late.2-past-expected')
    assert.equal(stepOf(second, 'wait'), undefined)
  })

  test('a day of our own estimate is called so', () => {
    const { diagnosis } = assessScans({ ...ground, scans: [accepted, moving], now: on('2026-11-20') })
    assert.equal(diagnosis.rule, 'late.past-standard')
    assert.equal(diagnosis.evidence[0]?.text.key, 'evidence.standard')
  })

  test('only Priority Mail Express has money back', () => {
    const input = { scans: [accepted, moving], expectedDay: '2026-11-14', now: on('2026-11-18') }
    assert.ok(stepOf(assessScans({ ...input, mailClass: 'priority-mail-express' }), 'refund'))
    assert.equal(stepOf(assessScans({ ...input, mailClass: 'priority-mail' }), 'refund'), undefined)
  })
})

describe('probably lost', () => {
  test('after 15 postal days without a seen scan', () => {
    const input = { ...ground, scans: [accepted, arrived], expectedDay: '2026-12-30' }
    assert.equal(assessScans({ ...input, now: on('2026-12-02') }).diagnosis.situation, 'no-updates')
    const { diagnosis } = assessScans({ ...input, now: on('2026-12-03') })
    assert.deepEqual([diagnosis.situation, diagnosis.rule], ['probably-lost', 'probably-lost.15-postal-days'])
  })

  test('or 10 postal days past the expected day', () => {
    const seen = { ...arrived, at: '2026-11-18T03:14:00-06:00' }
    const input = { ...ground, scans: [accepted, seen], expectedDay: '2026-11-16' }
    assert.equal(assessScans({ ...input, now: on('2026-11-27') }).diagnosis.situation, 'no-updates')
    assert.equal(assessScans({ ...input, now: on('2026-11-28') }).diagnosis.rule, 'probably-lost.10-past-expected')
  })

  test('a parcel that was seen in these days is late, however late', () => {
    const seen = { ...arrived, at: '2026-11-27T03:14:00-06:00' }
    const input = { ...ground, scans: [accepted, seen], expectedDay: '2026-11-16', now: on('2026-11-30') }
    assert.equal(assessScans(input).diagnosis.situation, 'late')
  })

  test('without cover there is a search and no claim', () => {
    const input = { scans: [accepted, arrived], now: on('2026-12-05') }
    assert.equal(stepOf(assessScans({ ...input, mailClass: 'media-mail' }), 'claim'), undefined)
    assert.ok(stepOf(assessScans({ ...input, mailClass: 'media-mail' }), 'missing-mail-search'))
    assert.ok(stepOf(assessScans({ ...input, mailClass: 'media-mail', insured: true }), 'claim'))
  })
})

describe('not with USPS yet', () => {
  const label = { code: 'GX', at: '2026-11-12T16:20:00-06:00' }

  test('a label is the sender’s affair from the second postal day', () => {
    const first = assessScans({ scans: [label], now: on('2026-11-13') })
    assert.deepEqual([first.diagnosis.rule, first.diagnosis.changesOn], ['not-with-usps-yet.label', '2026-11-14'])
    assert.equal(first.advice[0]?.channel, 'wait')
    const later = assessScans({ scans: [label], now: on('2026-11-14') })
    assert.equal(later.diagnosis.rule, 'not-with-usps-yet.label-2-postal-days')
    assert.equal(later.advice[0]?.channel, 'sender')
  })

  test('messages of steps speak for a parcel whose scans were all missed, and its silence counts from the first', () => {
    const sorted = { code: 'NT', at: '2026-11-16T07:30:00-06:00' }
    const out = { code: 'OF', at: '2026-11-17T08:10:00-06:00', place: memphis }
    const input = { ...ground, scans: [label, sorted], expectedDay: '2026-11-30' }
    const first = assessScans({ ...input, now: on('2026-11-16') })
    assert.deepEqual([first.diagnosis.situation, first.diagnosis.rule], ['on-its-way', 'on-its-way.announced'])
    assert.deepEqual(first.diagnosis.evidence[0]?.scan, 0)
    for (const scans of [input.scans, [...input.scans, { ...sorted, at: '2026-11-19T07:30:00-06:00' }]]) {
      const silent = assessScans({ ...input, scans, now: on('2026-11-21') })
      assert.equal(silent.diagnosis.rule, 'no-updates.5-postal-days')
      assert.equal(stepOf(silent, 'help-request')?.from, '2026-11-21')
    }
    const quiet = assessScans({ ...input, scans: [...input.scans, out], now: on('2026-11-18') })
    assert.equal(quiet.diagnosis.rule, 'unclear-status.out-for-delivery-quiet')
    const late = assessScans({ ...input, expectedDay: '2026-11-17', now: on('2026-11-19') })
    assert.equal(late.diagnosis.rule, 'late.2-past-expected')
  })

  test('no search, no claim and no help request before USPS has it', () => {
    for (const role of ROLES) {
      const { advice, deadlines } = assessScans({ ...ground, role, scans: [label], now: on('2027-02-01') })
      const channels = advice.map((step) => step.channel)
      for (const ruledOut of ['claim', 'missing-mail-search', 'help-request'] as const)
        assert.ok(!channels.includes(ruledOut), `${ruledOut} for a ${role}`)
      assert.ok(advice.length > 0, `nothing to do for a ${role}`)
      assert.ok(deadlines.every((one) => one.kind === 'refund'))
    }
  })

  test('a partner’s hand-over is no acceptance', () => {
    const partner = {
      wording: 'Departed Shipping Partner Facility, USPS Awaiting Item',
      at: '2026-11-13T09:00:00-06:00',
    }
    const { diagnosis } = assessScans({ scans: [label, partner], now: on('2026-11-18') })
    assert.equal(diagnosis.rule, 'not-with-usps-yet.partner-4-postal-days')
  })

  test('a truckload is no scan of the parcel', () => {
    const pending = { wording: 'Shipment Received, Package Acceptance Pending', at: '2026-11-13T09:00:00-06:00' }
    const { diagnosis } = assessScans({ scans: [label, pending], now: on('2026-11-14') })
    assert.equal(diagnosis.rule, 'not-with-usps-yet.acceptance-pending')
  })

  test('a number without any scan, with and without its day of mailing', () => {
    const none = assessScans({ ...ground, scans: [], now: on('2026-11-14') })
    assert.equal(none.diagnosis.rule, 'not-with-usps-yet.no-scan')
    const mailed = assessScans({ ...ground, scans: [], mailedOn: '2026-11-12', now: on('2026-11-14') })
    assert.equal(mailed.diagnosis.rule, 'not-with-usps-yet.no-scan-2-postal-days')
  })
})

test('a parcel of the armed forces takes as long as one beyond the contiguous states', () => {
  const input = { ...ground, scans: [accepted], now: on('2026-11-14') }
  const near = assessScans({ ...input, destinationZip: '38101' }).circumstances.expected?.day ?? ''
  const far = assessScans({ ...input, destinationZip: '09012' }).circumstances.expected?.day ?? ''
  assert.ok(far > near, `${far} and ${near}`)
})

test('picked up by the shipper’s agent is not yet with USPS', () => {
  const agent = { wording: 'Picked Up by Shipping Agent', at: '2026-11-13T09:00:00-06:00' }
  const { diagnosis, deadlines } = assessScans({ ...ground, scans: [agent], now: on('2026-11-20') })
  assert.deepEqual([diagnosis.situation, deadlines.some((one) => one.kind === 'claim')], ['not-with-usps-yet', false])
})

test('a parcel that is lost on its way back can be searched for and claimed', () => {
  const back = { wording: 'Return to Sender', at: '2026-11-16T11:02:00-06:00' }
  const moving = assessScans({ ...ground, scans: [accepted, back], now: on('2026-11-18') })
  assert.equal(stepOf(moving, 'claim'), undefined)
  const lost = assessScans({ ...ground, scans: [accepted, back], now: on('2026-12-10') })
  assert.deepEqual([lost.diagnosis.situation, lost.diagnosis.also.includes('probably-lost')], ['returning', true])
  assert.ok(stepOf(lost, 'claim') && stepOf(lost, 'missing-mail-search'))
})

test('where it is probably lost the search need not wait for a form', () => {
  const lost = assessScans({ ...ground, scans: [accepted, arrived], now: on('2026-12-10') })
  assert.equal(stepOf(lost, 'missing-mail-search')?.from, '2026-11-20')
})

describe('delivered', () => {
  const delivered = { code: '01', wording: 'Delivered, In/At Mailbox', at: '2026-11-16T11:02:00-06:00', place: memphis }

  test('nothing is left to do', () => {
    const { diagnosis, advice } = assessScans({ ...ground, scans: [accepted, delivered], now: on('2026-11-20') })
    assert.deepEqual([diagnosis.situation, diagnosis.changesOn, advice.length], ['delivered', null, 0])
  })

  test('in another region than the label’s: the office can look where it was scanned', () => {
    const input = { ...ground, scans: [accepted, delivered], now: on('2026-11-20'), destinationZip: '75201' }
    const assessment = assessScans(input)
    assert.equal(assessment.diagnosis.rule, 'delivered.elsewhere')
    assert.equal(assessment.advice[0]?.channel, 'post-office')
  })

  test('and not received: look and wait until the end of the next postal day, then ask the office', () => {
    const input = { ...ground, report: 'not-received' as const, scans: [accepted, delivered] }
    const early = assessScans({ ...input, now: on('2026-11-17') })
    assert.equal(early.diagnosis.rule, 'delivered-not-received.may-still-come')
    assert.equal(early.diagnosis.changesOn, '2026-11-18')
    assert.deepEqual(
      early.advice.slice(0, 2).map((step) => [step.channel, step.until]),
      [
        ['household', '2026-11-17'],
        ['wait', '2026-11-17'],
      ],
    )
    const later = assessScans({ ...input, now: on('2026-11-18') })
    assert.equal(later.diagnosis.rule, 'delivered-not-received.search')
    assert.deepEqual([later.advice[0]?.channel, later.advice[0]?.from], ['post-office', '2026-11-18'])
    assert.ok(stepOf(later, 'inspection-service'))
  })

  test('damaged or with things missing: claim at once, keep everything', () => {
    for (const report of ['damaged', 'missing-contents'] as const) {
      const assessment = assessScans({ ...ground, report, scans: [accepted, delivered], now: on('2026-11-16') })
      assert.equal(assessment.diagnosis.situation, report)
      assert.deepEqual(
        [stepOf(assessment, 'claim')?.from, stepOf(assessment, 'claim')?.until, stepOf(assessment, 'claim')?.rule],
        [null, '2027-01-12', 'claim.damage'],
      )
    }
  })

  test('a return that reads like a delivery is a return', () => {
    const back = { code: '01', wording: 'Delivered, To Original Sender', at: '2026-11-20T11:02:00-06:00' }
    const { diagnosis } = assessScans({ ...ground, scans: [accepted, back], now: on('2026-11-21') })
    assert.deepEqual([diagnosis.situation, diagnosis.rule], ['returning', 'returning.returned'])
  })

  test('before the day of mailing: an earlier parcel had the number', () => {
    const input = { ...ground, scans: [accepted, delivered], mailedOn: '2026-12-01', now: on('2026-12-03') }
    const { diagnosis } = assessScans(input)
    assert.deepEqual([diagnosis.situation, diagnosis.rule], ['cannot-tell', 'cannot-tell.earlier-parcel'])
  })

  test('a label made before the day of mailing, or a day that is off by one, is no earlier parcel', () => {
    const label = { code: 'GX', at: '2026-11-12T16:20:00-06:00' }
    const made = assessScans({ ...ground, scans: [label], mailedOn: '2026-11-13', now: on('2026-11-14') })
    assert.equal(made.diagnosis.situation, 'not-with-usps-yet')
    const off = assessScans({ ...ground, scans: [accepted], mailedOn: '2026-11-14', now: on('2026-11-14') })
    assert.equal(off.diagnosis.situation, 'on-its-way')
    const longAgo = assessScans({ ...ground, scans: [accepted], mailedOn: '2026-12-20', now: on('2026-12-21') })
    assert.equal(longAgo.diagnosis.rule, 'cannot-tell.earlier-parcel')
  })

  test('a label 30 days after it opens the next parcel', () => {
    const label = { code: 'GX', at: '2026-12-20T11:02:00-06:00' }
    const { diagnosis } = assessScans({ ...ground, scans: [accepted, delivered, label], now: on('2026-12-21') })
    assert.equal(diagnosis.situation, 'not-with-usps-yet')
  })
})

describe('waiting for somebody', () => {
  const notice = { code: '55', at: '2026-11-16T11:02:00-06:00', place: memphis }

  test('a message that nobody scanned does not hide the notice, and nothing is late', () => {
    const notice = { code: '53', at: '2026-11-17T12:41:00-06:00', place: memphis }
    const input = { ...ground, now: on('2026-11-18'), expectedDay: '2026-11-16' }
    for (const at of ['2026-11-17', '2026-11-18']) {
      const { diagnosis, deadlines } = assessScans({
        ...input,
        scans: [accepted, arrived, notice, { ...arrivingLate, at }],
      })
      assert.deepEqual([diagnosis.situation, diagnosis.also], ['delivery-attempted', []], at)
      assert.ok(deadlines.some(({ kind }) => kind === 'pickup'))
    }
    const ready = { code: '14', at: '2026-11-17T14:00:00-06:00', place: memphis }
    const waits = assessScans({ ...input, scans: [accepted, arrived, ready, arrivingLate] })
    assert.equal(waits.diagnosis.situation, 'held')
    const again = { code: 'OF', at: '2026-11-18T08:00:00-06:00', place: memphis }
    assert.notEqual(
      assessScans({ ...input, scans: [accepted, arrived, notice, again, { ...arrivingLate, at: '2026-11-18' }] })
        .diagnosis.situation,
      'delivery-attempted',
    )
  })

  test('an attempt: redelivery or pickup from the next postal day, until the hold ends', () => {
    const input = { ...ground, scans: [accepted, notice] }
    const assessment = assessScans({ ...input, now: on('2026-11-16') })
    assert.equal(assessment.diagnosis.situation, 'delivery-attempted')
    assert.equal(assessment.diagnosis.changesOn, '2026-11-27')
    assert.equal(stepOf(assessment, 'redelivery')?.until, '2026-11-26')
    assert.deepEqual(
      [stepOf(assessment, 'pickup')?.from, stepOf(assessment, 'pickup')?.until],
      ['2026-11-17', '2026-11-26'],
    )
    const over = assessScans({ ...input, now: on('2026-11-27') })
    assert.equal(over.diagnosis.rule, 'delivery-attempted.past-its-day')
    assert.equal(stepOf(over, 'pickup'), undefined)
    assert.ok(stepOf(over, 'phone'))
  })

  test('the return day that USPS names outweighs every rule', () => {
    const input = { ...ground, scans: [accepted, notice], returnBy: '2026-12-01', now: on('2026-11-17') }
    const { deadlines } = assessScans(input)
    const pickup = deadlines.find((one) => one.kind === 'pickup')
    assert.deepEqual([pickup?.until, pickup?.rule], ['2026-12-01', 'hold.named-by-usps'])
  })

  test('accountable mail waits 15 days, Express 5 with a second notice on day 3', () => {
    const certified = assessScans({
      trackingNumber: CERTIFIED,
      scans: [accepted, notice],
      now: on('2026-11-17'),
    })
    assert.equal(certified.deadlines.find((one) => one.kind === 'pickup')?.until, '2026-12-01')
    const express = assessScans({
      mailClass: 'priority-mail-express',
      scans: [accepted, notice],
      now: on('2026-11-17'),
    })
    assert.equal(express.deadlines.find((one) => one.kind === 'pickup')?.until, '2026-11-21')
    assert.equal(express.deadlines.find((one) => one.kind === 'second-notice')?.from, '2026-11-19')
  })

  test('ready for pickup, and held at customer request', () => {
    const ready = { wording: 'Available for Pickup', at: '2026-11-16T11:02:00-06:00' }
    const held = { wording: 'Held at Post Office, At Customer Request', at: '2026-11-16T11:02:00-06:00' }
    const pickup = assessScans({ ...ground, scans: [accepted, ready], now: on('2026-11-17') })
    assert.deepEqual([pickup.diagnosis.rule, pickup.advice[0]?.channel], ['held.ready-for-pickup', 'pickup'])
    const atOffice = assessScans({ ...ground, scans: [accepted, held], now: on('2026-11-17') })
    assert.equal(atOffice.diagnosis.rule, 'held.at-post-office')
    assert.ok(stepOf(atOffice, 'post-office'))
  })

  test('customs decide, and silence there is no trouble', () => {
    const customs = { wording: 'Held in Customs', at: '2026-11-16T11:02:00', place: { country: 'CANADA' } }
    const input = { trackingNumber: 'LX123456785US', scans: [accepted, customs], now: on('2026-12-20') }
    const { diagnosis, advice } = assessScans(input)
    assert.deepEqual([diagnosis.situation, diagnosis.also, advice[0]?.channel], ['customs', [], 'customs'])
  })
})

describe('unclear status', () => {
  test('out for delivery, and the day ended without a scan', () => {
    const out = { code: 'OF', at: '2026-11-17T09:02:00-06:00', place: memphis }
    const seen = { ...arrived, at: '2026-11-17T05:00:00-06:00' }
    const input = { ...ground, scans: [accepted, seen, out], expectedDay: '2026-11-30' }
    assert.equal(assessScans({ ...input, now: on('2026-11-17') }).diagnosis.situation, 'on-its-way')
    assert.equal(assessScans({ ...input, now: on('2026-11-17') }).diagnosis.changesOn, '2026-11-18')
    assert.equal(
      assessScans({ ...input, now: on('2026-11-18') }).diagnosis.rule,
      'unclear-status.out-for-delivery-quiet',
    )
  })

  test('missent, and words that nobody knows', () => {
    const missent = { wording: 'Missent', at: '2026-11-16T11:02:00-06:00' }
    const input = { ...ground, expectedDay: '2026-11-30', now: on('2026-11-17') }
    assert.equal(assessScans({ ...input, scans: [accepted, missent] }).diagnosis.rule, 'unclear-status.missent')
    const strange = { wording: 'Awaiting Consolidation Of The Ninth Kind', at: '2026-11-16T11:02:00-06:00' }
    assert.equal(assessScans({ ...input, scans: [accepted, strange] }).diagnosis.rule, 'unclear-status.unknown-wording')
  })
})

describe('what no waiting, searching or calling can change', () => {
  const seized = { wording: 'Seized by Law Enforcement', at: '2026-11-16T11:02:00-06:00' }
  const confiscated = { wording: 'Confiscated by Customs Authorities', at: '2026-11-16T11:02:00-06:00' }

  test('a seized parcel is neither late nor lost: the authority is asked', () => {
    for (const [last, rule, channel] of [
      [seized, 'unclear-status.seized', 'inspection-service'],
      [confiscated, 'unclear-status.confiscated', 'customs'],
    ] as const) {
      const { diagnosis, advice } = assessScans({ ...ground, scans: [accepted, last], now: on('2026-12-10') })
      assert.deepEqual([diagnosis.rule, diagnosis.also, diagnosis.changesOn], [rule, [], null])
      assert.deepEqual(
        advice.map((step) => step.channel),
        [channel, 'sender'],
      )
    }
  })

  test('a destroyed parcel is not searched for, and can be claimed', () => {
    const disposed = { wording: 'Disposed by Post Office', at: '2026-11-16T11:02:00-06:00' }
    const { diagnosis, advice } = assessScans({ ...ground, scans: [accepted, disposed], now: on('2026-12-10') })
    assert.equal(diagnosis.rule, 'probably-lost.disposed')
    assert.deepEqual(
      advice.map((step) => step.channel),
      ['claim', 'sender'],
    )
  })
})

describe('steps that fit what has happened', () => {
  const delivered = { code: '01', at: '2026-11-16T11:02:00-06:00', place: memphis }
  const notice = { code: '55', at: '2026-11-16T11:02:00-06:00', place: memphis }

  test('an express parcel that came after its day has its postage back, also once it is there', () => {
    const input = { mailClass: 'priority-mail-express', expectedDay: '2026-11-14', now: on('2026-11-17') }
    for (const last of [delivered, notice, { code: '14', at: '2026-11-16T11:02:00-06:00' }])
      assert.ok(stepOf(assessScans({ ...input, scans: [accepted, last] }), 'refund'), last.code)
    const inTime = { ...input, expectedDay: '2026-11-16' }
    assert.equal(stepOf(assessScans({ ...inTime, scans: [accepted, delivered] }), 'refund'), undefined)
  })

  test('after a decision there is an appeal and no second claim', () => {
    for (const more of [
      { scans: [accepted, arrived] },
      { scans: [accepted, delivered], report: 'not-received' as const },
    ])
      for (const now of [on('2026-11-30'), on('2026-12-20')]) {
        const assessment = assessScans({ ...ground, ...more, claimDecidedOn: '2026-11-29', now })
        assert.equal(stepOf(assessment, 'claim'), undefined)
        assert.equal(stepOf(assessment, 'appeal')?.until, '2026-12-29')
      }
  })

  test('the truckload gives its two days, however old the label is', () => {
    const label = { code: 'GX', at: '2026-11-02T16:20:00-06:00' }
    const pending = { code: 'TM', at: '2026-11-13T09:00:00-06:00' }
    const assessment = assessScans({ ...ground, scans: [label, pending], now: on('2026-11-14') })
    assert.equal(assessment.advice[0]?.channel, 'wait')
    assert.equal(stepOf(assessment, 'sender')?.from, '2026-11-16')
  })

  test('a parcel that went silent on its way back is asked after', () => {
    const back = { code: '09', at: '2026-11-16T11:02:00-06:00', place: memphis }
    const asked = (now: string) => assessScans({ ...ground, scans: [accepted, back], now: on(now) })
    assert.equal(stepOf(asked('2026-11-20'), 'help-request'), undefined)
    assert.ok(stepOf(asked('2026-11-20'), 'post-office'))
    const bySender = assessScans({ ...ground, role: 'sender', scans: [accepted, back], now: on('2026-11-20') })
    assert.equal(stepOf(bySender, 'post-office'), undefined)
    assert.equal(stepOf(asked('2026-11-21'), 'help-request')?.from, '2026-11-21')
  })

  test('nobody but the addressee is told to give instructions or to hold mail', () => {
    for (const wish of ['hold', 'instructions', 'redirect'] as const) {
      const input = { ...ground, wish, scans: [accepted, arrived], now: on('2026-11-16') }
      const channels = assessScans({ ...input, role: 'sender' }).advice.map((step) => step.channel)
      assert.ok(!channels.includes('delivery-instructions') && !channels.includes('hold-mail'), channels.join())
      assert.ok(channels.length > 0)
      assert.ok(stepOf(assessScans({ ...input, role: 'recipient' }), 'delivery-instructions'))
    }
  })

  test('an alert is waited out until the end of the next postal day, then asked about', () => {
    const alert = { code: 'DX', at: '2026-11-14T20:02:00-06:00', place: memphis }
    const input = { ...ground, expectedDay: '2026-11-30', scans: [accepted, alert] }
    const first = assessScans({ ...input, now: on('2026-11-16') })
    assert.deepEqual([first.diagnosis.rule, first.diagnosis.changesOn], ['unclear-status.alert', '2026-11-17'])
    assert.equal(stepOf(first, 'wait')?.until, '2026-11-16')
    assert.equal(stepOf(first, 'phone')?.from, '2026-11-17')
    const second = assessScans({ ...input, now: on('2026-11-17') })
    assert.equal(second.diagnosis.rule, 'unclear-status.alert-unsettled')
    assert.equal(second.advice[0]?.channel, 'phone')
  })

  test('once its time at the office is over, the office is asked, in every case', () => {
    const ready = { wording: 'Available for Pickup', at: '2026-11-16T11:02:00-06:00' }
    const { diagnosis, advice } = assessScans({ ...ground, scans: [accepted, ready], now: on('2026-11-28') })
    assert.equal(diagnosis.rule, 'held.past-its-day')
    assert.deepEqual(
      advice.map((step) => step.channel),
      ['post-office', 'phone'],
    )
  })

  test('what holds a parcel is said, and nobody is sent to an office that does not have it', () => {
    const held = (last: object) => assessScans({ ...ground, scans: [accepted, last], now: on('2026-11-17') })
    const due = held({ wording: 'Postage Due', at: '2026-11-16T11:02:00-06:00' })
    assert.deepEqual([due.diagnosis.rule, due.advice[0]?.channel], ['held.to-pay', 'pickup'])
    const atBorder = held({ code: 'UPU:EDA', at: '2026-11-16T11:02:00-06:00', place: { country: 'GERMANY' } })
    assert.deepEqual([atBorder.diagnosis.rule, atBorder.advice[0]?.channel], ['held.at-border', 'wait'])
    for (const channel of ['pickup', 'redelivery', 'post-office'])
      assert.equal(stepOf(atBorder, channel), undefined, channel)
  })

  test('an announcement is for its day: the Sunday after, it is not said to come today', () => {
    const out = { code: 'OF', at: '2026-11-14T09:02:00-06:00', place: memphis }
    const seen = { ...arrived, at: '2026-11-14T05:00:00-06:00' }
    const keyOn = (day: string) =>
      assessScans({ ...ground, scans: [accepted, seen, out], expectedDay: '2026-11-30', now: on(day) }).diagnosis
        .summary.key
    assert.equal(keyOn('2026-11-14'), 'diagnosis.on-its-way.out-for-delivery')
    assert.equal(keyOn('2026-11-15'), 'diagnosis.on-its-way')
  })

  test('a forwarded parcel is delivered in another area, as it should be', () => {
    const forwarded = { wording: 'Forwarded', at: '2026-11-15T11:02:00-06:00', place: memphis }
    const input = { ...ground, destinationZip: '75201', now: on('2026-11-17') }
    const { diagnosis } = assessScans({ ...input, scans: [accepted, forwarded, delivered] })
    assert.equal(diagnosis.rule, 'delivered.scan')
  })

  test('a help request is no step for a parcel that went abroad', () => {
    const dispatched = { wording: 'International Dispatch', at: '2026-11-14T11:02:00-06:00' }
    const input = { trackingNumber: 'CX123456785US', mailClass: 'priority-mail-international' }
    const { advice } = assessScans({ ...input, scans: [accepted, dispatched], now: on('2026-11-25') })
    assert.equal(advice[0]?.channel, 'international-inquiry')
    assert.ok(advice.every((step) => step.channel !== 'help-request'))
  })
})

test('every wish gives at least one way, whatever the phase', () => {
  const phases = ['03', '10', 'OF', '55', '14'].map((code) => ({ ...arrived, code, at: '2026-11-16T09:00:00-06:00' }))
  for (const wish of WISHES) {
    for (const last of phases) {
      for (const role of ROLES) {
        const { diagnosis, advice } = assessScans({
          ...ground,
          wish,
          role,
          scans: [accepted, last],
          now: on('2026-11-17'),
        })
        assert.equal(diagnosis.situation, 'wish')
        assert.ok(advice.length > 0, `${wish} of a ${role} at code ${last.code}`)
      }
    }
  }
})

test('a sender who wants it back and has not handed it over keeps it, and gets the label’s money back', () => {
  const label = { code: 'GX', at: '2026-11-12T16:20:00-06:00' }
  const input = { ...ground, wish: 'return' as const, role: 'sender' as const, now: on('2026-11-13') }
  assert.equal(assessScans({ ...input, scans: [label] }).advice[0]?.channel, 'refund')
  assert.equal(stepOf(assessScans({ ...input, scans: [label, accepted], now: on('2026-11-14') }), 'refund'), undefined)
})
