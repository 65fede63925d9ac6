import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { inflateSync } from 'node:zlib'
import type { SealedEvidence } from '#domain/evidence/evidence.ts'
import type { InquiryEvidence } from '#domain/evidence/inquiry-evidence.ts'
import { printReference } from '#domain/inquiry/reference.ts'
import type { EvidenceVerdict } from '#services/evidence/verify-evidence.ts'
import { addMessage } from '#services/inquiries/add-message.ts'
import { openInquiry } from '#services/inquiries/open-inquiry.ts'
import { createWorld, type World } from '../world.ts'
import { type Program, programAt, told } from './api-world.ts'
import { type Agent, agentAt, deskPath } from './desk-world.ts'

const NUMBER = '9234691234567800000171'
const AWKWARD = '<script>alert("1")</script> “Außentür” 北京 \u{1f4e6} (evil)\\ %PDF-1.7 /EmbeddedFile\nstream'
const RECEIPT = 'Lamp, $49.99'
const NOTE = 'Between us: she seems to be right.'

type Sealed = SealedEvidence<InquiryEvidence>

let world: World
let program: Program
let agent: Agent
let reference: string
let key: string
before(async () => {
  world = await createWorld({ now: '2026-11-20T12:00:00Z', config: { publicUrl: 'https://parcels.example.org' } })
  const scan = { trackingNumber: NUMBER, code: '10', place: { city: 'MEMPHIS', state: 'TN' } }
  await world.feed([{ ...scan, at: '2026-11-14T03:14:00-06:00' }])
  const opened = await openInquiry(world.app.ctx, {
    by: { kind: 'customer' },
    origin: 'web',
    reason: 'damaged',
    trackingNumber: NUMBER,
    name: AWKWARD.replace('\n', ' '),
    email: 'mia@example.org',
    message: AWKWARD,
    details: { contents: 'A lamp', packaging: 'A box', value: 49.99 },
    files: [{ name: 'receipt.txt', content: Buffer.from(RECEIPT) }],
  })
  reference = printReference(opened.inquiry.reference)
  key = opened.key
  program = await programAt(world, 'desk:write')
  agent = await agentAt(world, 'agent', 'Alex Doe')
  const at = `/inquiries/${reference}`
  told(await program.post(`${at}/note`, { text: NOTE }))
  told(await program.post(`${at}/reply`, { text: 'We look into it.', undoSeconds: 0 }))
  world.setNow('2026-11-21T12:00:00Z')
  await world.feed([{ ...scan, at: '2026-11-21T03:14:00-06:00', place: { city: 'DALLAS', state: 'TX' } }])
  await addMessage(world.app.ctx, { target: { id: opened.inquiry.id }, by: { kind: 'customer' }, text: 'Thank you.' })
  told(await program.post(`${at}/reply`, { text: 'Held for two minutes.', undoSeconds: 120 }))
})
after(async () => {
  assert.deepEqual(world.errors, [])
  await world[Symbol.asyncDispose]()
})

const forDesk = async (): Promise<Sealed> => told(await program.get(`/inquiries/${reference}/evidence`))
const asCustomer = async (path: string) => world.app.request(path, { headers: { authorization: `Bearer ${key}` } })
const forCustomer = async () => (await (await asCustomer(`/v1/inquiries/${reference}/evidence`)).json()) as Sealed
const verify = async (file: unknown) =>
  (await (await world.post('/v1/evidence/verify', file)).json()) as EvidenceVerdict

test('the desk’s record holds everything: frozen scans apart from later ones, notes, mails, events, digests', async () => {
  const sealed = await forDesk()
  const { evidence } = sealed
  assert.partialDeepStrictEqual(evidence, {
    about: 'inquiry',
    madeFor: 'desk',
    madeBy: { address: 'https://parcels.example.org' },
    inquiry: { reference, reason: 'damaged', trackingNumber: NUMBER, customer: { email: 'mia@example.org' } },
  })
  assert.equal(evidence.frozen?.content.parcel?.scans.length, 1)
  assert.equal(evidence.frozen?.content.takenAt, '2026-11-20T12:00:00Z')
  assert.equal(evidence.parcel?.scans.length, 2)
  assert.deepEqual(evidence.messages.map(({ from, text }) => [from, text]).slice(1), [
    ['note', NOTE],
    ['agent', 'We look into it.'],
    ['customer', 'Thank you.'],
    ['agent', 'Held for two minutes.'],
  ])
  assert.deepEqual(
    evidence.files.map(({ sha256 }) => sha256),
    [hash('sha256', RECEIPT, 'hex')],
  )
  assert.ok(evidence.mails.some(({ direction, to }) => direction === 'out' && to === 'mia@example.org'))
  assert.ok(evidence.events.some(({ kind, byName }) => kind === 'note-added' && byName?.startsWith('program')))
  assert.doesNotMatch(JSON.stringify(evidence), new RegExp(key))
  assert.equal((await verify(sealed)).valid, true)
})

test('any changed byte is found', async () => {
  const text = JSON.stringify(await forDesk())
  for (const [from, to] of [
    ['We look into it', 'We looked into it'],
    ['DALLAS', 'DENVER'],
    [NOTE, ''],
    ['"value":"49.99"', '"value":"59.99"'],
  ] as const) {
    assert.ok(text.includes(from), from)
    assert.equal((await verify(text.replace(from, to))).problem, 'content-changed')
  }
})

test('the customer’s record has no notes, nothing held, and nobody’s names', async () => {
  const sealed = await forCustomer()
  assert.equal((await verify(sealed)).valid, true)
  assert.equal(sealed.evidence.madeFor, 'customer')
  assert.deepEqual(
    sealed.evidence.messages.map(({ from }) => from),
    ['customer', 'agent', 'customer'],
  )
  const text = JSON.stringify(sealed)
  for (const secret of [NOTE, 'Held for', 'note', 'program', key]) assert.ok(!text.includes(secret), secret)
  const page = await world.app.request(`/inquiries/${reference.replace('-', '')}/evidence.json`)
  assert.equal(page.status, 401)
  assert.equal((await world.get(`/v1/inquiries/${reference}/evidence`)).status, 401)
})

test('the PDF shows what cannot be drawn as well as it can, and carries the signed record', async () => {
  const response = await agent.get(`/desk/inquiries/${reference}/evidence.pdf`)
  assert.equal(response.status, 200)
  assert.equal(response.headers.get('content-type'), 'application/pdf')
  const bytes = Buffer.from(await response.arrayBuffer())
  const checked = await world.app.request('/v1/evidence/verify', {
    method: 'POST',
    headers: { 'content-type': 'application/pdf' },
    body: bytes,
  })
  const verdict = (await checked.json()) as EvidenceVerdict
  assert.equal(verdict.valid, true)
  assert.equal((verdict.evidence as InquiryEvidence).messages[0]?.text, AWKWARD)
  assert.ok(pageTexts(bytes).length > 2)
  const signedIn = await world.app.request(`/inquiries/${reference.replace('-', '')}?key=${key}`)
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const pdf = await world.app.request(`/inquiries/${reference.replace('-', '')}/evidence.pdf`, { headers: { cookie } })
  assert.equal(pdf.status, 200)
  const theirs = Buffer.from(await pdf.arrayBuffer())
  assert.ok(!pageTexts(theirs).join('').includes('Between us'))
  assert.ok(!theirs.includes('Between us'))
})

/** The streams of a PDF that could be unpacked. */
function pageTexts(pdf: Buffer): string[] {
  const texts: string[] = []
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 7)) {
    try {
      texts.push(inflateSync(pdf.subarray(at + 7)).toString('latin1'))
    } catch {}
  }
  return texts
}

test('the page that checks records shows an inquiry, with nothing of it run', async () => {
  const body = new FormData()
  body.set('text', JSON.stringify(await forDesk()))
  const html = await (await world.app.request('/evidence', { method: 'POST', body })).text()
  assert.match(html, /Unchanged, and signed here/)
  assert.ok(html.includes(reference))
  assert.ok(html.includes('We look into it.'))
  assert.doesNotMatch(html, /<script>alert/)
  const page = await (await agent.get(deskPath({ reference: reference.replace('-', '') }))).text()
  assert.match(page, /evidence\.pdf/)
})
