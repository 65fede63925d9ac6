import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Log } from '#services/ports/log.ts'
import { type Binaries, provideBinaries } from './binaries.ts'
import { type Cluster, DATABASE_USER, provideCluster } from './cluster.ts'
import { readConnectionFile, removeConnectionFile, runFolder, writeConnectionFile } from './connection-file.ts'
import { takeFolder } from './owner-lock.ts'
import { isRunning, waitForEnd } from './processes.ts'
import { isSocketUsed, LOCALHOST, serverSettings } from './settings.ts'
import { giveTo, type Owner, postgresOwner } from './unprivileged.ts'

const READY_MS = 60_000
const STOP_MS = 30_000
const TRIES = 6

export type EmbeddedPostgres = AsyncDisposable & {
  /** For `pg`: host, port, user and password. */
  url: string
  /** The process id of the server that runs now. */
  pid(): number
  /** Ends it cleanly: open transactions are rolled back, nothing committed is lost. */
  stop(): Promise<void>
}

/**
 * Starts the embedded PostgreSQL on a data folder and keeps it running: one that was left behind by a killed server is
 * adopted, one that dies is started again, and the first start after a crash is tried until recovery is done.
 * @throws FolderInUse where another server uses the folder
 */
export async function startEmbeddedPostgres(options: { dataFolder: string; log: Log }): Promise<EmbeddedPostgres> {
  const { dataFolder, log } = options
  mkdirSync(dataFolder, { recursive: true })
  const letGo = takeFolder(dataFolder)
  try {
    const owner = postgresOwner()
    // Others may pass through, not look: the database's user has to reach its own folders below.
    chmodSync(dataFolder, owner ? 0o711 : 0o700)
    const binaries = provideBinaries(join(dataFolder, 'runtime'))
    const cluster = await provideCluster(dataFolder, binaries, owner)
    const supervisor = new Supervisor(dataFolder, binaries, cluster, owner, log, letGo)
    await supervisor.start()
    return supervisor
  } catch (error) {
    letGo()
    throw error
  }
}

class Supervisor implements EmbeddedPostgres {
  url = ''
  readonly #dataFolder: string
  readonly #binaries: Binaries
  readonly #cluster: Cluster
  readonly #owner: Owner
  readonly #log: Log
  readonly #letGo: () => void
  #port = 0
  #pid = 0
  #isStopping = false

  constructor(dataFolder: string, binaries: Binaries, cluster: Cluster, owner: Owner, log: Log, letGo: () => void) {
    this.#dataFolder = dataFolder
    this.#binaries = binaries
    this.#cluster = cluster
    this.#owner = owner
    this.#log = log
    this.#letGo = letGo
  }

  pid(): number {
    return this.#pid
  }

  async start(): Promise<void> {
    const left = readConnectionFile(this.#dataFolder)
    this.#port = left?.port ?? 0
    if (await this.#adopt()) return
    await this.#launch()
  }

  async stop(): Promise<void> {
    if (this.#isStopping) return
    this.#isStopping = true
    await this.#end(this.#pid)
    removeConnectionFile(this.#dataFolder)
    this.#letGo()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop()
  }

  /** Takes over a server that outlived ours, or ends it where it does not answer. */
  async #adopt(): Promise<boolean> {
    const pid = postmasterOf(this.#cluster.folder)
    if (pid === null || !isRunning(pid)) return false
    this.url = this.#urlFor(this.#port)
    if (this.#port > 0 && (await answers(this.url))) {
      this.#pid = pid
      this.#log.info({ pid }, 'The database of the last server still runs and is used on')
      this.#noteConnection()
      void this.#watchAdopted(pid)
      return true
    }
    await this.#end(pid)
    return false
  }

  async #watchAdopted(pid: number): Promise<void> {
    while (!this.#isStopping) {
      if (!isRunning(pid)) {
        await this.#restart(null)
        return
      }
      await sleep(250, undefined, { ref: false })
    }
  }

  async #launch(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const port = await freePort(this.#port)
      const child = this.#spawn(port)
      this.#port = port
      this.url = this.#urlFor(port)
      this.#pid = child.pid ?? 0
      let hasEnded = false
      child.once('exit', () => {
        hasEnded = true
      })
      if (await this.#isReady(() => hasEnded)) {
        this.#noteConnection()
        child.once('exit', (code, signal) => void this.#restart({ code, signal }))
        return
      }
      await this.#end(this.#pid)
      if (this.#isStopping) return
      if (attempt === TRIES) {
        throw new Error(`PostgreSQL does not start; the reason stands in ${this.#logFile()}.`)
      }
      this.#log.warn({ attempt }, 'PostgreSQL did not start; trying again')
      await sleep(250 * 2 ** attempt)
    }
  }

  async #restart(exit: { code: number | null; signal: string | null } | null): Promise<void> {
    if (this.#isStopping) return
    this.#log.error({ ...exit }, 'PostgreSQL ended; starting it again')
    try {
      await this.#launch()
      this.#log.info({ pid: this.#pid }, 'PostgreSQL runs again')
    } catch (error) {
      this.#log.error({ err: error }, 'PostgreSQL could not be started again; trying on')
      await sleep(5_000, undefined, { ref: false })
      await this.#restart(null)
    }
  }

  #spawn(port: number): ChildProcess {
    const socketFolder = this.#socketFolder()
    mkdirSync(socketFolder, { recursive: true, mode: 0o700 })
    giveTo(this.#owner, socketFolder)
    const settings = Object.entries(serverSettings(socketFolder, port))
    const output = openSync(this.#logFile(), 'a', 0o600)
    const child = spawn(
      this.#binaries.postgres,
      ['-D', this.#cluster.folder, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      {
        ...this.#owner,
        cwd: this.#dataFolder,
        env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
        stdio: ['ignore', output, output],
        // A group of its own: the signal that ends us must not end it before our work is done.
        detached: true,
      },
    )
    closeSync(output)
    child.on('error', (error) => this.#log.error({ err: error }, 'PostgreSQL could not be run'))
    child.unref()
    return child
  }

  /** Waits until the server answers; false where it ends first, or takes too long. */
  async #isReady(hasEnded: () => boolean): Promise<boolean> {
    const until = Date.now() + READY_MS
    while (Date.now() < until && !hasEnded() && !this.#isStopping) {
      if (await answers(this.url)) return !hasEnded()
      await sleep(30)
    }
    return false
  }

  /** Fast shutdown, and where that takes too long an immediate one: recovery then reads the log at the next start. */
  async #end(pid: number): Promise<void> {
    for (const [signal, wait] of [
      ['SIGINT', STOP_MS],
      ['SIGQUIT', STOP_MS],
    ] as const) {
      if (!isRunning(pid)) return
      try {
        process.kill(pid, signal)
      } catch {
        return
      }
      if (await waitForEnd(pid, wait)) return
    }
  }

  #noteConnection(): void {
    writeConnectionFile(this.#dataFolder, {
      url: this.url,
      port: this.#port,
      password: this.#cluster.password,
      postmasterPid: this.#pid,
      serverPid: process.pid,
    })
  }

  #urlFor(port: number): string {
    const host = encodeURIComponent(isSocketUsed(this.#socketFolder()) ? this.#socketFolder() : LOCALHOST)
    return `postgres://${DATABASE_USER}:${this.#cluster.password}@${host}:${port}/postgres`
  }

  #socketFolder(): string {
    return join(this.#dataFolder, 'socket')
  }

  #logFile(): string {
    return join(runFolder(this.#dataFolder), 'postgres.log')
  }
}

function postmasterOf(clusterFolder: string): number | null {
  try {
    return Number(readFileSync(join(clusterFolder, 'postmaster.pid'), 'utf8').split('\n')[0]) || null
  } catch {
    return null
  }
}

/** Whether the server answers with our password. */
async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

/** The wished port where nobody has it, else any free one. */
async function freePort(wished: number): Promise<number> {
  return (wished > 0 ? await tryPort(wished) : null) ?? (await tryPort(0)) ?? 0
}

function tryPort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(null))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : null))
    })
  })
}
