import { needyWords } from '#words/en/my-parcels.ts'
import { fillRow, rowClass } from './fill-row.ts'
import { inShownOrder, type Kept } from './kept.ts'
import { readKept } from './kept-store.ts'
import { type Known, readKnown, refreshKnown } from './last-known.ts'

const MOST_SHOWN = 3

/** The first of the kept parcels, on pages that are about something else. */
export class ParcelsGlance extends HTMLElement {
  async connectedCallback(): Promise<void> {
    const kept = readKept()
    if (inShownOrder(kept, () => false).length === 0) return
    const frame = this.querySelector('template')
    if (!frame || this.querySelector('section')) return
    this.append(frame.content.cloneNode(true))
    this.#show(kept, readKnown())
    try {
      this.#show(kept, await refreshKnown(kept))
    } catch {
      // What was last known stands there, with its age.
    }
  }

  #show(kept: Kept, known: ReadonlyMap<string, Known>): void {
    const needs = (number: string) => known.get(number)?.rank === 0
    const shown = inShownOrder(kept, needs)
    const template = this.querySelector<HTMLTemplateElement>('template[data-row]')
    const rows = shown.slice(0, MOST_SHOWN).map((parcel) => {
      const row = template?.content.firstElementChild?.cloneNode(true) as HTMLElement
      row.className = rowClass(known.get(parcel.number))
      fillRow(row, parcel, known.get(parcel.number))
      return row
    })
    this.querySelector('[data-list]')?.replaceChildren(...rows)
    const summary = this.querySelector('[data-summary]')
    if (summary) summary.textContent = needyWords(shown.filter((one) => needs(one.number)).length, shown.length)
  }
}
