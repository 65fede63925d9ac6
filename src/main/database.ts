import type { Log } from '#services/ports/log.ts'
import type { Config } from './config.ts'
import { resolveDataFolder } from './data-folder.ts'
import { readConnectionFile } from './embedded-postgres/connection-file.ts'
import { isRunning } from './embedded-postgres/processes.ts'
import { startEmbeddedPostgres } from './embedded-postgres/supervisor.ts'

/** A database that can be used until it is disposed of. */
export type OpenedDatabase = AsyncDisposable & { url: string; embedded: boolean; dataFolder: string }

/**
 * The database of the configuration: the operator's, else the embedded one, started here.
 * @param share use the embedded one of a server that runs, where there is one
 */
export async function openConfiguredDatabase(
  config: Config,
  log: Log,
  options: { share: boolean; cwd?: string },
): Promise<OpenedDatabase> {
  const { folder, note } = resolveDataFolder(config.dataFolder, options.cwd ?? process.cwd())
  if (config.databaseUrl) {
    return { url: config.databaseUrl, embedded: false, dataFolder: folder, async [Symbol.asyncDispose]() {} }
  }
  if (note) log.warn({}, note)
  const running = options.share ? readConnectionFile(folder) : null
  if (running && isRunning(running.postmasterPid) && isRunning(running.serverPid)) {
    return { url: running.url, embedded: true, dataFolder: folder, async [Symbol.asyncDispose]() {} }
  }
  const postgres = await startEmbeddedPostgres({ dataFolder: folder, log })
  return {
    get url() {
      return postgres.url
    },
    embedded: true,
    dataFolder: folder,
    [Symbol.asyncDispose]: () => postgres.stop(),
  }
}
