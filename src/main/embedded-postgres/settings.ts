import { statfs } from 'node:fs/promises'
import { totalmem } from 'node:os'

/** Settings of PostgreSQL by name, as they stand in postgresql.conf. */
export type Settings = Readonly<Record<string, string | number>>

/** What the settings depend on, in MB. */
export type Machine = { memory: number; freeDisk: number }

const MB = 1024 * 1024

/** Measures the machine, or the container where one limits the memory. */
export async function lookAtMachine(folder: string): Promise<Machine> {
  const limit = process.constrainedMemory()
  const memory = limit > 0 ? Math.min(limit, totalmem()) : totalmem()
  const { bavail, bsize } = await statfs(folder)
  return { memory: Math.floor(memory / MB), freeDisk: Math.floor((bavail * bsize) / MB) }
}

/**
 * Settings for a small machine that PostgreSQL shares with our server: many scans in, whole journeys out, nothing
 * acknowledged ever lost.
 */
export function settingsFor({ memory, freeDisk }: Machine): Settings {
  return {
    // Acknowledged means durable. These are the defaults; they stand here so that nobody turns them off unseen.
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',

    // Our server and the system's file cache need memory as well: an eighth, where a dedicated server takes a quarter.
    shared_buffers: mb(between(128, memory / 8, 1024)),
    // Only tells the planner how much of the data is probably cached by us and the system together.
    effective_cache_size: mb(memory / 2),
    // Our queries sort little; some room so that desk lists and index builds stay in memory.
    work_mem: mb(between(4, memory / 512, 16)),
    maintenance_work_mem: mb(between(64, memory / 32, 512)),

    // After each checkpoint the first change of a page writes the whole page into the log. Rare checkpoints keep that
    // share of a heavy intake small; the price is disk space and a longer recovery after a crash.
    checkpoint_timeout: '30min',
    max_wal_size: mb(between(256, freeDisk / 10, 8192)),
    min_wal_size: mb(between(128, freeDisk / 80, 1024)),
    // This build knows only pglz. It costs processor time, of which we have little; rare checkpoints save more.
    wal_compression: 'off',
    wal_buffers: '16MB',

    // One server of ours needs about 30 connections; the rest is for command line, backup and a second server.
    max_connections: 60,
    // A connection that was forgotten inside a transaction would hold locks and stop the clean-up for ever.
    idle_in_transaction_session_timeout: '10min',

    // Solid-state disks read single pages nearly as fast as rows of pages.
    random_page_cost: 1.1,
    // All our queries are short: compiling one, or sharing it between processes, costs more than running it.
    jit: 'off',
    max_parallel_workers_per_gather: 0,

    // Tables only grow: without these a table of 10 million scans would wait for 2 million new ones before its
    // visibility map and statistics are brought up to date.
    autovacuum_max_workers: 2,
    autovacuum_naptime: '30s',
    autovacuum_vacuum_scale_factor: 0.05,
    autovacuum_vacuum_insert_scale_factor: 0.05,
    autovacuum_analyze_scale_factor: 0.02,

    // Places and days are computed by us; the database must not depend on where it runs.
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    // What a client did wrong is told to that client, and our own log has it: here only the server speaks.
    log_min_messages: 'log',
    log_line_prefix: '%m [%p] ',
  }
}

/** The text of a postgresql.conf. */
export function writeSettings(settings: Settings, operatorsFile: string): string {
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${quoted(value)}`)
  return [
    '# Written anew at every start of Whereabouts. Settings of your own belong into the file named at the end.',
    ...lines,
    `include_if_exists = ${quoted(operatorsFile)}`,
    '',
  ].join('\n')
}

function quoted(value: string | number): string {
  return typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`
}

function mb(amount: number): string {
  return `${Math.floor(amount)}MB`
}

function between(lowest: number, wanted: number, highest: number): number {
  return Math.max(lowest, Math.min(wanted, highest))
}
