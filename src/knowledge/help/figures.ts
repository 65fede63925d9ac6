import { WEEKDAYS } from '#domain/opening-hours/opening-hours.ts'
import type { Thresholds } from '#domain/rules/threshold.ts'
import type { Span } from '#domain/rules/window-rule.ts'
import type { KnowledgeFiles } from '../knowledge.ts'

/** A figure in words, or why there is none. */
export type Figure = { ok: true; text: string } | { ok: false; reason: string }

/** The figure of a placeholder such as `rule claim.priority-mail opens`, by the row in force on a day. */
export type Figures = (placeholder: string, day: string) => Figure

type InForce = { effectiveFrom: string; effectiveTo: string | null }
type HoursRow = { days: readonly string[]; opens: string; closes: string }

/** Makes the figures that articles may name from the dated rows and the thresholds in force. */
export function createFigures(files: KnowledgeFiles, thresholds: Thresholds): Figures {
  const rules = [
    files.claimRules,
    files.appealRules,
    files.searchRules,
    files.holdRules,
    files.refundRules,
    files.recordRules,
    files.inquiryRules,
  ].flatMap((file) =>
    file.rows.map(({ id, opens, closes, effectiveFrom, effectiveTo }) => ({
      id,
      opens,
      closes,
      effectiveFrom,
      effectiveTo,
    })),
  )

  const kinds: Record<string, (id: string, part: string, day: string) => Figure> = {
    rule(id, part, day) {
      if (part !== 'opens' && part !== 'closes') return no(`write {{rule ${id} opens}} or {{rule ${id} closes}}`)
      const row = rowOn(rules, (one) => one.id === id, day)
      if (!row) return no(`no rule ${id} is in force on ${day}`)
      const span = row[part]
      return span ? yes(spanWords(span)) : no(`rule ${id} has no figure for “${part}”`)
    },
    threshold(id) {
      const postalDays = (thresholds as Record<string, number>)[id]
      return postalDays === undefined
        ? no(`there is no threshold ${id}`)
        : yes(spanWords({ n: postalDays, unit: 'postal-days' }))
    },
    phone(id, _part, day) {
      const line = rowOn(files.phoneLines.rows, (one) => one.id === id, day)
      return line ? yes(line.phone) : no(`there is no phone line ${id}`)
    },
    hours(id, _part, day) {
      const line = rowOn(files.phoneLines.rows, (one) => one.id === id, day)
      if (!line) return no(`there is no phone line ${id}`)
      return line.hours
        ? yes(`${hoursWords(line.hours)}, ${zoneWords(line.zone)}`)
        : no(`the hours of ${id} are not known`)
    },
    cover(id, _part, day) {
      const row = rowOn(files.claimRules.cover, (one) => one.mailClasses.includes(id), day)
      return row ? yes(`$${row.dollars.toLocaleString('en-US')}`) : no(`no cover comes with ${id}`)
    },
    standard(id, _part, day) {
      const row = rowOn(files.serviceStandards.rows, (one) => one.mailClass === id, day)
      if (!row) return no(`there is no service standard for ${id}`)
      return yes(row.least === row.most ? spanWords({ n: row.most, unit: 'days' }) : `${row.least} to ${row.most} days`)
    },
  }

  return (placeholder, day) => {
    const [kind = '', id = '', part = '', ...rest] = placeholder.trim().split(/\s+/)
    const find = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined
    if (!find || id === '' || rest.length > 0 || (part !== '' && kind !== 'rule')) {
      return no(`{{${placeholder}}} is no placeholder; there are ${Object.keys(kinds).join(', ')}`)
    }
    return find(id, part, day)
  }
}

function rowOn<T extends InForce>(rows: readonly T[], isIt: (row: T) => boolean, day: string): T | undefined {
  return rows.find(
    (row) => isIt(row) && row.effectiveFrom <= day && (row.effectiveTo === null || day <= row.effectiveTo),
  )
}

function yes(text: string): Figure {
  return { ok: true, text }
}

function no(reason: string): Figure {
  return { ok: false, reason }
}

const UNIT_WORDS: Record<Span['unit'], string> = {
  days: 'day',
  'postal-days': 'postal day',
  'business-days': 'business day',
  months: 'month',
  years: 'year',
}

/** The words below are English as the articles are: both belong to one language. */
function spanWords({ n, unit }: Span): string {
  return `${n} ${UNIT_WORDS[unit]}${n === 1 ? '' : 's'}`
}

function hoursWords(hours: readonly HoursRow[]): string {
  return hours
    .map(({ days, opens, closes }) => `${daysWords(days)} ${clockWords(opens)} to ${clockWords(closes)}`)
    .join(' and ')
}

/** `Monday to Friday` for days that follow each other, else all by name. */
function daysWords(days: readonly string[]): string {
  const names = days.map((day) => day.charAt(0).toUpperCase() + day.slice(1))
  const places = days.map((day) => WEEKDAYS.indexOf(day as (typeof WEEKDAYS)[number]))
  const isRun = places.every((place, i) => i === 0 || place === ((places[i - 1] ?? 0) + 1) % WEEKDAYS.length)
  if (days.length > 2 && isRun) return `${names[0]} to ${names.at(-1)}`
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

function clockWords(time: string): string {
  const hour = Number(time.slice(0, 2))
  return `${hour % 12 === 0 ? 12 : hour % 12}:${time.slice(3, 5)} ${hour < 12 ? 'AM' : 'PM'}`
}

const ZONE_WORDS: Record<string, string> = {
  'America/New_York': 'Eastern time',
  'America/Chicago': 'Central time',
  'America/Denver': 'Mountain time',
  'America/Los_Angeles': 'Pacific time',
}

function zoneWords(zone: string): string {
  return ZONE_WORDS[zone] ?? zone
}
