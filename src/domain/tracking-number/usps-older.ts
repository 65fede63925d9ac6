import { checkDigitMod10, isDigits, passesMod10 } from './check-digits.ts'
import { makeReading } from './make-reading.ts'
import type { Reading } from './reading.ts'
import { legacyServicesOf } from './service-types.ts'

/**
 * Reads USPS's older forms: 20 digits (the check digit over the 19 as they are, or with 91 in front), COD (M and nine
 * digits) and Global Express Guaranteed (82 and eight digits). One random string of 20 digits in five passes, so
 * without a known service code the confidence is low.
 */
export function readOlderUsps(text: string, readings: Reading[]): void {
  if (text.length === 20 && isDigits(text)) readings.push(readLegacy20(text))
  else if (text.length === 10 && text.charCodeAt(0) === 77 && isDigits(text, 1)) {
    readings.push(makeReading('usps', 'usps-cod', text, 0.3, [], { mailClass: 'unknown', services: ['cod'] }))
  } else if (text.length === 10 && text.startsWith('82') && isDigits(text)) {
    readings.push(
      makeReading('usps', 'usps-gxg', text, 0.15, ['ambiguous'], {
        mailClass: 'global-express-guaranteed',
        services: ['tracking'],
      }),
    )
  }
}

function readLegacy20(text: string): Reading {
  const serviceType = text.slice(0, 2)
  const services = legacyServicesOf(serviceType)
  const passes = passesMod10(text) || checkDigitMod10(`91${text.slice(0, 19)}`) === text.charCodeAt(19) - 48
  const confidence = services ? 0.7 : 0.15
  const more = {
    serviceType,
    mailClass: 'unknown',
    services: [...(services ?? [])],
    mailerId: text.slice(2, 11),
    serial: text.slice(11, 19),
  }
  if (!passes) return makeReading('usps', 'usps-legacy-20', text, services ? 0.4 : 0.05, ['wrong-check-digit'], more)
  return makeReading('usps', 'usps-legacy-20', text, confidence, services ? [] : ['unknown-service-type'], more)
}
