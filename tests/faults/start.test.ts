import assert from 'node:assert/strict'
import { execFile, spawnSync } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { ConfigError, readConfig } from '#main/config.ts'
import { resolveDataFolder } from '#main/data-folder.ts'
import { tempFolder } from '../temp-folder.ts'

const ROOT = join(import.meta.dirname, '../..')
const BIN = join(ROOT, 'bin/whereabouts.mjs')

function whereabouts(args: string[], env: Record<string, string> = {}) {
  return spawnSync(process.execPath, [BIN, ...args], {
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: '', ...env },
  })
}

test('a port that is taken is said so', { timeout: 60_000 }, async () => {
  using folder = tempFolder()
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const { port } = other.address() as { port: number }
  const env = {
    ...process.env,
    PORT: String(port),
    WHEREABOUTS_DATA: join(folder.path, 'data'),
    WHEREABOUTS_SIMULATOR: 'off',
    DATABASE_URL: '',
  }
  await assert.rejects(
    promisify(execFile)(process.execPath, [BIN, 'serve'], { env }),
    (error: { code: number; stderr: string }) => {
      assert.equal(error.code, 2)
      assert.match(error.stderr, new RegExp(`Port ${port} .* is taken`))
      return true
    },
  )
  other.close()
})

test('an address that is not of this machine is said so', { timeout: 60_000 }, () => {
  using folder = tempFolder()
  const { status, stderr } = whereabouts(['serve'], {
    HOST: '192.0.2.1',
    PORT: '0',
    WHEREABOUTS_DATA: join(folder.path, 'data'),
    WHEREABOUTS_SIMULATOR: 'off',
  })
  assert.equal(status, 2)
  assert.match(stderr, /HOST=192\.0\.2\.1 is no address of this machine/)
})

test('a wrong setting is named', () => {
  assert.throws(
    () => readConfig({ PORT: 'eighty' }),
    (error) => error instanceof ConfigError && error.message.startsWith('PORT=eighty'),
  )
  assert.throws(() => readConfig({ DATABASE_URL: 'mysql://x' }), /DATABASE_URL/)
  assert.throws(() => readConfig({ WHEREABOUTS_FEED_KEYS: 'short' }), /WHEREABOUTS_FEED_KEYS/)
  for (const proxies of ['proxy.example', '10.0.0.0/33', '10.0.0.0/8/8', '127.0.0.1, x']) {
    assert.throws(() => readConfig({ TRUSTED_PROXIES: proxies }), /^ConfigError: TRUSTED_PROXIES/)
  }
  assert.deepEqual(readConfig({ TRUSTED_PROXIES: '127.0.0.1, ::1,10.0.0.0/8' }).trustedProxies.length, 3)
  assert.equal(readConfig({}).simulator, true)
  assert.deepEqual(readConfig({ WHEREABOUTS_FEED_KEYS: 'main=long-enough, another-key' }).feedKeys, [
    { name: 'main', key: 'long-enough' },
    { name: '2', key: 'another-key' },
  ])
  assert.equal(readConfig({ WHEREABOUTS_FEED_KEYS: 'long-enough' }).simulator, false)
  const app = { USPS_CLIENT_ID: 'key', USPS_CLIENT_SECRET: 'hidden' }
  assert.equal(readConfig(app).simulator, false)
  assert.throws(() => readConfig({ ...app, USPS_API_BASE: 'http://apis.usps.com' }), /USPS_API_BASE.*https:/)
  assert.equal(readConfig({ ...app, USPS_API_BASE: 'http://127.0.0.1:9/usps/' }).usps?.base, 'http://127.0.0.1:9/usps')
  assert.throws(() => readConfig({ USPS_CLIENT_SECRET: 'hidden' }), /^ConfigError: USPS_CLIENT_ID is missing/)
  assert.throws(() => readConfig({ USPS_CLIENT_ID: 'key' }), /^ConfigError: USPS_CLIENT_SECRET is missing/)
  assert.throws(
    () => readConfig({ ...app, USPS_WEBHOOK_SECRET: 'too short' }),
    (error: Error) => error.message.startsWith('USPS_WEBHOOK_SECRET:') && !error.message.includes('too short'),
  )
})

test('as root, data go where the database’s user can reach them', {
  skip: process.getuid?.() === 0 ? false : 'needs root',
}, () => {
  const { folder, note } = resolveDataFolder(undefined, '/root/clone', 0)
  const isOpen = (spawnSync('stat', ['-c', '%a', '/root'], { encoding: 'utf8' }).stdout.trim().at(-1) ?? '0') >= '1'
  if (isOpen) assert.equal(folder, '/root/clone/data')
  else {
    assert.match(folder, /^\/var\/lib\/whereabouts\/[0-9a-f]{12}$/)
    assert.match(note ?? '', /can't enter/)
  }
  assert.equal(resolveDataFolder(undefined, '/root/clone', 1000).folder, '/root/clone/data')
})

test('commands end with the codes that scripts rely on', { timeout: 60_000 }, () => {
  assert.equal(whereabouts(['parse', '9234691234567800000171']).status, 0)
  assert.equal(whereabouts(['parse', 'hello']).status, 3)
  assert.equal(whereabouts(['parse']).status, 2)
  assert.equal(whereabouts(['no-such-command']).status, 2)
  assert.equal(whereabouts(['--help']).status, 0)
  assert.equal(whereabouts(['import-scans', '/no/such/file']).status, 3)
  assert.equal(whereabouts(['check-knowledge']).status, 0)
  assert.equal(JSON.parse(whereabouts(['parse', 'RB473124829US', '--json']).stdout).readings[0].country, 'US')
})

test('a file of scans is taken, with a report of what is wrong, and can be tracked', { timeout: 120_000 }, async () => {
  using folder = tempFolder()
  // No socket has so long a path: the database is reached all the same.
  const env = { WHEREABOUTS_DATA: join(folder.path, 'long'.repeat(30)) }
  const { writeFileSync } = await import('node:fs')
  const csv = join(folder.path, 'scans.csv')
  writeFileSync(
    csv,
    'trackingNumber,code,wording,at,city,state,zip\n9234691234567800000171,10,"Arrived, at last",2026-11-14T03:14:00-06:00,MEMPHIS,TN,38101\n9234691234567800000171,10,,never,MEMPHIS,TN,38101\n',
  )
  const imported = whereabouts(['import-scans', csv, '--json'], env)
  assert.partialDeepStrictEqual(JSON.parse(imported.stdout), {
    accepted: 1,
    duplicates: 0,
    rejected: 1,
    rejectedLines: [{ line: 3, field: 'at', code: 'not-a-time' }],
  })
  const tracked = whereabouts(['track', '9234 6912 3456 7800 0001 71', '--json'], env)
  assert.equal(JSON.parse(tracked.stdout).lastSeen.place.city, 'MEMPHIS')
  assert.equal(whereabouts(['track', '9400111899123000000424'], env).status, 3)
})
