const EVERY_MS = 20_000

/**
 * Keeps the part of the page inside it up to date: asks now and then for what the page would show, in a few bytes, and
 * takes the new state from the server's own page. What somebody is writing stands outside and stays.
 */
export class InquiryNews extends HTMLElement {
  #timer: number | null = null
  #isAsking = false

  connectedCallback(): void {
    this.#say(this.dataset.live ?? '')
    this.#timer = window.setInterval(() => void this.#ask(), EVERY_MS)
    document.addEventListener('visibilitychange', this.#onVisibility)
  }

  disconnectedCallback(): void {
    if (this.#timer !== null) clearInterval(this.#timer)
    document.removeEventListener('visibilitychange', this.#onVisibility)
  }

  #onVisibility = (): void => void this.#ask()

  async #ask(): Promise<void> {
    // What is being filled in stays.
    const isBusy = this.#isAsking || this.querySelector(':focus:is(input, textarea)') !== null
    if (document.hidden || isBusy) return
    this.#isAsking = true
    try {
      const response = await fetch(this.dataset.url ?? '')
      if (response.status === 401) return location.reload()
      if (!response.ok || (await response.text()) === this.dataset.version) return
      const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html')
      const fresh = page.querySelector<HTMLElement>('inquiry-news')
      if (!fresh) return
      this.replaceChildren(...fresh.childNodes)
      this.dataset.version = fresh.dataset.version ?? ''
      document.title = page.title
      this.#say(this.dataset.words ?? '')
    } catch {
      // The network is away: it is asked again.
    } finally {
      this.#isAsking = false
    }
  }

  #say(words: string): void {
    const state = this.querySelector('[data-news]')
    if (state) state.textContent = words
  }
}
