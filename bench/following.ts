/**
 * How late news of 5,000 parcels is with 60 calls an hour: our plan against plain round-robin, on the simulator's
 * parcels. The carrier is played by the simulator's tellings: a call brings all that had been told of 35 parcels.
 */
import { parseArgs } from 'node:util'
import type { Followed } from '#domain/following/followed.ts'
import { nextQuestion } from '#domain/following/next-question.ts'
import { planCall } from '#domain/following/plan-call.ts'
import { buildJourneys } from '#domain/journey/build.ts'
import { countingOffset } from '#domain/journey/order.ts'
import { interpretScan } from '#domain/scans/interpret-scan.ts'
import { parseScan } from '#domain/scans/parse-scan.ts'
import type { Scan } from '#domain/scans/scan.ts'
import { loadKnowledge } from '#knowledge/knowledge.ts'
import { createPlaces } from '#knowledge/places/places.ts'
import type { Context } from '#services/context.ts'
import { changeOfDiagnosisMs } from '#services/following/change-of-diagnosis.ts'
import { readAsked } from '#services/parcels/find-parcels.ts'
import { journeyReading } from '#services/parcels/journey-reading.ts'
import { createNetwork } from '#sources/simulator/network.ts'
import { planParcels } from '#sources/simulator/plan.ts'
import { NETWORKS, type NetworkName } from '#sources/simulator/rates.ts'
import { figure, percentile } from './report.ts'

const { values } = parseArgs({
  options: {
    parcels: { type: 'string', default: '5000' },
    calls: { type: 'string', default: '60' },
    days: { type: 'string', default: '7' },
    networks: { type: 'string', default: Object.keys(NETWORKS).join(',') },
  },
})
const HOUR = 3_600_000
const DAY = 24 * HOUR
const BATCH = 35
const PARCELS = Number(values.parcels)
const CALLS_PER_HOUR = Number(values.calls)
const WARM_UP_DAYS = 14
const FIRST_DAY = '2026-09-28'
/** So long a parcel is under way in the mean: what enters a day, so that so many are followed at once. */
const MEAN_LIFE_DAYS = 7.8

const knowledge = loadKnowledge()
const places = createPlaces()
const world = { places, calendar: knowledge.calendar, network: createNetwork(places) }
const ctx = { places, knowledge } as Context

type Told = { tellAtMs: number; scan: Scan; changedDiagnosis: boolean; seen: boolean; ends: boolean }
type Subject = { number: string; told: Told[]; bornMs: number; heard: number; state: Followed; done: boolean }
type Late = { hours: number; told: Told }

type Played = { late: Late[]; calls: number; followed: number }

function subjects(network: NetworkName): Subject[] {
  const days = WARM_UP_DAYS + Number(values.days)
  const wanted = { seed: 7, parcels: Math.round((PARCELS / MEAN_LIFE_DAYS) * days), from: FIRST_DAY, days, network }
  return [...planParcels(world, wanted)].flatMap(({ parcel }) => {
    const scans: Scan[] = []
    let before: string | null = null
    const told = parcel.tellings.flatMap(({ tellAtMs, scan }) => {
      const parsed = parseScan(scan, { source: 'usps', recordedAtMs: tellAtMs })
      if (!parsed.ok || scans.some((one) => one.sourceEventId === parsed.scan.sourceEventId)) return []
      scans.push(parsed.scan)
      const { situation, basis, phase } = judge(parcel.trackingNumber, scans, tellAtMs)
      const changedDiagnosis = before !== null && situation !== before
      before = situation
      return [{ tellAtMs, scan: parsed.scan, changedDiagnosis, seen: basis === 'seen', ends: phase === 'delivered' }]
    })
    const bornMs = told[0]?.tellAtMs
    if (bornMs === undefined) return []
    return [
      {
        number: parcel.trackingNumber,
        told,
        bornMs,
        heard: 0,
        done: false,
        state: newState(parcel.trackingNumber, bornMs),
      },
    ]
  })
}

/** The same parcel before anybody asked about it. */
function unheard(subject: Subject): Subject {
  return { ...subject, heard: 0, done: false, state: newState(subject.number, subject.bornMs) }
}

function newState(trackingNumber: string, addedAtMs: number): Followed {
  return {
    trackingNumber,
    addedAtMs,
    askedAtMs: null,
    notBeforeMs: addedAtMs,
    phase: 'unknown',
    situation: null,
    latestAtMs: null,
    offsetMinutes: -360,
    expectedDay: null,
    changesAtMs: null,
    pushedAtMs: null,
    openUntilMs: 0,
  }
}

function judge(trackingNumber: string, scans: readonly Scan[], nowMs: number) {
  const journey = buildJourneys(scans, (scan) => interpretScan(knowledge.scanTable, scan)).at(-1)
  if (!journey) throw new Error('Scans make a journey.')
  const source = { kind: 'usps', simulated: true }
  const reading = journeyReading(ctx, readAsked(trackingNumber), journey, [], {
    told: {},
    nowMs,
    asOfMs: nowMs,
    source,
  })
  return {
    reading,
    situation: reading.meaning?.diagnosis.situation ?? null,
    basis: reading.latest?.basis,
    phase: journey.state.phase,
    state: journey.state,
  }
}

/** Asks about parcels at a moment: what they have told by then is news, as late as it is. */
function ask(subject: Subject, nowMs: number, late: Late[], countFromMs: number): void {
  const heardBefore = subject.heard
  while (subject.told[subject.heard] && (subject.told[subject.heard] as Told).tellAtMs <= nowMs) {
    const told = subject.told[subject.heard++] as Told
    // What had been told before it was followed, or before the measured days, is no news.
    if (told.tellAtMs > Math.max(countFromMs, subject.bornMs))
      late.push({ hours: (nowMs - told.tellAtMs) / HOUR, told })
  }
  const { state } = subject
  state.askedAtMs = nowMs
  if (subject.heard > heardBefore || state.changesAtMs === null || state.changesAtMs <= nowMs) {
    const scans = subject.told.slice(0, subject.heard).map((told) => told.scan)
    const judged = judge(subject.number, scans, nowMs)
    state.phase = judged.state.phase
    state.situation = judged.situation
    state.latestAtMs = judged.state.latest?.atMs ?? null
    state.offsetMinutes = judged.state.latest ? countingOffset(judged.state.latest) : -360
    state.expectedDay = judged.state.expectedDay
    state.changesAtMs = changeOfDiagnosisMs(judged.reading)
  }
  const next = nextQuestion({ outcome: 'found', phase: state.phase, latestAtMs: state.latestAtMs }, nowMs)
  state.notBeforeMs = next ?? 0
  subject.done = next === null
}

function play(all: readonly Subject[], policy: 'plan' | 'round-robin'): Played {
  const startMs = Date.parse(`${FIRST_DAY}T00:00:00Z`)
  const countFromMs = startMs + WARM_UP_DAYS * DAY
  const endMs = countFromMs + Number(values.days) * DAY
  const waiting = [...all].sort((a, b) => b.bornMs - a.bornMs)
  const followed = new Map<string, Subject>()
  const calls: number[] = []
  const played: Played = { late: [], calls: 0, followed: 0 }
  let lastPlannedMs: number | null = null
  let samples = 0
  for (let nowMs = startMs; nowMs < endMs; ) {
    while ((waiting.at(-1)?.bornMs ?? endMs) <= nowMs) {
      const subject = waiting.pop() as Subject
      followed.set(subject.number, subject)
    }
    while (calls[0] !== undefined && calls[0] <= nowMs - HOUR) calls.shift()
    let batch: Subject[] = []
    let nextMs = nowMs + HOUR / CALLS_PER_HOUR
    if (policy === 'round-robin') {
      batch = [...followed.values()].slice(0, BATCH)
      // A map keeps the order of insertion: whoever was asked goes to its end.
      for (const subject of batch) {
        followed.delete(subject.number)
        followed.set(subject.number, subject)
      }
    } else {
      const spending = {
        callsPerHour: CALLS_PER_HOUR,
        lastHour: calls.length,
        oldestMs: calls[0] ?? null,
        lastPlannedMs,
        lastForPeopleMs: null,
        forNewNumbers: 0,
        waitUntilMs: 0,
      }
      const planned = planCall(
        [...followed.values()].map((one) => one.state),
        nowMs,
        spending,
        BATCH,
      )
      if (planned.kind === 'ask') {
        batch = planned.parcels.map((parcel) => followed.get(parcel.trackingNumber) as Subject)
        lastPlannedMs = nowMs
        nextMs = nowMs + 1_000
      } else nextMs = Math.max(planned.untilMs, nowMs + 1_000)
    }
    if (batch.length > 0) {
      calls.push(nowMs)
      if (nowMs >= countFromMs) {
        played.calls++
        played.followed += followed.size
        samples++
      }
      for (const subject of batch) {
        ask(subject, nowMs, played.late, countFromMs)
        if (subject.done) followed.delete(subject.number)
      }
    }
    nowMs = nextMs
  }
  // What nobody has heard by the end is late too, by so much at least.
  for (const subject of followed.values()) {
    for (const told of subject.told.slice(subject.heard)) {
      if (told.tellAtMs <= endMs && told.tellAtMs > Math.max(countFromMs, subject.bornMs))
        played.late.push({ hours: (endMs - told.tellAtMs) / HOUR, told })
    }
  }
  played.followed = Math.round(played.followed / Math.max(1, samples))
  return played
}

const KINDS: readonly [name: string, is: (late: Late) => boolean][] = [
  ['all news', () => true],
  ['physical scans', ({ told }) => told.seen],
  ['deliveries', ({ told }) => told.ends],
  ['changes of diagnosis', ({ told }) => told.changedDiagnosis],
]

for (const network of values.networks.split(',') as NetworkName[]) {
  const results = new Map<string, Played>()
  const all = subjects(network)
  for (const policy of ['round-robin', 'plan'] as const) results.set(policy, play(all.map(unheard), policy))
  const plain = results.get('round-robin') as Played
  const ours = results.get('plan') as Played
  console.log(
    `\n${network}: ${ours.followed} parcels followed by the plan, ${plain.followed} by round-robin; ${ours.calls} and ${plain.calls} calls in ${values.days} days`,
  )
  for (const [name, is] of KINDS) {
    const hours = (played: Played) => played.late.filter(is).map((late) => late.hours)
    const mean = (list: number[]) => list.reduce((sum, one) => sum + one, 0) / Math.max(1, list.length)
    figure(`${name} (${hours(ours).length}), hours late on average`, mean(hours(ours)), 'h', {
      baseline: mean(hours(plain)),
      of: 'round-robin',
    })
    figure(`${name}, 90th percentile`, percentile(hours(ours), 0.9), 'h', {
      baseline: percentile(hours(plain), 0.9),
      of: 'round-robin',
    })
  }
}
