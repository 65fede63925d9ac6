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

/**
 * Keeps the part of the page inside it up to date: hears of changes of all its numbers by one stream, and then takes the
 * new state from the server's own page.
 */
export class LiveParcels extends HTMLElement {
  #source: EventSource | null = null
  #timer: number | null = null
  #failures = 0
  #isRefreshing = false

  connectedCallback(): void {
    document.addEventListener('visibilitychange', this.#onVisibility)
    if (!document.hidden) this.#open()
  }

  disconnectedCallback(): void {
    document.removeEventListener('visibilitychange', this.#onVisibility)
    this.#close()
  }

  #onVisibility = (): void => {
    if (document.hidden) this.#close()
    else if (!this.#source) this.#open()
  }

  #open(): void {
    const numbers = this.dataset.numbers ?? ''
    if (numbers === '') return
    const source = new EventSource(`/v1/live?numbers=${encodeURIComponent(numbers)}`)
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
    const version = `${parcel.trackingNumber}:${parcel.outcome}:${parcel.scans.length}:${parcel.phase}:${parcel.expected?.day ?? ''}`
    const shown = (this.dataset.versions ?? '').split(',')
    if (!shown.includes(version)) void this.#refresh()
  }

  #onError(): void {
    this.#say('Connecting again …')
    if (++this.#failures < MOST_FAILURES || this.#timer !== null) return
    this.#close()
    this.#say('Live updates are away; the page looks for news every minute.')
    this.#timer = window.setInterval(() => void this.#refresh(), POLL_MS)
  }

  async #refresh(): Promise<void> {
    if (this.#isRefreshing) return
    this.#isRefreshing = true
    try {
      const response = await fetch(location.href, { headers: { accept: 'text/html' } })
      if (!response.ok) return
      const page = new DOMParser().parseFromString(await response.text(), 'text/html')
      const fresh = page.querySelector('live-parcels')
      if (!(fresh instanceof HTMLElement)) return location.reload()
      const focused = document.activeElement?.getAttribute('href')
      this.replaceChildren(...fresh.childNodes)
      this.dataset.versions = fresh.dataset.versions ?? ''
      document.title = page.title
      if (focused) this.querySelector<HTMLElement>(`[href="${CSS.escape(focused)}"]`)?.focus()
      this.#say(`Changed just now: ${page.querySelector('h1')?.textContent ?? ''}`)
    } finally {
      this.#isRefreshing = false
    }
  }

  #say(words: string): void {
    const state = this.querySelector('[data-live-state]')
    if (state) state.textContent = words
  }
}
