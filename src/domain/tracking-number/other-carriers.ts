import type { Carrier } from './carrier.ts'
import { checkDigitMod10, isDigits, weighted } from './check-digits.ts'
import { makeReading } from './make-reading.ts'
import type { Reading } from './reading.ts'

/** Forms without a check digit that anybody found: a prefix and a shape say it all. */
const SHAPES: readonly { carrier: Carrier; format: string; confidence: number; shape: RegExp }[] = [
  { carrier: 'amazon', format: 'amazon-logistics', confidence: 0.95, shape: /^TB[ACM]\d{12}$/ },
  { carrier: 'amazon', format: 'amazon-international', confidence: 0.5, shape: /^[AFC]\d{10}$/ },
  { carrier: 'dhl', format: 'dhl-piece', confidence: 0.9, shape: /^(?:JJD|JVGL)\d{9,10}$/ },
  { carrier: 'dhl', format: 'dhl-ecommerce', confidence: 0.7, shape: /^GM[0-9A-Z]{10,39}$/ },
  { carrier: 'dhl', format: 'dhl-ecommerce', confidence: 0.35, shape: /^(?:LX|RX|UV|CN|SG|TH|IN|HK|MY)\d{10,39}$/ },
  { carrier: 'ontrac', format: 'lasership-1ls', confidence: 0.95, shape: /^1LS7(?:\d{11}|\d{12}1)$/ },
  { carrier: 'ontrac', format: 'lasership-1lscx', confidence: 0.95, shape: /^1LSCX[0-9A-Z]{10}$/ },
  { carrier: 'ontrac', format: 'lasership-l', confidence: 0.55, shape: /^L[A-Z][1-3]\d{7}$/ },
  { carrier: 'other', format: 'gofo', confidence: 0.8, shape: /^GFUS\d{14}$/ },
  { carrier: 'other', format: 'yunexpress', confidence: 0.8, shape: /^YT\d{16}$/ },
  { carrier: 'other', format: 'landmark', confidence: 0.8, shape: /^LTN\d{8}N1$/ },
  { carrier: 'other', format: 'speedee', confidence: 0.8, shape: /^SP\d{18}$/ },
  { carrier: 'other', format: 'canpar', confidence: 0.8, shape: /^[DLS]\d{21}$/ },
  { carrier: 'other', format: 'yodel', confidence: 0.8, shape: /^J?JD\d{16}$/ },
  { carrier: 'other', format: 'purolator', confidence: 0.5, shape: /^[A-Z]{3}\d{9}$/ },
  { carrier: 'other', format: 'dpd', confidence: 0.4, shape: /^(?:\d{14}|\d{27})[0-9A-Z]$/ },
]

const ONE_TWO = [1, 2]

/** Reads numbers of DHL, Amazon, OnTrac with LaserShip, Canada Post, and a few others well enough to name them. */
export function readOtherCarriers(text: string, readings: Reading[]): void {
  if (isDigits(text)) readDigits(text, readings)
  else {
    if (text.length === 15 && (text.startsWith('C') || text.startsWith('D')) && isDigits(text, 1)) {
      readings.push(readOntrac(text))
    }
    for (const { carrier, format, confidence, shape } of SHAPES) {
      if (shape.test(text)) readings.push(makeReading(carrier, format, text, confidence))
    }
  }
}

function readDigits(text: string, readings: Reading[]): void {
  const { length } = text
  const last = text.charCodeAt(length - 1) - 48
  if (length === 10 || length === 11) {
    if (Number(text.slice(0, -1)) % 7 === last) {
      readings.push(makeReading('dhl', 'dhl-express', text, 0.35, ['ambiguous']))
    }
  } else if (length === 14) readings.push(makeReading('dhl', 'dhl-ecommerce', text, 0.2, ['ambiguous']))
  else if (length === 16 && checkDigitMod10(text, 0, 15) === last) {
    readings.push(makeReading('canada-post', 'canada-post-16', text, 0.35, ['ambiguous']))
  }
}

/** The letter stands for a digit, C for 4 and D for 5. */
function readOntrac(text: string): Reading {
  const digits = `${text.startsWith('C') ? 4 : 5}${text.slice(1)}`
  const passes = (10 - (weighted(digits, 0, 14, ONE_TWO) % 10)) % 10 === digits.charCodeAt(14) - 48
  return makeReading('ontrac', 'ontrac', text, 0.9, passes ? [] : ['wrong-check-digit'])
}
