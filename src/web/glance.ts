import type { SituationName } from '#domain/diagnosis/tokens.ts'
import type { ParcelReading } from '#services/parcels/parcel-reading.ts'
import {
  actionWords,
  dayWords,
  diagnosisTitle,
  headline,
  mailClassWords,
  phaseWords,
  situationWords,
  yearOf,
} from '#words/en/index.ts'
import { paths } from './paths.ts'
import { versionOf } from './version.ts'

/** A parcel in a few lines, in words: as a row of a list shows it. JSON-safe. */
export type Glance = {
  /** As it was asked for, where it is no tracking number. */
  number: string
  printed: string
  mailClass: string
  href: string
  headline: string
  /** What is wrong and what to do first; empty where nothing asks for anybody. */
  trouble: string
  action: string
  expected: string
  /** Its state in two or three words. */
  pill: string
  tone: 'needs' | 'good' | 'none' | ''
  /** 0 may need somebody, 1 moves, 2 is over. */
  rank: 0 | 1 | 2
  /** When it was delivered or came back, epoch milliseconds. */
  endedAtMs: number | null
  isNumber: boolean
  /** The server could say what it knows. */
  isKnown: boolean
  version: string
}

/** Situations in which nobody has to do anything. */
const CALM: ReadonlySet<SituationName> = new Set<SituationName>(['on-its-way', 'delivered', 'cannot-tell'])

export function glanceOf(reading: ParcelReading): Glance {
  const { expected, phase, meaning } = reading
  const rank = rankOf(reading)
  const step = meaning?.advice[0]
  const needs = rank === 0 && meaning
  return {
    number: reading.trackingNumber || reading.asked,
    printed: reading.printed || reading.asked,
    mailClass: mailClassWords(reading.mailClass),
    href: paths.track(reading.trackingNumber || reading.asked),
    headline: headline(reading.headline, 'full'),
    trouble: needs ? `${diagnosisTitle(meaning.diagnosis.summary)}.` : '',
    action: needs && step ? `${actionWords(step.action)}.` : '',
    expected: expected && phase !== 'delivered' ? `Expected ${dayWords(expected.day, yearOf(reading.nowMs))}` : '',
    pill: pillWords(reading),
    tone: rank === 0 ? 'needs' : phase === 'delivered' ? 'good' : reading.outcome === 'found' ? '' : 'none',
    rank,
    endedAtMs: rank === 2 ? (reading.journey?.state.ended?.atMs ?? reading.latest?.scan.atMs ?? null) : null,
    isNumber: reading.outcome !== 'not-a-tracking-number',
    isKnown: reading.outcome !== 'unavailable',
    version: versionOf(reading),
  }
}

/** The trouble a parcel is in, else its phase, else why nothing is known of it. */
function pillWords(reading: ParcelReading): string {
  if (reading.outcome !== 'found') return outcomeWords(reading)
  const trouble = troubleOf(reading)
  if (!trouble) return phaseWords(reading.phase)
  const words = situationWords(trouble)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** What asks for somebody; a label is the sender's affair until its time is over. */
function troubleOf({ meaning }: ParcelReading): SituationName | null {
  if (!meaning || CALM.has(meaning.diagnosis.situation)) return null
  const { situation, rule } = meaning.diagnosis
  return situation === 'not-with-usps-yet' && !rule.endsWith('postal-days') ? null : situation
}

function outcomeWords(reading: ParcelReading): string {
  if (reading.outcome === 'not-scanned-yet') return 'Not scanned yet'
  if (reading.outcome === 'not-ours') return 'Not told to us'
  return reading.outcome === 'unavailable' ? 'Can’t say now' : 'Check the number'
}

/** What may need somebody first, then what moves, then what is over. */
function rankOf(reading: ParcelReading): 0 | 1 | 2 {
  if (reading.outcome === 'not-a-tracking-number' || troubleOf(reading)) return 0
  if (reading.phase === 'delivered' || reading.phase === 'returned') return 2
  return 1
}
