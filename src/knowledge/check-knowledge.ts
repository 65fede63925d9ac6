import { postalCalendar } from '#domain/calendar/postal-calendar.ts'
import { standardDay } from '#domain/calendar/standard-day.ts'
import { interpretScan } from '#domain/scans/interpret-scan.ts'
import { buildScanTable } from '#domain/scans/scan-table.ts'
import { checkRules } from './check-rules.ts'
import { readHelp } from './help/help.ts'
import { type KnowledgeFiles, readKnowledgeFiles } from './knowledge.ts'
import { KNOWLEDGE_FOLDER, KnowledgeError } from './read-file.ts'
import { rulesFrom } from './rules.ts'
import { checkServiceLevels } from './service-levels.ts'

export type KnowledgeCheck = { problems: string[]; examples: number }

/** Runs every example of the knowledge folder against the rules; says what does not hold, row by row. */
export function checkKnowledge(folder: string = KNOWLEDGE_FOLDER): KnowledgeCheck {
  let files: KnowledgeFiles
  try {
    files = readKnowledgeFiles(folder)
  } catch (error) {
    if (error instanceof KnowledgeError) return { problems: [error.message], examples: 0 }
    throw error
  }
  const check = new Check()
  checkScanCodes(files, check)
  checkFamilies(files, check)
  checkHolidays(files, check)
  checkStandards(files, check)
  checkRules(files, check)
  checkServiceLevels(files, postalCalendar(files.holidays), check)
  checkHelp(folder, files, check)
  return { problems: check.problems, examples: check.examples }
}

/** Counts examples and keeps what does not hold. */
export class Check {
  readonly problems: string[] = []
  examples = 0

  that(holds: boolean, message: string): void {
    this.examples++
    if (!holds) this.problems.push(message)
  }
}

function checkScanCodes(files: KnowledgeFiles, check: Check): void {
  const table = buildScanTable(files.scanCodes.rows, files.scanWordings.rows)
  const keys = new Set<string>()
  for (const row of files.scanCodes.rows) {
    const key = `${row.code ?? '-'} ${row.wording}`
    check.that(!keys.has(key), `scan-codes.json: ${key} stands there twice`)
    keys.add(key)
    for (const example of row.examples) {
      const read = interpretScan(table, { code: example.code ?? null, wording: example.wording ?? null })
      check.that(
        read.phase === example.phase && read.basis === example.basis,
        `scan-codes.json: ${key}: ${JSON.stringify(example)} is read as ${read.phase}, ${read.basis}`,
      )
    }
  }
}

function checkFamilies(files: KnowledgeFiles, check: Check): void {
  const table = buildScanTable([], files.scanWordings.rows)
  const isRead = (wording: string, row: KnowledgeFiles['scanWordings']['rows'][number]) => {
    const read = interpretScan(table, { code: null, wording })
    return read.phase === row.phase && read.basis === row.basis && read.attempt === row.attempt
  }
  for (const row of files.scanWordings.rows) {
    for (const wording of row.examples) {
      check.that(isRead(wording, row), `scan-wordings.json: ${row.name}: “${wording}” is read as something else`)
    }
    const alone = buildScanTable([], [row])
    for (const wording of row.notExamples) {
      const read = interpretScan(alone, { code: null, wording })
      check.that(read.phase === 'unknown', `scan-wordings.json: ${row.name} also takes “${wording}”`)
    }
  }
}

function checkHelp(folder: string, files: KnowledgeFiles, check: Check): void {
  const { problems, count } = readHelp(folder, files, rulesFrom(files).thresholds)
  check.examples += count
  check.problems.push(...problems)
}

function checkHolidays(files: KnowledgeFiles, check: Check): void {
  const calendar = postalCalendar(files.holidays)
  for (const day of files.holidays.examples.holidays) {
    check.that(!calendar.isPostalDay(day), `holidays.json: ${day} should be a holiday`)
  }
  for (const day of files.holidays.examples.workingDays) {
    check.that(calendar.isPostalDay(day), `holidays.json: ${day} should be a working day`)
  }
}

function checkStandards(files: KnowledgeFiles, check: Check): void {
  const calendar = postalCalendar(files.holidays)
  for (const row of files.serviceStandards.rows) {
    for (const { acceptedDay, destinationState, most } of row.examples) {
      const asked = { mailClass: row.mailClass, acceptedDay, destinationState }
      const result = standardDay(calendar, files.serviceStandards, asked)
      const days = result ? calendar.postalDaysBetween(acceptedDay, result.day) : -1
      check.that(
        days === most,
        `service-standards.json: ${row.mailClass} from ${acceptedDay} takes ${days}, not ${most}`,
      )
    }
  }
}
