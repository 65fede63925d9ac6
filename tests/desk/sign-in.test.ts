import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addAgentTo, visitor } from '../desk-visitor.ts'
import { createWorld } from '../world.ts'

test('an agent signs in and out, and the desk is closed to all others', async () => {
  await using world = await createWorld()
  const { email } = await addAgentTo(world.app, {})
  const browser = visitor(world.app.request)
  const closed = await browser.get('/desk')
  assert.equal(closed.status, 303)
  assert.equal(closed.headers.get('location'), '/desk/sign-in')
  assert.equal(
    (await browser.get('/desk/account?x=1')).headers.get('location'),
    '/desk/sign-in?next=%2Fdesk%2Faccount%3Fx%3D1',
  )

  const signedIn = await browser.signIn(email)
  assert.equal(signedIn.status, 303, await signedIn.text())
  assert.equal(signedIn.headers.get('location'), '/desk')
  const [cookie = ''] = signedIn.headers.getSetCookie()
  assert.match(cookie, /HttpOnly/)
  assert.match(cookie, /SameSite=Lax/)
  const desk = await browser.get('/desk')
  assert.equal(desk.status, 200)
  assert.match(await desk.text(), /no inquiries yet/)
  assert.equal(desk.headers.get('cache-control'), 'private, no-store')
  assert.match(desk.headers.get('x-robots-tag') ?? '', /noindex/)

  const before = browser.cookie()
  assert.equal((await browser.post('/desk/sign-out', {})).headers.get('location'), '/desk/sign-in')
  assert.equal((await browser.get('/desk')).status, 303)
  assert.equal((await visitor(world.app.request, before).get('/desk')).status, 303, 'a kept cookie opens nothing')
  assert.deepEqual(world.errors, [])
})
