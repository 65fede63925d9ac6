import { type PostalCalendar, postalCalendar } from '#domain/calendar/postal-calendar.ts'
import { type StandardDayInput, standardDay } from '#domain/calendar/standard-day.ts'
import type { ServiceLevels } from '#domain/inquiry/clock/service-levels.ts'
import type { Visit } from '#domain/offices/visit.ts'
import type { ScanCode } from '#domain/scans/scan-code.ts'
import { buildScanTable, type ScanTable } from '#domain/scans/scan-table.ts'
import { FurtherRulesFile } from './further-rules.ts'
import { type Help, loadHelp } from './help/help.ts'
import { HolidaysFile } from './holidays.ts'
import { KNOWLEDGE_FOLDER, readKnowledgeFile } from './read-file.ts'
import {
  ChannelsFile,
  ClaimRulesFile,
  DeliveryChangesFile,
  HoldRulesFile,
  InquiryRulesFile,
  OfficeVisitsFile,
  PhoneLinesFile,
  RefundRulesFile,
  ThresholdsFile,
  WindowRulesFile,
} from './rule-files.ts'
import { type OwnThresholds, type RuleKnowledge, rulesFrom } from './rules.ts'
import { ScanCodesFile, ScanWordingsFile } from './scan-codes.ts'
import { type OwnServiceLevels, ServiceLevelsFile, serviceLevelsFrom } from './service-levels.ts'
import { ServiceStandardsFile } from './service-standards.ts'

/** What the post office says, read once at the start. */
export type Knowledge = RuleKnowledge & {
  /** The files as they stand, for the page that shows all rules. */
  files: KnowledgeFiles
  scanTable: ScanTable
  scanCodes: readonly ScanCode[]
  calendar: PostalCalendar
  /** The day by which the service standard expects a parcel; null for a class without one. */
  standardDay(input: StandardDayInput): { day: string } | null
  /** The day as of which the rules were last checked, `YYYY-MM-DD`. */
  rulesAsOf: string
  /** What to bring and to ask at a Post Office, by the reason for going. */
  visits: ReadonlyMap<Visit, OfficeVisit>
  help: Help
  /** Within which business hours we want to answer. */
  serviceLevels: ServiceLevels
}

/** What the operator of a server set otherwise. */
export type OwnSettings = { thresholds?: OwnThresholds | undefined; serviceLevels?: OwnServiceLevels | undefined }

/** The files as they are, for those who check them. */
export type KnowledgeFiles = ReturnType<typeof readKnowledgeFiles>

/** What an office can do for one who comes for a reason. */
export type OfficeVisit = KnowledgeFiles['officeVisits']['rows'][number]

/** Reads all files. @throws KnowledgeError for the first row without source or examples, or with a wrong field */
export function readKnowledgeFiles(folder: string = KNOWLEDGE_FOLDER) {
  return {
    scanCodes: readKnowledgeFile(folder, 'scan-codes.json', ScanCodesFile),
    scanWordings: readKnowledgeFile(folder, 'scan-wordings.json', ScanWordingsFile),
    holidays: readKnowledgeFile(folder, 'holidays.json', HolidaysFile),
    serviceStandards: readKnowledgeFile(folder, 'service-standards.json', ServiceStandardsFile),
    claimRules: readKnowledgeFile(folder, 'claim-rules.json', ClaimRulesFile),
    appealRules: readKnowledgeFile(folder, 'appeal-rules.json', WindowRulesFile),
    searchRules: readKnowledgeFile(folder, 'missing-mail-rules.json', WindowRulesFile),
    holdRules: readKnowledgeFile(folder, 'hold-rules.json', HoldRulesFile),
    refundRules: readKnowledgeFile(folder, 'refund-rules.json', RefundRulesFile),
    recordRules: readKnowledgeFile(folder, 'record-rules.json', WindowRulesFile),
    inquiryRules: readKnowledgeFile(folder, 'international-inquiry-rules.json', InquiryRulesFile),
    furtherRules: readKnowledgeFile(folder, 'further-rules.json', FurtherRulesFile),
    thresholds: readKnowledgeFile(folder, 'thresholds.json', ThresholdsFile),
    deliveryChanges: readKnowledgeFile(folder, 'delivery-changes.json', DeliveryChangesFile),
    phoneLines: readKnowledgeFile(folder, 'phone-lines.json', PhoneLinesFile),
    channels: readKnowledgeFile(folder, 'channels.json', ChannelsFile),
    serviceLevels: readKnowledgeFile(folder, 'service-levels.json', ServiceLevelsFile),
    officeVisits: readKnowledgeFile(folder, 'office-visits.json', OfficeVisitsFile),
  }
}

let usual: Knowledge | null = null

/** Reads the knowledge folder and makes it ready for use; our own as it stands is read once. @throws KnowledgeError */
export function loadKnowledge(folder: string = KNOWLEDGE_FOLDER, own: OwnSettings = {}): Knowledge {
  if (folder !== KNOWLEDGE_FOLDER || own.thresholds || own.serviceLevels) return read(folder, own)
  usual ??= read(folder, own)
  return usual
}

function read(folder: string, own: OwnSettings): Knowledge {
  const files = readKnowledgeFiles(folder)
  const calendar = postalCalendar(files.holidays)
  const rules = rulesFrom(files, own.thresholds)
  return {
    ...rules,
    files,
    scanTable: buildScanTable(files.scanCodes.rows, files.scanWordings.rows),
    scanCodes: files.scanCodes.rows,
    calendar,
    standardDay: (input) => standardDay(calendar, files.serviceStandards, input),
    rulesAsOf: [files.scanCodes, files.holidays, files.serviceStandards].map((file) => file.asOf).sort()[0] ?? '',
    visits: new Map(files.officeVisits.rows.map((row) => [row.visit, row])),
    help: loadHelp(folder, files, rules.thresholds),
    serviceLevels: serviceLevelsFrom(files, calendar, own.serviceLevels),
  }
}
