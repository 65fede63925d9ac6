import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addAgent } from '#services/agents/add-agent.ts'
import { addAgentTo, PASSWORD, visitor } from '../desk-visitor.ts'
import { createWorld, type World } from '../world.ts'

const SYSTEM = { kind: 'system' } as const

let world: World
before(async () => {
  world = await createWorld()
})
after(() => world[Symbol.asyncDispose]())

const someone = () => visitor(world.app.request)

test('an agent signs in and out, and the desk is closed to all others', async () => {
  const { email } = await addAgentTo(world.app, {})
  const browser = someone()
  const closed = await browser.get('/desk')
  assert.equal(closed.status, 303)
  assert.equal(closed.headers.get('location'), '/desk/sign-in')
  const page = await browser.get('/desk/account?x=1')
  assert.equal(page.headers.get('location'), '/desk/sign-in?next=%2Fdesk%2Faccount%3Fx%3D1')

  const signedIn = await browser.signIn(email)
  assert.equal(signedIn.status, 303, await signedIn.text())
  assert.equal(signedIn.headers.get('location'), '/desk')
  const [cookie = ''] = signedIn.headers.getSetCookie()
  assert.match(cookie, /HttpOnly/)
  assert.match(cookie, /SameSite=Lax/)
  assert.match(cookie, /Max-Age=43200/)
  const desk = await browser.get('/desk')
  assert.equal(desk.status, 200)
  assert.match(await desk.text(), /Nothing is yours right now/)
  assert.equal(desk.headers.get('cache-control'), 'private, no-store')
  assert.match(desk.headers.get('x-robots-tag') ?? '', /noindex/)
  assert.match(desk.headers.get('content-security-policy') ?? '', /default-src 'none'/)

  const before = browser.cookie()
  assert.equal((await browser.post('/desk/sign-out', {})).headers.get('location'), '/desk/sign-in')
  assert.equal((await browser.get('/desk')).status, 303)
  assert.equal((await visitor(world.app.request, before).get('/desk')).status, 303, 'a kept cookie opens nothing')
  assert.deepEqual(world.errors, [])
})

test('cookies go by https only where the site is reached by it', async () => {
  await using secure = await createWorld({ config: { publicUrl: 'https://parcels.example.org' } })
  const { email } = await addAgentTo(secure.app, {})
  const answer = await visitor(secure.app.request).signIn(email)
  assert.match(answer.headers.getSetCookie()[0] ?? '', /^__Secure-.*; Secure/)
})

test('unknown email, wrong password, and shut-out agent get one and the same answer', async () => {
  const out = await addAgentTo(world.app, { email: 'out@example.org' })
  await world.app.ctx.database.query('update agents set disabled_at_ms = 1 where id = $1', [out.id])
  const known = await addAgentTo(world.app, { email: 'known@example.org' })
  const tries = [
    ['nobody@example.org', PASSWORD],
    [known.email, 'a wrong password of some length'],
    [out.email, PASSWORD],
    [known.email, ''],
    ['no email at all', PASSWORD],
    [known.email, 'x'.repeat(100_000)],
  ] as const
  const answers = await Promise.all(
    tries.map(async ([email, password]) => {
      const response = await someone().signIn(email, password)
      assert.deepEqual(response.headers.getSetCookie(), [])
      return `${response.status} ${(await response.text()).replaceAll(email, 'EMAIL')}`
    }),
  )
  assert.equal(new Set(answers).size, 1, answers.join('\n'))
  assert.match(answers[0] ?? '', /^422 .*do not fit together/s)
  assert.equal((await someone().signIn('zero\0@example.org', PASSWORD)).status, 422)
})

test('an email in other letters is the same agent', async () => {
  const { email } = await addAgentTo(world.app, { email: 'letters@example.org' })
  assert.equal((await someone().signIn(` ${email.toUpperCase()} `)).status, 303)
})

test('a given password opens nothing but the choice of an own one, which ends it', async () => {
  const { agent, oneTimePassword } = await addAgent(
    world.app.ctx,
    { email: 'new@example.org', name: 'Nia New', role: 'lead' },
    SYSTEM,
  )
  const browser = someone()
  assert.equal((await browser.signIn(agent.email, oneTimePassword)).status, 303)
  assert.equal((await browser.get('/desk')).headers.get('location'), '/desk/new-password')
  assert.equal((await browser.get('/desk/account')).headers.get('location'), '/desk/new-password')
  const api = await world.app.request('/v1/desk/me', { headers: { cookie: browser.cookie() } })
  assert.equal(api.status, 403)

  const other = someone()
  await other.signIn(agent.email, oneTimePassword)
  for (const [next, says] of [
    ['short', /at least 12/],
    ['password1234', /easy to guess/],
    ['nia.new-nia.new', /your own name/],
    [oneTimePassword, /Take a new one/],
    ['x'.repeat(129), /at most 128/],
  ] as const) {
    const refused = await browser.post('/desk/new-password', { next })
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), says)
  }
  const chosen = 'nine purple boats drift'
  assert.equal((await browser.post('/desk/new-password', { next: chosen })).headers.get('location'), '/desk')
  assert.equal((await browser.get('/desk')).status, 200)
  assert.match((await other.get('/desk/new-password')).headers.get('location') ?? '', /^\/desk\/sign-in/)
  assert.equal((await someone().signIn(agent.email, oneTimePassword)).status, 422)
  assert.equal((await someone().signIn(agent.email, chosen)).status, 303)
  // Once chosen, a password is changed only by who knows it.
  await browser.post('/desk/new-password', { next: 'another few words here' })
  assert.equal((await someone().signIn(agent.email, chosen)).status, 303)
})

test('a given password ends after a week', async () => {
  await using later = await createWorld({ now: '2026-11-20T12:00:00Z' })
  const { agent, oneTimePassword } = await addAgent(
    later.app.ctx,
    { email: 'late@example.org', name: 'Lea Late', role: 'agent' },
    SYSTEM,
  )
  later.setNow('2026-11-27T12:00:01Z')
  assert.equal((await visitor(later.app.request).signIn(agent.email, oneTimePassword)).status, 422)
})

test('the link of an invitation lets somebody choose a password, once', async () => {
  const boss = await addAgentTo(world.app, { role: 'administrator', email: 'boss@example.org' })
  const browser = someone()
  await browser.signIn(boss.email)
  const made = await browser.post('/desk/agents', { email: 'ivy@example.org', name: 'Ivy', role: 'agent' })
  assert.equal(made.status, 200)
  const link = /value="[^"]*(\/desk\/welcome\?[^"]+)"/.exec(await made.text())?.[1]?.replaceAll('&amp;', '&') ?? ''
  const fields = Object.fromEntries(new URL(link, 'http://x').searchParams)
  const ivy = someone()
  assert.equal((await ivy.get(link)).status, 200)
  assert.equal((await ivy.get(link)).status, 200, 'looking uses nothing up')
  assert.equal((await ivy.post('/desk/welcome', { ...fields, next: 'short' })).status, 422)
  const chosen = 'forty slow lanterns glow'
  const welcome = await ivy.post('/desk/welcome', { ...fields, next: chosen })
  assert.equal(welcome.headers.get('location'), '/desk')
  assert.equal((await ivy.get('/desk')).status, 200)
  const again = await someone().post('/desk/welcome', { ...fields, next: 'other words stand here' })
  assert.equal(again.status, 422)
  assert.match(await again.text(), /used or has ended/)
  assert.equal((await someone().post('/desk/welcome', { who: 'x', given: 'y', next: chosen })).status, 422)
  assert.equal((await someone().signIn('ivy@example.org', chosen)).status, 303)
})

test('after the sign-in one gets to a page of the desk only', async () => {
  const { email } = await addAgentTo(world.app, { email: 'next@example.org' })
  for (const [next, goes] of [
    ['/desk/account?x=1', '/desk/account?x=1'],
    ['//evil.example', '/desk'],
    ['https://evil.example/desk', '/desk'],
    ['/\\evil.example/desk', '/desk'],
    ['/desk\\@evil.example', '/desk/@evil.example'],
    ['/desk/../../evil', '/desk'],
    ['/deskevil', '/desk'],
    ['/track/1', '/desk'],
  ] as const) {
    const answer = await someone().post('/desk/sign-in', { email, password: PASSWORD, next })
    assert.equal(answer.headers.get('location'), goes, next)
  }
})

test('a session from before the sign-in is worth nothing after it', async () => {
  const mallory = await addAgentTo(world.app, { email: 'mallory@example.org' })
  const victim = await addAgentTo(world.app, { email: 'victim@example.org' })
  const theirs = someone()
  await theirs.signIn(mallory.email)
  const planted = visitor(world.app.request, theirs.cookie())
  await planted.signIn(victim.email)
  assert.notEqual(planted.cookie(), theirs.cookie())
  assert.match(await (await planted.get('/desk/account')).text(), /victim@example\.org/)
  assert.match(await (await theirs.get('/desk/account')).text(), /mallory@example\.org/)
  const made = visitor(world.app.request, 'whereabouts.session_token=chosen.by-somebody')
  await made.signIn(victim.email)
  assert.ok(!made.cookie().includes('chosen'))
})

test('what another website sends in an agent’s name is refused', async () => {
  const { email, id } = await addAgentTo(world.app, { role: 'administrator', email: 'csrf@example.org' })
  const browser = someone()
  await browser.signIn(email)
  const fields = { do: 'role', role: 'read-only' }
  const headersOfOthers: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
    { 'sec-fetch-site': '', origin: 'https://evil.example' },
  ]
  for (const headers of headersOfOthers) {
    const refused = await browser.post(`/desk/agents/${id}`, fields, headers)
    assert.equal(refused.status, 403, JSON.stringify(headers))
  }
  const silent = await world.app.request(`/desk/agents/${id}`, {
    method: 'POST',
    headers: { cookie: browser.cookie() },
    body: new URLSearchParams(fields),
  })
  assert.equal(silent.status, 403)
  const signIn = await someone().post(
    '/desk/sign-in',
    { email, password: PASSWORD },
    { 'sec-fetch-site': 'cross-site' },
  )
  assert.equal(signIn.status, 403, 'nobody is signed in from elsewhere')
  const old = await world.app.request('http://desk.example/desk/sign-out', {
    method: 'POST',
    headers: { cookie: browser.cookie(), origin: 'http://desk.example', host: 'desk.example' },
  })
  assert.equal(old.status, 303, 'a browser that only tells the origin')
})

test('who is shut out is out at once, and changed roles count at once', async () => {
  const boss = await addAgentTo(world.app, { role: 'administrator', email: 'chief@example.org' })
  const lead = await addAgentTo(world.app, { role: 'administrator', email: 'falling@example.org' })
  const [hers, his] = [someone(), someone()]
  await hers.signIn(boss.email)
  await his.signIn(lead.email)
  assert.equal((await his.get('/desk/agents')).status, 200)
  await hers.post(`/desk/agents/${lead.id}`, { do: 'role', role: 'read-only' })
  assert.equal((await his.get('/desk/agents')).status, 403)
  assert.equal((await his.get('/desk')).status, 200)
  await hers.post(`/desk/agents/${lead.id}`, { do: 'shut-out' })
  assert.equal((await his.get('/desk')).status, 303)
  assert.equal((await someone().signIn(lead.email)).status, 422)
  await hers.post(`/desk/agents/${lead.id}`, { do: 'let-in' })
  assert.equal((await someone().signIn(lead.email)).status, 303)
})

test('a new password signs out everywhere else; sessions can be ended one by one', async () => {
  const { email } = await addAgentTo(world.app, { email: 'many@example.org' })
  const [one, two, three] = [someone(), someone(), someone()]
  for (const browser of [one, two, three]) await browser.signIn(email)
  const page = await (await one.get('/desk/account')).text()
  const ids = [...page.matchAll(/name="session" value="([^"]+)"/g)].map((match) => match[1] ?? '')
  assert.equal(ids.length, 2, 'all but this one can be ended')
  assert.ok(!page.includes(one.cookie().split('=')[1]?.split('.')[0] ?? '-'), 'no token is shown')
  await one.post('/desk/account/sessions', { session: ids[0] ?? '' })
  const left = await Promise.all([two, three].map(async (browser) => (await browser.get('/desk')).status))
  assert.deepEqual(left.toSorted(), [200, 303])

  const next = 'six quiet otters dance'
  const wrong = await one.post('/desk/account/password', { present: 'not this one, surely', next })
  assert.equal(wrong.status, 422)
  assert.match(await wrong.text(), /present password is not right/)
  assert.equal((await one.post('/desk/account/password', { present: PASSWORD, next })).status, 303)
  assert.equal((await one.get('/desk')).status, 200)
  assert.equal((await two.get('/desk')).status, 303)
  assert.equal((await three.get('/desk')).status, 303)
  assert.equal((await someone().signIn(email, PASSWORD)).status, 422)

  // Nobody ends the sessions of others.
  const stranger = someone()
  await stranger.signIn((await addAgentTo(world.app, { email: 'stranger@example.org' })).email)
  const { rows } = await world.app.ctx.database.query(
    'select s.id from agent_sessions s join agents a on a.id = s.agent_id where a.email = $1',
    [email],
  )
  await stranger.post('/desk/account/sessions', { session: rows[0].id })
  assert.equal((await one.get('/desk')).status, 200)
})

test('a session ends after a week, however often it is used', async () => {
  const { email } = await addAgentTo(world.app, { email: 'week@example.org' })
  const browser = someone()
  await browser.signIn(email)
  await world.app.ctx.database.query(
    `update agent_sessions set created_at = to_timestamp($1 / 1000.0) where agent_id = (select id from agents where email = $2)`,
    [world.app.ctx.clock() - 7 * 86_400_000 - 1000, email],
  )
  assert.equal((await browser.get('/desk')).status, 303)
})
