/** Two digits are about a kilometer: enough to find an office, too little to find a house. */
const DIGITS = 2
const DENIED = 1
const OPTIONS: PositionOptions = { timeout: 15_000, maximumAge: 600_000 }

/** Puts where the person is into the search and sends it; asks for permission only when it is wanted. */
export class UsePosition extends HTMLElement {
  connectedCallback(): void {
    if (!navigator.geolocation) return
    this.hidden = false
    this.querySelector('button')?.addEventListener('click', () => this.#ask())
  }

  #ask(): void {
    this.#say(this.dataset.asking)
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const form = this.closest('form')
        const field = form?.querySelector<HTMLInputElement>('[name="near"]')
        if (field) field.value = `${coords.latitude.toFixed(DIGITS)}, ${coords.longitude.toFixed(DIGITS)}`
        this.#say('')
        form?.requestSubmit()
      },
      (error) => this.#say(error.code === DENIED ? this.dataset.denied : this.dataset.unknown),
      OPTIONS,
    )
  }

  #say(text = ''): void {
    const status = this.querySelector('[role="status"]')
    if (status) status.textContent = text
  }
}
