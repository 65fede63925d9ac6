/** What is woken at about the same time is looked at together. */
const GATHER_MS = 80
/** Looks that visitors cause come no faster than this. */
const LEAST_PAUSE_MS = 300
/** Nothing woke it: another server may have changed the plan. */
const LONGEST_SLEEP_MS = 60_000
const AFTER_TROUBLE_MS = 30_000

/** Looks at a plan again and again, one look at a time: at the moment that the last look names, or when it is woken. */
export class Loop {
  readonly #look: () => Promise<number>
  readonly #onError: (error: unknown) => void
  #timer: NodeJS.Timeout | null = null
  #dueMs = 0
  #running: Promise<void> | null = null
  #started = false
  #wokenMeanwhile = false
  #onIdle: (() => void)[] = []

  /** `look` gives the milliseconds until the next one is due: 0 where it did something. */
  constructor(look: () => Promise<number>, onError: (error: unknown) => void) {
    this.#look = look
    this.#onError = onError
  }

  start(): void {
    this.#started = true
    this.#lookIn(0)
  }

  /** Ends after the look under way. */
  async stop(): Promise<void> {
    this.#started = false
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    await this.#running
    this.#tellIdle(this.#onIdle.splice(0))
  }

  /** Has the plan looked at soon; `onIdle` is called once a look found nothing more to do. */
  wake(onIdle?: () => void): void {
    if (!this.#started) {
      onIdle?.()
      return
    }
    if (onIdle) this.#onIdle.push(onIdle)
    if (this.#running) this.#wokenMeanwhile = true
    else this.#lookIn(GATHER_MS)
  }

  #lookIn(ms: number): void {
    if (!this.#started) return
    const dueMs = performance.now() + ms
    if (this.#timer && this.#dueMs <= dueMs) return
    if (this.#timer) clearTimeout(this.#timer)
    this.#dueMs = dueMs
    this.#timer = setTimeout(() => {
      this.#timer = null
      this.#running = this.#run()
    }, ms)
    this.#timer.unref()
  }

  async #run(): Promise<void> {
    const onIdle = this.#onIdle.splice(0)
    let sleepMs = AFTER_TROUBLE_MS
    try {
      const dueInMs = await this.#look()
      sleepMs = Math.min(LONGEST_SLEEP_MS, Math.max(LEAST_PAUSE_MS, dueInMs))
      if (dueInMs === 0) this.#onIdle.unshift(...onIdle)
      else this.#tellIdle(onIdle)
    } catch (error) {
      this.#onError(error)
      this.#tellIdle(onIdle)
    }
    if (this.#wokenMeanwhile) sleepMs = Math.min(sleepMs, LEAST_PAUSE_MS)
    this.#wokenMeanwhile = false
    this.#running = null
    this.#lookIn(sleepMs)
  }

  #tellIdle(onIdle: (() => void)[]): void {
    for (const tell of onIdle) tell()
  }
}
