import { CHANNELS_OF, CHANNELS_OF_WISH } from '#domain/advice/channels-for.ts'
import { isChangeOpen } from '#domain/advice/delivery-changes.ts'
import { isExcepted } from '#domain/advice/rules.ts'
import { type PostalCalendar, postalCalendar } from '#domain/calendar/postal-calendar.ts'
import type { Circumstances } from '#domain/diagnosis/circumstances.ts'
import { emptyState } from '#domain/journey/extend.ts'
import { visitFor } from '#domain/offices/visit.ts'
import { openState } from '#domain/opening-hours/opening-hours.ts'
import { type Dated, isOpenOn, windowOf } from '#domain/rules/window-rule.ts'
import type { Check } from './check-knowledge.ts'
import { checkFurtherRules } from './further-rules.ts'
import type { KnowledgeFiles } from './knowledge.ts'
import { rulesFrom } from './rules.ts'

/** Runs the examples of every rule, on both sides of each limit. */
export function checkRules(files: KnowledgeFiles, check: Check): void {
  const calendar = postalCalendar(files.holidays)
  checkWindows(files, calendar, check)
  for (const row of files.claimRules.cover) {
    for (const { mailClass, dollars } of row.examples) {
      const covered = row.mailClasses.includes(mailClass) ? row.dollars : 0
      check.that(covered === dollars, `claim-rules.json: ${row.id}: ${mailClass} is covered for ${covered} dollars`)
    }
  }
  for (const row of files.refundRules.exceptions) {
    for (const { mailed, came, refund } of row.examples) {
      check.that(
        isExcepted(row, mailed, came, calendar) !== refund,
        `refund-rules.json: ${row.id}: ${mailed} to ${came}`,
      )
    }
  }
  for (const row of files.thresholds.rows) {
    for (const { postalDays, reached } of row.examples) {
      check.that(postalDays >= row.postalDays === reached, `thresholds.json: ${row.id}: ${postalDays}`)
    }
  }
  checkFurtherRules(files.furtherRules.rows, check)
  checkPhoneLines(files, calendar, check)
  checkDeliveryChanges(files, calendar, check)
  checkOfficeVisits(files, check)
  for (const row of files.channels.rows) {
    for (const situation of row.examples) {
      const offered = situation === 'wish' ? Object.values(CHANNELS_OF_WISH).flat() : CHANNELS_OF[situation]
      check.that(offered.includes(row.channel), `channels.json: ${row.channel} is not offered for ${situation}`)
    }
  }
}

/** Each reason for going to an office follows from its situations, and from none of the others. */
function checkOfficeVisits({ officeVisits }: KnowledgeFiles, check: Check): void {
  const seen = new Set<string>()
  for (const { visit, examples } of officeVisits.rows) {
    check.that(!seen.has(visit), `office-visits.json: ${visit} stands there twice`)
    seen.add(visit)
    for (const { holds, ...example } of examples) {
      const found = visitFor(example)
      check.that((found === visit) === holds, `office-visits.json: ${visit}: ${example.rule} leads to ${found}`)
    }
    const isShown = [true, false].every((side) => examples.some(({ holds }) => holds === side))
    check.that(isShown, `office-visits.json: ${visit} has no example on each side`)
  }
}

function checkWindows(files: KnowledgeFiles, calendar: PostalCalendar, check: Check): void {
  const all = {
    'claim-rules.json': files.claimRules.rows,
    'appeal-rules.json': files.appealRules.rows,
    'missing-mail-rules.json': files.searchRules.rows,
    'hold-rules.json': files.holdRules.rows,
    'refund-rules.json': files.refundRules.rows,
    'record-rules.json': files.recordRules.rows,
    'international-inquiry-rules.json': files.inquiryRules.rows,
  }
  for (const [file, rows] of Object.entries(all)) {
    for (const row of rows) {
      for (const example of row.examples) {
        const window = windowOf(row, example.day, calendar)
        const where = `${file}: ${row.id} from ${example.day}`
        check.that(window.from === (example.from ?? null), `${where} opens ${window.from}`)
        check.that(window.until === (example.until ?? null), `${where} closes ${window.until}`)
        for (const day of example.open) check.that(isOpenOn(window, day), `${where} is closed on ${day}`)
        for (const day of example.closed) check.that(!isOpenOn(window, day), `${where} is open on ${day}`)
        const inForce = row.effectiveFrom <= example.day && (row.effectiveTo === null || example.day <= row.effectiveTo)
        check.that(inForce, `${where} was not in force then`)
      }
    }
    checkDates(file, rows, check)
  }
  checkDates('further-rules.json', files.furtherRules.rows, check)
}

/** On each day at most one row of a rule is in force. */
function checkDates(file: string, rows: readonly Dated[], check: Check): void {
  for (const [id, same] of Map.groupBy(rows, (row) => row.id)) {
    const sorted = [...same].sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1))
    for (const [index, row] of sorted.entries()) {
      const next = sorted[index + 1]
      const ends = row.effectiveTo
      check.that(ends === null || row.effectiveFrom <= ends, `${file}: ${id} ends on ${ends}, before it begins`)
      const isOver = !next || (ends !== null && ends < next.effectiveFrom)
      check.that(isOver, `${file}: two rows of ${id} are in force on ${next?.effectiveFrom}`)
    }
  }
}

function checkPhoneLines(files: KnowledgeFiles, calendar: PostalCalendar, check: Check): void {
  for (const line of rulesFrom(files).phoneLines) {
    const examples = files.phoneLines.rows.find((row) => row.id === line.id)?.examples ?? []
    for (const { at, open } of examples) {
      const local = Temporal.Instant.from(at).toZonedDateTimeISO(line.zone).toPlainDateTime().toString()
      const isOpen = line.opening ? openState(line.opening, calendar, local).openNow : null
      check.that(isOpen === open, `phone-lines.json: ${line.id} at ${at}: ${isOpen}`)
    }
  }
}

function checkDeliveryChanges(files: KnowledgeFiles, calendar: PostalCalendar, check: Check): void {
  const { thresholds, deliveryChanges } = rulesFrom(files)
  for (const row of files.deliveryChanges.rows) {
    for (const example of row.examples) {
      const mark = {
        atMs: 0,
        offsetMinutes: 0,
        localDay: '2026-11-20',
        hasTime: true,
        code: '10',
        wording: null,
        basis: 'seen' as const,
        phase: example.phase,
        place: {},
        source: 'example',
        recordedAtMs: 0,
      }
      const c: Circumstances = {
        trackingNumber: example.trackingNumber ?? '',
        state: { ...emptyState('', 1), phase: example.phase, lastSeen: mark, attempts: 0 },
        scans: [],
        today: '2026-11-20',
        expected: null,
        mailClass: 'ground-advantage',
        services: example.services,
        mailedOn: null,
        isMailedOnKnown: false,
        destinationZip: null,
        pickupUntil: null,
        told: example.insured === undefined ? {} : { insured: example.insured },
        calendar,
        thresholds,
        changes: deliveryChanges,
      }
      const open = isChangeOpen(row.id, c)
      check.that(open === example.open, `delivery-changes.json: ${row.id}: ${JSON.stringify(example)} is ${open}`)
    }
  }
}
