import { hash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { PgBoss } from 'pg-boss'
import type { JobName, JobQueue, Jobs } from '#services/ports/jobs.ts'
import type { Log } from '#services/ports/log.ts'

/** So many jobs go into one statement. */
const CHUNK = 1_000
const CONNECTIONS = 2
/** Workers are woken by a notice of new jobs. By themselves they ask for those to be tried again, so often at least. */
const ASK_EVERY_S = 10
const ASK_AT_MOST_EVERY_S = 0.5
const STOP_WITHIN_MS = 10_000
const KEEP_DONE_S = 86_400
const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 30_000

/** How often and when a job is tried again; the wait doubles each time. */
export type Retries = { limit: number; delayS: number; mostDelayS: number }

/** One job as its worker gets it. */
export type Job<N extends JobName> = {
  /** The same for each try. */
  id: string
  about: Jobs[N]
  isLastTry: boolean
}

/** How one kind of job is done: one file for each. */
export type JobKind<N extends JobName> = {
  name: N
  retries: Retries
  /** A try that takes longer counts as failed. */
  mostSeconds: number
  /** So many workers on each server, which take so many each; of one group so many workers at most. */
  workers: number
  workersOfGroup: number
  takeEach: number
  /**
   * So many of them at a time, where not all: those that hold a connection to the database while they ask for another
   * must be fewer than there are, or they wait for each other.
   */
  atOnce?: number
  /** Does it, or throws: then it is tried again. */
  work(job: Job<N>): Promise<void>
}

export type AnyJobKind = { [N in JobName]: JobKind<N> }[JobName]

export type RunningQueue = JobQueue &
  AsyncDisposable & {
    /** Makes or updates what the queue needs in the database. */
    install(): Promise<void>
  }

/**
 * A queue on pg-boss. Nothing is loaded or connected until jobs are expected: neither a command that adds none nor a
 * server that has none to do pays for it. Only where `works` is set are jobs done, else they are only added.
 */
export function openQueue(options: {
  url: string
  kinds: readonly AnyJobKind[]
  works: boolean
  log: Log
}): RunningQueue {
  const { url, kinds, works, log } = options
  let started: Promise<PgBoss> | null = null
  let working = false
  let stopped = false

  function boss(): Promise<PgBoss> {
    started ??= start().catch((error) => {
      started = null
      throw error
    })
    return started
  }

  async function start(): Promise<PgBoss> {
    const { PgBoss } = await import('pg-boss')
    const next = new PgBoss({
      connectionString: url,
      application_name: 'whereabouts jobs',
      max: CONNECTIONS,
      useListenNotify: true,
      schedule: false,
      registerInstance: false,
      openTelemetry: { enabled: false },
    })
    next.on('error', (error) => {
      if (!stopped) log.warn({ err: error }, 'The job queue had trouble')
    })
    next.on('warning', (warning) => log.warn({ warning: warning.message }, 'The job queue warns'))
    await next.start()
    for (const kind of kinds) await prepare(next, kind)
    return next
  }

  async function workOn(): Promise<void> {
    const running = await boss()
    for (const kind of kinds) await employ(running, kind, log)
  }

  function expect(): void {
    if (!works || working) return
    working = true
    void workUntilItGoes()
  }

  async function workUntilItGoes(): Promise<void> {
    for (let waitMs = FIRST_WAIT_MS; !stopped; waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)) {
      try {
        return await workOn()
      } catch (error) {
        if (stopped) return
        log.warn({ err: error }, 'The job queue could not start; it tries on')
        await sleep(waitMs, undefined, { ref: false })
      }
    }
  }

  return {
    async add(transaction, name, jobs) {
      if (jobs.length === 0) return
      expect()
      const running = await boss()
      const db = {
        executeSql: (text: string, values: unknown[] = []) => transaction.query({ name: nameOf(text), text, values }),
      }
      for (let from = 0; from < jobs.length; from += CHUNK) {
        const chunk = jobs.slice(from, from + CHUNK)
        const rows = chunk.map(({ about, group, afterS }) => ({
          data: about,
          ...(group === undefined ? {} : { group: { id: group } }),
          ...(afterS === undefined ? {} : { startAfter: afterS }),
        }))
        await running.insert(name, rows, { db })
      }
    },
    async install() {
      await boss()
    },
    expect,
    async [Symbol.asyncDispose]() {
      stopped = true
      const running = await started?.catch(() => null)
      await running?.stop({ graceful: true, timeout: STOP_WITHIN_MS })
    },
  }
}

const names = new Map<string, string>()

/** A name for a statement, so that the database plans it once: there is one for each kind of job, and it is long. */
function nameOf(text: string): string {
  const name = names.get(text) ?? `job-${hash('sha256', text, 'hex').slice(0, 32)}`
  names.set(text, name)
  return name
}

async function prepare(boss: PgBoss, { name, retries, mostSeconds }: AnyJobKind): Promise<void> {
  const settings = {
    notify: true,
    retryLimit: retries.limit,
    retryDelay: retries.delayS,
    retryBackoff: retries.delayS > 0,
    ...(retries.delayS > 0 ? { retryDelayMax: retries.mostDelayS } : {}),
    expireInSeconds: mostSeconds,
    deleteAfterSeconds: KEEP_DONE_S,
  }
  if (await boss.getQueue(name)) await boss.updateQueue(name, settings)
  else await boss.createQueue(name, settings)
}

async function employ<N extends JobName>(boss: PgBoss, kind: JobKind<N>, log: Log): Promise<void> {
  const askEveryS = Math.max(ASK_AT_MOST_EVERY_S, Math.min(ASK_EVERY_S, kind.retries.delayS))
  const options = {
    batchSize: kind.takeEach,
    burstWhenBatchFull: true,
    pollingIntervalSeconds: askEveryS,
    notifyPollingIntervalSeconds: askEveryS,
    localConcurrency: kind.workers,
    localGroupConcurrency: kind.workersOfGroup,
    includeMetadata: true,
    perJobResults: true,
  } as const
  const atOnce = kind.atOnce ?? kind.takeEach
  await boss.work<Jobs[N], object, typeof options>(kind.name, options, (jobs) =>
    someAtOnce(jobs, atOnce, async (job) => {
      try {
        await kind.work({
          id: job.id,
          about: job.data,
          isLastTry: job.retryCount >= job.retryLimit,
        })
        return { id: job.id, status: 'completed' as const }
      } catch (error) {
        log.info({ job: kind.name, id: job.id, why: String(error) }, 'A job failed')
        return { id: job.id, status: 'failed' as const, output: { why: String(error) } }
      }
    }),
  )
}

/** Does something with each, so many at a time. */
async function someAtOnce<T, R>(items: readonly T[], atOnce: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  // All take from the same row.
  const row = items.values()
  const takeOn = async () => {
    for (const item of row) results.push(await work(item))
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, takeOn))
  return results
}
