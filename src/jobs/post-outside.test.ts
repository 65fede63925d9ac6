import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { isPublicAddress } from '#services/outgoing/is-public-address.ts'
import { postOutside } from './post-outside.ts'

test('addresses inside are told from those of the public internet', () => {
  for (const address of ['8.8.8.8', '172.15.0.1', '192.167.1.1', '100.63.0.1', '2606:4700::1111', '2a00:1450::1']) {
    assert.equal(isPublicAddress(address), true, address)
  }
  for (const address of [
    '127.0.0.1',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    'fc00::1',
    'fe80::1',
    'ff02::1',
    '2002:7f00:1::',
    '2001:db8::1',
    'hello',
  ]) {
    assert.equal(isPublicAddress(address), false, address)
  }
})

test('nothing is posted inside, by address or by name, nor where a redirect leads', async (t) => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    if (request.url === '/moved') response.writeHead(307, { location: '/inside' }).end()
    else response.writeHead(204).end()
  })
  t.after(() => server.close().closeAllConnections())
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const post = (url: string, mayBePrivate: boolean) => postOutside({ url, headers: {}, body: '{}', mayBePrivate })
  for (const host of ['127.0.0.1', 'localhost', '[::1]', '2130706433']) {
    const posted = await post(`http://${host}:${port}/inside`, false)
    assert.equal(posted.ok, false)
    assert.match(posted.ok ? '' : posted.why, /does not lead to the public internet/, host)
  }
  assert.deepEqual(asked, [])
  assert.deepEqual(await post(`http://127.0.0.1:${port}/`, true), { ok: true, status: 204 })
  assert.deepEqual(await post(`http://127.0.0.1:${port}/moved`, true), {
    ok: false,
    why: 'it answered 307',
    status: 307,
    waitMs: null,
  })
  assert.deepEqual(asked, ['/', '/moved'])
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  assert.deepEqual(await post(`http://127.0.0.1:${port}/`, true), {
    ok: false,
    why: 'ECONNREFUSED',
    status: null,
    waitMs: null,
  })
})

test('whoever is slow to answer, or answers without end, is not waited for', async (t) => {
  const server = createServer((request, response) => {
    if (request.url === '/endless') response.writeHead(200).write('x')
  })
  t.after(() => server.close().closeAllConnections())
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const post = (path: string) =>
    postOutside({ url: `http://127.0.0.1:${port}${path}`, headers: {}, body: '{}', mayBePrivate: true }, 150)
  assert.deepEqual(await post('/slow'), { ok: false, why: 'it did not answer in time', status: null, waitMs: null })
  assert.deepEqual(await post('/endless'), { ok: true, status: 200 })
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})
