import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runFolder } from './connection-file.ts'
import { isRunning } from './processes.ts'

/** Folders that this very process holds: its own file does not tell it from itself. */
const held = new Set<string>()

/** A data folder serves one server at a time. */
export class FolderInUse extends Error {
  override name = 'FolderInUse'
}

/**
 * Takes the data folder for this process. The file of a server that is gone is taken over.
 * @returns the way to let it go
 * @throws FolderInUse where another server runs on it; Error where there can be no such folder
 */
export function takeFolder(dataFolder: string): () => void {
  try {
    mkdirSync(runFolder(dataFolder), { recursive: true, mode: 0o700 })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new Error(`WHEREABOUTS_DATA: ${dataFolder} is no folder that can be made and written (${code}).`)
  }
  const path = join(runFolder(dataFolder), 'server.pid')
  for (;;) {
    try {
      writeFileSync(path, identity(process.pid), { flag: 'wx', mode: 0o600 })
      held.add(path)
      return () => {
        held.delete(path)
        rmSync(path, { force: true })
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const holder = readFileSync(path, 'utf8')
    const pid = Number(holder.split(' ')[0])
    const isOther = pid > 0 && isRunning(pid) && identity(pid) === holder && (pid !== process.pid || held.has(path))
    if (isOther) {
      throw new FolderInUse(
        `Another Whereabouts server (process ${pid}) uses ${dataFolder}. Stop it, or set WHEREABOUTS_DATA.`,
      )
    }
    rmSync(path, { force: true })
  }
}

/** Ids of processes come again; an id with its start time does not. */
function identity(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return `${pid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`
  } catch {
    return `${pid} -`
  }
}
