import type { Places } from '#domain/geo/places.ts'
import type { Knowledge } from '#knowledge/knowledge.ts'
import type { Accounts } from '#store/accounts/accounts.ts'
import type { Database } from '#store/database.ts'
import type { ChangeFeed } from './ports/changes.ts'
import type { Clock } from './ports/clock.ts'
import type { FileInspector, InquiryWords } from './ports/inquiries.ts'
import type { JobQueue } from './ports/jobs.ts'
import type { Log } from './ports/log.ts'
import type { MailQueue } from './ports/mail.ts'
import type { OfficeDirectory } from './ports/offices.ts'
import type { HistoryReader } from './ports/pasted-history.ts'
import type { NumberSource } from './ports/sources.ts'
import type { TextRules } from './ports/texts.ts'
import type { WatchWords } from './ports/watches.ts'

/** All that a service may use. Made once, by `main`. */
export type Context = {
  database: Database
  clock: Clock
  knowledge: Knowledge
  places: Places
  /** The connected sources, asked in this order. */
  sources: NumberSource[]
  /** Tells hours and phones of offices; null where none is connected. */
  officeDirectory: OfficeDirectory | null
  changes: ChangeFeed
  readHistory: HistoryReader
  jobs: JobQueue
  mail: MailQueue
  /** Null where no text messages are sent. */
  texts: TextRules | null
  /** Whether addresses that others give may be on this machine or near it: never but in tests. */
  mayCallNearby: boolean
  inquiryWords: InquiryWords
  watchWords: WatchWords
  inspectFile: FileInspector
  /** Signing in to the desk. */
  accounts: Accounts
  /** The operator's own secret, from which others are made; null where they are made by chance and kept. */
  secret: string | null
  log: Log
}

/** What reading a pasted history needs: no database. */
export type ReadingContext = Pick<Context, 'clock' | 'knowledge' | 'places' | 'readHistory'>
