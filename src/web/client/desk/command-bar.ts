import { actOn, sendFormOf } from './act-on.ts'

type Command = { name: string; key: string; run: () => void }

const MOST_SHOWN = 40

/** All that can be done on this page, by typing a part of its name. */
export class CommandBar {
  readonly #dialog: HTMLDialogElement
  readonly #input: HTMLInputElement
  readonly #list: HTMLElement
  #all: Command[] = []
  #shown: Command[] = []
  #at = 0

  constructor(dialog: HTMLDialogElement) {
    this.#dialog = dialog
    this.#input = dialog.querySelector('input') as HTMLInputElement
    this.#list = dialog.querySelector('[role=listbox]') as HTMLElement
    this.#input.addEventListener('input', () => this.#show())
    this.#input.addEventListener('keydown', (event) => this.#onKey(event))
    this.#list.addEventListener('click', ({ target }) => {
      const option = target instanceof Element ? target.closest('[role=option]') : null
      if (option) this.#run([...this.#list.children].indexOf(option))
    })
  }

  open(): boolean {
    if (this.#dialog.open) {
      this.#dialog.close()
      return true
    }
    this.#all = commandsOfPage()
    this.#input.value = ''
    this.#show()
    this.#dialog.showModal()
    return true
  }

  #onKey(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined && event.key !== 'Enter') return
    if (event.isComposing) return
    event.preventDefault()
    if (step === undefined) this.#run(this.#at)
    else this.#point((this.#at + step + this.#shown.length) % Math.max(1, this.#shown.length))
  }

  #show(): void {
    const text = this.#input.value.trim()
    const words = text.toLowerCase().split(/\s+/)
    const fitting = this.#all.filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)))
    const search = text === '' ? [] : [this.#search(text)]
    this.#shown = [...fitting.slice(0, MOST_SHOWN), ...search]
    this.#list.replaceChildren(...this.#shown.map(entry))
    this.#point(0)
  }

  #search(text: string): Command {
    const run = () => {
      const field = document.querySelector<HTMLInputElement>('input[type=search][name=q]')
      if (!field) return
      field.value = text
      field.form?.requestSubmit()
    }
    return { name: `${this.#dialog.dataset.search ?? ''} “${text}”`, key: '', run }
  }

  #point(at: number): void {
    this.#at = at
    for (const [index, option] of [...this.#list.children].entries()) {
      option.setAttribute('aria-selected', String(index === at))
      if (index === at) option.scrollIntoView({ block: 'nearest' })
    }
    if (this.#shown.length > 0) this.#input.setAttribute('aria-activedescendant', `command-${at}`)
    else this.#input.removeAttribute('aria-activedescendant')
  }

  #run(at: number): void {
    const command = this.#shown[at]
    if (!command) return
    this.#dialog.close()
    command.run()
  }
}

function entry({ name, key }: Command, index: number): HTMLElement {
  const option = document.createElement('div')
  option.id = `command-${index}`
  option.role = 'option'
  const words = document.createElement('span')
  words.textContent = name
  option.append(words)
  for (const one of key === '' ? [] : key.split(' ')) {
    const sign = document.createElement('kbd')
    sign.textContent = one
    option.append(sign)
  }
  return option
}

/** What the page offers: everything with a key, every choice that is a command, and the ways to other pages. */
function commandsOfPage(): Command[] {
  const commands: Command[] = []
  for (const element of document.querySelectorAll<HTMLElement>('[data-key]')) {
    if (isThere(element)) commands.push(commandOf(element, element.dataset.key ?? ''))
  }
  for (const select of document.querySelectorAll<HTMLSelectElement>('select[data-command]')) {
    if (!isThere(select)) continue
    for (const option of select.options) {
      // Choosing nothing is no command, but for giving something to nobody.
      if (option.value === '' && select.name !== 'to') continue
      commands.push({ name: `${select.dataset.command} ${option.text}`, key: '', run: () => choose(select, option) })
    }
  }
  for (const link of document.querySelectorAll<HTMLElement>('[data-go]')) {
    commands.push(commandOf(link, `g ${link.dataset.go}`))
  }
  for (const link of document.querySelectorAll<HTMLElement>('header nav a, .pager a'))
    commands.push(commandOf(link, ''))
  const seen = new Set<string>()
  return commands.filter(({ name }) => name !== '' && !seen.has(name) && seen.add(name))
}

function commandOf(element: HTMLElement, key: string): Command {
  return { name: nameOf(element), key, run: () => actOn(element) }
}

function choose(select: HTMLSelectElement, option: HTMLOptionElement): void {
  select.value = option.value
  sendFormOf(select)
}

/** On the page, or behind a summary that is. */
function isThere(element: HTMLElement): boolean {
  const closed = element.closest('details:not([open])')
  return (closed ?? element).getClientRects().length > 0
}

function nameOf(element: HTMLElement): string {
  const named = 'labels' in element ? (element as HTMLInputElement).labels?.[0] : null
  const copy = (named ?? element).cloneNode(true) as HTMLElement
  for (const other of copy.querySelectorAll('kbd, select, textarea, input, small')) other.remove()
  return (copy.textContent ?? '').replace(/\s+/g, ' ').trim()
}
