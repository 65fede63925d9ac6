import { actOn, sendFormOf } from './act-on.ts'
import { CommandBar } from './command-bar.ts'
import { areSingleKeysOn, isTyping, singleKey, switchSingleKeys } from './single-key.ts'

/** So long the second letter after `g` is waited for. */
const PREFIX_MS = 1_500

/** The keys of the desk: what a key does is said by the page, in `data-key` and `data-go`. */
export class DeskKeys extends HTMLElement {
  #prefixAtMs = 0
  #commands: CommandBar | null = null

  connectedCallback(): void {
    const bar = this.querySelector<HTMLDialogElement>('dialog.commands')
    if (bar) this.#commands = new CommandBar(bar)
    const button = this.querySelector<HTMLElement>('[data-open-keys]')
    if (button) button.hidden = false
    button?.addEventListener('click', () => this.#help?.showModal())
    const choice = this.querySelector<HTMLInputElement>('[data-single-keys]')
    if (choice) choice.checked = areSingleKeysOn()
    choice?.addEventListener('change', () => switchSingleKeys(choice.checked))
    document.addEventListener('keydown', this.#onKey)
  }

  disconnectedCallback(): void {
    document.removeEventListener('keydown', this.#onKey)
  }

  get #help(): HTMLDialogElement | null {
    return this.querySelector('dialog.keys')
  }

  #onKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return
    if (this.#isDone(event)) event.preventDefault()
  }

  /** Does what the key is for; false where it is for nothing here. */
  #isDone(event: KeyboardEvent): boolean {
    const isControl = (event.ctrlKey || event.metaKey) && !event.altKey
    if (isControl && event.key.toLowerCase() === 'k') return this.#commands?.open() ?? false
    const isInDialog = document.querySelector('dialog[open]') !== null
    if (isControl && event.key === 'Enter' && !isInDialog) return sendFormOf(document.activeElement, event.shiftKey)
    if (event.key === 'Escape' && !isInDialog) return this.#leave(event)
    const key = singleKey(event)
    if (key === null) return false
    if (key === '?') {
      this.#help?.showModal()
      return true
    }
    const isSecond = Date.now() - this.#prefixAtMs < PREFIX_MS
    this.#prefixAtMs = key === 'g' && !isSecond ? Date.now() : 0
    if (key === 'g' && !isSecond) return true
    const name = isSecond ? 'data-go' : 'data-key'
    const element = document.querySelector<HTMLElement>(`[${name}="${CSS.escape(key)}"]`)
    if (element) actOn(element)
    return element !== null
  }

  /** Out of a field, and out of the action that it is for. What was written stays. */
  #leave({ target }: KeyboardEvent): boolean {
    if (!(target instanceof HTMLElement) || !isTyping(target)) return false
    target.blur()
    const action = target.closest<HTMLDetailsElement>('details[name=action]')
    if (action) action.open = false
    action?.querySelector('summary')?.focus()
    return true
  }
}
