import { mailClassNamed } from '#domain/mail-class/mail-class-named.ts'
import { type DateSense, type Moment, momentsIn, nearestDay } from './dates.ts'
import type { Line } from './lines.ts'
import { placesIn } from './places-in-text.ts'

/** What the words before a date say of it: a fact of the parcel, or `aside`: nothing that happened to it. */
export type MomentMeaning = 'expectedDay' | 'returnBy' | 'mailedOn' | 'aside'

const EXPECTED =
  /(?:\b(?:your (?:item|package|parcel|shipment|order) )?(?:(?:is|are|will|to) )?(?:be )?(?:now )?(?:(?:(?:expected|estimated|scheduled|anticipated|updated|new|latest|projected|promised|guaranteed) ){1,2}(?:delivery|arrival)(?: (?:date|day|time|window))?|expected to (?:be delivered|arrive|be there)|to be delivered|will be delivered|will arrive|delivered(?=\s+by\b)|should (?:arrive|be (?:here|there|delivered))|delivery (?:date|expected|estimate|due|between)|arriv(?:ing|es)|expected|estimated|due|eta|be delivered))(?: (?:is|was|now))?\s*[:-]?\s*(?:(?:by|on|between|before|for|from|around)\b)?[\s:,-]*$/i
const RETURN_BY =
  /\b(?:(?:will be |be |is )returned?(?: to (?:the )?sender)?(?: (?:on|after|by|if)\b.{0,40})?|(?:held|hold|available|holding)(?: (?:it|for pickup|there|at the post office)){0,2} (?:until|till|through)|pick(?:ed)?(?: (?:it|up|your item|the item)){1,2} (?:before|by|until|no later than)|return(?: to sender)? (?:date|by)|last day (?:to|for) pick ?up|pick ?up (?:by|before|until)|before it is returned on)\s*:?\s*$/i
const MAILED =
  /\b(?:mailed|mailing date|date mailed|ship(?:ped|ping|ment)? date|date shipped|shipped|posted|label date|ship)(?: (?:on|date))?(?: (?:is|was))?\s*:?\s*$/i
const ASIDE =
  /\b(?:order(?:ed)?(?: placed| date| number)?|placed|purchased?|bought|sold|invoiced?|payment|paid|charged|billed|printed|updated?|as of|last (?:updated|checked|refreshed|viewed)|refunded?|issued|expires?|valid (?:until|through|from)|copyright|since|born|statement|transaction|viewed|checked|retrieved|downloaded|generated|return window|eligible (?:through|until)|closes|cancelled by|date of (?:order|purchase)|today is|now|subscribed|member since)(?: (?:date|on|at|is|was|placed))*\s*[:-]?\s*$/i
const LABEL_LENGTH = 90
const LABELLED = /^[^:]{1,40}:\s*$/
/** Labels of lists that write "Date: ..." and mean the event. */
const EVENT_LABEL =
  /^(?:date|time|when|date ?(?:and|&|\/) ?time|day|local time|scanned(?: on| at)?|event (?:date|time)|status|at|on)\s*:\s*$/i

/** What the text before a date makes of it; null for a date at which something happened. */
export function meaningOfMoment(before: string): { meaning: MomentMeaning; start: number } | null {
  const skipped = Math.max(0, before.length - LABEL_LENGTH)
  const label = skipped === 0 ? before : before.slice(skipped)
  if (label.trim() === '') return null
  for (const [pattern, meaning] of MEANINGS) {
    const match = pattern.exec(label)
    if (match) return { meaning, start: skipped + match.index }
  }
  if (skipped === 0 && LABELLED.test(label) && !EVENT_LABEL.test(label)) return { meaning: 'aside', start: 0 }
  return null
}

const MEANINGS: readonly (readonly [RegExp, MomentMeaning])[] = [
  [EXPECTED, 'expectedDay'],
  [RETURN_BY, 'returnBy'],
  [MAILED, 'mailedOn'],
  [ASIDE, 'aside'],
]

/** The day that a fact names: one without a year lies near today, ahead or behind. */
export function dayOfFact(moment: Moment, meaning: MomentMeaning, today: string): string | null {
  return moment.yearless && meaning !== 'mailedOn' ? nearestDay(moment.yearless, today) : moment.day
}

const DESTINATION =
  /\b(?:destination|deliver(?:y|ing)? to|ship(?:ped|ping)? to|going to|to) (?:zip|postal)(?: ?code)?\s*[:#-]?\s*(\d{5})(?:-\d{4})?\b/i
const ADDRESS =
  /^(?:ship(?:ping|ped|s)? to|deliver(?:y|ed|ing|s)? (?:to|address)|shipping address|destination|recipient|addressee|to)\s*:\s*(.*)$/i
const DESTINATION_SHORT = /^(?:destination|zip code of destination|destination zip)\s*:?\s*(\d{5})(?:-\d{4})?$/i

/** The ZIP Code where a text says that the parcel goes. */
export function destinationIn(text: string): string | null {
  if (text.length > 300 || !/\d{5}/.test(text)) return null
  const zip = DESTINATION.exec(text)?.[1] ?? DESTINATION_SHORT.exec(text)?.[1]
  if (zip) return zip
  const address = ADDRESS.exec(text)?.[1]
  return address ? (placesIn(address).find((span) => span.place.zip)?.place.zip ?? null) : null
}

const ANY_CLASS = /mail|ground|class|matter|parcel select|express/i
const LONGEST_CLASS_LINE = 120

/** The mail class that a short text names. */
export function mailClassIn(text: string): string | null {
  if (text.length > LONGEST_CLASS_LINE || !ANY_CLASS.test(text)) return null
  return mailClassNamed(text.replace(/[®™℠]/g, ''))
}

const OF_A_CLASS =
  /\b(?:usps|priority|mail|express|international|first|class|package|service|ground|advantage|media|library|bound|printed|matter|parcel|select|marketing|global|guaranteed|postal|product|shipped|shipping|method|via|by|with|retail|commercial|lightweight|flat|rate|box|envelope|padded|legal|small|medium|large|regional|cubic|delivery|day|and|features?|signature|tracking|insurance|included|up|to|type|of|mailclass|tm|r|\d)\b/gi

/** Whether a text that names a mail class says something else too. */
export function saysMoreThanClass(text: string): boolean {
  return /[a-z\d]/i.test(text.replace(/[®™℠]/g, ' ').replace(OF_A_CLASS, ''))
}

const EXPECTED_HEADING =
  /\b(?:expected|estimated|scheduled|updated|arriving|anticipated)\b[^.]{0,30}?(?:\b(?:by|on|date|delivery|between|arrival|day))?\s*:?$/i
const PART_OF_DATE =
  /^(?:by|on|between|and|-|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? [a-z]{3,9}\.? \d{1,2},?(?: \d{4})?|\d{1,2}(?:st|nd|rd|th)?,?|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?(?: \d{4}| \d{1,2},?(?: \d{4})?)?|\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9}\.?(?: \d{4})?|20\d\d|(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?\d{1,2}\/\d{1,2}(?:\/\d{2,4})?|(?:by )?\d{1,2}(?::\d\d)? ?[ap]\.?m\.?)(?: by \d{1,2}(?::\d\d)? ?[ap]\.?m\.?)?[ⓘi*]?$/i
const TIME_OF_DAY = /(?:\bby )?\d{1,2}(?::\d\d)? ?[ap]\.?m\.?$/i
const LINES_AHEAD = 9

/**
 * The expected day where it stands under its heading over several lines: "Expected Delivery by", "TUESDAY", "24",
 * "November 2026", "by", "9:00pm". `last` is the index of the last line that tells it.
 */
export function expectedBelow(
  lines: readonly Line[],
  index: number,
  sense: DateSense,
): { day: string; last: number } | null {
  const heading = lines[index]?.text ?? ''
  if (heading.length > 80 || !EXPECTED_HEADING.test(heading)) return null
  const parts: string[] = []
  let last = index
  while (last - index < LINES_AHEAD) {
    const next = lines[last + 1]?.text.trim()
    if (next === undefined || next.length > 40 || !PART_OF_DATE.test(next)) break
    parts.push(next.replace(/[ⓘ*]$/, '').replace(TIME_OF_DAY, ''))
    last++
  }
  if (parts.length === 0) return null
  const text = parts
    .join(' ')
    .replace(/\b(?:by|on|between)\b/gi, ' ')
    .replace(/(\d{1,2})(?:st|nd|rd|th)?,?\s+([a-z]{3,9})\.?,?\s+(\d{4})/gi, '$2 $1, $3')
  const moments = momentsIn(text, sense).filter((moment) => moment.day !== null)
  const moment = moments.at(-1)
  const day = moment ? dayOfFact(moment, 'expectedDay', sense.today) : null
  return day ? { day, last } : null
}
