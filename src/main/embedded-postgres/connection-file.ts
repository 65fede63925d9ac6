import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** How commands reach the running embedded database. Only its owner may read the file. */
export type ConnectionFile = { url: string; port: number; password: string; postmasterPid: number; serverPid: number }

/** The folder for what belongs to a running server. */
export function runFolder(dataFolder: string): string {
  return join(dataFolder, 'run')
}

/** What the last server wrote; null where none has run here. */
export function readConnectionFile(dataFolder: string): ConnectionFile | null {
  try {
    return JSON.parse(readFileSync(pathOf(dataFolder), 'utf8')) as ConnectionFile
  } catch {
    return null
  }
}

export function writeConnectionFile(dataFolder: string, content: ConnectionFile): void {
  mkdirSync(runFolder(dataFolder), { recursive: true, mode: 0o700 })
  const path = pathOf(dataFolder)
  writeFileSync(`${path}.new`, JSON.stringify(content), { mode: 0o600 })
  renameSync(`${path}.new`, path)
}

export function removeConnectionFile(dataFolder: string): void {
  rmSync(pathOf(dataFolder), { force: true })
}

function pathOf(dataFolder: string): string {
  return join(runFolder(dataFolder), 'postgres.json')
}
