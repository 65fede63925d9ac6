const EVERY_MS = 20_000
/** A text is kept so soon after the last stroke. */
const QUIET_MS = 1_500
/** Who has not typed for so long is no longer writing. */
const WRITING_MS = 60_000

/** Tells the server that an inquiry is open here and what is being written, and hears who else is at it. */
export class Presence {
  readonly #address: string
  readonly #drafts: readonly HTMLTextAreaElement[]
  readonly #show: (words: string) => void
  #typedAtMs = 0
  #unsaved: HTMLTextAreaElement | null = null
  #isSent = false
  #saving: number | null = null
  readonly #timer: number
  readonly #ending = new AbortController()

  constructor(address: string, drafts: readonly HTMLTextAreaElement[], show: (words: string) => void) {
    this.#address = address
    this.#drafts = drafts
    this.#show = show
    const { signal } = this.#ending
    for (const field of drafts) {
      field.addEventListener('input', () => this.#onInput(field), { signal })
      // What is sent is no draft any more.
      field.form?.addEventListener('submit', () => this.#onSubmit(), { signal })
    }
    addEventListener('pagehide', () => this.#leave(), { signal })
    addEventListener('pageshow', (event) => event.persisted && this.#comeBack(), { signal })
    this.#timer = window.setInterval(() => document.hidden || void this.#tell(), EVERY_MS)
    void this.#tell()
  }

  end(): void {
    clearInterval(this.#timer)
    this.#ending.abort()
    this.#leave()
  }

  #onInput(field: HTMLTextAreaElement): void {
    const wasWriting = this.#isWriting()
    this.#typedAtMs = Date.now()
    this.#unsaved = field
    if (this.#saving !== null) clearTimeout(this.#saving)
    this.#saving = window.setTimeout(() => void this.#tell(), wasWriting ? QUIET_MS : 0)
  }

  #onSubmit(): void {
    this.#isSent = true
    this.#unsaved = null
    if (this.#saving !== null) clearTimeout(this.#saving)
  }

  #comeBack(): void {
    this.#isSent = false
    void this.#tell()
  }

  #isWriting(): boolean {
    const isFresh = Date.now() - this.#typedAtMs < WRITING_MS
    return isFresh && this.#drafts.some(({ value }) => value.trim() !== '')
  }

  #body(state: 'open' | 'writing' | 'gone'): URLSearchParams {
    const body = new URLSearchParams({ state })
    const field = this.#unsaved
    if (!field) return body
    body.set('kind', field.dataset.draft ?? '')
    body.set('text', field.value)
    return body
  }

  async #tell(): Promise<void> {
    if (this.#isSent) return
    this.#saving = null
    const field = this.#unsaved
    const body = this.#body(this.#isWriting() ? 'writing' : 'open')
    this.#unsaved = null
    try {
      const response = await fetch(this.#address, { method: 'POST', body })
      if (response.ok && !response.redirected) return this.#show(await response.text())
    } catch {
      // The network is away: it is told again.
    }
    this.#unsaved ??= field
  }

  #leave(): void {
    navigator.sendBeacon(this.#address, this.#body('gone'))
  }
}
