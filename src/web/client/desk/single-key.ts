const OFF = 'desk-single-keys'
const TYPED_IN =
  'textarea, select, [contenteditable], input:not([type=checkbox], [type=radio], [type=button], [type=submit])'

/** Whether keys of one letter do something on this device: whoever speaks to the computer may switch them off. */
export function areSingleKeysOn(): boolean {
  try {
    return localStorage.getItem(OFF) !== 'off'
  } catch {
    return true
  }
}

/** Keeps the choice on this device, where it can be kept. */
export function switchSingleKeys(isOn: boolean): void {
  try {
    if (isOn) localStorage.removeItem(OFF)
    else localStorage.setItem(OFF, 'off')
  } catch {
    // A private window: the choice ends with the page.
  }
}

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(TYPED_IN) !== null
}

/** The key of an event that was struck alone and is meant for the page; null for all others. */
export function singleKey(event: KeyboardEvent): string | null {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return null
  if (isTyping(event.target) || document.querySelector('dialog[open]') || !areSingleKeysOn()) return null
  return event.key
}
