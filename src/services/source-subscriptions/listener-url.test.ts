import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ServiceError } from '../errors.ts'
import { listenerUrl } from './listener-url.ts'

const USPS = 'https://apis.usps.com'
const codeOf = (asked: Parameters<typeof listenerUrl>[0]): string | undefined => {
  try {
    return `taken ${listenerUrl(asked)}`
  } catch (error) {
    assert.ok(error instanceof ServiceError)
    return error.fields[0]?.code
  }
}

test('notices go to the public address, over https, where USPS can reach it', () => {
  for (const [asked, expected] of [
    [{ publicUrl: 'https://parcels.example.org' }, 'taken https://parcels.example.org/v1/sources/usps/events'],
    [{ publicUrl: null, url: 'https://a.example.org/hook?x=1' }, 'taken https://a.example.org/hook?x=1'],
    [{ publicUrl: 'http://parcels.example.org' }, 'not-https'],
    [{ publicUrl: null }, 'missing'],
    [{ publicUrl: null, url: 'parcels.example.org' }, 'not-a-url'],
    [{ publicUrl: 'https://192.168.1.20' }, 'private-address'],
    [{ publicUrl: 'https://localhost:8080' }, 'private-address'],
    [{ publicUrl: null, url: `https://parcels.example.org/${'x'.repeat(180)}` }, 'too-long'],
    [{ publicUrl: null, url: 'https://a:b@parcels.example.org/' }, 'not-valid'],
    [{ publicUrl: null, url: 'ftp://parcels.example.org/' }, 'not-https'],
  ] as const) {
    assert.equal(codeOf({ apiBase: USPS, ...asked }), expected, JSON.stringify(asked))
  }
})

test('an API on this machine may send to this machine', () => {
  const publicUrl = 'http://127.0.0.1:8080'
  assert.equal(codeOf({ apiBase: `${publicUrl}/usps`, publicUrl }), `taken ${publicUrl}/v1/sources/usps/events`)
  assert.equal(codeOf({ apiBase: publicUrl, publicUrl, url: 'ftp://127.0.0.1/' }), 'not-https')
})
