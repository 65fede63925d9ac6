import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import { DELIVERED, detail, EVENTS_PATH, NUMBER, notice, WEBHOOK_SECRET } from '../usps-notices.ts'
import { STAND_IN_CREDENTIALS, startStandIn } from '../usps-stand-in/stand-in.ts'
import { createWorld } from '../world.ts'

const CLI = join(import.meta.dirname, '../../src/cli/main.ts')
const MAILER = '900000001'

type Ended = { code: number | null; out: string; err: string }

/** Runs `whereabouts usps …` as somebody would. */
function run(env: Record<string, string>, ...args: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [CLI, 'usps', ...args], { env: { PATH: process.env.PATH ?? '', ...env } })
    const ended: Ended = { code: null, out: '', err: '' }
    child.stdout.on('data', (part) => {
      ended.out += part
    })
    child.stderr.on('data', (part) => {
      ended.err += part
    })
    child.on('close', (code) => resolve({ ...ended, code }))
  })
}

test('the commands about webhooks end as they say, for people and for programs', { timeout: 180_000 }, async () => {
  await using standIn = await startStandIn()
  const usps = { ...STAND_IN_CREDENTIALS, base: standIn.base, callsPerHour: 60 }
  await using world = await createWorld({ config: { usps, uspsWebhookSecret: WEBHOOK_SECRET }, isSourceIdle: true })
  world.setNow(new Date().toISOString())
  const env = {
    DATABASE_URL: world.databaseUrl,
    USPS_CLIENT_ID: usps.clientId,
    USPS_CLIENT_SECRET: usps.clientSecret,
    USPS_API_BASE: usps.base,
    USPS_WEBHOOK_SECRET: WEBHOOK_SECRET,
    PUBLIC_URL: await world.listen(),
  }
  const of = (...args: string[]) => run(env, ...args)

  const check = await of('check', '--json')
  assert.equal(check.code, 0, check.out + check.err)
  assert.equal(JSON.parse(check.out).ok, true)
  const none = await run({ DATABASE_URL: world.databaseUrl }, 'check')
  assert.equal(none.code, 1)
  assert.match(none.out, /^✗ No credentials are set\.\n {4}Set USPS_CLIENT_ID/)
  assert.equal((await run({ DATABASE_URL: world.databaseUrl }, 'subscribe', 'list')).code, 2)

  const wrong = await of('subscribe', '--mid', '12', '--email', 'nobody')
  assert.equal(wrong.code, 2)
  assert.deepEqual(wrong.err.trim().split('\n'), ['A Mailer ID has 6 or 9 digits.', 'nobody is no email address.'])
  const added = await of('subscribe', '--mid', MAILER, '--email', 'ops@example.org', '--json')
  assert.equal(added.code, 0, added.err)
  const { id } = JSON.parse(added.out)
  assert.doesNotMatch(added.out, new RegExp(WEBHOOK_SECRET))
  const twice = await of('subscribe', '--mid', MAILER, '--email', 'ops@example.org')
  assert.equal(twice.code, 1)
  assert.match(twice.err, new RegExp(id))

  standIn.subscriptions.set(id, { ...standIn.subscriptions.get(id), subscriptionId: id, status: 'SUSPENDED' })
  const listed = await of('subscribe', 'list')
  assert.equal(listed.code, 0)
  assert.match(listed.out, new RegExp(`SUSPENDED.*\\n.*subscribe renew ${id}`))
  assert.equal((await of('check')).code, 1)
  assert.equal((await of('subscribe', 'renew')).code, 0)
  assert.equal(standIn.subscriptions.get(id)?.status, 'ENABLED')
  assert.equal((await of('subscribe', 'renew', 'nowhere')).code, 3)
  assert.equal((await of('subscribe', 'remove', id)).code, 0)
  assert.equal((await of('subscribe', 'remove', id)).code, 3)
  assert.equal(standIn.subscriptions.size, 0)
})

test('what could not be read is shown, and taken once it can be', { timeout: 60_000 }, async () => {
  await using world = await createWorld({ config: { uspsWebhookSecret: WEBHOOK_SECRET } })
  const odd = notice({ payload: '<html>' })
  assert.equal((await world.post(EVENTS_PATH, odd.body, { 'x-hmac': odd.signature })).status, 200)
  const env = { DATABASE_URL: world.databaseUrl }
  const shown = await run(env, 'notices', '--body')
  assert.equal(shown.code, 0)
  assert.match(shown.out, /0 taken, 0 waiting, 1 unread/)
  assert.match(shown.out, /Its payload is not JSON\.[\s\S]*<html>/)
  assert.deepEqual(JSON.parse((await run(env, 'notices', 'read-again', '--json')).out), { taken: 0, unread: 1 })
  // A version that can read it is played by a body that this one can.
  const { body } = notice({ payload: detail([DELIVERED]) })
  await world.app.ctx.database.query('update source_notices set body = $1', [body])
  const again = await run(env, 'notices', 'read-again')
  assert.equal(again.out.trim(), '1 taken now, 0 still unread')
  assert.equal((await (await world.get(`/v1/parcels/${NUMBER}`)).json()).phase, 'delivered')
})
