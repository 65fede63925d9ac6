import { TELL_DEVICE } from '#words/en/tell-device.ts'
import { readTold, writeTold } from './told-parcels.ts'

/** Has this device told when the parcel of the page changes, by push messages. */
export class TellDevice extends HTMLElement {
  connectedCallback(): void {
    if (this.firstChild || !('PushManager' in window) || !('serviceWorker' in navigator)) return
    this.#show(readTold()[this.#number] !== undefined)
  }

  get #number(): string {
    return this.dataset.number ?? ''
  }

  #show(isTold: boolean, said: string = isTold ? TELL_DEVICE.told : ''): void {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'button quiet'
    button.textContent = isTold ? TELL_DEVICE.stop : TELL_DEVICE.offer
    button.addEventListener('click', () => void this.#turn(button, isTold))
    const state = document.createElement('span')
    state.className = 'small'
    state.setAttribute('role', 'status')
    state.textContent = said
    this.replaceChildren(button, ' ', state, ...this.#way(isTold))
  }

  /** The way to the own page of whoever is told by this device. */
  #way(isTold: boolean): (Node | string)[] {
    const key = isTold ? readTold()[this.#number]?.key : undefined
    if (key === undefined) return []
    const link = document.createElement('a')
    link.className = 'small'
    link.href = `/watching?key=${encodeURIComponent(key)}`
    link.textContent = TELL_DEVICE.choose
    return [' ', link]
  }

  async #turn(button: HTMLButtonElement, isTold: boolean): Promise<void> {
    button.disabled = true
    try {
      if (isTold) await this.#stop()
      else if (!(await this.#begin())) return this.#show(false, TELL_DEVICE.refused)
      this.#show(!isTold)
    } catch {
      this.#show(isTold, TELL_DEVICE.failed)
    }
    this.querySelector('button')?.focus()
  }

  /** False where the person does not want messages from here. */
  async #begin(): Promise<boolean> {
    if ((await Notification.requestPermission()) !== 'granted') return false
    const { pushManager } = await navigator.serviceWorker.ready
    const { publicKey } = (await answer(await fetch('/v1/push-key'))) as { publicKey: string }
    const options = { userVisibleOnly: true, applicationServerKey: publicKey }
    const subscription = (await pushManager.getSubscription()) ?? (await pushManager.subscribe(options))
    const { endpoint, keys } = subscription.toJSON()
    const { id, key } = (await answer(
      await fetch('/v1/watches', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          channel: 'web-push',
          trackingNumber: this.#number,
          subscription: { endpoint, keys },
          zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
          quietHours: { from: '22:00', until: '07:00' },
        }),
      }),
    )) as { id: number; key: string }
    writeTold({ ...readTold(), [this.#number]: { id, key } })
    return true
  }

  async #stop(): Promise<void> {
    const { [this.#number]: told, ...others } = readTold()
    if (told) {
      const headers = { authorization: `Bearer ${told.key}` }
      const response = await fetch(`/v1/watches/${told.id}`, { method: 'DELETE', headers })
      // Whoever is not known any more is told of nothing.
      if (!response.ok && response.status !== 401) throw new Error(String(response.status))
    }
    writeTold(others)
  }
}

async function answer(response: Response): Promise<unknown> {
  if (!response.ok) throw new Error(String(response.status))
  return response.json()
}
