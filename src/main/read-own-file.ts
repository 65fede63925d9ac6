import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigError } from './config.ts'

/** A JSON file that the operator may put into the data folder; null where there is none. @throws ConfigError naming it */
export function readOwnFile(dataFolder: string, name: string): { path: string; content: unknown } | null {
  const path = join(dataFolder, name)
  if (!existsSync(path)) return null
  try {
    return { path, content: JSON.parse(readFileSync(path, 'utf8')) }
  } catch (error) {
    throw new ConfigError(`${path} can't be read: ${error instanceof Error ? error.message : error}`)
  }
}
