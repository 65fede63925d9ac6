import { formatInstant } from '#domain/scans/at.ts'
import { ConfigError, readConfig } from '../config.ts'
import { resolveDataFolder } from '../data-folder.ts'
import { openConfiguredDatabase } from '../database.ts'
import { type BackupManifest, backUp } from '../embedded-postgres/back-up.ts'
import { type Restored, restore } from '../embedded-postgres/restore.ts'
import { createLog } from '../log.ts'

const OWN_TOOLS = 'DATABASE_URL is set: back up that database with its own tools (pg_dump, pg_basebackup).'

/** Backs up the embedded database, whether or not a server runs. @throws ConfigError where it is not embedded */
export async function backUpConfigured(target: string, onProgress: (files: number) => void): Promise<BackupManifest> {
  const config = readConfig(process.env)
  if (config.databaseUrl) throw new ConfigError(OWN_TOOLS)
  await using opened = await openConfiguredDatabase(config, createLog('warn'), { share: true })
  const createdAt = formatInstant(Date.now())
  return await backUp({ url: opened.url, dataFolder: opened.dataFolder, target, createdAt, onProgress })
}

/** Puts a backup back. No server may run. @throws ConfigError where the database is not embedded */
export async function restoreConfigured(file: string, replace: boolean): Promise<Restored> {
  const config = readConfig(process.env)
  if (config.databaseUrl) throw new ConfigError(OWN_TOOLS)
  const { folder } = resolveDataFolder(config.dataFolder, process.cwd())
  const stamp = formatInstant(Date.now()).replace(/[:.]/g, '-')
  return await restore({ file, dataFolder: folder, replace, stamp })
}
