import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { testDatabase } from '../postgres.ts'
import { tempFolder } from '../temp-folder.ts'

const BIN = join(import.meta.dirname, '../../bin/whereabouts.mjs')
const LIST = `name,kind,address,city,state,zip,lat,lon,geo_method,delivery_zips
TESTVILLE,post_office,5 SAND ST,TONOPAH,NV,89049,38.07,-117.23,town_gnis,89049
SAGE ANNEX,carrier_annex,7 SAGE RD,SAGE,NV,89020,,,,89020
`

test('the command line imports a list, says what is stored and finds offices', async () => {
  using folder = tempFolder()
  await using database = await testDatabase()
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [BIN, ...args], {
      encoding: 'utf8',
      env: { ...process.env, DATABASE_URL: database.url, WHEREABOUTS_DATA: folder.path },
    })
  const file = join(folder.path, 'offices.csv')
  assert.equal(run('import-offices', file).status, 3)
  writeFileSync(file, LIST)
  assert.equal(run('import-offices', file, '--published', '2026-02-30').status, 2)
  assert.equal(run('import-offices', file, '--published', '2999-03-02').status, 2)
  assert.match(run('import-offices', folder.path).stderr, /is a folder/)
  const imported = run('import-offices', file, '--published', '2026-03-02', '--json')
  assert.equal(imported.status, 0, imported.stderr)
  assert.deepEqual(JSON.parse(imported.stdout), {
    ...{ offices: 2, added: 2, changed: 0, gone: 0, rejected: 0, form: 'offices', publishedOn: '2026-03-02' },
    rejectedLines: [],
  })
  writeFileSync(file, LIST.replaceAll(',NV,', ',XX,'))
  const broken = run('import-offices', file)
  assert.equal(broken.status, 1)
  assert.match(broken.stderr, /2 of 2 lines are not right\. Nothing was changed\./)
  assert.match(broken.stderr, /line 2, state: Two letters/)
  const status = JSON.parse(run('offices', 'status', '--json').stdout)
  assert.deepEqual([status.offices, status.lastImport.publishedOn], [2, '2026-03-02'])
  const near = run('offices', 'near', '89049')
  assert.match(near.stdout, /^Testville Post Office .*\n {4}5 Sand St, Tonopah, NV 89049/)
  assert.equal(JSON.parse(run('offices', 'near', 'Tonopah,', 'NV', '--json').stdout).items[0].zip, '89049')
  assert.equal(run('offices', 'near', '09012').status, 3)
  assert.equal(run('offices', 'near', '89049', '--limit', 'x').status, 2)
  assert.equal(run('offices', 'geocode', '--url', 'file:///etc').status, 2)
})
