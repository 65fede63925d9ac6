import { followLive, freshPage } from './follow-live.ts'
import { lastInquiry } from './last-inquiry.ts'
import { singleKey } from './single-key.ts'

/** Something happens to some inquiry all the time. */
const AT_LEAST_MS = 4_000

/** The queue: a cursor that keys move, ticks, and rows that keep themselves up to date without moving under the hand. */
export class DeskQueue extends HTMLElement {
  #stop: (() => void) | null = null
  /** The rows as they are now, while those in sight are in use. */
  #waiting: Element | null = null

  connectedCallback(): void {
    document.addEventListener('keydown', this.#onKey)
    this.#showButton?.addEventListener('click', () => this.#showWaiting())
    this.#stop = followLive(this.dataset.live ?? '', AT_LEAST_MS, () => this.#refresh())
  }

  disconnectedCallback(): void {
    document.removeEventListener('keydown', this.#onKey)
    this.#stop?.()
  }

  get #rows(): HTMLElement | null {
    return this.querySelector('[data-live-part=rows]')
  }

  get #showButton(): HTMLButtonElement | null {
    return this.querySelector('[data-live-show]')
  }

  #onKey = (event: KeyboardEvent): void => {
    const key = singleKey(event)
    const isInRows = this.#rows?.contains(document.activeElement) === true
    const step = { j: 1, k: -1, ...(isInRows ? { ArrowDown: 1, ArrowUp: -1 } : {}) }[key ?? '']
    if (step !== undefined) this.#move(step)
    else if (key === 'x') this.#tick()
    else if (key === 'X') this.#tickAll()
    else return
    event.preventDefault()
  }

  #move(step: number): void {
    const links = [...(this.#rows?.querySelectorAll<HTMLElement>('li a') ?? [])]
    const rows = links.map((link) => link.closest('li'))
    const at = rows.findIndex((row) => row?.contains(document.activeElement))
    // Who comes back from an inquiry begins at it.
    const start = rows.findIndex((row) => row?.dataset.reference === lastInquiry())
    const next = at < 0 ? (start < 0 && step < 0 ? links.length - 1 : Math.max(start, 0)) : at + step
    links[next]?.focus()
    rows[next]?.scrollIntoView({ block: 'nearest' })
  }

  #tick(): void {
    const box = document.activeElement?.closest('li')?.querySelector<HTMLInputElement>('input[name=inquiry]')
    if (!box || !this.contains(box)) return
    box.checked = !box.checked
  }

  #tickAll(): void {
    const boxes = [...this.querySelectorAll<HTMLInputElement>('input[name=inquiry]')]
    const isOn = !boxes.every(({ checked }) => checked)
    for (const box of boxes) box.checked = isOn
  }

  async #refresh(): Promise<void> {
    const page = await freshPage(() => location.reload())
    const views = page?.querySelector('[data-live-part=views]')
    const rows = page?.querySelector('[data-live-part=rows]')
    if (!views || !rows || !this.#rows) return
    const shown = this.querySelector('[data-live-part=views]')
    if (shown && !shown.contains(document.activeElement)) shown.replaceWith(views)
    const isInUse =
      this.#rows.matches(':hover') ||
      this.#rows.contains(document.activeElement) ||
      this.#rows.querySelector(':checked') !== null
    if (isInUse) this.#patch(rows)
    else this.#rows.replaceChildren(...rows.childNodes)
  }

  /** Takes over what changed in the rows in sight; none moves, comes or goes before the agent asks for it. */
  #patch(fresh: Element): void {
    const ids = new Set<string>()
    let isChanged = false
    for (const row of this.#rows?.querySelectorAll<HTMLElement>('li[id]') ?? []) {
      const now = fresh.querySelector(`#${CSS.escape(row.id)}`)
      ids.add(row.id)
      row.classList.toggle('gone', now === null)
      if (now === null) isChanged = true
      else replaceRow(row, now.cloneNode(true) as HTMLElement)
    }
    if ([...fresh.querySelectorAll('li[id]')].some(({ id }) => !ids.has(id))) isChanged = true
    this.#waiting = isChanged ? fresh : null
    const button = this.#showButton
    if (button) button.hidden = !isChanged
    if (isChanged) this.#say(this.dataset.changed ?? '')
  }

  #showWaiting(): void {
    const rows = this.#rows
    if (!rows || !this.#waiting) return
    const ticked = [...rows.querySelectorAll<HTMLInputElement>(':checked')].map(({ value }) => value.split('.')[0])
    const focused = document.activeElement?.closest('li')?.id
    rows.replaceChildren(...this.#waiting.childNodes)
    for (const box of rows.querySelectorAll<HTMLInputElement>('input[name=inquiry]')) {
      box.checked = ticked.includes(box.value.split('.')[0])
    }
    if (focused) rows.querySelector<HTMLElement>(`#${CSS.escape(focused)} a`)?.focus()
    this.#waiting = null
    if (this.#showButton) this.#showButton.hidden = true
  }

  #say(words: string): void {
    const state = this.querySelector('[data-live-state]')
    if (state) state.textContent = words
  }
}

/** Puts the present state of a row in its place, with its tick and the cursor where they were. */
function replaceRow(row: HTMLElement, now: HTMLElement): void {
  if (row.innerHTML === now.innerHTML) return
  const box = row.querySelector<HTMLInputElement>('input[name=inquiry]')
  const focused = row.contains(document.activeElement) ? (document.activeElement === box ? 'input' : 'a') : null
  row.replaceWith(now)
  const nowBox = now.querySelector<HTMLInputElement>('input[name=inquiry]')
  // Its value has the version that was ticked: what changed since is told, and not overwritten unseen.
  if (nowBox && box?.checked) Object.assign(nowBox, { checked: true, value: box.value })
  if (focused) now.querySelector<HTMLElement>(focused)?.focus({ preventScroll: true })
}
