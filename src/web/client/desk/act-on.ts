const FIELDS = 'select, textarea, input:not([type=hidden]), button'

/** Does what an element is for: opens what it opens, goes where it leads, or puts the cursor into it. */
export function actOn(element: HTMLElement): void {
  if (element.localName === 'summary') openAction(element.parentElement as HTMLDetailsElement)
  else if (['input', 'select', 'textarea'].includes(element.localName)) goInto(element)
  else element.click()
}

function goInto(field: HTMLElement): void {
  for (let up = field.closest('details'); up; up = up.parentElement?.closest('details') ?? null) up.open = true
  field.focus()
  if (field instanceof HTMLInputElement && field.type === 'search') field.select()
  field.scrollIntoView({ block: 'nearest' })
}

function openAction(details: HTMLDetailsElement): void {
  details.open = true
  details.scrollIntoView({ block: 'nearest' })
  details.querySelector<HTMLElement>(`:scope > :not(summary) :is(${FIELDS})`)?.focus()
}

/** Sends the form around a field by the button that belongs to the field. */
export function sendFormOf(field: Element | null, isOnward = false): boolean {
  const form = field?.closest('form')
  if (form?.method !== 'post') return false
  const button =
    field?.closest('.pair')?.querySelector<HTMLButtonElement>('button[type=submit]') ??
    (isOnward ? form.querySelector<HTMLButtonElement>('[data-send-next]') : null) ??
    form.querySelector<HTMLButtonElement>('[data-send]')
  if (!button) return false
  form.requestSubmit(button)
  return true
}
