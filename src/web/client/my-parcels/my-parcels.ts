import { addedWords, fileProblemWords, importedWords, needyWords, MY_PARCELS as WORDS } from '#words/en/my-parcels.ts'
import { PAGES_CACHE } from '../../worker/cache-names.ts'
import { oneAtATime } from '../one-at-a-time.ts'
import { ParcelStream } from '../parcel-stream.ts'
import { fillRow, rowClass } from './fill-row.ts'
import {
  addNumbers,
  archiveEnded,
  changeParcel,
  cut,
  inShownOrder,
  isCurrent,
  type Kept,
  type KeptParcel,
  LONGEST_NAME,
  LONGEST_NOTE,
  NOTHING_KEPT,
  putBack,
  removeParcel,
  swapParcels,
} from './kept.ts'
import { LONGEST_FILE, mergeKept, readKeptFile, writeKept } from './kept-file.ts'
import { askToStay, KEPT_KEY, readKept, writeToStore } from './kept-store.ts'
import { ask, type Known, readKnown, refreshKnown } from './last-known.ts'

/** The list of one's own parcels. What is kept is read anew before each change: another tab may have changed it. */
export class MyParcels extends HTMLElement {
  #kept: Kept = NOTHING_KEPT
  #known: ReadonlyMap<string, Known> = new Map()
  #rows = new Map<string, HTMLElement>()
  #followed = ''
  #stream = new ParcelStream({
    onVersion: (version) => {
      if (![...this.#known.values()].some((one) => one.version === version)) void this.#refresh()
    },
    onMinute: () => void this.#refresh(),
    say: (words) => this.#put('[data-live-state]', words),
  })

  connectedCallback(): void {
    const frame = this.querySelector<HTMLTemplateElement>('template[data-frame]')
    if (!frame || this.querySelector('[data-list]')) return
    this.querySelector('[data-without]')?.remove()
    this.append(frame.content.cloneNode(true))
    this.#kept = readKept()
    this.#known = readKnown()
    this.#find('[data-add]').addEventListener('submit', (event) => void this.#add(event))
    this.#find('[data-archive-after]').addEventListener('change', (event) => this.#setArchiveAfter(event))
    this.#find('[data-import]').addEventListener('change', (event) => void this.#import(event))
    this.#find('[data-export]').addEventListener('click', () => this.#export())
    this.#find('[data-forget]').addEventListener('click', () => void this.#forget())
    window.addEventListener('storage', this.#onStorage)
    window.addEventListener('online', this.#onOnline)
    this.#show()
    void this.#refresh()
  }

  disconnectedCallback(): void {
    this.#stream.stop()
    window.removeEventListener('storage', this.#onStorage)
    window.removeEventListener('online', this.#onOnline)
  }

  #onOnline = (): void => void this.#refresh()

  #onStorage = (event: StorageEvent): void => {
    if (event.key !== KEPT_KEY && event.key !== null) return
    this.#kept = readKept()
    // Made anew with what the other tab wrote, save where somebody is writing.
    for (const [number, row] of this.#rows) if (!row.querySelector('details')?.open) this.#rows.delete(number)
    this.#show()
  }

  #find(selector: string): HTMLElement {
    return this.querySelector(selector) as HTMLElement
  }

  #put(selector: string, words: string): void {
    this.#find(selector).textContent = words
  }

  /** Says what was done, with a way back where there is one. */
  #tell(words: string, undo?: () => void): void {
    this.#put('[data-told]', words)
    if (!undo) return
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'copy'
    button.textContent = WORDS.undo
    button.addEventListener('click', undo)
    this.#find('[data-told]').append(' ', button)
    // The row that had the keyboard is gone.
    button.focus()
  }

  /** Makes a change and shows it; false where the browser does not keep it. */
  #change(change: (kept: Kept) => Kept): boolean {
    const kept = change(readKept())
    if (!writeToStore(kept)) {
      this.#tell(WORDS.storeRefuses)
      return false
    }
    this.#kept = kept
    this.#show()
    return true
  }

  #refresh = oneAtATime(async () => {
    try {
      this.#known = await refreshKnown(this.#kept)
      this.#find('[data-away]').hidden = true
      const kept = archiveEnded(readKept(), (number) => this.#known.get(number)?.endedAtMs ?? null, Date.now())
      if (writeToStore(kept)) this.#kept = kept
    } catch {
      this.#find('[data-away]').hidden = this.#kept.parcels.length === 0
    }
    this.#show()
  })

  #needs = (number: string): boolean => this.#known.get(number)?.rank === 0

  #show(): void {
    const shown = inShownOrder(this.#kept, this.#needs)
    const archived = this.#kept.parcels.filter((one) => !isCurrent(one))
    const focused = document.activeElement
    const rows = shown.map((parcel, index) => this.#row(parcel, shown[index - 1], shown[index + 1]))
    const list = this.#find('[data-list]')
    // Rows that stand where they stood are left alone: moving one would take the keyboard's place in it away.
    if (rows.length !== list.children.length || rows.some((row, index) => list.children[index] !== row)) {
      list.replaceChildren(...rows)
      if (focused instanceof HTMLElement && focused.isConnected) focused.focus()
    }
    this.#find('[data-archive-list]').replaceChildren(...archived.map((parcel) => this.#archiveRow(parcel)))
    this.#find('[data-empty]').hidden = shown.length > 0
    this.#find('[data-archive]').hidden = archived.length === 0
    this.#put('[data-archived]', String(archived.length))
    this.#put('[data-summary]', needyWords(shown.filter((one) => this.#needs(one.number)).length, shown.length))
    const after = this.#find('[data-archive-after]') as HTMLSelectElement
    after.value = String(this.#kept.archiveAfterDays)
    this.#follow(shown)
  }

  #follow(shown: readonly KeptParcel[]): void {
    const numbers = shown
      .map((one) => one.number)
      .sort()
      .join(',')
    if (numbers === this.#followed) return
    this.#followed = numbers
    this.#stream.follow(numbers)
  }

  #row(parcel: KeptParcel, before: KeptParcel | undefined, after: KeptParcel | undefined): HTMLElement {
    const { number } = parcel
    const row = this.#rows.get(number) ?? this.#makeRow(parcel)
    this.#rows.set(number, row)
    row.className = rowClass(this.#known.get(number))
    fillRow(row, parcel, this.#known.get(number))
    this.#aim(row, 'up', number, before)
    this.#aim(row, 'down', number, after)
    return row
  }

  /** A parcel changes places only with one of its own group: those that need somebody stay on top. */
  #aim(row: HTMLElement, way: 'up' | 'down', number: string, other: KeptParcel | undefined): void {
    const button = row.querySelector(`[data-do=${way}]`) as HTMLButtonElement
    const fits = other !== undefined && this.#needs(other.number) === this.#needs(number)
    button.setAttribute('aria-disabled', String(!fits))
    button.onclick = () => {
      if (fits && this.#change((kept) => swapParcels(kept, number, other.number))) this.#tell(WORDS.moved)
    }
  }

  #makeRow(parcel: KeptParcel): HTMLElement {
    const { number } = parcel
    const template = this.#find('template[data-row]') as HTMLTemplateElement
    const row = template.content.firstElementChild?.cloneNode(true) as HTMLElement
    const form = row.querySelector('form') as HTMLFormElement
    const [name, note] = [...form.querySelectorAll('input')]
    if (name) name.value = parcel.name
    if (note) note.value = parcel.note
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      const change = { name: cut(name?.value, LONGEST_NAME), note: cut(note?.value, LONGEST_NOTE) }
      if (!this.#change((kept) => changeParcel(kept, number, change))) return
      const details = row.querySelector('details') as HTMLDetailsElement
      details.open = false
      details.querySelector('summary')?.focus()
      this.#tell(WORDS.saved)
    })
    row.querySelector('[data-do=toArchive]')?.addEventListener('click', () => {
      const change = { archivedAt: Date.now() }
      if (this.#change((kept) => changeParcel(kept, number, change))) {
        this.#tell(WORDS.archived, () => this.#bringBack(number))
      }
    })
    row.querySelector('[data-do=remove]')?.addEventListener('click', () => this.#remove(number))
    return row
  }

  #archiveRow(parcel: KeptParcel): HTMLElement {
    const template = this.#find('template[data-archive-row]') as HTMLTemplateElement
    const row = template.content.firstElementChild?.cloneNode(true) as HTMLElement
    fillRow(row, parcel, this.#known.get(parcel.number))
    row.querySelector('[data-do=fromArchive]')?.addEventListener('click', () => this.#bringBack(parcel.number))
    row.querySelector('[data-do=remove]')?.addEventListener('click', () => this.#remove(parcel.number))
    return row
  }

  #bringBack(number: string): void {
    let left = 0
    const isKept = this.#change((before) => {
      const after = addNumbers(before, [number], Date.now())
      left = after.left
      return after.kept
    })
    if (!isKept) return
    this.#tell(left > 0 ? addedWords(0, left) : WORDS.broughtBack)
    void this.#refresh()
  }

  #remove(number: string): void {
    const index = readKept().parcels.findIndex((one) => one.number === number)
    const parcel = readKept().parcels[index]
    if (!parcel || !this.#change((kept) => removeParcel(kept, number))) return
    this.#rows.delete(number)
    this.#tell(WORDS.removed, () => {
      if (!this.#change((kept) => putBack(kept, parcel, index))) return
      this.#tell(WORDS.broughtBack)
      void this.#refresh()
    })
  }

  async #add(event: Event): Promise<void> {
    event.preventDefault()
    const input = this.#find('#add') as HTMLTextAreaElement
    this.#tell(WORDS.asking)
    try {
      const numbers = (await ask({ text: input.value })).filter((one) => one.isNumber).map((one) => one.number)
      if (numbers.length === 0) return this.#tell(WORDS.noNumber)
      const had = readKept().parcels.filter(isCurrent).length
      let left = 0
      const isKept = this.#change((before) => {
        const after = addNumbers(before, numbers, Date.now())
        left = after.left
        return after.kept
      })
      if (!isKept) return
      askToStay()
      input.value = ''
      this.#tell(addedWords(this.#kept.parcels.filter(isCurrent).length - had, left))
      await this.#refresh()
    } catch {
      this.#tell(WORDS.notAsked)
    }
  }

  #setArchiveAfter(event: Event): void {
    const archiveAfterDays = Number((event.target as HTMLSelectElement).value)
    if (this.#change((kept) => ({ ...kept, archiveAfterDays }))) {
      this.#tell(WORDS.saved)
      void this.#refresh()
    }
  }

  async #import(event: Event): Promise<void> {
    const input = event.target as HTMLInputElement
    const file = input.files?.[0]
    if (!file) return
    // By its size first: a film is not read into memory to find that it is none of ours.
    const read =
      file.size > LONGEST_FILE ? { problem: 'too-long' as const } : readKeptFile(await file.text(), Date.now())
    input.value = ''
    if ('problem' in read) return this.#tell(fileProblemWords(read.problem))
    let [added, left] = [0, 0]
    const isKept = this.#change((before) => {
      const merged = mergeKept(before, read.parcels)
      added = merged.added
      left = merged.left
      return merged.kept
    })
    if (!isKept) return
    for (const parcel of read.parcels) this.#rows.delete(parcel.number)
    this.#tell(importedWords(added, left, read.leftOut))
    await this.#refresh()
  }

  #export(): void {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([writeKept(readKept(), Date.now())], { type: 'application/json' }))
    link.download = `whereabouts-parcels-${new Date().toISOString().slice(0, 10)}.json`
    link.click()
    URL.revokeObjectURL(link.href)
  }

  async #forget(): Promise<void> {
    if (!confirm(WORDS.forgetAsk)) return
    localStorage.clear()
    if ('caches' in window) await caches.delete(PAGES_CACHE)
    this.#kept = NOTHING_KEPT
    this.#known = new Map()
    this.#rows.clear()
    this.#show()
    this.#tell(WORDS.forgotten)
  }
}
