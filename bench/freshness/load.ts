import { type ClientRequest, get } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Trips } from './trips.ts'

const PER_SECOND = 20
const OPEN_AT_ONCE = 200

/** Opens a stream for each number, and notes what each tells after its first event. Resolves once all are open. */
export async function openStreams(
  numbers: readonly string[],
  addressOf: (number: string) => string,
  trips: Trips,
): Promise<Disposable> {
  const streams: ClientRequest[] = []
  const open = (number: string) =>
    new Promise<void>((resolve) => {
      let isFirst = true
      const request = get(addressOf(number), (response) => {
        response.setEncoding('utf8')
        response.on('data', (text: string) => {
          if (!text.includes('event: parcel')) return
          if (isFirst) resolve()
          else trips.tell(number)
          isFirst = false
        })
        response.on('error', () => {})
      })
      request.on('error', () => {})
      streams.push(request)
    })
  for (let from = 0; from < numbers.length; from += OPEN_AT_ONCE) {
    await Promise.all(numbers.slice(from, from + OPEN_AT_ONCE).map(open))
  }
  return {
    [Symbol.dispose]() {
      for (const stream of streams) stream.destroy()
    },
  }
}

/** Sends so many items a second in a steady stream of calls, each of which `post` makes; waits for none of them. */
export async function sendSteadily<T>(
  { perSecond, seconds }: { perSecond: number; seconds: number },
  next: () => T,
  post: (items: T[]) => Promise<void>,
): Promise<void> {
  const calls: Promise<void>[] = []
  const start = performance.now()
  let made = 0
  for (let tick = 1; tick <= seconds * PER_SECOND; tick++) {
    const due = Math.floor((perSecond * tick) / PER_SECOND)
    const items: T[] = []
    for (; made < due; made++) items.push(next())
    if (items.length > 0) calls.push(post(items))
    await sleep(Math.max(0, start + (tick * 1000) / PER_SECOND - performance.now()))
  }
  await Promise.all(calls)
}
