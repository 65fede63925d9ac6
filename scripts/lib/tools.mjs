// What the tests need from the system: a browser, a second PostgreSQL and an IMAP server. As root on Debian all are installed.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

// The first has no windows, and takes a sixth less time for the same pages.
const BROWSERS = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

/** Where Chromium is; null with the reason where there is none. */
export function provideChromium() {
  const find = () => [process.env.CHROMIUM, ...BROWSERS].find((path) => path && existsSync(path)) ?? null
  return find() ?? (install('chromium-headless-shell') || install('chromium') ? find() : null)
}

/** The folder with the programs of Debian's PostgreSQL; null where there is none. */
export function provideDebianPostgres() {
  const base = '/usr/lib/postgresql'
  const find = () => {
    if (!existsSync(base)) return null
    const version = readdirSync(base)
      .sort()
      .find((name) => existsSync(join(base, name, 'bin/initdb')))
    return version ? join(base, version, 'bin') : null
  }
  return find() ?? (install('postgresql') ? find() : null)
}

/** Debian's Dovecot; null where there is none. */
export function provideDovecot() {
  const find = () => ['/usr/sbin/dovecot', '/usr/local/sbin/dovecot'].find((path) => existsSync(path)) ?? null
  return find() ?? (install('dovecot-imapd') ? find() : null)
}

let isUpdated = false

function install(name) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  if (!isUpdated) spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env })
  isUpdated = true
  console.error(`Installing ${name} …`)
  return (
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], { stdio: 'ignore', env }).status ===
    0
  )
}
