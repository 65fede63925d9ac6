import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Binaries } from './binaries.ts'
import { giveTo, type Owner } from './unprivileged.ts'

/** The folder of the database's files, and the password of its one user. */
export type Cluster = { folder: string; password: string }

export const DATABASE_USER = 'whereabouts'

/** Finds the database's files, or makes them. A half-made folder of an earlier start is thrown away. */
export async function provideCluster(dataFolder: string, binaries: Binaries, owner: Owner): Promise<Cluster> {
  const folder = join(dataFolder, 'postgres')
  const passwordFile = join(dataFolder, 'postgres-password')
  if (existsSync(join(folder, 'PG_VERSION'))) {
    refuseOtherVersion(folder, binaries)
    return { folder, password: readFileSync(passwordFile, 'utf8').trim() }
  }
  const password = existsSync(passwordFile)
    ? readFileSync(passwordFile, 'utf8').trim()
    : randomBytes(24).toString('base64url')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  const unfinished = join(dataFolder, 'postgres.new')
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  const handOver = join(unfinished, '..', 'postgres-password.new')
  writeFileSync(handOver, password, { mode: 0o600 })
  giveTo(owner, unfinished)
  giveTo(owner, handOver)
  try {
    await promisify(execFile)(
      binaries.initdb,
      [
        `--pgdata=${unfinished}`,
        `--username=${DATABASE_USER}`,
        `--pwfile=${handOver}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
      ],
      { ...owner, env: { PATH: process.env.PATH, LC_ALL: 'C' }, cwd: dataFolder },
    )
  } finally {
    rmSync(handOver, { force: true })
  }
  renameSync(unfinished, folder)
  return { folder, password }
}

function refuseOtherVersion(folder: string, binaries: Binaries): void {
  const major = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim()
  if (binaries.version.split('.')[0] !== major) {
    throw new Error(
      `The data in ${folder} were written by PostgreSQL ${major}; this is ${binaries.version}. See OPERATING.md, "Upgrade".`,
    )
  }
}
