import { isDigits, weighted } from './check-digits.ts'
import { makeReading } from './make-reading.ts'
import type { Reading } from './reading.ts'

const ONE_TWO = [1, 2]
const WAYBILL = 'AHJKTV'

/** Reads UPS numbers: `1Z` and 16 characters, waybills, and Mail Innovations' own forms. */
export function readUps(text: string, readings: Reading[]): void {
  if (text.length === 18 && text.startsWith('1Z')) readings.push(read1z(text))
  else if (text.length === 11 && WAYBILL.includes(text.charAt(0)) && isDigits(text, 1)) readings.push(readWaybill(text))
  else if (text.length === 18 && text.charCodeAt(0) === 56 && isDigits(text)) {
    const day = Number(text.slice(7, 10))
    const check = (10 - (weighted(text, 0, 17, ONE_TWO) % 10)) % 10
    if (day >= 1 && day <= 366 && check === text.charCodeAt(17) - 48) {
      readings.push(makeReading('ups', 'ups-mail-innovations', text, 0.3, ['ambiguous']))
    }
  } else if (text.startsWith('MI') && text.length >= 8 && text.length <= 30 && isDigits(text, 2, 8)) {
    readings.push(makeReading('ups', 'ups-mail-innovations', text, 0.4, ['ambiguous']))
  }
}

function read1z(text: string): Reading {
  let sum = 0
  for (let i = 2; i < 17; i++) {
    const code = text.charCodeAt(i)
    const value = code >= 65 ? (code - 63) % 10 : code - 48
    sum += value * (i % 2 === 0 ? 1 : 2)
  }
  const passes = (10 - (sum % 10)) % 10 === text.charCodeAt(17) - 48
  return makeReading('ups', 'ups-1z', text, 0.99, passes ? [] : ['wrong-check-digit'], {
    serviceType: text.slice(8, 10),
    mailerId: text.slice(2, 8),
    serial: text.slice(10, 17),
  })
}

/** Sources disagree about the check digit of a waybill, hence the low confidence. */
function readWaybill(text: string): Reading {
  const check = (10 - (weighted(text, 1, 9, ONE_TWO) % 10)) % 10
  const passes = check === text.charCodeAt(10) - 48
  return makeReading('ups', 'ups-waybill', text, 0.6, passes ? [] : ['wrong-check-digit'])
}
