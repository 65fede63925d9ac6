import { MY_PARCELS } from '#words/en/my-parcels.ts'
import { addNumbers, isCurrent } from './kept.ts'
import { askToStay, readKept, writeToStore } from './kept-store.ts'

/** Keeps the parcels of the page on this device. */
export class KeepParcel extends HTMLElement {
  connectedCallback(): void {
    const numbers = (this.dataset.numbers ?? '').split(',').filter(Boolean)
    if (numbers.length === 0 || this.firstChild) return
    const current = new Set(
      readKept()
        .parcels.filter(isCurrent)
        .map((one) => one.number),
    )
    if (numbers.every((number) => current.has(number))) this.#sayKept()
    else this.#offer(numbers)
  }

  #offer(numbers: string[]): void {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'copy'
    button.textContent = numbers.length === 1 ? MY_PARCELS.keep : MY_PARCELS.keepAll
    button.addEventListener('click', () => {
      const { kept, left } = addNumbers(readKept(), numbers, Date.now())
      if (left > 0 || !writeToStore(kept)) {
        button.textContent = MY_PARCELS.storeRefuses
        return
      }
      askToStay()
      this.#sayKept()
      this.querySelector('a')?.focus()
    })
    this.replaceChildren(button)
  }

  #sayKept(): void {
    const link = document.createElement('a')
    link.href = '/parcels'
    link.textContent = MY_PARCELS.title
    this.replaceChildren(`${MY_PARCELS.kept} `, link)
  }
}
