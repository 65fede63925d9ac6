import { normalizeWording } from '#domain/scans/normalize-wording.ts'
import type { Place } from '#domain/scans/place.ts'
import type { UspsEvent } from './detail.ts'

/** Together they stay below the 200 characters that an id may have. */
const LONGEST_WORDING = 80
const LONGEST_NAME = 30
/** As far as the minute: `2026-11-20T03:14`. */
const MINUTE = 16

/**
 * The same for one event whether v3, v3r2 or a webhook tells it: its code, its minute on the place's clock, its place.
 * Seconds differ between them, and so do offsets, letter case and ZIP Codes that one of them leaves out.
 */
export function eventIdOf(event: UspsEvent, country: Place['country']): string {
  const what = event.code?.toUpperCase() ?? `"${normalizeWording(event.wording ?? '').slice(0, LONGEST_WORDING)}"`
  const where = [event.city ?? event.zip, event.state, country].map((part) => nameOf(part ?? ''))
  return [what, event.at?.slice(0, MINUTE) ?? '', ...where].join('|')
}

function nameOf(text: string): string {
  return text
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_NAME)
}
