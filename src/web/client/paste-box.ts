import type { Found, Reading } from '#domain/tracking-number/index.ts'

type NumberModule = typeof import('#domain/tracking-number/index.ts')

const WAIT_MS = 150
const MOST_REPAIRS = 4

/** Finds numbers while one types and explains those with a mistake, before anything is asked of the server. */
export class PasteBox extends HTMLElement {
  #timer: number | null = null
  #module: Promise<NumberModule> | null = null

  connectedCallback(): void {
    const input = this.querySelector('textarea')
    input?.addEventListener('input', () => {
      if (this.#timer !== null) clearTimeout(this.#timer)
      this.#timer = window.setTimeout(() => void this.#look(input.value), WAIT_MS)
    })
    if (input && input.value.trim() !== '') void this.#look(input.value)
  }

  async #look(text: string): Promise<void> {
    this.#module ??= import('#domain/tracking-number/index.ts')
    const numbers = await this.#module
    const found: (Found | Reading)[] = numbers.findTrackingNumbers(text)
    if (found.length === 0 && text.trim().length >= 8)
      found.push(...numbers.parseTrackingNumber(text.trim()).slice(0, 1))
    const list = this.querySelector('[data-found]')
    list?.replaceChildren(...found.slice(0, 100).map((reading) => this.#entry(numbers, reading)))
  }

  #entry(numbers: NumberModule, reading: Found | Reading): HTMLLIElement {
    const entry = document.createElement('li')
    const digits = document.createElement('span')
    digits.className = 'digits'
    digits.textContent = reading.printed
    entry.append(digits)
    if (reading.valid) {
      const isUsps = reading.carrier === 'usps' || reading.carrier === 'other-post'
      entry.append(isUsps ? ' – looks right' : ` – looks like a number of ${reading.carrier.replace('-', ' ')}`)
      return entry
    }
    entry.className = 'wrong'
    const problem = document.createElement('div')
    problem.textContent = reading.problems[0]?.message ?? ''
    entry.append(problem, this.#repairs(numbers, reading))
    return entry
  }

  #repairs(numbers: NumberModule, reading: Found | Reading): HTMLElement {
    const list = document.createElement('div')
    list.className = 'repairs'
    const written = 'text' in reading ? reading.text : reading.trackingNumber
    const repairs = numbers.parseTrackingNumber(written, { repairs: true })[0]?.repairs ?? []
    for (const repair of repairs.slice(0, MOST_REPAIRS)) {
      const button = document.createElement('button')
      button.type = 'button'
      button.textContent = numbers.printTrackingNumber(repair.trackingNumber)
      button.addEventListener('click', () => this.#replace(written, button.textContent ?? ''))
      list.append(button)
    }
    if (list.childElementCount > 0) list.prepend('Did you mean ')
    return list
  }

  #replace(written: string, wanted: string): void {
    const input = this.querySelector('textarea')
    if (!input) return
    input.value = input.value.replace(written, wanted)
    input.dispatchEvent(new Event('input'))
    input.focus()
  }
}
