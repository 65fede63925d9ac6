import { formatAt } from '#domain/scans/at.ts'
import type { Phase } from '#domain/scans/phase.ts'
import type { Place } from '#domain/scans/place.ts'
import type { When } from '#domain/scans/scan.ts'
import { clockWords, dateWords } from './dates.ts'

/** One event as a sentence of our USPS-compatible API needs it. */
export type StatusEvent = { wording: string; phase: Phase; when: When; place: Place }

const BEGINNINGS: Partial<Record<Phase, string>> = {
  'pre-shipment': 'USPS has been told of your item, and does not have it yet. The last message came',
  accepted: 'USPS took your item over',
  'out-for-delivery': 'Your item is said to be out for delivery, as of',
  'delivery-attempted': 'Somebody tried to deliver your item',
  'available-for-pickup': 'Your item can be picked up, as of',
  delivered: 'Your item was delivered',
  returned: 'Your item was given back to its sender',
  returning: 'Your item is going back to its sender, as of',
}

/** The one sentence about the newest event, with its place and time. */
export function statusSummaryWords(event: StatusEvent): string {
  const beginning = BEGINNINGS[event.phase] ?? `The status of your item is “${event.wording}” as of`
  const { when } = event
  const date = dateWords(when.localDay)
  const time = beginning.endsWith('as of') || beginning.endsWith('came') ? '' : when.hasTime ? ' at' : ' on'
  const moment = when.hasTime ? `${clock(when)} on ${date}` : date
  const place = placeText(event.place)
  return `${beginning}${time} ${moment}${place === '' ? '' : ` in ${place}`}.`
}

/** One line of a summary: event, date, time and place, parted by commas. */
export function eventSummaryWords({ wording, when, place }: StatusEvent): string {
  const [year, month, day] = when.localDay.split('-')
  return [wording, `${month}/${day}/${year}`, when.hasTime ? clock(when) : '', placeText(place)]
    .filter((part) => part !== '')
    .join(', ')
}

function clock(when: When): string {
  return clockWords(formatAt(when).slice(11, 16)).toLowerCase()
}

function placeText({ facility, city, state, zip, country }: Place): string {
  if (!city) return facility ?? country ?? ''
  return [city, [state, zip].filter(Boolean).join(' ')].filter((part) => part !== '').join(', ')
}
