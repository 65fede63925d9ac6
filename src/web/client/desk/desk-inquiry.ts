import { followLive, freshPage } from './follow-live.ts'
import { rememberInquiry } from './last-inquiry.ts'
import { Presence } from './presence.ts'

const AT_LEAST_MS = 1_000

/** One inquiry on one screen: tells the others that it is open, and takes over what they do, save for what is in use. */
export class DeskInquiry extends HTMLElement {
  #stop: (() => void) | null = null
  #presence: Presence | null = null

  connectedCallback(): void {
    this.#presence = new Presence(this.dataset.here ?? '', this.#drafts, (words) => this.#showViewers(words))
    this.#stop = followLive(this.dataset.live ?? '', AT_LEAST_MS, () => this.#refresh())
    rememberInquiry(this.dataset.reference ?? '')
    this.addEventListener('over', () => void this.#refresh())
  }

  disconnectedCallback(): void {
    this.#stop?.()
    this.#presence?.end()
  }

  get #drafts(): HTMLTextAreaElement[] {
    return [...this.querySelectorAll<HTMLTextAreaElement>('[data-draft]')]
  }

  #showViewers(words: string): void {
    const place = this.querySelector('[data-live-part=viewers]')
    if (place && place.textContent !== words) place.textContent = words
  }

  async #refresh(): Promise<void> {
    const page = await freshPage(() => this.#showViewers(this.dataset.signedOut ?? ''))
    if (!page) return
    let isNew = false
    for (const part of this.querySelectorAll<HTMLElement>('[data-live-part]')) {
      const now = page.querySelector(`[data-live-part="${part.dataset.livePart}"]`)
      if (!now || isInUse(part) || part.innerHTML === now.innerHTML) continue
      if (part.dataset.livePart === 'conversation') isNew = markNew(part, now)
      part.replaceChildren(...now.childNodes)
    }
    this.#renewStamps(page)
    document.title = page.title
    if (isNew) this.#say(this.dataset.changed ?? '')
  }

  /**
   * Where nothing is written, what is in sight now is what the agent answers to. A text that was begun before keeps the
   * version that its writer saw: sending it shows first what is new.
   */
  #renewStamps(page: Document): void {
    if (this.#drafts.some(({ value }) => value.trim() !== '')) return
    for (const name of ['version', 'seen']) {
      const now = page.querySelector<HTMLInputElement>(`.compose input[name=${name}]`)
      for (const field of this.querySelectorAll<HTMLInputElement>(`.compose input[name=${name}]`)) {
        if (now) field.value = now.value
      }
    }
  }

  #say(words: string): void {
    const state = this.querySelector('[data-live-state]')
    if (state) state.textContent = words
  }
}

/** Something in it is open, or has the cursor. */
function isInUse(part: HTMLElement): boolean {
  return part.contains(document.activeElement) || part.querySelector('details[name=action][open]') !== null
}

/** Marks the entries that were not there before; tells whether there are any. */
function markNew(before: Element, now: Element): boolean {
  const fresh = [...now.querySelectorAll('li[id]')].filter(({ id }) => !before.querySelector(`#${CSS.escape(id)}`))
  for (const entry of fresh) entry.classList.add('new')
  return fresh.length > 0
}
