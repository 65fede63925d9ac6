import { printTrackingNumber } from '#domain/tracking-number/index.ts'
import { otherCodeWords, scannedWords, SCAN_WORDS as WORDS } from '#words/en/scan.ts'
import { type BarcodeReader, ownReader } from './barcode-reader.ts'
import { numbersOfCodes } from './numbers-of-codes.ts'

/** A phone gets warm, and its battery empty, where it reads every frame. */
const BETWEEN_FRAMES_MS = 150
const BETTER_CAMERA = { video: { facingMode: { ideal: 'environment' }, width: { ideal: 1920 } } }

/** Light is no part of the types yet. */
type Lit = MediaTrackConstraintSet & MediaTrackCapabilities & { torch?: boolean }

/** Reads the barcode of a label by camera, or from a picture, and goes to its parcel. */
export class ScanLabel extends HTMLElement {
  #stream: MediaStream | null = null
  #isLit = false
  #zxing: Promise<BarcodeReader> | null = null

  connectedCallback(): void {
    const template = this.querySelector('template')
    if (!template || this.querySelector('video')) return
    this.querySelector('[data-without]')?.remove()
    this.append(template.content.cloneNode(true))
    this.#button('start').addEventListener('click', () => void this.#start())
    this.#button('stop').addEventListener('click', () => this.#stop())
    this.#button('light').addEventListener('click', () => void this.#light())
    this.querySelector('input')?.addEventListener('change', (event) => void this.#onPicture(event))
    // The camera goes out with the page, however it is left.
    window.addEventListener('pagehide', this.#onLeave)
    document.addEventListener('visibilitychange', this.#onLeave)
    void this.#startIfAllowed()
  }

  disconnectedCallback(): void {
    this.#stop()
    window.removeEventListener('pagehide', this.#onLeave)
    document.removeEventListener('visibilitychange', this.#onLeave)
  }

  #onLeave = (event: Event): void => {
    if (event.type === 'pagehide' || document.hidden) this.#stop()
  }

  #button(name: string): HTMLButtonElement {
    return this.querySelector(`[data-do=${name}]`) as HTMLButtonElement
  }

  get #video(): HTMLVideoElement {
    return this.querySelector('video') as HTMLVideoElement
  }

  #say(words: string): void {
    const state = this.querySelector('[data-state]')
    if (state && state.textContent !== words) state.textContent = words
  }

  /** Nobody is asked for the camera before pressing the button; who allowed it once need not press. */
  async #startIfAllowed(): Promise<void> {
    const permission = await navigator.permissions?.query({ name: 'camera' as PermissionName }).catch(() => null)
    if (permission?.state === 'granted') await this.#start()
  }

  async #start(): Promise<void> {
    if (this.#stream) return
    if (!navigator.mediaDevices) return this.#say(WORDS.noCameraHere)
    this.#say(WORDS.starting)
    let stream: MediaStream
    try {
      stream = await navigator.mediaDevices.getUserMedia(BETTER_CAMERA)
    } catch (error) {
      return this.#say(cameraWords(error))
    }
    // Left while the browser asked for permission.
    if (!this.isConnected || document.hidden) return stopTracks(stream)
    this.#stream = stream
    this.#video.srcObject = stream
    await this.#video.play().catch(() => null)
    this.#showCamera()
    this.#say(WORDS.looking)
    await this.#look(stream)
  }

  #stop(): void {
    if (!this.#stream) return
    stopTracks(this.#stream)
    this.#stream = null
    this.#isLit = false
    this.#video.srcObject = null
    this.#showCamera()
    this.#say('')
  }

  #showCamera(): void {
    const track = this.#stream?.getVideoTracks()[0]
    this.#video.hidden = !track
    this.#button('start').hidden = track !== undefined
    this.#button('stop').hidden = !track
    this.#button('light').hidden = (track?.getCapabilities?.() as Lit | undefined)?.torch !== true
    this.#button('light').setAttribute('aria-pressed', String(this.#isLit))
  }

  async #light(): Promise<void> {
    const track = this.#stream?.getVideoTracks()[0]
    const wanted = !this.#isLit
    const lit: Lit = { torch: wanted }
    const isDone = await track?.applyConstraints({ advanced: [lit] }).then(
      () => true,
      () => false,
    )
    if (isDone) this.#isLit = wanted
    this.#showCamera()
  }

  async #look(stream: MediaStream): Promise<void> {
    const reader = await this.#reader()
    if (!reader) {
      this.#stop()
      return this.#say(WORDS.noReader)
    }
    while (this.#stream === stream) {
      const codes =
        this.#video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA ? await reader(this.#video).catch(() => []) : []
      if (this.#stream !== stream || this.#goTo(codes)) return
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_FRAMES_MS))
    }
  }

  async #reader(): Promise<BarcodeReader | null> {
    return (await ownReader()) ?? this.#loadZxing()
  }

  async #loadZxing(): Promise<BarcodeReader | null> {
    this.#zxing ??= import('./zxing-reader.ts').then(({ zxingReader }) => zxingReader())
    try {
      return await this.#zxing
    } catch {
      // The network may be back at the next try.
      this.#zxing = null
      return null
    }
  }

  async #onPicture(event: Event): Promise<void> {
    const input = event.target as HTMLInputElement
    const [file] = input.files ?? []
    if (!file) return
    this.#stop()
    this.#say(WORDS.reading)
    const picture = await createImageBitmap(file).catch(() => null)
    input.value = ''
    if (!picture) return this.#say(WORDS.noPicture)
    const codes = (await (await ownReader())?.(picture).catch(() => [])) ?? []
    if (numbersOfCodes(codes).length === 0) {
      // A second reader sees what the browser's own did not.
      const reader = await this.#loadZxing()
      if (!reader) return this.#say(WORDS.noReader)
      codes.push(...(await reader(picture).catch(() => [])))
    }
    if (codes.length === 0) this.#say(WORDS.nothingFound)
    else this.#goTo(codes)
  }

  /** Opens the parcels of what was read; false where it holds none. */
  #goTo(codes: readonly string[]): boolean {
    const numbers = numbersOfCodes(codes)
    const [first] = numbers
    if (first === undefined) {
      if (codes[0] !== undefined) this.#say(otherCodeWords(codes[0]))
      return false
    }
    this.#stop()
    navigator.vibrate?.(60)
    this.#say(scannedWords(numbers.map(printTrackingNumber).join(', ')))
    location.assign(
      numbers.length === 1
        ? `/track/${encodeURIComponent(first)}`
        : `/track?numbers=${numbers.map(encodeURIComponent).join(',')}`,
    )
    return true
  }
}

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}

function cameraWords(error: unknown): string {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return WORDS.noPermission
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? WORDS.noCamera : WORDS.cameraBusy
}
