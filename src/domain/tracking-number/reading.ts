import type { Carrier } from './carrier.ts'

export const PROBLEM_CODES = [
  'wrong-check-digit',
  'wrong-length',
  'wrong-characters',
  'impossible-mailer-id',
  'impossible-date',
  'unknown-service-type',
  'withdrawn-service-type',
  'unknown-country',
  'ambiguous',
] as const

export type ProblemCode = (typeof PROBLEM_CODES)[number]

/** Something odd about a number, with a sentence that says so. */
export type Problem = { code: ProblemCode; message: string }

/** A number that one small change would make valid; never applied by itself. */
export type Repair = {
  trackingNumber: string
  change: 'swap' | 'digit' | 'missing' | 'extra' | 'letter'
  /** 1 is the likeliest. */
  rank: number
}

/** One way to read a text as a tracking number. */
export type Reading = {
  carrier: Carrier
  /** `impb`, `usps-legacy-20`, `s10`, `ups-1z`, `fedex-12`, ... */
  format: string
  /** Canonical: for IMpb the PIC, without the routing part. */
  trackingNumber: string
  /** As people read it: in fours. */
  printed: string
  valid: boolean
  /** 0 to 1. */
  confidence: number
  serviceType?: string
  mailClass?: string
  services?: string[]
  mailerId?: string
  sourceId?: string
  serial?: string
  destinationZip?: string
  /** Issuing post of an S10 number, ISO 3166-1 alpha-2. */
  country?: string
  problems: Problem[]
  /** Only for readings that are not valid, and only when asked for. */
  repairs: Repair[]
}
