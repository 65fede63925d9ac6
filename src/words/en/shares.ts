import type { JourneyScan } from '#domain/journey/journey.ts'
import type { Phase } from '#domain/scans/phase.ts'
import type { Place } from '#domain/scans/place.ts'
import type { Text } from '#domain/text/text.ts'
import { headline } from './headline.ts'
import { phaseWords } from './parcel-words.ts'
import { placeName } from './places.ts'

export const SHARE_WORDS = {
  title: 'Share this parcel',
  text: 'Makes a link that shows how the parcel is doing: towns only, and of its number only the last four characters.',
  show: 'What does the link show?',
  status: 'Only where it is now',
  history: 'Also the way it took',
  days: 'How long does it work?',
  daysOf: (days: number) => (days === 1 ? '1 day' : `${days} days`),
  make: 'Make the link',
  madeTitle: 'Here is your link',
  made: (day: string) => `Whoever has it sees how the parcel is doing, until ${day}.`,
  copy: 'Copy the link',
  look: 'See what others see',
  endLink: 'To end it sooner',
  endLinkText: 'Keep this second link for yourself. We show it only now.',
  copyEnd: 'Copy the second link',
  back: 'Back to the parcel',
  endTitle: 'End this link?',
  endText: 'Whoever has the link sees nothing any more. Nobody can undo that.',
  end: 'End the link',
  endedTitle: 'The link has ended',
  endedText: 'Nobody sees the parcel by it any more.',
  goneTitle: 'This link shows nothing',
  goneText: 'It has ended, or it was not copied whole. Ask whoever sent it to you for a new one.',
  awayTitle: 'We can’t say right now',
  awayText: 'We can’t reach what we would ask. The parcel is not affected. Try again in a few minutes.',
  shared: (number: string) => `A parcel that somebody shares with you. Its number ends in ${number.slice(-4)}.`,
  way: 'The way it took',
  note: 'Solid: someone scanned it there. Hollow: a message, not a scan. Times are local to each place.',
  until: (day: string) => `This link works until ${day}.`,
  stale: (age: string) => `The source does not answer. This is what we last knew, ${age}.`,
  expected: (day: string) => `Expected ${day}`,
  simulated: 'A simulated parcel, no real mail',
  preview: 'Where the parcel was last seen, and how far it is.',
}

/** The sentence on top of a shared parcel: towns, no buildings and no ZIP Codes. */
export function sharedHeadline({ key, values }: Text, style: 'short' | 'full'): string {
  const { facility: _facility, zip: _zip, ...rest } = values
  return headline({ key, values: rest }, style)
}

/** A place as others may see it; empty where only the building is known. */
export function sharedPlace({ city, state, country }: Place): string {
  return placeName({ ...(city ? { city } : {}), ...(state ? { state } : {}), ...(country ? { country } : {}) })
}

/** Scans at somebody's door: their wordings tell where it was left and whether anybody was at home. */
const AT_THE_DOOR: ReadonlySet<Phase> = new Set(['delivery-attempted', 'available-for-pickup', 'held', 'delivered'])

/** A scan in the words of our own table: a carrier's own sentence may name a person. At the door even those say too much. */
export function sharedWording({ interpretation, phase }: JourneyScan): string {
  return (AT_THE_DOOR.has(phase) ? undefined : interpretation.row?.wording) ?? phaseWords(phase)
}
