import assert from 'node:assert/strict'
import { execFile, execFileSync, spawnSync } from 'node:child_process'
import { generateKeyPairSync, sign } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import type { SealedEvidence } from '#domain/evidence/evidence.ts'
import { signedText } from '#domain/evidence/evidence.ts'
import { keyIdOf, pemOf } from '#services/evidence/evidence-key.ts'
import type { EvidenceVerdict } from '#services/evidence/verify-evidence.ts'
import { verifyCommands } from '#words/en/index.ts'
import { tempFolder } from '../temp-folder.ts'
import { createWorld, type World } from '../world.ts'

const NUMBER = '9234691234567800000171'
const OTHER = '9234691234567800000188'
const MEMPHIS = { facility: 'MEMPHIS TN DISTRIBUTION CENTER', city: 'MEMPHIS', state: 'TN', zip: '38101' }
const AWKWARD = 'Zugestellt – “Außentür” 北京 <b>&amp;</b>'

let world: World
before(async () => {
  world = await createWorld({ now: '2026-11-20T12:00:00Z', config: { publicUrl: 'https://parcels.example.org' } })
  const fed = await world.feed([
    { trackingNumber: NUMBER, code: '03', at: '2026-11-12T10:00:00-06:00', place: MEMPHIS, sourceEventId: 'e1' },
    { trackingNumber: NUMBER, code: '10', at: '2026-11-14T03:14:00-06:00', place: MEMPHIS, sourceEventId: 'e2' },
    { trackingNumber: NUMBER, wording: AWKWARD, at: '2026-11-15', sourceEventId: 'e3' },
  ])
  assert.equal(((await fed.json()) as { accepted: number }).accepted, 3)
})
after(() => world[Symbol.asyncDispose]())

async function json(query = ''): Promise<SealedEvidence> {
  const response = await world.get(`/track/${NUMBER}/evidence.json${query}`)
  assert.equal(response.status, 200)
  return (await response.json()) as SealedEvidence
}

async function verify(file: unknown): Promise<EvidenceVerdict> {
  const response = await world.post('/v1/evidence/verify', file)
  assert.equal(response.status, 200)
  return (await response.json()) as EvidenceVerdict
}

test('a record has every scan word for word, what it means, and from where', async () => {
  const { evidence } = await json()
  assert.equal(evidence.parcel.trackingNumber, NUMBER)
  assert.deepEqual(
    evidence.parcel.scans.map((scan) => [scan.sourceEventId, scan.at, scan.code, scan.basis]),
    [
      ['e3', '2026-11-15', null, evidence.parcel.scans[0]?.basis],
      ['e2', '2026-11-14T03:14:00-06:00', '10', 'seen'],
      ['e1', '2026-11-12T10:00:00-06:00', '03', 'seen'],
    ],
  )
  assert.equal(evidence.parcel.scans[0]?.wording?.startsWith('Zugestellt – “Außentür” 北京'), true)
  assert.equal(evidence.parcel.scans[1]?.readAs, 'Arrived at USPS Regional Origin Facility')
  assert.equal(evidence.parcel.scans[1]?.source, 'feed:test')
  assert.equal(evidence.madeAt, '2026-11-20T12:00:00Z')
  assert.equal(evidence.madeBy.address, 'https://parcels.example.org')
  assert.ok(evidence.parcel.diagnosis?.title)
  assert.doesNotMatch(JSON.stringify(evidence), /undefined|\bNaN\b|\[object/)
})

test('it holds what was known at a moment, and nothing that came later', async () => {
  const early = await createWorld({ now: '2026-11-13T12:00:00Z' })
  try {
    await early.feed([{ trackingNumber: NUMBER, code: '03', at: '2026-11-12T10:00:00-06:00', place: MEMPHIS }])
    early.setNow('2026-11-20T12:00:00Z')
    await early.feed([{ trackingNumber: NUMBER, code: '10', at: '2026-11-14T03:14:00-06:00', place: MEMPHIS }])
    const response = await early.get(`/track/${NUMBER}/evidence.json?knownAt=2026-11-14T00:00:00Z`)
    const { evidence } = (await response.json()) as SealedEvidence
    assert.equal(evidence.parcel.scans.length, 1)
    assert.equal(evidence.knownAt, '2026-11-14T00:00:00Z')
    assert.equal(evidence.madeAt, '2026-11-20T12:00:00Z')
  } finally {
    await early[Symbol.asyncDispose]()
  }
})

test('what was signed is valid, and any change to it is not', async () => {
  const sealed = await json()
  const verdict = await verify(sealed)
  assert.deepEqual([verdict.valid, verdict.problem, verdict.digest], [true, null, sealed.digest])
  assert.deepEqual(verdict.evidence, sealed.evidence)

  const changed = structuredClone(sealed)
  const [first] = changed.evidence.parcel.scans
  if (first) first.at = '2026-11-16'
  assert.deepEqual(await verify(changed), {
    valid: false,
    problem: 'content-changed',
    digest: (await verify(changed)).digest,
    keyId: sealed.signature.keyId,
    evidence: null,
  })
  assert.equal((await verify({ ...changed, digest: (await verify(changed)).digest })).problem, 'wrong-signature')
  assert.equal((await verify({ ...sealed, more: 1 })).problem, 'not-evidence')
  assert.equal((await verify({ ...sealed, format: 'whereabouts-evidence-2' })).problem, 'other-format')
})

test('a record signed with another key is not ours, whatever it says of itself', async () => {
  const sealed = await json()
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const value = sign(null, Buffer.from(signedText(sealed.digest)), privateKey).toString('base64')
  const signature = { algorithm: 'Ed25519', keyId: keyIdOf(publicKey), publicKey: pemOf(publicKey), value }
  assert.equal((await verify({ ...sealed, signature })).problem, 'another-key')
  const claimed = { ...signature, keyId: sealed.signature.keyId }
  assert.equal((await verify({ ...sealed, signature: claimed })).problem, 'wrong-signature')
})

test('nonsense is answered, never failed on', async () => {
  const deep = `{"format":"x","evidence":${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)},"digest":"","signature":{}}`
  for (const body of ['null', '[]', '{}', '"x"', '{"__proto__":1}', deep]) {
    assert.equal((await verify(body)).problem, 'not-evidence', body.slice(0, 40))
  }
  const broken = await world.post('/v1/evidence/verify', '{"a":')
  assert.equal(((await broken.json()) as EvidenceVerdict).problem, 'not-evidence')
  const text = await world.post('/v1/evidence/verify', 'x', { 'content-type': 'text/plain' })
  assert.equal(text.status, 415)
  const large = await world.post('/v1/evidence/verify', 'x'.repeat(9 * 1024 * 1024))
  assert.equal(large.status, 413)
  assert.deepEqual(world.errors, [])
})

test('the commands that we print check it with jq and OpenSSL alone', async (t) => {
  const address = await world.listen()
  using folder = tempFolder()
  writeFileSync(join(folder.path, 'evidence.json'), await (await world.get(`/track/${NUMBER}/evidence.json`)).text())
  const run = () =>
    promisify(execFile)('bash', ['-ec', verifyCommands(`${address}/.well-known/whereabouts-evidence-key`)], {
      cwd: folder.path,
    })
  try {
    execFileSync('bash', ['-c', 'command -v jq openssl curl'])
  } catch {
    return t.skip('jq, openssl or curl is missing here')
  }
  assert.match((await run()).stdout, /Signature Verified Successfully/)
  const sealed = await json()
  sealed.evidence.parcel.headline = 'Delivered'
  writeFileSync(join(folder.path, 'evidence.json'), JSON.stringify(sealed))
  await assert.rejects(run)
})

test('the PDF is for people, and carries the signed record', async () => {
  const response = await world.get(`/track/${NUMBER}/evidence.pdf`)
  assert.equal(response.headers.get('content-type'), 'application/pdf')
  const bytes = Buffer.from(await response.arrayBuffer())
  assert.equal(bytes.subarray(0, 5).toString(), '%PDF-')
  const check = async (body: Buffer) => {
    const headers = { 'content-type': 'application/pdf' }
    const answer = await world.app.request('/v1/evidence/verify', {
      method: 'POST',
      headers,
      body: new Uint8Array(body),
    })
    return (await answer.json()) as EvidenceVerdict
  }
  const verdict = await check(bytes)
  assert.equal(verdict.valid, true)
  assert.equal((verdict.evidence as { parcel: { trackingNumber: string } }).parcel.trackingNumber, NUMBER)
  assert.equal((await check(bytes.subarray(0, 3_000))).problem, 'not-evidence')
})

test('the page checks files and pasted text for people without scripts', async () => {
  const page = await world.get('/evidence')
  assert.match(await page.text(), /enctype="multipart\/form-data"/)
  const send = async (fields: Record<string, string | File>) => {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.set(name, value)
    const response = await world.app.request('/evidence', { method: 'POST', body })
    return { status: response.status, html: await response.text() }
  }
  const text = JSON.stringify(await json())
  const valid = await send({ text })
  assert.match(valid.html, /Unchanged, and signed here/)
  assert.match(valid.html, /&lt;b&gt;&amp;amp;&lt;\/b&gt;/)
  const pdf = await (await world.get(`/track/${NUMBER}/evidence.pdf`)).arrayBuffer()
  assert.match((await send({ file: new File([pdf], 'x.pdf') })).html, /Unchanged, and signed here/)
  assert.match((await send({ text: text.replace('MEMPHIS', 'MEMPHES') })).html, /Something in it was changed/)
  assert.match((await send({ text: 'hello' })).html, /no signed record/)
  assert.equal((await send({})).status, 422)
})

test('where nothing is known there is nothing to sign', async () => {
  assert.equal((await world.get(`/track/${OTHER}/evidence.json`)).status, 404)
  assert.equal((await world.get('/track/hello/evidence.pdf')).status, 404)
  assert.equal((await world.get(`/track/${NUMBER}/evidence.json?piece=7`)).status, 422)
  assert.equal((await world.get(`/track/${NUMBER}/evidence.json?knownAt=then`)).status, 422)
})

test('all servers of a database sign with one key, which they tell', async () => {
  const pem = await (await world.get('/.well-known/whereabouts-evidence-key')).text()
  assert.match(pem, /^-----BEGIN PUBLIC KEY-----\n/)
  assert.equal((await json()).signature.publicKey, pem)
})

test('the command line checks a record against a key in a file, or its own', async () => {
  using folder = tempFolder()
  const BIN = join(import.meta.dirname, '../../bin/whereabouts.mjs')
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [BIN, 'verify-evidence', ...args], {
      encoding: 'utf8',
      cwd: folder.path,
      env: { ...process.env, DATABASE_URL: world.databaseUrl, WHEREABOUTS_DATA: folder.path },
    })
  const sealed = await json()
  writeFileSync(join(folder.path, 'e.json'), JSON.stringify(sealed))
  writeFileSync(join(folder.path, 'key.pem'), sealed.signature.publicKey)
  assert.match(run('e.json', '--key', 'key.pem').stdout, /^Unchanged since it was signed/)
  assert.equal(JSON.parse(run('e.json', '--json').stdout).valid, true)
  writeFileSync(join(folder.path, 'e.json'), JSON.stringify(sealed).replace('MEMPHIS', 'MEMPHES'))
  const changed = run('e.json', '--key', 'key.pem')
  assert.deepEqual([changed.status, /Don’t trust it/.test(changed.stdout)], [1, true])
  assert.equal(run('e.json', '--key', 'e.json').status, 2)
  assert.equal(run('none.json', '--key', 'key.pem').status, 3)
})
