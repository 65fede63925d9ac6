import { Hono } from 'hono'
import { type Api, createApi } from '#api/app.ts'
import { limitGuesses } from '#api/limit-guesses.ts'
import { problemFor } from '#api/problem.ts'
import { type ClientAddress, isForPrograms, limitLookups, limitOpening } from '#api/rate-limit.ts'
import type { Retries } from '#jobs/queue.ts'
import { loadKnowledge } from '#knowledge/knowledge.ts'
import { createPlaces } from '#knowledge/places/places.ts'
import type { OwnThresholds } from '#knowledge/rules.ts'
import type { OwnServiceLevels } from '#knowledge/service-levels.ts'
import type { SmtpLimits } from '#messengers/email/smtp-sender.ts'
import type { DeskRules } from '#services/agents/desk-rules.ts'
import { clientNetwork } from '#services/client-network.ts'
import type { Context } from '#services/context.ts'
import { pruneDrafts } from '#services/inquiries/drafts/prune-drafts.ts'
import { createLiveHub } from '#services/live/live-hub.ts'
import { tendNotices } from '#services/outgoing-notices/tend-notices.ts'
import type { Clock } from '#services/ports/clock.ts'
import type { Log } from '#services/ports/log.ts'
import type { OfficeDirectory } from '#services/ports/offices.ts'
import type { HistoryReader } from '#services/ports/pasted-history.ts'
import type { NumberSource } from '#services/ports/sources.ts'
import { pruneShares } from '#services/shares/prune-shares.ts'
import { expireSubscriptions } from '#services/subscriptions/expire-subscriptions.ts'
import { tendWatches } from '#services/watches/tend-watches.ts'
import { tendEndpoints } from '#services/webhooks/tend-endpoints.ts'
import { readPastedHistory } from '#sources/pasted-history/read-history.ts'
import type { HttpLimits } from '#sources/usps-api/limits.ts'
import { pruneChanges } from '#store/changes.ts'
import { type Database, isReachable, openDatabase } from '#store/database.ts'
import { migrate } from '#store/migrate.ts'
import { createPages, pageHeaders, paths, tooManyPage, watchPages } from '#web/server.js'
import { askedUsps } from './asked-usps.ts'
import { openChangeFeed } from './change-feed.ts'
import { clientAddress } from './client-address.ts'
import type { Config } from './config.ts'
import { type ConnectedUsps, connectUsps, keepOpenPages } from './connect-usps.ts'
import { inquiryWords, startTending } from './inquiries.ts'
import { inspectFile } from './inspect-file.ts'
import { expectJobs, openJobs } from './jobs.ts'
import { connectMail, mailParts, mailQueue, NO_MAIL } from './mail.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { openAccounts } from './open-accounts.ts'
import { pushParts } from './push.ts'
import { serveAssets } from './serve-assets.ts'
import { type RunningSimulator, startSimulator } from './start-simulator.ts'
import { tendOften } from './tend-often.ts'
import { textReader, textRules } from './texts.ts'
import { showUspsMetrics } from './usps-metrics.ts'
import { startKeepingNotices, subscriptionParts, uspsNotices } from './usps-notices.ts'
import { watchWords } from './watches.ts'

const CONNECTIONS = 12
const ANY_ZIP = '20260'
const OPEN_PAGES_EVERY_MS = 60_000
const KEEP_CHANGES_MS = 3_600_000
const PRUNE_EVERY_MS = 600_000
/** Where guessing, or much text, would cost others. `/track/*` holds `/track` too; a request is charged once. */
const LIMITED_PATHS = [
  '/v1/tracking-numbers/*',
  '/v1/parcels/*',
  '/v1/live',
  '/v1/readings',
  '/v1/help',
  '/v1/offices',
  '/track/*',
  '/parcels/*',
  '/share',
  '/contact',
  '/offices',
  '/read/*',
  '/help/*',
  '/watch/*',
  '/watching/*',
  '/v1/watches/*',
  '/inquiries/*',
  '/v1/inquiries/*',
  '/s/*',
  '/v1/shares/*',
  '/embed/*',
  '/mcp',
]
/** Where a question is opened, a lost link or news by mail asked for. */
const QUESTION_PATHS = ['/v1/inquiries', '/inquiries', '/inquiries/new/check', '/watch', '/v1/watches']
/** Where a link to a parcel is made, and where one is tried. */
const SHARING_PATHS = ['/v1/shares', '/track/:number/share']
const SHARED_PATHS = ['/s/*', '/v1/shares/*']

export type AppConfig = Pick<Config, 'feedKeys' | 'rateLimit' | 'simulator' | 'trustedProxies'> &
  Partial<Pick<Config, 'publicUrl' | 'secret' | 'usps' | 'uspsWebhookSecret' | 'mail' | 'sms' | 'keepPersonalDataDays'>>

/** A whole server, short of its port. */
export type App = AsyncDisposable & {
  fetch: Hono['fetch']
  request: Hono['request']
  /** All routes, for whoever looks them over. */
  hono: Hono
  deskRules: DeskRules
  ctx: Context
  api: Api
  simulator: RunningSimulator | null
  /** Null where no credentials are set. */
  usps: ConnectedUsps | null
  /** Where mails come in by SMTP; null where they don't. */
  smtpPort: number | null
  /** Ends the open streams, so that the port can be closed. */
  endStreams(): void
}

/**
 * Puts the rooms together on a database, which it brings up to date first.
 * @throws where the database can't be reached or is too old
 */
export async function assemble(options: {
  databaseUrl: string
  config: AppConfig
  log: Log
  clock?: Clock
  /** The operator's own house thresholds. */
  thresholds?: OwnThresholds
  /** The operator's own business hours and times of answering. */
  serviceLevels?: OwnServiceLevels | undefined
  /** Another folder than the repository's. */
  knowledgeFolder?: string | undefined
  officeDirectory?: OfficeDirectory | undefined
  /** Time-outs and the like of calls to USPS. */
  uspsLimits?: Partial<HttpLimits> | undefined
  /** Calls to USPS are made step by step, by whoever holds the app. */
  isSourceIdle?: boolean | undefined
  /** When failed jobs are tried again, where not as usual. */
  retries?: Retries | undefined
  /** Whether push services and webhooks of watchers may be on this machine: never but in tests. */
  mayCallNearby?: boolean | undefined
  /** Time-outs of sending mails. */
  smtpLimits?: Partial<SmtpLimits> | undefined
}): Promise<App> {
  await using stack = new AsyncDisposableStack()
  const { config, log, databaseUrl } = options
  const clock = options.clock ?? Date.now
  const database = openDatabase(databaseUrl, CONNECTIONS, (error) =>
    log.warn({ err: error }, 'A connection to the database broke'),
  )
  stack.defer(() => database.end())
  const applied = await migrate(database)
  if (applied.length > 0) log.info({ applied }, 'The database is brought up to date')
  const changes = await openChangeFeed(databaseUrl, database, log)
  stack.defer(() => changes.close())
  const sources: NumberSource[] = []
  const places = createPlaces()
  // The table of places is read at the first question; better now than while somebody waits.
  places.byZip(ANY_ZIP)
  const knowledge = loadKnowledge(options.knowledgeFolder, options)
  const readHistory: HistoryReader = (text, nowMs) => readPastedHistory(knowledge.scanTable, text, nowMs)
  const secret = config.secret ?? null
  const mail = config.mail ?? NO_MAIL
  const ofMail = stack.use(mailParts(mail, options.smtpLimits))
  const jobs = stack.use(
    openJobs({
      url: databaseUrl,
      ctx: () => ctx,
      works: true,
      log,
      retries: options.retries,
      mail: ofMail,
      push: pushParts({ ...config, mail }),
      sms: config.sms ?? null,
    }),
  )
  const ctx: Context = {
    database,
    clock,
    knowledge,
    places,
    sources,
    officeDirectory: options.officeDirectory ?? null,
    changes,
    readHistory,
    jobs,
    mail: mailQueue({ config: mail, publicUrl: config.publicUrl ?? null, clock, jobs }),
    texts: textRules(config.sms ?? null),
    mayCallNearby: options.mayCallNearby ?? false,
    inspectFile,
    inquiryWords: inquiryWords({
      publicUrl: config.publicUrl ?? null,
      zone: knowledge.serviceLevels.zone,
      pages: { ofCustomer: paths.inquiry, ofDesk: paths.desk.inquiry },
    }),
    watchWords: watchWords({ publicUrl: config.publicUrl ?? null, pages: watchPages }),
    accounts: openAccounts({ database, clock, log, secret }, config.publicUrl ?? null),
    secret,
    log,
  }
  const simulator = config.simulator ? await startSimulator(ctx) : null
  const usps = config.usps ? connectUsps(ctx, config.usps, options.uspsLimits) : null
  if (usps) {
    sources.push(usps.following)
    ctx.officeDirectory ??= usps.officeDirectory
    stack.defer(() => usps.following.stop())
  }
  if (simulator) {
    sources.push(simulator)
    stack.defer(() => simulator.stop())
  }

  const stopping = new AbortController()
  stack.defer(() => stopping.abort())
  const metrics = createMetrics()
  const live = createLiveHub(ctx)
  const notices = uspsNotices(config)
  const addressOf = clientAddress(config.trustedProxies)
  const limitedBy: ClientAddress = (c) => clientNetwork(addressOf(c))
  const deskRules: DeskRules = new Map()
  const api = createApi({
    ctx,
    live,
    feedKeys: config.feedKeys,
    uspsNotices: notices,
    addressOf,
    readText: textReader(config),
    deskRules,
    publicUrl: config.publicUrl ?? null,
    metrics: metrics.registry,
    isReady: () => isReachable(database),
    stopping: stopping.signal,
    limitBy: config.rateLimit ? limitedBy : null,
  })
  metrics.gauge('whereabouts_open_streams', 'Open live streams', api.openStreams)
  metrics.gauge('whereabouts_followed_parcels', 'Parcels that somebody follows', live.size)
  metrics.gauge('whereabouts_database_connections', 'Open connections to the database', () => database.totalCount)
  stack.use(startPruning(database, clock, log))
  stack.use(startTending(ctx, config.keepPersonalDataDays ?? null))
  stack.use(tendOften(ctx, 'Watches', tendWatches))
  stack.use(tendOften(ctx, 'Webhooks', tendEndpoints))
  stack.use(tendOften(ctx, 'Notices', tendNotices))
  if (notices) stack.use(startKeepingNotices(ctx, notices, usps && subscriptionParts(usps.subscriptions, config)))

  if (usps && config.usps) {
    showUspsMetrics(metrics, ctx, config.usps)
    stack.use(keepOpenPages(usps.following, live.numbers, OPEN_PAGES_EVERY_MS))
    if (!options.isSourceIdle) usps.following.start()
  }
  stack.use(expectJobs(ctx))
  const connectedMail = stack.use(await connectMail(ctx, mail))

  const app = addRoutes({
    config,
    metrics,
    api,
    ctx,
    simulator,
    deskRules,
    addressOf,
    limitedBy,
    stopping: stopping.signal,
  })
  const whole = stack.move()
  return {
    fetch: app.fetch,
    request: app.request,
    hono: app,
    deskRules,
    ctx,
    api,
    simulator,
    usps,
    smtpPort: connectedMail.smtpPort,
    endStreams: () => stopping.abort(),
    [Symbol.asyncDispose]: () => whole.disposeAsync(),
  }
}

function addRoutes(parts: {
  config: AppConfig
  metrics: Metrics
  api: Api
  ctx: Context
  simulator: RunningSimulator | null
  deskRules: DeskRules
  addressOf: ClientAddress
  limitedBy: ClientAddress
  stopping: AbortSignal
}): Hono {
  const { config, metrics, api, ctx, simulator, deskRules, addressOf, limitedBy, stopping } = parts
  const app = new Hono()
  app.use(metrics.countRequests)
  if (config.rateLimit) {
    const refusal = (seconds: number) => tooManyPage(simulator !== null, seconds)
    const limit = limitLookups(limitedBy, refusal)
    for (const path of LIMITED_PATHS) {
      if (!isForPrograms(path)) app.use(path, pageHeaders)
      app.use(path, limit)
    }
    const detail = 'Programs of the desk open more questions by POST /v1/desk/inquiries.'
    const limitQuestions = limitOpening(limitedBy, refusal, { what: 'questions and watches', detail })
    for (const path of QUESTION_PATHS) app.use(path, limitQuestions)
    const limitSharing = limitOpening(limitedBy, refusal, { what: 'links' })
    for (const path of SHARING_PATHS) app.use(path, limitSharing)
    const limitTrying = limitGuesses(limitedBy, refusal)
    for (const path of SHARED_PATHS) app.use(path, limitTrying)
  }
  app.use('/assets/*', serveAssets())
  app.route('/', api.app)
  app.route(
    '/',
    createPages({
      ctx,
      clock: ctx.clock,
      publicUrl: config.publicUrl ?? null,
      addressOf,
      simulated: simulator !== null,
      asked: config.usps ? askedUsps(config.usps) : null,
      sampleNumbers: async () => simulator?.sampleNumbers() ?? [],
      openApi: api.document,
      deskRules,
      stopping,
    }),
  )
  app.onError((error, c) => problemFor(c, error, ctx.log))
  return app
}

/** Forgets old changes and idle subscriptions now and then. */
function startPruning(database: Database, clock: Clock, log: Log): Disposable {
  const timer = setInterval(() => {
    Promise.all([
      pruneChanges(database, clock() - KEEP_CHANGES_MS),
      expireSubscriptions({ database, clock }),
      pruneDrafts({ database, clock }),
      pruneShares({ database, clock }),
    ]).catch((error) => log.warn({ err: error }, 'Pruning failed'))
  }, PRUNE_EVERY_MS)
  timer.unref()
  return { [Symbol.dispose]: () => clearInterval(timer) }
}
