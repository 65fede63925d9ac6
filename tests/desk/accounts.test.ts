import assert from 'node:assert/strict'
import { test } from 'node:test'
import { getMigrations } from 'better-auth/db/migration'
import { assemble } from '#main/assemble.ts'
import { addFirstAgent } from '#services/agents/add-first-agent.ts'
import { authOptions } from '#store/accounts/better-auth.ts'
import { migrate } from '#store/migrate.ts'
import { addAgentTo, visitor } from '../desk-visitor.ts'
import { errorLog } from '../log.ts'
import { createWorld } from '../world.ts'

test('our migration makes the tables that better-auth wants, and is done once', async () => {
  await using world = await createWorld()
  const { database } = world.app.ctx
  const warnings: string[] = []
  const options = authOptions({
    database,
    secret: 'a secret of thirty-two characters',
    baseUrl: 'http://127.0.0.1',
    onTrouble: (message) => warnings.push(message),
    mayHaveSession: async () => true,
  })
  const { toBeCreated, toBeAdded, schemaProblems } = await getMigrations({
    ...options,
    logger: { level: 'warn', log: (_level, message) => warnings.push(message) },
  })
  assert.deepEqual([toBeCreated, toBeAdded, schemaProblems, warnings], [[], [], [], []])
  assert.deepEqual(await migrate(database), [])
})

test('two servers share sessions, sign-outs and locks', async () => {
  await using world = await createWorld()
  const { log } = errorLog()
  await using second = await assemble({
    databaseUrl: world.databaseUrl,
    config: { feedKeys: [], rateLimit: false, simulator: false, trustedProxies: [] },
    log,
    clock: world.app.ctx.clock,
  })
  const { email } = await addAgentTo(world.app, {})
  const browser = visitor(world.app.request)
  await browser.signIn(email)
  const there = visitor(second.request, browser.cookie())
  assert.equal((await there.get('/desk')).status, 200)
  await there.post('/desk/sign-out', {})
  assert.equal((await browser.get('/desk')).status, 303)
  for (let index = 0; index < 10; index++) {
    await visitor(index % 2 ? second.request : world.app.request).signIn(email, 'not the right password')
  }
  assert.equal((await visitor(second.request).signIn(email)).status, 429)
})

test('the first administrator is made once, by one of several servers', async () => {
  await using world = await createWorld()
  const { ctx } = world.app
  const made = await Promise.all([1, 2, 3].map(() => addFirstAgent(ctx, 'admin@whereabouts.local')))
  const given = made.filter((one) => one !== null)
  assert.equal(given.length, 1)
  assert.equal(await addFirstAgent(ctx, 'other@whereabouts.local'), null)
  world.setNow('2027-01-20T12:00:00Z')
  const browser = visitor(world.app.request)
  const { email = '', oneTimePassword = '' } = given[0] ?? {}
  assert.equal((await browser.signIn(email, oneTimePassword)).status, 303, 'however late it is read')
  world.setNow('2026-11-20T12:00:00Z')
  assert.equal((await browser.get('/desk')).headers.get('location'), '/desk/new-password')
})

test('the operator’s own secret signs sessions', async () => {
  await using world = await createWorld({ config: { secret: 'an operator’s own secret, long enough' } })
  const { email } = await addAgentTo(world.app, {})
  const browser = visitor(world.app.request)
  await browser.signIn(email)
  assert.equal((await browser.get('/desk')).status, 200)
  const { rows } = await world.app.ctx.database.query(`select name from settings where name like 'secret.%'`)
  assert.deepEqual(rows, [])
  const { log } = errorLog()
  await using other = await assemble({
    databaseUrl: world.databaseUrl,
    config: { feedKeys: [], rateLimit: false, simulator: false, trustedProxies: [], secret: 'x'.repeat(40) },
    log,
  })
  assert.equal((await visitor(other.request, browser.cookie()).get('/desk')).status, 303)
})

test('public pages never load what signing in needs', async () => {
  await using world = await createWorld()
  await world.get('/')
  await world.get('/contact')
  await world.get('/desk')
  const { rows } = await world.app.ctx.database.query(`select name from settings where name = 'secret.accounts'`)
  assert.deepEqual(rows, [], 'its secret is read when it is opened')
  await visitor(world.app.request).signIn('a@example.org', 'some password')
  const after = await world.app.ctx.database.query(`select name from settings where name = 'secret.accounts'`)
  assert.equal(after.rows.length, 1)
})

test('a database that is away is said so, not taken for a sign-out', async () => {
  const world = await createWorld()
  const { email } = await addAgentTo(world.app, {})
  const browser = visitor(world.app.request)
  await browser.signIn(email)
  const query = world.app.ctx.database.connect
  const away = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
  Object.assign(world.app.ctx.database, {
    connect: async () => {
      throw away
    },
  })
  const answer = await browser.get('/desk')
  Object.assign(world.app.ctx.database, { connect: query })
  assert.equal(answer.status, 503, await answer.text())
  assert.equal((await browser.get('/desk')).status, 200)
  await world[Symbol.asyncDispose]()
})
