/** Copies a text; shown only where the browser can. */
export class CopyButton extends HTMLElement {
  connectedCallback(): void {
    if (!navigator.clipboard || this.firstChild) return
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'copy'
    button.textContent = 'Copy number'
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(this.dataset.text ?? '')
      button.textContent = 'Copied'
    })
    this.append(button)
  }
}
