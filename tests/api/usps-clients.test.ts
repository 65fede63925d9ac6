import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import { createWorld } from '../world.ts'

const BIN = join(import.meta.dirname, '../../bin/whereabouts.mjs')

test('a client is let in on the command line, named once, and shut out again', async () => {
  await using world = await createWorld()
  const run = (...args: string[]) =>
    new Promise<{ code: number; out: string; err: string }>((resolve) => {
      const env = { ...process.env, DATABASE_URL: world.databaseUrl }
      execFile(process.execPath, [BIN, 'usps-clients', ...args], { env }, (error, out, err) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
      )
    })
  const wish = ['--mid', '912345678', '--calls-per-hour', 'unlimited', '--mode', 'spec', '--webhooks', 'local']
  const added = await run('add', 'dev', '--json', ...wish)
  assert.equal(added.code, 0, added.err)
  const { clientId, clientSecret } = JSON.parse(added.out) as { clientId: string; clientSecret: string }
  const token = await world.post('/usps/oauth2/v3/token', {
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
  })
  assert.equal(token.status, 200)
  const { rows } = await world.app.ctx.database.query('select * from api_clients')
  assert.equal(JSON.stringify(rows).includes(clientSecret), false, 'the secret is not kept')

  const again = await run('add', 'dev')
  assert.equal(again.code, 2)
  assert.match(again.err, /There is a client dev already/)
  const [listed] = JSON.parse((await run('list', '--json')).out).items
  assert.deepEqual(
    [listed.name, listed.mids, listed.callsPerHour, listed.mode, listed.localWebhooks],
    ['dev', ['912345678'], null, 'spec', true],
  )
  assert.equal((await run('remove', 'dev')).code, 0)
  assert.equal((await run('remove', 'dev')).code, 3)
})
