import { cp, mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import pg from 'pg'
import { create } from 'tar'

/** What belongs to a running server, or is made anew at each start. */
const LEFT_OUT = new Set(['postmaster.pid', 'postmaster.opts', 'pg_replslot', 'pg_stat_tmp', 'pg_wal', 'pg_dynshmem'])
const EMPTY_FOLDERS = ['pg_replslot', 'pg_stat_tmp', 'pg_dynshmem']

export type BackupManifest = { format: 1; createdAt: string; files: number; bytes: number }

/**
 * Writes a backup of the embedded database while it runs: everything that was committed before it began, and more. The
 * files are copied between PostgreSQL's own marks of a backup, with the log that makes them one.
 * @param target a file `.tar.gz`; written under another name and renamed when it is whole
 */
export async function backUp(options: {
  url: string
  dataFolder: string
  target: string
  createdAt: string
  onProgress?: (doneFiles: number) => void
}): Promise<BackupManifest> {
  const work = await mkdtemp(join(options.dataFolder, 'backup-'))
  const client = new pg.Client({ connectionString: options.url })
  await client.connect()
  try {
    const copy = join(work, 'postgres')
    const source = join(options.dataFolder, 'postgres')
    let done = 0
    const copyFolder = (from: string, to: string, leaveOut: ReadonlySet<string>) =>
      copyTolerantly(from, to, leaveOut, () => options.onProgress?.(++done))
    // The slot keeps the log of the time of the backup from being recycled; it ends with this connection.
    await client.query("select pg_create_physical_replication_slot('whereabouts_backup', true, true)")
    await client.query("select pg_backup_start('whereabouts', fast => true)")
    await copyFolder(source, copy, LEFT_OUT)
    const { rows } = await client.query<{ labelfile: string }>(
      'select labelfile from pg_backup_stop(wait_for_archive => false)',
    )
    await copyFolder(join(source, 'pg_wal'), join(copy, 'pg_wal'), new Set())
    for (const folder of EMPTY_FOLDERS) await mkdir(join(copy, folder), { recursive: true, mode: 0o700 })
    await writeFile(join(copy, 'backup_label'), rows[0]?.labelfile ?? '')
    await cp(join(options.dataFolder, 'postgres-password'), join(work, 'postgres-password'))
    const manifest: BackupManifest = { format: 1, createdAt: options.createdAt, ...(await measure(copy)) }
    await writeFile(join(work, 'manifest.json'), JSON.stringify(manifest))
    await mkdir(dirname(options.target), { recursive: true })
    const unfinished = join(dirname(options.target), `.${basename(options.target)}.unfinished`)
    await create({ gzip: { level: 3 }, file: unfinished, cwd: work, portable: true }, [
      'manifest.json',
      'postgres-password',
      'postgres',
    ])
    await rename(unfinished, options.target)
    return manifest
  } finally {
    await client.end()
    await rm(work, { recursive: true, force: true })
  }
}

/** Files come and go while the server works; one that is gone is not needed. */
async function copyTolerantly(
  from: string,
  to: string,
  leaveOut: ReadonlySet<string>,
  onFile: () => void,
): Promise<void> {
  await mkdir(to, { recursive: true, mode: 0o700 })
  for (const entry of await readdir(from, { withFileTypes: true })) {
    if (leaveOut.has(entry.name)) continue
    const source = join(from, entry.name)
    const target = join(to, entry.name)
    if (entry.isDirectory()) await copyTolerantly(source, target, new Set(['pgsql_tmp']), onFile)
    else if (entry.isFile()) {
      await cp(source, target).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error
      })
      onFile()
    }
  }
}

/** How many files a folder holds, and how large they are together. */
export async function measure(folder: string): Promise<{ files: number; bytes: number }> {
  let files = 0
  let bytes = 0
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    files++
    bytes += (await stat(join(entry.parentPath, entry.name))).size
  }
  return { files, bytes }
}
