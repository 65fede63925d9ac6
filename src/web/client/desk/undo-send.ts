/** Counts the seconds down in which a reply can be taken back, and then takes the button away. */
export class UndoSend extends HTMLElement {
  #timer: number | null = null

  connectedCallback(): void {
    const endsAtMs = performance.now() + Number(this.dataset.left)
    const left = document.createElement('small')
    this.append(left)
    const count = () => {
      const seconds = Math.ceil((endsAtMs - performance.now()) / 1000)
      left.textContent = `${Math.max(0, seconds)} ${this.dataset.words}`
      if (seconds > 0) return
      this.disconnectedCallback()
      document.querySelector('desk-inquiry')?.dispatchEvent(new Event('over'))
      this.remove()
    }
    count()
    this.#timer = window.setInterval(count, 1000)
  }

  disconnectedCallback(): void {
    if (this.#timer !== null) clearInterval(this.#timer)
  }
}
