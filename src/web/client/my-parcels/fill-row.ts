import { ageWords } from '#words/en/dates.ts'
import { heardWords, MY_PARCELS } from '#words/en/my-parcels.ts'
import type { KeptParcel } from './kept.ts'
import type { Known } from './last-known.ts'

/** An answer younger than this needs no age. */
const FRESH_MS = 120_000

/** Fills a row of a list with a parcel and what was last heard of it. */
export function fillRow(row: HTMLElement, parcel: KeptParcel, known: Known | undefined): void {
  const headline = known?.headline ?? MY_PARCELS.neverHeard
  const link = row.querySelector<HTMLAnchorElement>('[data-link]')
  if (link) {
    link.href = known?.href ?? `/track/${encodeURIComponent(parcel.number)}`
    link.textContent = parcel.name || headline
  }
  const texts: Record<string, string> = {
    printed: known?.printed ?? parcel.number,
    mailClass: known?.mailClass ? `· ${known.mailClass}` : '',
    said: parcel.name ? headline : '',
    trouble: [known?.trouble, known?.action].filter(Boolean).join(' '),
    expected: known?.expected ?? '',
    note: parcel.note,
    age: known && Date.now() - known.heardAt > FRESH_MS ? heardWords(ageWords(Date.now() - known.heardAt)) : '',
    pill: known?.pill ?? '',
  }
  for (const place of row.querySelectorAll<HTMLElement>('[data-of]')) {
    place.textContent = texts[place.dataset.of ?? ''] ?? ''
    place.hidden = place.textContent === ''
  }
}

/** The class of a row, by what is known of the parcel. */
export function rowClass(known: Known | undefined): string {
  return `sheet ${known?.tone ?? 'none'}`
}
