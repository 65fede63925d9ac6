import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { withMoment, withNote } from './offline-note.ts'
import { shortShare } from './short-share.ts'
import { isPageToKeep, isPublicAddress, nameOfAsset } from './what-to-keep.ts'

const HOUR = 3_600_000
const html = (headers: Record<string, string>, status = 200) =>
  new Response('<main id="content"><h1>Here</h1></main>', {
    status,
    headers: { 'content-type': 'text/html; charset=UTF-8', ...headers },
  })

test('only pages that the server lets be kept are kept', () => {
  assert.equal(isPageToKeep(html({ 'cache-control': 'private, no-cache' })), true)
  assert.equal(isPageToKeep(html({ 'cache-control': 'private, no-store' })), false)
  assert.equal(isPageToKeep(html({})), false)
  assert.equal(isPageToKeep(html({ 'cache-control': 'private, no-cache' }, 404)), false)
  assert.equal(isPageToKeep(html({ 'cache-control': 'no-cache', 'content-type': 'application/json' })), false)
})

test('nothing of the desk, of an inquiry or behind a key is kept, whatever it says', () => {
  const isPublic = (path: string) => isPublicAddress(new URL(path, 'https://parcels.example'))
  for (const path of [
    '/desk',
    '/desk/inquiries/1',
    '/inquiries/AB12',
    '/v1/parcels/1',
    '/track/1?key=x',
    '/a?token=x',
  ]) {
    assert.equal(isPublic(path), false, path)
  }
  for (const path of ['/', '/track/1', '/help/late', '/desks']) assert.equal(isPublic(path), true, path)
})

test('a kept page says how old it is, and keeps its policy', async () => {
  const keptAt = Date.parse('2026-11-20T12:00:00Z')
  const kept = withMoment(html({ 'content-security-policy': "default-src 'none'" }), keptAt)
  const shown = await withNote(kept, keptAt + 3 * HOUR)
  const text = await shown.text()
  assert.match(text, /^<main id="content"><p class="offline-note"/)
  assert.match(text, /what we knew 3 hours ago \(Friday, November 20, 2026/)
  assert.equal(shown.headers.get('content-security-policy'), "default-src 'none'")
})

test('a long text that is shared is cut to what a server takes', () => {
  const share = (text: string) => {
    const url = new URL('https://parcels.example/share?title=News')
    url.searchParams.set('text', text)
    return shortShare(url)
  }
  assert.equal(share('9234691234567800000171'), null)
  for (const sign of ['a', ' ', '包', '😀']) {
    const short = share(`9234691234567800000171 ${sign.repeat(40_000)}`)
    assert.ok(short && short.href.length <= 7_500, sign)
    assert.equal(short.searchParams.get('title'), 'News')
    assert.match(short.searchParams.get('text') ?? '', /^9234691234567800000171 /)
  }
  const others = Array.from({ length: 3_000 }, (_, n) => `a${n}=`).join('&')
  assert.equal(shortShare(new URL(`https://parcels.example/share?${others}`))?.href, 'https://parcels.example/share')
})

test('a file is found again under its name of another version', () => {
  assert.equal(nameOfAsset('/assets/main-CY2DvnvN.css'), '/assets/main.css')
  assert.equal(nameOfAsset('/assets/tracking-number-RM_-nwuF.js'), '/assets/tracking-number.js')
})

test('the worker is one file: browsers take no parts of it from elsewhere', () => {
  const worker = readFileSync(new URL('../../../build/worker/service-worker.js', import.meta.url), 'utf8')
  assert.doesNotMatch(worker, /\bimport\b|\bexport\b/)
})
