/** Copies a text, or what stands in the field that it names; shown only where the browser can. */
export class CopyButton extends HTMLElement {
  connectedCallback(): void {
    if (!navigator.clipboard || this.firstChild) return
    const { text, field, label } = this.dataset
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'copy'
    button.textContent = label ?? 'Copy number'
    button.addEventListener('click', async () => {
      const input = field ? document.querySelector<HTMLTextAreaElement>(`#${field}`) : null
      await navigator.clipboard.writeText(input?.value ?? text ?? '')
      button.textContent = 'Copied'
    })
    this.append(button)
  }
}
