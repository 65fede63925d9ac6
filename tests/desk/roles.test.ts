import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { inspectRoutes } from 'hono/dev'
import { may, PERMISSIONS, type Permission } from '#domain/agents/permission.ts'
import { ROLES, type Role } from '#domain/agents/role.ts'
import { rightsOfScopes, SCOPES } from '#domain/agents/scope.ts'
import type { DeskRule } from '#services/agents/desk-rules.ts'
import { addKey } from '#services/desk-keys/add-key.ts'
import { addAgentTo, type Visitor, visitor } from '../desk-visitor.ts'
import { createWorld, type World } from '../world.ts'

let world: World
const browsers = new Map<Role, Visitor>()
before(async () => {
  world = await createWorld()
  for (const role of ROLES) {
    const { email } = await addAgentTo(world.app, { role })
    const browser = visitor(world.app.request)
    await browser.signIn(email)
    browsers.set(role, browser)
  }
})
after(() => world[Symbol.asyncDispose]())

const isAllowed = (role: Role, rule: DeskRule) =>
  rule === 'anyone' || rule === 'signed-in' || rule === 'own-password' || may(role, rule)

/** Each address of the desk with a sample in place of its parameters; the sign-out last, since it ends the session. */
function addresses(): { method: string; path: string; rule: DeskRule }[] {
  return [...world.app.deskRules]
    .map(([address, rule]) => {
      const [method = '', path = ''] = address.split(' ')
      return { method, path: path.replace(/:\w+/g, '1').replace('*', 'no-such-page'), rule }
    })
    .toSorted((a, b) => Number(a.path.endsWith('sign-out')) - Number(b.path.endsWith('sign-out')))
}

function ask(method: string, path: string, headers: Record<string, string>): Promise<Response> {
  const body = method === 'GET' ? null : new URLSearchParams({})
  return Promise.resolve(world.app.request(path, { method, headers, body }))
}

test('every address of the desk has a rule', () => {
  const routes = inspectRoutes(world.app.hono).filter(
    ({ path, isMiddleware }) => !isMiddleware && /^\/(?:v1\/)?desk(?:\/|$)/.test(path),
  )
  assert.ok(routes.length > 15, String(routes.length))
  const without = routes.map(({ method, path }) => `${method} ${path}`).filter((one) => !world.app.deskRules.has(one))
  assert.deepEqual(without, [], 'add them by `desk.get`, `desk.post` or `defineDeskRoute`')
})

test('the table of permissions: each role may all that the one below may', () => {
  const count = ROLES.map((role) => PERMISSIONS.filter((permission) => may(role, permission)).length)
  assert.deepEqual(
    count,
    count.toSorted((a, b) => a - b),
  )
  assert.deepEqual(
    PERMISSIONS.filter((permission) => may('read-only', permission)),
    ['see'],
  )
  assert.equal(count.at(-1), PERMISSIONS.length)
})

test('every address × every role: in where the table says so, 403 else', async () => {
  for (const { method, path, rule } of addresses()) {
    for (const role of ROLES) {
      const headers = { cookie: browsers.get(role)?.cookie() ?? '', 'sec-fetch-site': 'same-origin' }
      const response = await ask(method, path, headers)
      const what = `${method} ${path} as ${role}: ${response.status}`
      if (isAllowed(role, rule)) {
        assert.notEqual(response.status, 403, what)
        assert.ok(response.status < 500, what)
        if (!path.endsWith('sign-out')) assert.notEqual(response.headers.get('location'), '/desk/sign-in', what)
      } else assert.equal(response.status, 403, what)
    }
  }
  assert.deepEqual(world.errors, [])
})

test('every address × nobody: only what is for anyone', async () => {
  for (const { method, path, rule } of addresses()) {
    const response = await ask(method, path, { 'sec-fetch-site': 'same-origin' })
    const what = `${method} ${path}: ${response.status}`
    if (rule === 'anyone') assert.ok([200, 422].includes(response.status), what)
    else if (path.startsWith('/v1/')) assert.equal(response.status, 401, what)
    else {
      assert.equal(response.status, 303, what)
      assert.match(response.headers.get('location') ?? '', /^\/desk\/sign-in/, what)
    }
  }
})

test('every call × every scope of a key; a key opens no page', async () => {
  for (const scope of SCOPES) {
    const { secret } = await addKey(
      world.app.ctx,
      { name: scope.replace(':', ' '), scopes: [scope] },
      { kind: 'system' },
    )
    const rights = rightsOfScopes([scope])
    assert.ok(rights)
    for (const { method, path, rule } of addresses()) {
      const response = await ask(method, path, { authorization: `Bearer ${secret}`, 'sec-fetch-site': 'same-origin' })
      const what = `${method} ${path} with ${scope}: ${response.status}`
      if (!path.startsWith('/v1/')) assert.ok(rule === 'anyone' || response.status === 303, what)
      else if (rule === 'anyone' || rights.permissions.has(rule as Permission))
        assert.ok(response.status !== 403 && response.status !== 401, what)
      else assert.equal(response.status, 403, what)
    }
  }
})

test('every call × odd bodies and odd signs in its address: a problem, never our fault', async () => {
  const { secret } = await addKey(world.app.ctx, { name: 'odd', scopes: ['desk:admin'] }, { kind: 'system' })
  const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' }
  const odd = ['', '{', 'null', '[]', '{}', '"\\u0000"', '{"__proto__":{"who":1}}']
  const wrong = [null, 1e308, '\0', '\ud800', [[]], { a: 1 }, '9'.repeat(40_000)]
  const description = (await (await world.get('/openapi.json')).json()) as {
    paths: Record<string, Record<string, { parameters?: { in: string; name: string }[] }>>
    components: { schemas: Record<string, { properties?: object }> }
  }
  const names = new Set(
    Object.values(description.components.schemas).flatMap((one) => Object.keys(one.properties ?? {})),
  )
  const bodies = [
    ...odd,
    ...wrong.map((value) => JSON.stringify(Object.fromEntries([...names].map((name) => [name, value])))),
  ]
  const isProblem = async (path: string, init: object) => {
    const response = await world.app.request(path, { headers, ...init })
    const text = await response.text()
    const what = `${JSON.stringify(init).slice(0, 80)} ${path}: ${response.status} ${text.slice(0, 200)}`
    assert.ok(response.status < 500, what)
    if (response.status >= 400) assert.equal(JSON.parse(text).status, response.status, what)
  }
  for (const [template, methods] of Object.entries(description.paths)) {
    if (!template.startsWith('/v1/desk')) continue
    const path = template.replace(/\{\w+\}/g, '%00')
    for (const [method, { parameters = [] }] of Object.entries(methods)) {
      const queries = parameters.filter((one) => one.in === 'query')
      for (const { name } of queries) await isProblem(`${path}?${name}=a%00%EF%BF%BF`, {})
      if (method === 'get') await isProblem(path, {})
      else for (const body of bodies) await isProblem(path, { method: method.toUpperCase(), body })
    }
  }
  assert.deepEqual(world.errors, [])
})

test('a key is kept as its hash, used, and ended', async () => {
  const { ctx } = world.app
  const { secret, key } = await addKey(ctx, { name: 'shop', scopes: ['desk:read,desk:write'] }, { kind: 'system' })
  assert.match(secret, /^desk_[\w-]{43}$/)
  const me = () => world.app.request('/v1/desk/me', { headers: { authorization: `Bearer ${secret}` } })
  const body = (await (await me()).json()) as { id: string; role: string; may: string[] }
  assert.equal(body.id, `key:${key.id}`)
  assert.equal(body.role, 'agent')
  assert.ok(body.may.includes('reply') && !body.may.includes('manage-agents'))
  const { rows } = await ctx.database.query('select * from desk_keys')
  assert.ok(!JSON.stringify(rows).includes(secret.slice(5)))

  const boss = visitor(world.app.request)
  await boss.signIn((await addAgentTo(world.app, { role: 'administrator', email: 'keys@example.org' })).email)
  const made = await boss.post('/desk/keys', { do: 'add', name: 'by page', scope: 'desk:read' })
  assert.match(await made.text(), /value="desk_/)
  assert.equal((await boss.post('/desk/keys', { do: 'add', name: 'by page', scope: 'desk:read' })).status, 422)
  assert.equal((await boss.post('/desk/keys', { do: 'add', name: 'x', scope: 'all' })).status, 422)
  assert.equal((await boss.post('/desk/keys', { do: 'remove', name: 'shop' })).status, 303)
  assert.equal((await me()).status, 401)
  assert.equal((await boss.post('/desk/keys', { do: 'remove', name: 'shop' })).status, 404)
})

test('the last administrator can be neither shut out nor made less', async () => {
  await using own = await createWorld()
  const { id, email } = await addAgentTo(own.app, { role: 'administrator' })
  const browser = visitor(own.app.request)
  await browser.signIn(email)
  const changes: Record<string, string>[] = [{ do: 'shut-out' }, { do: 'role', role: 'lead' }]
  for (const fields of changes) {
    const refused = await browser.post(`/desk/agents/${id}`, fields)
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), /only administrator/)
  }
  assert.equal((await browser.get('/desk/agents')).status, 200)
  assert.equal((await browser.post('/desk/agents/nobody', { do: 'shut-out' })).status, 404)
  assert.equal((await browser.post(`/desk/agents/${id}`, { do: 'role', role: 'king' })).status, 422)
})
