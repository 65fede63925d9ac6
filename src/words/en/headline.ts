import type { Place } from '#domain/scans/place.ts'
import type { Text } from '#domain/text/text.ts'
import { carrierName } from './carriers.ts'
import { clockWords, daysAgoWords, dayWords } from './dates.ts'
import { type PlaceStyle, placeName } from './places.ts'

type Values = Text['values']
type Sentence = (values: Values, style: PlaceStyle) => string

const text = (values: Values, name: string) => String(values[name] ?? '')

function where(values: Values, style: PlaceStyle, before = 'in'): string {
  const place: Place = {}
  for (const part of ['city', 'state', 'country', 'facility', 'zip'] as const) {
    if (text(values, part) !== '') place[part] = text(values, part)
  }
  const name = placeName(place, style)
  return name === '' ? '' : ` ${before} ${name}`
}

/** `today at 3:14 AM`, `yesterday`, `6 days ago`; a day with its name where that is clearer. */
function ago(values: Values): string {
  const days = Number(values.days)
  const time = text(values, 'time')
  return days <= 1 && time !== '' ? `${daysAgoWords(days)} at ${clockWords(time)}` : daysAgoWords(days)
}

const seen: Sentence = (values, style) =>
  `Last seen${where(values, style)}${where(values, style) ? ',' : ''} ${ago(values)}`

const SENTENCES: Record<string, Sentence> = {
  'headline.last-seen': seen,
  'headline.delivered': (values, style) => {
    const days = Number(values.days)
    const day = days <= 1 ? ago(values) : `on ${dayWords(text(values, 'day'))}`
    return `Delivered${where(values, style)} ${day}`
  },
  'headline.returned': (values, style) => `Returned to its sender${where(values, style)} ${ago(values)}`,
  'headline.returning': (values, style) => `Going back to its sender. ${seen(values, style)}`,
  'headline.out-for-delivery': (values, style) => `Said to be out for delivery. ${seen(values, style)}`,
  'headline.delivery-attempted': (values, style) => `Delivery was tried${where(values, style)} ${ago(values)}`,
  'headline.available-for-pickup': (values, style) =>
    `Waiting to be picked up${where(values, style)} since ${since(values)}`,
  'headline.held': (values, style) => `Held${where(values, style, 'at the post office in')} since ${since(values)}`,
  'headline.alert': (values, style) => `Something is in the way. ${seen(values, style)}`,
  'headline.never-seen': (values) =>
    values.phase === 'pre-shipment'
      ? `Nobody has scanned it yet. It was announced ${daysAgoWords(Number(values.days))}`
      : `Nobody has scanned it yet. The last message came ${daysAgoWords(Number(values.days))}`,
  'headline.not-scanned-yet': () => 'Nobody has scanned it yet',
  'headline.not-ours': () => 'We are not told about this parcel',
  'headline.other-carrier': (values) => `This looks like a ${carrierName(text(values, 'carrier'))} number`,
  'headline.not-a-tracking-number': () => 'This is not a tracking number as it stands',
  'headline.unavailable': () => 'We can’t say right now',
}

function since(values: Values): string {
  return Number(values.days) <= 1 ? daysAgoWords(Number(values.days)) : dayWords(text(values, 'day'))
}

/** The one sentence on top of a parcel, in short (`Memphis, TN`) or in full (`Memphis, Tennessee`). */
export function headline(sentence: Text, style: PlaceStyle = 'short'): string {
  return SENTENCES[sentence.key]?.(sentence.values, style) ?? sentence.key
}
