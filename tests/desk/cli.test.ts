import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import { addAgentTo, visitor } from '../desk-visitor.ts'
import { createWorld } from '../world.ts'

const BIN = join(import.meta.dirname, '../../bin/whereabouts.mjs')

test('agents and keys are managed on the command line', { timeout: 300_000 }, async () => {
  await using world = await createWorld()
  const run = (...args: string[]) =>
    new Promise<{ code: number; out: string; err: string }>((resolve) => {
      const env = { ...process.env, DATABASE_URL: world.databaseUrl }
      execFile(process.execPath, [BIN, ...args], { env }, (error, out, err) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
      )
    })
  const signIn = (password: string) => visitor(world.app.request).signIn('zoe@example.org', password)

  const added = await run('agents', 'add', 'Zoe@Example.org', '--name', 'Zoe', '--role', 'administrator', '--json')
  assert.equal(added.code, 0, added.err)
  const { email, oneTimePassword } = JSON.parse(added.out)
  assert.equal(email, 'zoe@example.org')
  assert.equal((await signIn(oneTimePassword)).status, 303)

  const [again, last, key] = await Promise.all([
    run('agents', 'add', 'zoe@example.org', '--name', 'Zoe'),
    run('agents', 'disable', 'zoe@example.org'),
    run('keys', 'add', 'shop', '--scope', 'desk:read,desk:write', '--json'),
  ])
  assert.deepEqual([again.code, last.code, key.code], [2, 2, 0], key.err)
  assert.match(again.err, /already/)
  assert.match(last.err, /only administrator/)
  const headers = { authorization: `Bearer ${JSON.parse(key.out).key}` }
  assert.equal((await world.app.request('/v1/desk/me', { headers })).status, 200)

  await addAgentTo(world.app, { role: 'administrator', email: 'amy@example.org', name: 'Amy' })
  const [lead, wrong] = await Promise.all([
    run('agents', 'role', 'zoe@example.org', 'lead'),
    run('keys', 'add', 'other', '--scope', 'everything'),
  ])
  assert.deepEqual([lead.code, wrong.code], [0, 2], lead.err)
  assert.match(wrong.err, /desk:read/)
  assert.equal((await run('agents', 'disable', 'zoe@example.org')).code, 0)
  assert.equal((await signIn(oneTimePassword)).status, 422)
  const [list, removed, unknown] = await Promise.all([
    run('agents', 'list', '--json'),
    run('keys', 'remove', 'shop'),
    run('agents', 'reset', 'nobody@example.org'),
  ])
  assert.deepEqual([removed.code, unknown.code], [0, 3])
  const zoe = JSON.parse(list.out).items.find((one: { name: string }) => one.name === 'Zoe')
  assert.equal(zoe.role, 'lead')
  assert.notEqual(zoe.disabledAt, null)
  assert.equal((await world.app.request('/v1/desk/me', { headers })).status, 401)
  assert.equal((await run('agents', 'enable', 'zoe@example.org')).code, 0)
  const reset = JSON.parse((await run('agents', 'reset', 'zoe@example.org', '--json')).out)
  assert.equal((await signIn(oneTimePassword)).status, 422)
  assert.equal((await signIn(reset.oneTimePassword)).status, 303)
})
