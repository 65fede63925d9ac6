import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createUspsTokenStore } from '#main/usps-token-store.ts'
import { createUspsClient } from '#sources/usps-api/client.ts'
import { openDatabase } from '#store/database.ts'
import { migrate } from '#store/migrate.ts'
import { testDatabase } from '../postgres.ts'
import { clientOf, keptLog } from '../usps-stand-in/parts.ts'
import { STAND_IN_CREDENTIALS, startStandIn } from '../usps-stand-in/stand-in.ts'

const TOKEN = { accessToken: 'kept-token', scope: 'tracking', obtainedAtMs: 1, expiresAtMs: 2 }

async function freshDatabase() {
  await using stack = new AsyncDisposableStack()
  const { url } = stack.use(await testDatabase())
  const database = openDatabase(url, 3, () => {})
  stack.defer(() => database.end())
  await migrate(database)
  const whole = stack.move()
  return { database, [Symbol.asyncDispose]: () => whole.disposeAsync() }
}

test('a kept token is found again by the same credentials at the same base, and by no others', async () => {
  await using fresh = await freshDatabase()
  const usps = { base: 'https://apis.usps.com', clientId: 'id', clientSecret: 'secret' }
  const store = createUspsTokenStore(fresh.database, usps)
  assert.equal(await store.read(), null)
  await store.save({ ...TOKEN, accessToken: 'first' })
  await store.save(TOKEN)
  assert.deepEqual(await createUspsTokenStore(fresh.database, { ...usps }).read(), TOKEN)
  for (const other of [{ base: 'https://apis-tem.usps.com' }, { clientId: 'other' }, { clientSecret: 'other' }]) {
    assert.equal(await createUspsTokenStore(fresh.database, { ...usps, ...other }).read(), null)
  }
})

test('what is no token in the settings counts as none', async () => {
  await using fresh = await freshDatabase()
  const store = createUspsTokenStore(fresh.database, { base: 'https://usps.example', clientId: 'a', clientSecret: 'b' })
  await store.save(TOKEN)
  for (const value of ['', 'null', '{"accessToken": 7}', 'not json']) {
    await fresh.database.query("update settings set value = $1 where name like 'usps-token.%'", [value])
    assert.equal(await store.read(), null)
  }
})

test('servers on one database use one token', async () => {
  await using fresh = await freshDatabase()
  await using standIn = await startStandIn()
  const credentials = { ...STAND_IN_CREDENTIALS, base: standIn.base }
  const tokenStore = createUspsTokenStore(fresh.database, credentials)
  const { budget } = clientOf(standIn)
  const { log } = keptLog()
  for (let server = 0; server < 3; server++) {
    const client = createUspsClient({ credentials, budget, tokenStore, log })
    assert.deepEqual(await client.checkToken('tracking'), { ok: true })
  }
  assert.equal(standIn.count('token'), 1)
})
