import { momentsIn } from './dates.ts'
import type { Line } from './lines.ts'

/** What a text says of the parcel itself. Days are `YYYY-MM-DD`. */
export type PastedFacts = {
  mailClass?: string
  expectedDay?: string
  returnBy?: string
  destinationZip?: string
  mailedOn?: string
}

const EXPECTED =
  /\b(?:(?:expected|estimated|scheduled|updated) delivery|arriving (?:by|on)|expected (?:on|by)|delivery date|expected to be delivered|arrive (?:by|on))\b/i
const NOT_EXPECTED = /\b(?:arriving (?:late|on time)|not available)\b/i
const RETURN_BY =
  /\b(?:return(?:ed)? (?:to (?:the )?sender )?(?:on|after|if)|held until|pick(?:ed)? up (?:before|by)|available until)\b/i
const DESTINATION = /\b(?:destination|deliver(?:y)? to|to) zip(?: code)?:?\s*(\d{5})\b/i
const MAILED = /\b(?:mailed on|ship(?:ped|ping) date|date mailed|accepted on)\b:?/i
const CLASSES: readonly (readonly [RegExp, string])[] = [
  [/priority mail express international/i, 'priority-mail-express-international'],
  [/priority mail international/i, 'priority-mail-international'],
  [/first[- ]class package international/i, 'first-class-package-international'],
  [/priority mail express/i, 'priority-mail-express'],
  [/priority mail/i, 'priority-mail'],
  [/ground advantage/i, 'ground-advantage'],
  [/first[- ]class/i, 'first-class-mail'],
  [/media mail/i, 'media-mail'],
  [/library mail/i, 'library-mail'],
  [/bound printed matter/i, 'bound-printed-matter'],
  [/parcel select/i, 'parcel-select'],
  [/marketing mail/i, 'marketing-mail'],
]
const LINES_AHEAD = 5

/**
 * Facts in the lines, and the lines that only tell them. A day that stands over several lines ("Tuesday", "24",
 * "November 2026") is read together.
 */
export function factsIn(lines: readonly Line[], today: string): { facts: PastedFacts; used: Set<number> } {
  const facts: PastedFacts = {}
  const used = new Set<number>()
  for (const [index, { text }] of lines.entries()) {
    const mailClass = text.length < 120 ? CLASSES.find(([pattern]) => pattern.test(text))?.[1] : undefined
    if (mailClass && momentsIn(text, today).length === 0) {
      facts.mailClass ??= mailClass
      used.add(index)
    }
    const zip = DESTINATION.exec(text)?.[1]
    if (zip) {
      facts.destinationZip ??= zip
      used.add(index)
    }
    if (EXPECTED.test(text) && !NOT_EXPECTED.test(text)) {
      const found = dayNear(lines, index, today)
      if (found) {
        facts.expectedDay ??= found.day
        for (let n = index; n <= found.last; n++) used.add(n)
      }
    }
    if (facts.returnBy === undefined && RETURN_BY.test(text)) {
      const day = futureDay(text, today)
      if (day) facts.returnBy = day
    }
    if (facts.mailedOn === undefined && MAILED.test(text)) {
      const day = momentsIn(text, today).find((moment) => moment.day !== null)?.day
      if (day) {
        facts.mailedOn = day
        used.add(index)
      }
    }
  }
  return { facts, used }
}

/** The first day in a line, or in it and the next few joined together. */
function dayNear(lines: readonly Line[], index: number, today: string): { day: string; last: number } | null {
  let text = ''
  for (let n = index; n <= Math.min(index + LINES_AHEAD, lines.length - 1); n++) {
    const next = lines[n]?.text ?? ''
    if (next.length > 120) return null
    text += `${text === '' ? '' : ' '}${next}`
    const day = futureDay(text.replace(/(\d{1,2})\s+([A-Za-z]{3,9})\s+(\d{4})/, '$2 $1, $3'), today)
    if (day) {
      const hasYear = !/^\d{4}$/.test(lines[n + 1]?.text ?? '')
      const after = lines[hasYear ? n + 1 : n + 2]?.text ?? ''
      if (!hasYear) n++
      const isTime = /^(?:by\s+)?\d{1,2}(?::\d\d)?\s?[ap]\.?m\.?/i.test(after) && after.length < 30
      return { day, last: isTime ? n + 1 : n }
    }
  }
  return null
}

/** An expected day without a year lies around today, also ahead of it. */
function futureDay(text: string, today: string): string | null {
  const [year, month] = [Number(today.slice(0, 4)), today.slice(5, 7)]
  const horizon = month >= '11' ? `${year + 1}-03-01` : `${year}-12-31`
  return momentsIn(text, horizon).find((moment) => moment.day !== null)?.day ?? null
}
