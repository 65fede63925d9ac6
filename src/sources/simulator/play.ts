import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type { World } from './life.ts'
import { planParcels, type Telling } from './plan.ts'
import { postScans } from './post-scans.ts'
import type { NetworkName } from './rates.ts'

const HOUR = 3_600_000
const POST_BATCH = 1_000
/** A parcel's first event comes at most so long before the day of its plan: labels are made ahead. */
const LABEL_AHEAD_MS = 72 * HOUR

export type Play = {
  seed: number
  parcels: number
  from: string
  days: number
  network?: NetworkName
  scansFile?: string
  truthFile?: string
  /** So many times as fast as the clock. */
  speed?: number
  /** Scans a second. */
  rate?: number
  post?: { url: string; key: string }
  onProgress: (done: { parcels: number; scans: number }) => void
}

export type Played = { parcels: number; scans: number; accepted: number; duplicates: number; rejected: number }

/** Plays a network: writes scans in the order in which a feed would tell them, keeps the truth, and sends them on. */
export async function playSimulation(world: World, play: Play): Promise<Played> {
  const scansFile = play.scansFile ? createWriteStream(play.scansFile) : null
  const truthFile = play.truthFile ? createWriteStream(play.truthFile) : null
  const played: Played = { parcels: 0, scans: 0, accepted: 0, duplicates: 0, rejected: 0 }
  const pace = new Pace(play)
  let waiting: Telling[] = []
  let batch: string[] = []

  const send = async () => {
    if (!play.post || batch.length === 0) return
    const answer = await postScans(play.post, batch)
    played.accepted += answer.accepted
    played.duplicates += answer.duplicates
    played.rejected += answer.rejectedCount
    batch = []
  }
  const tell = async (tellings: readonly Telling[]) => {
    for (const { tellAtMs, scan } of tellings) {
      const line = JSON.stringify(scan)
      if (scansFile) await writeLine(scansFile, line)
      if (play.post) {
        await pace.waitFor(tellAtMs, send)
        batch.push(line)
        if (batch.length >= POST_BATCH) await send()
      }
      if (++played.scans % 10_000 === 0) play.onProgress(played)
    }
  }

  let day = ''
  for (const planned of planParcels(world, play)) {
    if (planned.day !== day) {
      // What is due before any parcel of this day can be told is told now: memory holds a few weeks, not the whole.
      const due = Date.parse(`${planned.day}T00:00:00Z`) - LABEL_AHEAD_MS
      waiting.sort((a, b) => a.tellAtMs - b.tellAtMs)
      const split = waiting.findIndex((telling) => telling.tellAtMs >= due)
      const ready = split < 0 ? waiting : waiting.slice(0, split)
      waiting = split < 0 ? [] : waiting.slice(split)
      await tell(ready)
      day = planned.day
    }
    played.parcels++
    for (const line of planned.parcel.truth) if (truthFile) await writeLine(truthFile, JSON.stringify(line))
    waiting.push(...planned.parcel.tellings)
  }
  await tell(waiting.sort((a, b) => a.tellAtMs - b.tellAtMs))
  await send()
  await Promise.all([close(scansFile), close(truthFile)])
  play.onProgress(played)
  return played
}

/** Waits so that scans go out at the chosen rate, or as fast as the simulated clock runs. */
class Pace {
  readonly #play: Play
  readonly #startMs = performance.now()
  #firstMs: number | null = null
  #sent = 0

  constructor(play: Play) {
    this.#play = play
  }

  async waitFor(tellAtMs: number, flush: () => Promise<void>): Promise<void> {
    this.#firstMs ??= tellAtMs
    const { rate, speed } = this.#play
    const due = rate ? (this.#sent++ * 1000) / rate : speed ? (tellAtMs - this.#firstMs) / speed : 0
    const waitMs = this.#startMs + due - performance.now()
    if (waitMs < 20) return
    await flush()
    await sleep(waitMs)
  }
}

async function writeLine(file: WriteStream, line: string): Promise<void> {
  if (!file.write(`${line}\n`)) await once(file, 'drain')
}

async function close(file: WriteStream | null): Promise<void> {
  if (!file) return
  file.end()
  await finished(file)
}
