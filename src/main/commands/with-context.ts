import { loadKnowledge } from '#knowledge/knowledge.ts'
import { createPlaces } from '#knowledge/places/places.ts'
import type { Context } from '#services/context.ts'
import { readPastedHistory } from '#sources/pasted-history/read-history.ts'
import { openDatabase } from '#store/database.ts'
import { migrate } from '#store/migrate.ts'
import { readConfig } from '../config.ts'
import { openConfiguredDatabase } from '../database.ts'
import { inquiryWords } from '../inquiries.ts'
import { inspectFile } from '../inspect-file.ts'
import { openJobs } from '../jobs.ts'
import { createLog } from '../log.ts'
import { mailParts, mailQueue } from '../mail.ts'
import { openAccounts } from '../open-accounts.ts'
import { readOwnSettings } from '../own-settings.ts'
import { pushParts } from '../push.ts'
import { textRules } from '../texts.ts'
import { type WatchPages, watchWords } from '../watches.ts'

const CONNECTIONS = 4

/**
 * Lends the services to a command: on the database of a running server, or on one started for the time of the command.
 * @param pages the addresses of pages, where the command writes mails to watchers
 */
export async function withContext<T>(work: (ctx: Context) => Promise<T>, pages: WatchPages | null = null): Promise<T> {
  const config = readConfig(process.env)
  const log = createLog('warn')
  await using opened = await openConfiguredDatabase(config, log, { share: true })
  const database = openDatabase(opened.url, CONNECTIONS, (error) => log.warn({ err: error }, 'A connection broke'))
  try {
    await migrate(database)
    await using mail = mailParts(config.mail)
    await using jobs = openJobs({
      url: opened.url,
      ctx: () => ctx,
      works: false,
      log,
      mail,
      push: pushParts(config),
      sms: config.sms,
    })
    const knowledge = loadKnowledge(undefined, readOwnSettings(opened.dataFolder))
    const ctx: Context = {
      database,
      clock: Date.now,
      knowledge,
      places: createPlaces(),
      sources: [],
      officeDirectory: null,
      changes: { listen: () => () => {}, listenInquiries: () => () => {} },
      readHistory: (text, nowMs) => readPastedHistory(knowledge.scanTable, text, nowMs),
      jobs,
      mail: mailQueue({ config: config.mail, publicUrl: config.publicUrl, clock: Date.now, jobs }),
      texts: textRules(config.sms),
      mayCallNearby: false,
      inspectFile,
      inquiryWords: inquiryWords({ publicUrl: config.publicUrl, zone: knowledge.serviceLevels.zone, pages: null }),
      watchWords: watchWords({ publicUrl: config.publicUrl, pages }),
      accounts: openAccounts({ database, clock: Date.now, log, secret: config.secret }, config.publicUrl),
      secret: config.secret,
      log,
    }
    return await work(ctx)
  } finally {
    await database.end()
  }
}
