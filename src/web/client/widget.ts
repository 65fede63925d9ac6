import type { Phase } from '#domain/scans/phase.ts'
import { phaseWords } from '#words/en/parcel-words.ts'
import { WIDGET_WORDS } from '#words/en/widget.ts'
import { phaseSteps } from '../components/parcel/phase-steps.ts'
import { WIDGET_STYLES } from './widget-styles.ts'

/** What the API tells of a parcel that matters here. */
type Told = {
  outcome: string
  trackingNumber: string
  printed: string
  headline: string
  phase: Phase
  expected: { day: string } | null
  asOf: string
  source: { simulated: boolean }
}

const AGAIN_MS = 300_000

/** Where this script came from is where the parcel is asked for. */
const { origin } = new URL(import.meta.url)

const DAY = new Intl.DateTimeFormat('en-US', { weekday: 'long', month: 'long', day: 'numeric', timeZone: 'UTC' })
const MOMENT = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short' })

/**
 * `<whereabouts-parcel number="…">` on other people's pages. All that comes from outside goes in as text; nothing of the
 * page around it is read, and no cookies are sent.
 */
class WhereaboutsParcel extends HTMLElement {
  static observedAttributes = ['number']

  #timer: number | null = null
  #asking: AbortController | null = null
  #said = element('p', 'headline', WIDGET_WORDS.loading)
  #before = element('p', 'small')
  #after = element('div')

  constructor() {
    super()
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(WIDGET_STYLES)
    const root = this.attachShadow({ mode: 'open' })
    root.adoptedStyleSheets = [sheet]
    const card = element('section')
    card.setAttribute('aria-label', WIDGET_WORDS.label)
    // Screen readers tell this line when it changes, and only this.
    this.#said.setAttribute('role', 'status')
    card.append(this.#before, this.#said, this.#after)
    root.append(card)
  }

  connectedCallback(): void {
    this.#timer = window.setInterval(() => {
      if (!document.hidden) void this.#ask()
    }, AGAIN_MS)
    void this.#ask()
  }

  disconnectedCallback(): void {
    if (this.#timer !== null) clearInterval(this.#timer)
    this.#asking?.abort()
  }

  attributeChangedCallback(): void {
    if (!this.isConnected) return
    // What was told of another parcel must not stand beside this one.
    this.#say(WIDGET_WORDS.loading)
    this.#before.textContent = ''
    this.#after.replaceChildren()
    void this.#ask()
  }

  async #ask(): Promise<void> {
    this.#asking?.abort()
    const number = this.getAttribute('number')?.trim() ?? ''
    if (number === '') return this.#say(WIDGET_WORDS.noNumber)
    const asking = new AbortController()
    this.#asking = asking
    try {
      const response = await fetch(`${origin}/v1/parcels/${encodeURIComponent(number)}`, {
        credentials: 'omit',
        signal: asking.signal,
      })
      if (!response.ok) throw new Error(response.statusText)
      this.#show((await response.json()) as Told)
    } catch {
      if (!asking.signal.aborted) this.#say(WIDGET_WORDS.failed)
    }
  }

  #say(words: string): void {
    if (this.#said.textContent !== words) this.#said.textContent = words
  }

  #show(parcel: Told): void {
    this.#say(parcel.headline)
    this.#before.textContent = parcel.printed
    const parts: HTMLElement[] = []
    if (parcel.outcome === 'found') parts.push(strip(parcel.phase))
    if (parcel.expected && parcel.phase !== 'delivered') {
      parts.push(element('p', '', WIDGET_WORDS.expected(DAY.format(new Date(parcel.expected.day)))))
    }
    if (parcel.source.simulated) parts.push(element('p', 'simulated', WIDGET_WORDS.simulated))
    const last = element('p', 'small', `${WIDGET_WORDS.asOf(MOMENT.format(new Date(parcel.asOf)))} · `)
    if (parcel.trackingNumber !== '') {
      last.append(link(parcel.trackingNumber, parcel.outcome === 'found' ? WIDGET_WORDS.more : WIDGET_WORDS.help))
    }
    parts.push(last)
    this.#after.replaceChildren(...parts)
  }
}

function strip(phase: Phase): HTMLElement {
  const { steps, now } = phaseSteps(phase)
  const list = element('ol')
  for (const [index, step] of steps.entries()) {
    const item = element('li', index < now ? 'past' : '', phaseWords(step))
    if (index === now) item.setAttribute('aria-current', 'step')
    list.append(item)
  }
  return list
}

function link(number: string, words: string): HTMLElement {
  const anchor = document.createElement('a')
  anchor.href = `${origin}/track/${encodeURIComponent(number)}`
  anchor.target = '_blank'
  anchor.rel = 'noopener'
  anchor.textContent = words
  anchor.append(element('span', 'hidden', ` ${WIDGET_WORDS.opens}`))
  return anchor
}

function element(name: string, className = '', text = ''): HTMLElement {
  const made = document.createElement(name)
  if (className !== '') made.className = className
  if (text !== '') made.textContent = text
  return made
}

// A page may load this twice.
if (!customElements.get('whereabouts-parcel')) customElements.define('whereabouts-parcel', WhereaboutsParcel)
