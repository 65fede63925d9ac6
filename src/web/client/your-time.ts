/** Adds a moment on the visitor's own clock, where that differs from the clock shown: `(5:30 PM for you)`. */
export class YourTime extends HTMLElement {
  connectedCallback(): void {
    const at = new Date(this.dataset.at ?? '')
    const clock = at.toLocaleTimeString('en-US', { hour: 'numeric', minute: '2-digit' }).replace(/\s/, ' ')
    if (clock !== this.dataset.shown) this.textContent = ` (${clock} for you)`
  }
}
