import type { ServerResponse } from 'node:http'

/** A comment at least this often keeps proxies from closing a quiet stream. */
const PULSE_MS = 25_000
const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  'x-accel-buffering': 'no',
}

/** One event as it goes over the wire; `key` names what it is about. */
export type StreamEvent = { key: string; text: string }

/** One timer for all open streams, and their end when the server stops. */
export class StreamPulse {
  readonly #streams = new Set<EventStream>()
  readonly #timer: NodeJS.Timeout

  constructor(stopping: AbortSignal) {
    this.#timer = setInterval(() => {
      for (const stream of this.#streams) stream.beat()
    }, PULSE_MS)
    this.#timer.unref()
    stopping.addEventListener('abort', () => this.#stop(), { once: true })
  }

  get size(): number {
    return this.#streams.size
  }

  add(stream: EventStream): void {
    this.#streams.add(stream)
  }

  remove(stream: EventStream): void {
    this.#streams.delete(stream)
  }

  #stop(): void {
    clearInterval(this.#timer)
    for (const stream of this.#streams) stream.close()
  }
}

/**
 * A stream of server-sent events, written straight to the socket: ten thousand of them must cost little. A reader that
 * is too slow gets only the latest event of each parcel once it can take more.
 */
export class EventStream {
  readonly #response: ServerResponse
  readonly #pulse: StreamPulse
  readonly #onClose: (() => void)[] = []
  readonly #waiting = new Map<string, StreamEvent>()
  #blocked = false

  constructor(response: ServerResponse, pulse: StreamPulse) {
    this.#response = response
    this.#pulse = pulse
    response.writeHead(200, HEADERS)
    response.write('retry: 3000\n\n')
    pulse.add(this)
    response.on('drain', () => this.#drain())
    response.on('close', () => this.#closed())
    response.on('error', () => this.#closed())
  }

  send(event: StreamEvent): void {
    if (this.#blocked) this.#waiting.set(event.key, event)
    else this.#write(event.text)
  }

  beat(): void {
    if (!this.#blocked) this.#write(': still here\n\n')
  }

  /** Calls `stop` once the reader is gone; at once where it is gone already. */
  onClose(stop: () => void): void {
    if (this.#response.destroyed || this.#response.writableEnded) stop()
    else this.#onClose.push(stop)
  }

  close(): void {
    this.#response.end()
  }

  #write(text: string): void {
    this.#blocked = !this.#response.write(text)
  }

  #drain(): void {
    this.#blocked = false
    for (const [key, event] of this.#waiting) {
      this.#waiting.delete(key)
      this.#write(event.text)
      if (this.#blocked) return
    }
  }

  #closed(): void {
    this.#pulse.remove(this)
    for (const stop of this.#onClose.splice(0)) stop()
  }
}
