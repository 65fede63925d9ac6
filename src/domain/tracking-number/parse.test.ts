import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  checkDigitMod10,
  checkDigitS10,
  findTrackingNumbers,
  parseTrackingNumber,
  printTrackingNumber,
} from './index.ts'

const GROUND = '9234691234567800000171'

test('a commercial number tells its service, shipper and serial', () => {
  const [reading] = parseTrackingNumber('9234 6912 3456 7800 0001 71')
  assert.partialDeepStrictEqual(reading, {
    carrier: 'usps',
    format: 'impb',
    trackingNumber: GROUND,
    printed: '9234 6912 3456 7800 0001 71',
    valid: true,
    serviceType: '346',
    mailClass: 'ground-advantage',
    services: ['tracking'],
    mailerId: '912345678',
    serial: '0000017',
    problems: [],
    repairs: [],
  })
})

test('a scanned symbol gives its destination ZIP', () => {
  const [reading] = parseTrackingNumber(`]C142090210\u001d${GROUND}`)
  assert.equal(reading?.trackingNumber, GROUND)
  assert.equal(reading?.destinationZip, '90210')
})

test('online, retail and older labels are taken apart', () => {
  assert.equal(checkDigitMod10('940011189912300000042'), 4)
  assert.partialDeepStrictEqual(parseTrackingNumber('9400111899123000000424')[0], {
    serviceType: '001',
    sourceId: '11',
    mailerId: '899123',
    serial: '00000042',
  })
  assert.partialDeepStrictEqual(parseTrackingNumber('9505511234566327000424')[0], { serviceType: '055', valid: true })
  assert.equal(parseTrackingNumber('9505511234566399000422')[0]?.problems[0]?.code, 'impossible-date')
})

test('a code that is no longer given out, or not listed, does not make a number wrong', () => {
  const withStc = (code: string) => {
    const body = `92${code}9123456780000001`
    return parseTrackingNumber(body + checkDigitMod10(body))[0]
  }
  assert.deepEqual([withStc('023')?.valid, withStc('023')?.problems[0]?.code], [true, 'withdrawn-service-type'])
  assert.deepEqual([withStc('999')?.valid, withStc('999')?.problems[0]?.code], [true, 'unknown-service-type'])
  assert.equal(withStc('346')?.mailClass, 'ground-advantage')
  const body = '923469123456780000001'
  assert.equal(
    parseTrackingNumber(body + checkDigitMod10(body), { mailedOn: '2016-01-01' })[0]?.mailClass,
    'parcel-select',
  )
})

test('a S10 number names its post, and an unknown country makes it wrong', () => {
  assert.equal(checkDigitS10('47312482'), 9)
  assert.partialDeepStrictEqual(parseTrackingNumber('rb473124829us')[0], {
    carrier: 'usps',
    format: 's10',
    country: 'US',
  })
  assert.partialDeepStrictEqual(parseTrackingNumber('RB473124829DE')[0], {
    carrier: 'other-post',
    mailClass: 'inbound-international',
  })
  assert.equal(parseTrackingNumber('RB473124829XX')[0]?.valid, false)
  assert.equal(printTrackingNumber('RB473124829US'), 'RB 473 124 829 US')
})

test('card numbers, phone numbers and random digits are never a confident USPS number', () => {
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 8, maxLength: 19 })
  fc.assert(
    fc.property(digits, (text) => {
      for (const { carrier, valid, confidence } of parseTrackingNumber(text)) {
        assert.ok(!(carrier === 'usps' && valid && confidence >= 0.5))
        assert.ok(confidence <= 0.5)
      }
    }),
  )
})

test('parsing never throws, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 90 }), (text) =>
      Array.isArray(parseTrackingNumber(text, { repairs: true })),
    ),
  )
})

const body21 = fc
  .tuple(
    fc.constantFrom('001', '055', '346', '612'),
    fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 15, maxLength: 15 }),
  )
  .map(([code, rest]) => `92${code}9${rest}`)

test('every single wrong digit is noticed, and the right number is among the repairs', () => {
  fc.assert(
    fc.property(body21, fc.nat(21), fc.integer({ min: 1, max: 9 }), (body, at, step) => {
      const number = body + checkDigitMod10(body)
      const wrong = number.slice(0, at) + ((Number(number[at]) + step) % 10) + number.slice(at + 1)
      const [reading] = parseTrackingNumber(wrong, { repairs: true })
      assert.notEqual(reading?.carrier === 'usps' && reading.valid, true)
      if (at >= 2 && reading?.carrier === 'usps' && reading.format === 'impb') {
        assert.ok(reading.repairs.some((repair) => repair.trackingNumber === number))
      }
    }),
    { numRuns: 60 },
  )
})

test('swapped neighbours and a letter for a digit come first among the repairs', () => {
  const swapped = '9234691234576800000171'
  const repairs = parseTrackingNumber(swapped, { repairs: true })[0]?.repairs ?? []
  assert.ok(repairs.slice(0, 4).some((repair) => repair.trackingNumber === GROUND && repair.change === 'swap'))
  const letter = parseTrackingNumber('92346912345678OOOO0171', { repairs: true })[0]
  assert.equal(letter?.problems[0]?.code, 'wrong-characters')
  assert.deepEqual(letter?.repairs[0], { trackingNumber: GROUND, change: 'letter', rank: 1 })
})

test('a number in a mail is found where it stands, in order, and nothing else', () => {
  const text = `Order 112-4829302-1182639 of 2026-11-20, call 1-800-222-1811, card 4111 1111 1111 1111.
Your tracking number is 9234 6912 3456 7800 0001 71.
https://tools.usps.com/go/TrackConfirmAction?tLabels=9400111899123000000424%2CRB473124829US&x=1
UPS: 1ZA1B2C30312345673`
  const found = findTrackingNumbers(text)
  assert.deepEqual(
    found.map((one) => one.trackingNumber),
    [GROUND, '9400111899123000000424', 'RB473124829US', '1ZA1B2C30312345673'],
  )
  for (const one of found) assert.equal(text.slice(one.start, one.end), one.text)
})

test('numbers broken over lines, and mistyped ones, are found', () => {
  assert.equal(findTrackingNumbers('9234 6912 3456\n7800 0001 71')[0]?.trackingNumber, GROUND)
  assert.equal(findTrackingNumbers('it is 9234691234576800000171, I think')[0]?.valid, false)
  assert.equal(findTrackingNumbers(`${GROUND}\n9400111899123000000424`).length, 2)
})

test('a mistyped USPS number in groups is found whole, never cut to what passes', () => {
  const whole = (text: string) => findTrackingNumbers(text).map((one) => [one.trackingNumber, one.valid])
  assert.deepEqual(whole('USPS 9505 5110 2345 6327 0004 22'), [['9505511023456327000422', false]])
  assert.deepEqual(whole('It is 9234 69I2 3456 7800 0001 71, I think'), [['923469I234567800000171', false]])
})

test('the mark of a scanner in front of a number is no part of it', () => {
  const scanned = `]C142090210${GROUND}`
  assert.partialDeepStrictEqual(findTrackingNumbers(`scan: ${scanned}`), [
    { trackingNumber: GROUND, destinationZip: '90210', start: 9 },
  ])
  assert.equal(findTrackingNumbers(`]C1${GROUND}`)[0]?.trackingNumber, GROUND)
})

test('what is found reads as the same number alone', () => {
  const piece = fc.oneof(
    fc.constantFrom(GROUND, 'RB473124829US', '1ZA1B2C30312345673', 'track', ' ', '\n', ', '),
    fc.string({ maxLength: 12 }),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('')
      let end = 0
      for (const one of findTrackingNumbers(text)) {
        assert.ok(one.start >= end)
        end = one.end
        assert.equal(parseTrackingNumber(one.text)[0]?.trackingNumber, one.trackingNumber)
      }
    }),
  )
})
