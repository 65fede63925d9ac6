const MOST = 6

/** Offers the names of colleagues after an `@` in a note. */
export class MentionList extends HTMLElement {
  #shown: string[] = []
  #at = 0

  connectedCallback(): void {
    const field = this.#field
    field?.addEventListener('input', () => this.#look())
    field?.addEventListener('keydown', (event) => this.#onKey(event))
    field?.addEventListener('blur', () => this.#show([]))
    // By the mouse, before the field loses the cursor.
    this.#list?.addEventListener('pointerdown', (event) => {
      const option = event.target instanceof Element ? event.target.closest('[role=option]') : null
      if (!option) return
      event.preventDefault()
      this.#take([...(this.#list?.children ?? [])].indexOf(option))
    })
  }

  get #field(): HTMLTextAreaElement | null {
    return this.querySelector('textarea')
  }

  get #list(): HTMLElement | null {
    return this.querySelector('[role=listbox]')
  }

  /** What is typed after the last `@` before the cursor; null where there is none. */
  #begun(): string | null {
    const field = this.#field
    const before = field?.value.slice(0, field.selectionStart) ?? ''
    return /(?:^|[^\p{L}\p{N}])@([^@\n]{0,40})$/u.exec(before)?.[1] ?? null
  }

  #look(): void {
    const begun = this.#begun()?.toLowerCase()
    const names = (this.dataset.names ?? '').split('\n')
    const fitting = begun === undefined ? [] : names.filter((name) => name.toLowerCase().startsWith(begun))
    this.#show(fitting.length === 1 && fitting[0]?.toLowerCase() === begun ? [] : fitting.slice(0, MOST))
  }

  #show(names: string[]): void {
    const list = this.#list
    if (!list) return
    this.#shown = names
    list.hidden = names.length === 0
    list.replaceChildren(
      ...names.map((name, index) => {
        const option = document.createElement('div')
        option.id = `mention-${index}`
        option.role = 'option'
        option.textContent = name
        return option
      }),
    )
    this.#point(0)
  }

  #point(at: number): void {
    this.#at = at
    for (const [index, option] of [...(this.#list?.children ?? [])].entries()) {
      option.setAttribute('aria-selected', String(index === at))
    }
    if (this.#shown.length > 0) this.#field?.setAttribute('aria-activedescendant', `mention-${at}`)
    else this.#field?.removeAttribute('aria-activedescendant')
  }

  #onKey(event: KeyboardEvent): void {
    if (this.#shown.length === 0 || event.isComposing || event.ctrlKey || event.metaKey) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) this.#point((this.#at + step + this.#shown.length) % this.#shown.length)
    else if (event.key === 'Enter' || event.key === 'Tab') this.#take(this.#at)
    else if (event.key === 'Escape') this.#show([])
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  #take(at: number): void {
    const [field, name, begun] = [this.#field, this.#shown[at], this.#begun()]
    if (!field || name === undefined || begun === null) return
    const end = field.selectionStart
    field.setRangeText(`${name} `, end - begun.length, end, 'end')
    this.#show([])
    field.dispatchEvent(new Event('input'))
  }
}
