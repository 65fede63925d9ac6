type Note = { at: number } & Record<string, string | number>

const MOST_NOTES = 50

/** Notes of calls about one parcel, in this browser's own store: list, add, edit, delete. Nothing is sent anywhere. */
export class CallNotes extends HTMLElement {
  #notes: Note[] = []
  /** The note that is being edited, by its moment. */
  #edited: number | null = null

  connectedCallback(): void {
    const template = this.querySelector('template')
    if (!template || this.querySelector('form')) return
    this.querySelector('[data-without]')?.remove()
    this.append(template.content.cloneNode(true))
    this.#notes = this.#read()
    this.#form.addEventListener('submit', (event) => this.#onSubmit(event))
    this.#form.addEventListener('reset', () => {
      this.#edited = null
    })
    this.#show()
  }

  get #form(): HTMLFormElement {
    return this.querySelector('form') as HTMLFormElement
  }

  get #key(): string {
    return `call-notes:${this.dataset.number}`
  }

  #read(): Note[] {
    try {
      const notes: unknown = JSON.parse(localStorage.getItem(this.#key) ?? '[]')
      return Array.isArray(notes) ? notes.filter((note) => typeof note?.at === 'number') : []
    } catch {
      return []
    }
  }

  #keep(notes: Note[]): boolean {
    try {
      if (notes.length > 0) localStorage.setItem(this.#key, JSON.stringify(notes))
      else localStorage.removeItem(this.#key)
    } catch {
      // A private window, or a store that is full: the words stay in the form.
      this.querySelector<HTMLElement>('.failed')?.removeAttribute('hidden')
      return false
    }
    this.#notes = notes
    this.#show()
    return true
  }

  #onSubmit(event: Event): void {
    event.preventDefault()
    const fields = Object.fromEntries(new FormData(this.#form)) as Record<string, string>
    if (Object.values(fields).every((value) => value.trim() === '')) return
    const at = this.#edited ?? Date.now()
    // Read anew: another tab may have kept notes of the same parcel meanwhile.
    const others = this.#read().filter((note) => note.at !== at)
    if (this.#keep([{ ...fields, at }, ...others].sort((a, b) => b.at - a.at).slice(0, MOST_NOTES))) this.#form.reset()
  }

  #show(): void {
    this.querySelector('.kept')?.replaceChildren(...this.#notes.map((note) => this.#entry(note)))
  }

  #entry(note: Note): Node {
    const entry = this.querySelectorAll('template')[1]?.content.cloneNode(true) as DocumentFragment
    const time = entry.querySelector('time') as HTMLTimeElement
    time.dateTime = new Date(note.at).toISOString()
    time.textContent = new Date(note.at).toLocaleString('en-US', { dateStyle: 'full', timeStyle: 'short' })
    for (const place of entry.querySelectorAll<HTMLElement>('[data-of]')) {
      place.textContent = String(note[place.dataset.of ?? ''] ?? '')
      if (place.textContent === '') place.parentElement?.remove()
    }
    const reminder = entry.querySelector('a') as HTMLAnchorElement
    const day = entry.querySelector('[data-of=check]')
    // Noon, so that no summer time makes it another day.
    if (day) day.textContent = new Date(`${note.check}T12:00`).toLocaleDateString('en-US', { dateStyle: 'full' })
    if (note.check && note.check >= (this.dataset.today ?? ''))
      reminder.href += `?day=${encodeURIComponent(note.check)}`
    else reminder.remove()
    entry.querySelector('[data-do=edit]')?.addEventListener('click', () => this.#edit(note))
    entry.querySelector('[data-do=delete]')?.addEventListener('click', () => {
      if (!confirm('Delete these notes?')) return
      if (this.#edited === note.at) this.#form.reset()
      if (this.#keep(this.#read().filter((one) => one.at !== note.at))) this.#form.querySelector('h3')?.focus()
    })
    return entry
  }

  #edit(note: Note): void {
    this.#edited = note.at
    for (const field of this.#form.querySelectorAll<HTMLInputElement>('[name]'))
      field.value = String(note[field.name] ?? '')
    this.#form.querySelector('input')?.focus()
  }
}
