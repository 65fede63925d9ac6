import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { parseTrackingNumber } from '#domain/tracking-number/index.ts'

type OwnCase = { number: string; carrier: string; format: string; valid: boolean; trackingNumber?: string }
type PublicCase = { courier: string; number: string; valid: boolean; format: string }

const own: OwnCase[] = JSON.parse(readFileSync(join(import.meta.dirname, 'tracking-numbers.json'), 'utf8')).cases

test('our own numbers are read as what they are', () => {
  for (const one of own) {
    const reading = parseTrackingNumber(one.number).find(({ format }) => format === one.format)
    if (one.valid) {
      assert.ok(reading?.valid, `${one.number} is a valid ${one.format}`)
      assert.equal(reading.carrier, one.carrier)
      assert.equal(reading.trackingNumber, one.trackingNumber ?? reading.trackingNumber)
    } else assert.notEqual(reading?.valid, true, `${one.number} is no valid ${one.format}`)
  }
})

const PUBLIC_CASES = join(import.meta.dirname, '../../../shared/data/tracking-number-cases.json')
const CARRIERS: Record<string, string[]> = {
  usps: ['usps'],
  s10: ['usps', 'other-post'],
  ups: ['ups'],
  fedex: ['fedex'],
  dhl: ['dhl'],
  amazon: ['amazon'],
  ontrac: ['ontrac'],
  lasership: ['ontrac'],
  canada_post: ['canada-post'],
}

test('the public numbers of other projects are read as what they are', (t) => {
  if (!existsSync(PUBLIC_CASES)) return t.skip('the public numbers are not on this machine')
  const { cases } = JSON.parse(readFileSync(PUBLIC_CASES, 'utf8')) as { cases: PublicCase[] }
  const wrong: string[] = []
  for (const one of cases) {
    const carriers = CARRIERS[one.courier]
    const readings = parseTrackingNumber(one.number)
    if (carriers) {
      const isValid = readings.some((reading) => reading.valid && carriers.includes(reading.carrier))
      if (isValid !== one.valid) wrong.push(`${one.courier} ${one.number} is ${one.valid ? '' : 'not '}valid`)
    }
    if (one.courier !== 'usps' && one.courier !== 's10') {
      const claimed = readings.find(
        ({ carrier, valid, confidence }) => carrier === 'usps' && valid && confidence >= 0.5,
      )
      if (claimed) wrong.push(`${one.courier} ${one.number} is claimed for USPS`)
    }
  }
  assert.deepEqual(wrong, [])
  t.diagnostic(`${cases.length} public numbers read`)
  return undefined
})
