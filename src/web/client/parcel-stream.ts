/** What an event of the live stream tells that matters here. */
type ParcelEvent = {
  trackingNumber: string
  outcome: string
  phase: string
  scans: unknown[]
  expected: { day: string } | null
}

const POLL_MS = 60_000
const MOST_FAILURES = 5

/** Hears of changes of parcels by one stream while the page is looked at; without a stream, asks every minute. */
export class ParcelStream {
  #numbers = ''
  #source: EventSource | null = null
  #timer: number | null = null
  #failures = 0
  #onVersion: (version: string) => void
  #onMinute: () => void
  #say: (words: string) => void

  /** `onVersion` hears the version of each parcel, at first and at each change; `onMinute` where there is no stream. */
  constructor(hears: { onVersion(version: string): void; onMinute(): void; say(words: string): void }) {
    this.#onVersion = hears.onVersion
    this.#onMinute = hears.onMinute
    this.#say = hears.say
  }

  follow(numbers: string): void {
    this.stop()
    this.#numbers = numbers
    document.addEventListener('visibilitychange', this.#onVisibility)
    if (!document.hidden) this.#open()
  }

  stop(): void {
    document.removeEventListener('visibilitychange', this.#onVisibility)
    this.#close()
  }

  #onVisibility = (): void => {
    if (document.hidden) this.#close()
    else if (!this.#source) this.#open()
  }

  #open(): void {
    if (this.#numbers === '') return
    const source = new EventSource(`/v1/live?numbers=${encodeURIComponent(this.#numbers)}`)
    this.#source = source
    source.addEventListener('open', () => {
      this.#failures = 0
      this.#say('This page keeps itself up to date.')
    })
    source.addEventListener('parcel', (event) => this.#onParcel(JSON.parse(event.data) as ParcelEvent))
    source.addEventListener('error', () => this.#onError())
  }

  #close(): void {
    this.#source?.close()
    this.#source = null
    if (this.#timer !== null) clearInterval(this.#timer)
    this.#timer = null
  }

  #onParcel(parcel: ParcelEvent): void {
    const { trackingNumber, outcome, scans, phase, expected } = parcel
    this.#onVersion(`${trackingNumber}:${outcome}:${scans.length}:${phase}:${expected?.day ?? ''}`)
  }

  #onError(): void {
    this.#say('Connecting again …')
    if (++this.#failures < MOST_FAILURES || this.#timer !== null) return
    this.#close()
    this.#say('Live updates are away; the page looks for news every minute.')
    this.#timer = window.setInterval(() => this.#onMinute(), POLL_MS)
  }
}
