import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Posted } from '#services/ports/posting.ts'
import { spareSilentHosts } from './spare-silent-hosts.ts'

const toHost = (name: string) => ({ url: `https://${name}.example/x`, headers: {}, body: '', mayBePrivate: false })
const TAKEN: Posted = { ok: true, status: 201 }
const SILENCE: Posted = { ok: false, why: 'it did not answer in time', status: null, waitMs: null }

test('a host that lets us wait is left alone for a while, others are not; then one post finds out', async () => {
  const asked: string[] = []
  const silent = new Set(['push.example'])
  const post = spareSilentHosts(
    async ({ url }, withinMs) => {
      const { host } = new URL(url)
      asked.push(host)
      if (!silent.has(host)) return TAKEN
      await new Promise((resolve) => setTimeout(resolve, withinMs + 1))
      return SILENCE
    },
    { withinMs: 20, restMs: 100 },
  )
  assert.deepEqual(await Promise.all([post(toHost('push')), post(toHost('other'))]), [SILENCE, TAKEN])
  const spared = await post(toHost('push'))
  assert.equal(spared.ok, false)
  assert.match(spared.ok ? '' : spared.why, /did not answer others/)
  assert.deepEqual([await post(toHost('other')), asked.length], [TAKEN, 3])
  await new Promise((resolve) => setTimeout(resolve, 110))
  silent.clear()
  const results = await Promise.all([post(toHost('push')), post(toHost('push'))])
  assert.deepEqual([results.filter(({ ok }) => ok).length, asked.length], [1, 4])
  assert.deepEqual(await post(toHost('push')), TAKEN)
})

test('a host that refuses, or where nobody listens, is asked each time', async () => {
  for (const answer of [
    { ok: false, why: 'it answered 503', status: 503, waitMs: null },
    { ok: false, why: 'ECONNREFUSED', status: null, waitMs: null },
  ] as const) {
    const post = spareSilentHosts(async () => answer, { withinMs: 1_000 })
    assert.deepEqual([await post(toHost('a')), await post(toHost('a'))], [answer, answer])
  }
})

test('a host that is silent about one alone goes on being asked about others', async () => {
  const isHeld = (url: string) => url.endsWith('/held')
  const post = spareSilentHosts(
    async ({ url }, withinMs) => {
      if (!isHeld(url)) return TAKEN
      await new Promise((resolve) => setTimeout(resolve, withinMs + 1))
      return SILENCE
    },
    { withinMs: 20 },
  )
  const held = post({ ...toHost('push'), url: 'https://push.example/held' })
  assert.deepEqual([await post(toHost('push')), await held], [TAKEN, SILENCE])
  assert.deepEqual(await post(toHost('push')), TAKEN)
})
