import { createHash } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

export type DataFolder = { folder: string /** Something the operator should know of the choice. */; note?: string }

const OTHERS_MAY_ENTER = 0o001

/**
 * Where the data lie: `WHEREABOUTS_DATA`, by default `./data`. PostgreSQL refuses to run as root and so runs as an
 * unprivileged user, who must be able to reach the folder: for root, where a parent of it can't be entered by others,
 * it lies below /var/lib/whereabouts instead.
 */
export function resolveDataFolder(chosen: string | undefined, cwd: string, uid = process.getuid?.()): DataFolder {
  const folder = resolve(cwd, chosen || 'data')
  if (uid !== 0 || canBeReached(folder)) return { folder }
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 12)
  const elsewhere = join('/var/lib/whereabouts', name)
  return {
    folder: elsewhere,
    note: `PostgreSQL does not run as root, and other users can't enter ${folder}. The data lie in ${elsewhere}.`,
  }
}

function canBeReached(folder: string): boolean {
  for (let parent = dirname(folder); ; parent = dirname(parent)) {
    if (existsSync(parent) && (statSync(parent).mode & OTHERS_MAY_ENTER) === 0) return false
    if (parent === dirname(parent)) return true
  }
}
