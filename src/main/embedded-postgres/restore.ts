import { existsSync } from 'node:fs'
import { chmod, mkdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { extract } from 'tar'
import { type BackupManifest, measure } from './back-up.ts'
import { takeFolder } from './owner-lock.ts'
import { isRunning } from './processes.ts'
import { giveTo, postgresOwner } from './unprivileged.ts'

export type Restored = {
  manifest: BackupManifest /** Where the data that were there before lie now. */
  keptOld: string | null
}

/**
 * Puts a backup in the place of the embedded database. The data that were there are set aside, never deleted.
 * @throws where a server runs on the folder, where data are there and `replace` is not said, or where the file is damaged
 */
export async function restore(options: {
  file: string
  dataFolder: string
  replace: boolean
  stamp: string
}): Promise<Restored> {
  const { dataFolder } = options
  await mkdir(dataFolder, { recursive: true })
  const letGo = takeFolder(dataFolder)
  const work = join(dataFolder, `restore-${process.pid}`)
  try {
    const target = join(dataFolder, 'postgres')
    await refuseRunning(target)
    if (existsSync(target) && !options.replace) {
      throw new Error(`There are data in ${dataFolder} already. Say --replace to set them aside.`)
    }
    await rm(work, { recursive: true, force: true })
    await mkdir(work, { mode: 0o700 })
    await extract({ file: options.file, cwd: work, strict: true })
    const manifest = JSON.parse(await readFile(join(work, 'manifest.json'), 'utf8')) as BackupManifest
    const found = await measure(join(work, 'postgres'))
    if (found.files !== manifest.files || found.bytes !== manifest.bytes) {
      throw new Error(`${options.file} is damaged: ${found.files} of ${manifest.files} files were found.`)
    }
    await chmod(join(work, 'postgres'), 0o700)
    giveTo(postgresOwner(), join(work, 'postgres'))
    const keptOld = existsSync(target) ? join(dataFolder, `postgres-before-${options.stamp}`) : null
    if (keptOld) await rename(target, keptOld)
    await rename(join(work, 'postgres'), target)
    await rename(join(work, 'postgres-password'), join(dataFolder, 'postgres-password'))
    return { manifest, keptOld }
  } finally {
    // A file that broke off in the middle may still be on its way to the disk.
    await rm(work, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }).finally(letGo)
  }
}

async function refuseRunning(clusterFolder: string): Promise<void> {
  const text = await readFile(join(clusterFolder, 'postmaster.pid'), 'utf8').catch(() => '')
  const pid = Number(text.split('\n')[0])
  if (pid > 0 && isRunning(pid)) throw new Error(`The database still runs (process ${pid}). Stop the server first.`)
}
