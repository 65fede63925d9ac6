import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addAgentTo, PASSWORD, visitor } from '../desk-visitor.ts'
import { createWorld, serveWhole } from '../world.ts'

const WRONG = 'not the right password'

test('guessing a password is stopped after ten tries, known email or not, and also by many at once', async () => {
  await using world = await createWorld({ now: '2026-11-20T12:00:00Z' })
  const { email } = await addAgentTo(world.app, {})
  const someone = () => visitor(world.app.request)
  for (const target of [email, 'nobody@example.org']) {
    const answers = await Promise.all(Array.from({ length: 16 }, () => someone().signIn(target, WRONG)))
    const statuses = answers.map(({ status }) => status).toSorted()
    assert.deepEqual(statuses, [...Array(10).fill(422), ...Array(6).fill(429)], target)
  }
  const locked = await someone().signIn(email)
  assert.equal(locked.status, 429, 'the right password does not help')
  assert.equal(locked.headers.get('retry-after'), '900')
  assert.match(await locked.text(), /Wait 15 minutes/)
  const { rows } = await world.app.ctx.database.query('select key from sign_in_attempts')
  assert.ok(!JSON.stringify(rows).includes('nobody'), 'what was typed is not kept')
  world.setNow('2026-11-20T12:15:01Z')
  assert.equal((await someone().signIn(email)).status, 303)
})

test('one address may try forty times, whatever the emails', async () => {
  await using world = await createWorld()
  for (let round = 0; round < 5; round++) {
    const emails = Array.from({ length: 8 }, (_, index) => `${round}-${index}@example.org`)
    await Promise.all(emails.map((email) => visitor(world.app.request).signIn(email, WRONG)))
  }
  assert.equal((await visitor(world.app.request).signIn('one.more@example.org', WRONG)).status, 429)
})

test('an agent who is guessed at from elsewhere can still sign in where the agent always does', async () => {
  await using world = await createWorld({ config: { trustedProxies: ['127.0.0.1'] } })
  const { email } = await addAgentTo(world.app, {})
  await using server = await serveWhole(world.app)
  const from = (address: string) =>
    visitor(async (path, init) => {
      const headers = { ...(init?.headers as Record<string, string>), 'x-forwarded-for': address }
      return fetch(server.url + path, { ...init, headers, redirect: 'manual' })
    })
  assert.equal((await from('192.0.2.1').signIn(email)).status, 303)
  for (let index = 0; index < 11; index++) await from(`198.51.100.${index}`).signIn(email, WRONG)
  assert.equal((await from('203.0.113.9').signIn(email)).status, 429, 'locked from everywhere else')
  assert.equal((await from('192.0.2.1').signIn(email)).status, 303)
})

test('a stolen session does not serve to guess the password', async () => {
  await using world = await createWorld()
  const { email } = await addAgentTo(world.app, {})
  const browser = visitor(world.app.request)
  await browser.signIn(email)
  const change = (present: string) =>
    browser.post('/desk/account/password', { present, next: 'six quiet otters dance' })
  for (let index = 0; index < 10; index++) assert.equal((await change(`${WRONG} ${index}`)).status, 422)
  assert.equal((await change(PASSWORD)).status, 429)
  assert.equal((await browser.post('/desk/account/second-factor', { do: 'begin', password: PASSWORD })).status, 429)
})

test('many who sign in rightly from one office are not slowed', async () => {
  await using world = await createWorld()
  const { email } = await addAgentTo(world.app, {})
  for (let index = 0; index < 45; index++) {
    assert.equal((await visitor(world.app.request).signIn(email)).status, 303, String(index))
  }
})
