import { localDay } from '#domain/calendar/civil-day.ts'
import { buildJourneys } from '#domain/journey/build.ts'
import type { Thresholds } from '#domain/rules/threshold.ts'
import { interpretScan } from '#domain/scans/interpret-scan.ts'
import { parseScan } from '#domain/scans/parse-scan.ts'
import type { Scan } from '#domain/scans/scan.ts'
import { loadKnowledge } from '#knowledge/knowledge.ts'
import { createPlaces } from '#knowledge/places/places.ts'
import type { Context } from '#services/context.ts'
import { type Asked, readAsked } from '#services/parcels/find-parcels.ts'
import { journeyReading } from '#services/parcels/journey-reading.ts'
import { createNetwork } from '#sources/simulator/network.ts'
import { planParcels, type SimulatedParcel } from '#sources/simulator/plan.ts'
import type { NetworkName } from '#sources/simulator/rates.ts'
import { naiveVerdict, productVerdict, type Verdict } from './judges.ts'
import { type JudgedDay, Score } from './score.ts'
import { storyOf, truthAt } from './truth.ts'

const DAY = 86_400_000
/** Midday in all states: 8 AM in Honolulu, 1 PM in New York. */
const HOUR_UTC = 18
const JUDGED_DAYS = 30
/** Eight weeks with three holidays; the last parcels are judged until shortly before Christmas. */
const FROM = '2026-09-28'
const DAYS = 56
const NAIVE_DAYS = [2, 3, 4, 5, 6, 7, 8, 9, 10]

const knowledge = loadKnowledge()
const places = createPlaces()
const world = { places, calendar: knowledge.calendar, network: createNetwork(places) }

/** Thresholds that decide when we ask for help, all moved by so many postal days. */
const MOVED = [
  'label-not-handed-over',
  'partner-not-handed-over',
  'acceptance-pending',
  'no-updates',
  'late-help',
  'out-for-delivery-quiet',
] as const

type Judge = (parcel: { asked: Asked; journey: Journey; nowMs: number }) => Verdict
type Journey = ReturnType<typeof buildJourneys>[number]

/** The product as it is (`product 0`), the product with its thresholds moved, and the rules of thumb. */
function judges(moves: readonly number[]): Map<string, Judge> {
  const all = new Map<string, Judge>()
  for (const move of moves) all.set(`product ${move}`, product(move))
  for (const counts of ['any', 'seen'] as const) {
    for (const days of NAIVE_DAYS)
      all.set(`naive ${counts} ${days}`, ({ journey, nowMs }) => naiveVerdict(journey, days, counts, nowMs))
  }
  return all
}

function product(move: number): Judge {
  const thresholds: Thresholds = { ...knowledge.thresholds }
  for (const id of MOVED) thresholds[id] = Math.max(1, thresholds[id] + move)
  // Reading a journey asks neither database nor sources.
  const ctx = { places, knowledge: { ...knowledge, thresholds } } as Context
  const source = { kind: 'simulator', simulated: true }
  // A delivered parcel is judged once for what has been told: time alone changes nothing, and most days are such.
  const delivered = new WeakMap<Journey, Verdict>()
  return ({ asked, journey, nowMs }) => {
    const known = delivered.get(journey)
    if (known) return known
    const { meaning } = journeyReading(ctx, asked, journey, [], { told: {}, nowMs, asOfMs: nowMs, source })
    if (!meaning) throw new Error('A journey always means something.')
    const verdict = productVerdict(meaning)
    if (verdict.situation === 'delivered') delivered.set(journey, verdict)
    return verdict
  }
}

export type Plan = { network: NetworkName; seeds: readonly number[]; parcelsPerSeed: number; moves: readonly number[] }

/** Judges every parcel of a plan on every day, from what had been told by then. */
export function play(plan: Plan, onProgress: (share: number) => void): Map<string, Score> {
  const all = judges(plan.moves)
  const scores = new Map([...all.keys()].map((name) => [name, new Score()]))
  let done = 0
  for (const seed of plan.seeds) {
    const wanted = { seed, parcels: plan.parcelsPerSeed, from: FROM, days: DAYS, network: plan.network }
    for (const { parcel } of planParcels(world, wanted)) {
      judgeParcel(parcel, all, scores)
      if (++done % 100 === 0) onProgress(done / (plan.seeds.length * plan.parcelsPerSeed))
    }
  }
  return scores
}

function judgeParcel(parcel: SimulatedParcel, all: Map<string, Judge>, scores: Map<string, Score>): void {
  const story = storyOf(parcel)
  const asked = readAsked(parcel.trackingNumber)
  const days = new Map<string, JudgedDay[]>([...all.keys()].map((name) => [name, []]))
  const told: Scan[] = []
  let next = 0
  let journey: Journey | undefined
  const firstMs = parcel.tellings[0]?.tellAtMs ?? 0
  const lastMs = story.mailedMs + JUDGED_DAYS * DAY
  for (let nowMs = firstJudgement(firstMs); nowMs <= lastMs; nowMs += DAY) {
    const before = next
    for (let telling = parcel.tellings[next]; telling && telling.tellAtMs <= nowMs; telling = parcel.tellings[++next]) {
      const parsed = parseScan(telling.scan, { source: 'simulator', recordedAtMs: telling.tellAtMs })
      if (!parsed.ok) throw new Error(parsed.problem.message)
      told.push(parsed.scan)
    }
    if (next !== before) journey = buildJourneys(told, (scan) => interpretScan(knowledge.scanTable, scan)).at(-1)
    if (!journey) continue
    const truth = truthAt(story, nowMs, journey.state.expectedDay, knowledge.calendar)
    for (const [name, judge] of all)
      days.get(name)?.push({ atMs: nowMs, verdict: judge({ asked, journey, nowMs }), truth })
  }
  for (const [name, judged] of days) scores.get(name)?.add(story, judged)
}

/** The first judging hour at or after a moment. */
function firstJudgement(ms: number): number {
  const ofDay = Date.parse(`${localDay(ms, 0)}T${HOUR_UTC}:00:00Z`)
  return ofDay >= ms ? ofDay : ofDay + DAY
}
