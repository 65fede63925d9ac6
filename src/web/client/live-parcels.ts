import { oneAtATime } from './one-at-a-time.ts'
import { ParcelStream } from './parcel-stream.ts'

/**
 * Keeps the part of the page inside it up to date: hears of changes of all its numbers by one stream, and then takes the
 * new state from the server's own page.
 */
export class LiveParcels extends HTMLElement {
  #stream = new ParcelStream({
    onVersion: (version) => {
      const shown = (this.dataset.versions ?? '').split(',')
      if (!shown.includes(version)) void this.#refresh()
    },
    onMinute: () => void this.#refresh(),
    say: (words) => this.#say(words),
  })

  connectedCallback(): void {
    this.#stream.follow(this.dataset.numbers ?? '')
  }

  disconnectedCallback(): void {
    this.#stream.stop()
  }

  #refresh = oneAtATime(async () => {
    try {
      const response = await fetch(location.href, { headers: { accept: 'text/html' } })
      if (!response.ok) return
      const page = new DOMParser().parseFromString(await response.text(), 'text/html')
      const fresh = page.querySelector('live-parcels')
      if (!(fresh instanceof HTMLElement)) return location.reload()
      const focused = document.activeElement
      const href = focused?.getAttribute('href')
      keepOpen(this, fresh)
      this.replaceChildren(...fresh.childNodes)
      this.dataset.versions = fresh.dataset.versions ?? ''
      document.title = page.title
      if (focused instanceof HTMLElement && this.contains(focused)) focused.focus()
      else if (href) this.querySelector<HTMLElement>(`[href="${CSS.escape(href)}"]`)?.focus()
      this.#say(`Changed just now: ${page.querySelector('h1')?.textContent ?? ''}`)
    } catch {
      // No network: the next change or minute tries again.
    }
  })

  #say(words: string): void {
    const state = this.querySelector('[data-live-state]')
    if (state) state.textContent = words
  }
}

/** What somebody has opened stays open. A form in it stays as it is: it may be half filled in. */
function keepOpen(shown: HTMLElement, fresh: HTMLElement): void {
  const nameOf = (one: HTMLDetailsElement) => one.querySelector('summary')?.textContent
  const open = [...shown.querySelectorAll<HTMLDetailsElement>('details[open]')]
  for (const one of fresh.querySelectorAll('details')) {
    const before = open.find((other) => nameOf(other) === nameOf(one))
    if (before?.querySelector('form')) one.replaceWith(before)
    else if (before) one.open = true
  }
}
