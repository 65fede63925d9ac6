import assert from 'node:assert/strict'
import { existsSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import pg from 'pg'
import { backUp } from '#main/embedded-postgres/back-up.ts'
import { FolderInUse } from '#main/embedded-postgres/owner-lock.ts'
import { restore } from '#main/embedded-postgres/restore.ts'
import { startEmbeddedPostgres } from '#main/embedded-postgres/supervisor.ts'
import { silentLog as log } from '../log.ts'
import { tempFolder } from '../temp-folder.ts'

test('a backup taken while rows are written has all that was committed before it began', {
  timeout: 120_000,
}, async () => {
  using folder = tempFolder()
  const dataFolder = join(folder.path, 'data')
  const file = join(folder.path, 'backup.tar.gz')
  let before = 0
  {
    await using postgres = await startEmbeddedPostgres({ dataFolder, log })
    const client = new pg.Client({ connectionString: postgres.url })
    await client.connect()
    await client.query('create table counted (n int primary key)')
    let written = 0
    let stop = false
    const writing = (async () => {
      while (!stop) await client.query('insert into counted values ($1)', [++written])
    })()
    while (written < 200) await new Promise(setImmediate)
    before = written - 1
    const manifest = await backUp({ url: postgres.url, dataFolder, target: file, createdAt: '2026-11-20T12:00:00Z' })
    assert.ok(manifest.files > 500)
    assert.ok(written > before + 1, 'rows were written during the backup')
    stop = true
    await writing
    await client.end()
    await assert.rejects(restore({ file, dataFolder, replace: true, stamp: 's' }), FolderInUse)
  }
  await assert.rejects(restore({ file, dataFolder, replace: false, stamp: 's' }), /--replace/)
  const { keptOld } = await restore({ file, dataFolder, replace: true, stamp: 's' })
  assert.ok(keptOld && existsSync(keptOld))
  await using postgres = await startEmbeddedPostgres({ dataFolder, log })
  const client = new pg.Client({ connectionString: postgres.url })
  await client.connect()
  const { rows } = await client.query<{ count: number; most: number }>(
    'select count(*)::int as count, max(n) as most from counted',
  )
  assert.ok((rows[0]?.count ?? 0) >= before)
  assert.equal(rows[0]?.count, rows[0]?.most, 'no row in between is missing')
  await client.end()
})

test('a damaged backup is refused and changes nothing', { timeout: 60_000 }, async () => {
  using folder = tempFolder()
  const dataFolder = join(folder.path, 'data')
  const file = join(folder.path, 'backup.tar.gz')
  {
    await using postgres = await startEmbeddedPostgres({ dataFolder, log })
    await backUp({ url: postgres.url, dataFolder, target: file, createdAt: '2026-11-20T12:00:00Z' })
  }
  truncateSync(file, 500_000)
  await assert.rejects(restore({ file, dataFolder, replace: true, stamp: 's' }))
  await using postgres = await startEmbeddedPostgres({ dataFolder, log })
  assert.ok(postgres.pid() > 0)
})
