import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { assemble } from '#main/assemble.ts'
import { startEmbeddedPostgres } from '#main/embedded-postgres/supervisor.ts'
import { silentLog as log } from '../log.ts'
import { tempFolder } from '../temp-folder.ts'

const skip =
  process.getuid?.() === 0 && process.platform === 'linux' ? false : 'needs root on Linux, to mount a small disk'
const SIZE = '260m'

/** A small disk of its own; null where mounting is not allowed here. */
function mountSmallDisk(folder: string): Disposable | null {
  mkdirSync(folder)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE},mode=0711`, 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    return null
  }
  return { [Symbol.dispose]: () => execFileSync('umount', ['-l', folder], { stdio: 'ignore' }) }
}

test('a full disk refuses scans clearly, loses none that were taken, and works on once there is room', {
  skip,
  timeout: 180_000,
}, async (t) => {
  using folder = tempFolder()
  const disk = join(folder.path, 'disk')
  using mounted = mountSmallDisk(disk)
  if (!mounted) return t.skip('mounting is not allowed here')
  chmodSync(disk, 0o711)
  const config = {
    feedKeys: [{ name: 'test', key: 'feed-key-of-a-test' }],
    rateLimit: false,
    simulator: false,
    trustedProxies: [],
  }
  await using postgres = await startEmbeddedPostgres({ dataFolder: join(disk, 'data'), log })
  await using app = await assemble({ databaseUrl: postgres.url, config, log })
  let next = 0
  const acknowledged: number[] = []
  const send = async (): Promise<number> => {
    const ids = Array.from({ length: 500 }, () => next++)
    const scans = ids.map((id) => ({
      trackingNumber: `92346912345678${String(id).padStart(8, '0')}`,
      code: '10',
      at: '2026-01-01T00:00:00Z',
      wording: 'x'.repeat(400),
      sourceEventId: `d${id}`,
    }))
    const response = await app.request('/v1/scans', {
      method: 'POST',
      headers: { authorization: 'Bearer feed-key-of-a-test', 'content-type': 'application/json' },
      body: JSON.stringify(scans),
    })
    if (response.status === 200) acknowledged.push(...ids)
    else assert.equal(response.headers.get('content-type'), 'application/problem+json')
    return response.status
  }
  const ballast = join(disk, 'ballast')
  assert.equal(await send(), 200)
  writeFileSync(ballast, Buffer.alloc(1))
  try {
    for (let i = 0; i < 200; i++) writeFileSync(`${ballast}${i}`, Buffer.alloc(1024 * 1024))
  } catch {
    // Full, as wanted.
  }
  let status = 200
  for (let i = 0; i < 100 && status === 200; i++) status = await send()
  assert.equal(status, 503)
  for (let i = 0; i < 200; i++) rmSync(`${ballast}${i}`, { force: true })
  while ((await app.request('/ready')).status !== 200) await new Promise((resolve) => setTimeout(resolve, 50))
  while ((await send()) !== 200) await new Promise((resolve) => setTimeout(resolve, 50))
  const { rows } = await app.ctx.database.query<{ source_event_id: string }>('select source_event_id from scans')
  const stored = new Set(rows.map((row) => Number(row.source_event_id.slice(1))))
  assert.deepEqual(
    acknowledged.filter((id) => !stored.has(id)),
    [],
  )
  return undefined
})
