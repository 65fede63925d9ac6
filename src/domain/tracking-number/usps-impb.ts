import { isDigits, passesMod10 } from './check-digits.ts'
import { problemOf } from './messages.ts'
import { inFours } from './print.ts'
import type { Problem, Reading } from './reading.ts'
import { legacyServicesOf, serviceTypeOf } from './service-types.ts'

const NONE: readonly string[] = []
const NO_PROBLEMS: Problem[] = []

/**
 * Reads a string as an Intelligent Mail package barcode: a PIC of 22, 26 or (beginning 94) 30 digits, alone or behind
 * 420 and a ZIP Code of 5 or 9 digits. Where two splits pass, one with a listed service type comes first, then the
 * longer PIC. Adds what it finds to `readings`.
 */
export function readImpb(text: string, readings: Reading[], mailedOn?: string): void {
  const length = text.length
  if (length < 21 || length > 38 || !isDigits(text)) return
  const before = readings.length
  if (isPicStart(text, 0) && (length === 22 || length === 26 || (length === 30 && text.charCodeAt(1) === 52))) {
    readings.push(readPic(text, 0, '', mailedOn))
  }
  if (text.startsWith('420') && length >= 30) {
    for (const zip of [5, 9]) {
      const start = 3 + zip
      const rest = length - start
      if ((rest === 22 || rest === 26) && isPicStart(text, start)) {
        readings.push(readPic(text, start, text.slice(3, start), mailedOn))
      }
    }
  }
  if (readings.length - before > 1) readings.sort(better)
  if (readings.length === before && isPicStart(text, 0) && isNearMiss(length)) {
    readings.push(wrongLength(text, ''))
  }
}

/** One digit too many or too few for a PIC. */
function isNearMiss(length: number): boolean {
  return length === 21 || length === 23 || length === 25 || length === 27
}

function isPicStart(text: string, start: number): boolean {
  const second = text.charCodeAt(start + 1)
  return text.charCodeAt(start) === 57 && second >= 49 && second <= 53
}

function better(a: Reading, b: Reading): number {
  return (
    Number(b.valid) - Number(a.valid) ||
    b.confidence - a.confidence ||
    b.trackingNumber.length - a.trackingNumber.length
  )
}

function readPic(text: string, start: number, zip: string, mailedOn?: string): Reading {
  const pic = start === 0 ? text : text.slice(start)
  const last = pic.length - 1
  const reading: Reading = {
    carrier: 'usps',
    format: 'impb',
    trackingNumber: pic,
    printed: inFours(pic),
    valid: true,
    confidence: 0.99,
    serviceType: '',
    mailClass: 'unknown',
    services: NONE as string[],
    mailerId: '',
    serial: '',
    problems: NO_PROBLEMS,
    repairs: [],
  }
  if (zip !== '') reading.destinationZip = zip
  const application = pic.charCodeAt(1) - 48
  if (application === 1) readLabel91(reading, pic, last)
  else {
    reading.serviceType = pic.slice(2, 5)
    if (application === 5) readRetail(reading, pic, last)
    else readShipper(reading, pic, application, last)
    applyServiceType(reading, mailedOn)
  }
  if (!passesMod10(pic)) addProblem(reading, 'wrong-check-digit')
  if (!reading.valid) reading.confidence = reading.problems.length > 1 ? 0.3 : 0.6
  return reading
}

function readLabel91(reading: Reading, pic: string, last: number): void {
  reading.serviceType = pic.slice(2, 4)
  reading.mailerId = pic.slice(4, 13)
  reading.serial = pic.slice(13, last)
  const services = legacyServicesOf(reading.serviceType)
  if (services) reading.services = services as string[]
  reading.confidence = services ? 0.97 : 0.93
}

/** 92 and 94 with a nine-digit mailer id, which begins with 9; 93 and 94 with one of six digits, which does not. */
function readShipper(reading: Reading, pic: string, application: number, last: number): void {
  const at = application === 4 ? 7 : 5
  if (application === 4) reading.sourceId = pic.slice(5, 7)
  const isNine = pic.charCodeAt(at) === 57
  const end = at + (application === 2 || (application === 4 && isNine) ? 9 : 6)
  reading.mailerId = pic.slice(at, end)
  reading.serial = pic.slice(end, last)
  if ((application === 2 && !isNine) || (application === 3 && isNine)) addProblem(reading, 'impossible-mailer-id')
}

/** 95: channel, device, day of purchase (YDDD) and serial. */
function readRetail(reading: Reading, pic: string, last: number): void {
  reading.sourceId = pic.slice(5, 6)
  reading.mailerId = pic.slice(6, 12)
  reading.serial = pic.slice(16, last)
  const dayOfYear = Number(pic.slice(13, 16))
  if (dayOfYear < 1 || dayOfYear > 366) addProblem(reading, 'impossible-date')
}

function applyServiceType(reading: Reading, mailedOn?: string): void {
  const type = serviceTypeOf(reading.serviceType ?? '', mailedOn)
  if (!type) {
    addProblem(reading, 'unknown-service-type')
    reading.confidence = 0.9
    return
  }
  reading.mailClass = type.mailClass
  reading.services = type.services as string[]
  if (type.isWithdrawn && mailedOn === undefined) {
    addProblem(reading, 'withdrawn-service-type')
    reading.confidence = 0.93
  }
}

function wrongLength(text: string, zip: string): Reading {
  return {
    carrier: 'usps',
    format: 'impb',
    trackingNumber: text,
    printed: inFours(text),
    valid: false,
    confidence: 0.5,
    mailClass: 'unknown',
    services: [],
    ...(zip ? { destinationZip: zip } : {}),
    problems: [problemOf('wrong-length')],
    repairs: [],
  }
}

function addProblem(reading: Reading, code: Problem['code']): void {
  reading.problems = [...reading.problems, problemOf(code)]
  if (code !== 'unknown-service-type' && code !== 'withdrawn-service-type') reading.valid = false
}
