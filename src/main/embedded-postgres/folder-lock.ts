import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { startOfProcess } from './process-identity.ts'

const Holder = z.object({ pid: z.number().int(), startedAt: z.string(), command: z.string() })
type Holder = z.infer<typeof Holder>

/** Two programs want the same data folder. */
export class DataFolderInUse extends Error {
  override readonly name = 'DataFolderInUse'
  readonly pid: number

  constructor(dataFolder: string, holder: Holder) {
    super(
      `The data folder ${dataFolder} is in use by process ${holder.pid} (${holder.command}). ` +
        'Stop that one first, or give this one a folder of its own with WHEREABOUTS_DATA.',
    )
    this.pid = holder.pid
  }
}

const LOCK = 'lock.json'

/**
 * Takes a data folder for this process alone. A lock whose process is gone counts for nothing.
 * @returns the way to give it back
 * @throws DataFolderInUse
 */
export async function lockDataFolder(dataFolder: string, runFolder: string): Promise<() => Promise<void>> {
  const lock = join(runFolder, LOCK)
  const mine = join(runFolder, `${LOCK}.${process.pid}`)
  const me: Holder = { pid: process.pid, startedAt: (await startOfProcess(process.pid)) ?? '', command: ownCommand() }
  await writeFile(mine, JSON.stringify(me), { mode: 0o600 })
  try {
    while (!(await tryLink(mine, lock))) {
      const holder = await readHolder(lock)
      if (holder && (await lives(holder))) throw new DataFolderInUse(dataFolder, holder)
      await removeStale(lock, `${mine}.stale`)
    }
  } finally {
    await rm(mine, { force: true })
  }
  return () => rm(lock, { force: true })
}

/** Who has the data folder now; undefined where nobody has. */
export async function holderOfDataFolder(runFolder: string): Promise<{ pid: number; command: string } | undefined> {
  const holder = await readHolder(join(runFolder, LOCK))
  return holder && (await lives(holder)) ? holder : undefined
}

async function lives(holder: Holder): Promise<boolean> {
  const startedAt = await startOfProcess(holder.pid)
  return startedAt !== undefined && startedAt === holder.startedAt
}

/** Moves the lock aside first: should another process have renewed it meanwhile, that one's lock is put back. */
async function removeStale(lock: string, aside: string): Promise<void> {
  try {
    await rename(lock, aside)
  } catch {
    return
  }
  const moved = await readHolder(aside)
  if (moved && (await lives(moved))) await tryLink(aside, lock)
  await rm(aside, { force: true })
}

/** Linking a finished file makes the lock appear at once and whole, and fails where there is one. */
async function tryLink(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

async function readHolder(path: string): Promise<Holder | undefined> {
  try {
    return Holder.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch {
    return undefined
  }
}

function ownCommand(): string {
  return [basename(process.argv[1] ?? process.argv[0] ?? ''), process.argv[2] ?? ''].join(' ').trim()
}
