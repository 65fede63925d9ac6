import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addAgentTo, PASSWORD, type Visitor, visitor } from '../desk-visitor.ts'
import { totp } from '../totp.ts'
import { createWorld, type World } from '../world.ts'

let world: World
before(async () => {
  world = await createWorld()
})
after(() => world[Symbol.asyncDispose]())

const someone = () => visitor(world.app.request)
const at = '/desk/account/second-factor'

/** Sets the second step up; gives the app's key and the backup codes. */
async function setUp(browser: Visitor): Promise<{ secret: string; codes: string[] }> {
  const begun = await browser.post(at, { do: 'begin', password: PASSWORD })
  assert.equal(begun.status, 200)
  const html = await begun.text()
  assert.match(html, /<svg class="qr"/)
  const uri = (/name="uri" value="([^"]+)"/.exec(html)?.[1] ?? '').replaceAll('&amp;', '&')
  const secret = new URL(uri).searchParams.get('secret') ?? ''
  const mistyped = await browser.post(at, { do: 'confirm', uri, code: '000000' })
  assert.equal(mistyped.status, 422)
  assert.ok((await mistyped.text()).includes(secret.slice(0, 4)), 'the key is still there')
  const done = await browser.post(at, { do: 'confirm', uri, code: totp(secret) })
  assert.equal(done.status, 200)
  const codes = [...(await done.text()).matchAll(/<li>([\w-]{11})<\/li>/g)].map((match) => match[1] ?? '')
  assert.equal(codes.length, 10)
  return { secret, codes }
}

test('with a second step a password alone opens nothing', async () => {
  const { email } = await addAgentTo(world.app, { email: 'two@example.org' })
  const browser = someone()
  await browser.signIn(email)
  const { secret } = await setUp(browser)
  assert.equal((await browser.get('/desk')).status, 200, 'who set it up stays signed in')

  const other = someone()
  const first = await other.signIn(email)
  assert.equal(first.headers.get('location'), '/desk/sign-in/code?next=%2Fdesk')
  assert.equal((await other.get('/desk')).status, 303)
  assert.equal((await other.post('/desk/sign-in/code', { code: '000000' })).status, 422)
  const second = await other.post('/desk/sign-in/code', { code: totp(secret), next: '/desk/account' })
  assert.equal(second.headers.get('location'), '/desk/account')
  assert.equal((await other.get('/desk')).status, 200)
  const { rows } = await world.app.ctx.database.query(
    `select count(*)::int as count from agent_events where kind = 'signed-in' and by_name = 'Sam agent'`,
  )
  assert.equal(rows[0].count, 2)
  const { rows: kept } = await world.app.ctx.database.query('select secret, backup_codes from agent_second_factors')
  assert.ok(!JSON.stringify(kept).includes(secret), 'the key is kept encrypted')
})

test('a backup code works once, and new ones end the old', async () => {
  const { email } = await addAgentTo(world.app, { email: 'codes@example.org' })
  const browser = someone()
  await browser.signIn(email)
  const { codes } = await setUp(browser)
  const byCode = async (code: string) => {
    const other = someone()
    await other.signIn(email)
    return (await other.post('/desk/sign-in/code', { code })).status
  }
  assert.equal(await byCode(codes[0] ?? ''), 303)
  assert.equal(await byCode(codes[0] ?? ''), 422)
  const made = await browser.post(at, { do: 'new-codes', password: PASSWORD })
  assert.equal(made.status, 200)
  assert.equal(await byCode(codes[1] ?? ''), 422)
})

test('guessed codes end the sign-in, and then lock the second step', async () => {
  const { email } = await addAgentTo(world.app, { email: 'guess@example.org' })
  const browser = someone()
  await browser.signIn(email)
  const { secret } = await setUp(browser)
  for (let round = 0; round < 2; round++) {
    const guesser = someone()
    await guesser.signIn(email)
    for (let index = 0; index < 5; index++) {
      assert.equal((await guesser.post('/desk/sign-in/code', { code: '000000' })).status, 422)
    }
    const over = await guesser.post('/desk/sign-in/code', { code: totp(secret) })
    assert.ok(over.status === 422 || over.status === 429, String(over.status))
    assert.match(await over.text(), /Sign in again|Wait 15 minutes/)
  }
  const honest = someone()
  await honest.signIn(email)
  assert.equal((await honest.post('/desk/sign-in/code', { code: totp(secret) })).status, 429)
})

test('a code without the first step, or with the cookie of another, opens nothing', async () => {
  assert.equal((await someone().post('/desk/sign-in/code', { code: '123456' })).status, 422)
  const one = await addAgentTo(world.app, { email: 'one@example.org' })
  const browser = someone()
  await browser.signIn(one.email)
  const { secret } = await setUp(browser)
  // Signed in already: the code is not checked for that session instead.
  const again = await browser.post('/desk/sign-in/code', { code: totp(secret) })
  assert.equal(again.status, 422)
})

test('the second step is turned off by password, or by an administrator where the phone is lost', async () => {
  const { email, id } = await addAgentTo(world.app, { email: 'lost@example.org' })
  const browser = someone()
  await browser.signIn(email)
  await setUp(browser)
  assert.equal((await browser.post(at, { do: 'off', password: 'not this one, surely' })).status, 422)
  assert.equal((await browser.post(at, { do: 'off', password: PASSWORD })).status, 303)
  assert.equal((await someone().signIn(email)).headers.get('location'), '/desk')
  await setUp(browser)

  const boss = someone()
  await boss.signIn((await addAgentTo(world.app, { role: 'administrator' })).email)
  const reset = await boss.post(`/desk/agents/${id}`, { do: 'reset-with-code' })
  const given = /<b class="digits">([^<]+)<\/b>/.exec(await reset.text())?.[1] ?? ''
  assert.equal((await browser.get('/desk')).status, 303, 'signed out everywhere')
  const back = someone()
  assert.equal((await back.signIn(email, given)).headers.get('location'), '/desk')
  assert.equal((await back.get('/desk')).headers.get('location'), '/desk/new-password')
  assert.deepEqual(world.errors, [])
})
