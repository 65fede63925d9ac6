import assert from 'node:assert/strict'
import { test } from 'node:test'
import { printReference } from '#domain/inquiry/reference.ts'
import { changeStatus } from '#services/inquiries/change-status.ts'
import { type Asker, asker, type Shown } from '../asker.ts'
import { agent, type InquiryWorld, inquiryWorld } from '../inquiry-world.ts'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYPhfDwADAgH/p3mfUwAAAABJRU5ErkJggg==',
  'base64',
)
const EVIL = '"><script>alert(1)</script><img src=x onerror=alert(1)>'

/** Somebody who has the private page of a question open. */
async function owner(world: InquiryWorld): Promise<{ robin: Asker; page: string; id: number; key: string }> {
  const { inquiry, key } = await world.ask()
  const robin = asker(world)
  const page = `/inquiries/${inquiry.reference}`
  assert.equal((await robin.get(`${page}?key=${key}`)).path, page)
  return { robin, page, id: inquiry.id, key }
}

function form(fields: Record<string, string | { name: string; type: string; content: Uint8Array }>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'string') data.append(name, value)
    else data.append(name, new File([new Uint8Array(value.content)], value.name, { type: value.type }))
  }
  return data
}

const shows = (shown: Shown, text: string) => assert.ok(shown.html.includes(text), `${shown.path} shows ${text}`)

test('without the key nothing is told, not even whether there is such a question', async () => {
  await using world = await inquiryWorld()
  const { page } = await owner(world)
  const stranger = asker(world)
  const bare = (shown: Shown) => shown.html.replaceAll(/[0-9A-Z]{8}/g, 'REFERENCE')
  const other = `/inquiries/${(await world.ask()).inquiry.reference}`
  const none = await stranger.get('/inquiries/22222226')
  assert.equal(none.status, (await stranger.get('/inquiries/2222222X')).status === 404 ? none.status : 401)
  const refused = await stranger.get(page)
  assert.equal(refused.status, 401)
  assert.equal(bare(refused), bare(await stranger.get(other)))
  for (const path of ['', '/sent', '/version', '/files/1']) {
    assert.equal((await stranger.get(page + path)).status, 401, path)
    assert.equal((await stranger.get(`${page}?key=${'x'.repeat(43)}`)).status, 401)
  }
  for (const part of ['messages', 'close', 'reopen', 'rating', 'delivery']) {
    assert.equal((await stranger.post(`${page}/${part}`, { text: 'x', rating: '5' })).status, 401, part)
  }
  assert.deepEqual(world.errors, [])
})

test('the key leaves the address at once, is sent to its own page alone, and no other website can act by it', async () => {
  await using world = await inquiryWorld()
  const { robin, page, id } = await owner(world)
  assert.equal(robin.cookies('/').includes('inquiry-key'), false)
  assert.equal(robin.cookies(`${page}/messages`).includes('inquiry-key'), true)
  const shown = await robin.get(page)
  assert.equal(shown.headers.get('referrer-policy'), 'no-referrer')
  assert.match(shown.headers.get('cache-control') ?? '', /no-store/)
  const forged = await robin.post(`${page}/close`, {}, { 'sec-fetch-site': 'cross-site' })
  assert.equal(forged.status, 403)
  const elsewhere = { 'sec-fetch-site': '', origin: 'https://evil.example' }
  assert.equal((await robin.post(`${page}/close`, {}, elsewhere)).status, 403)
  assert.equal((await world.read(id)).status, 'open')
  await robin.post(`${page}/leave`, {})
  assert.equal((await robin.get(page)).status, 401)
})

test('writing, closing, opening again; what is empty or too long is told and nothing is lost', async () => {
  await using world = await inquiryWorld()
  const { robin, page, id } = await owner(world)
  const empty = await robin.post(`${page}/messages`, { text: '  ' })
  assert.equal(empty.status, 422)
  assert.match(empty.html, /role="alert"|class="[^"]*errors?[^"]*"/)
  const long = await robin.post(`${page}/messages`, { text: 'y'.repeat(20_001) })
  assert.equal(long.status, 422)
  shows(long, 'y'.repeat(1_000))
  const evil = await robin.post(`${page}/messages`, { text: EVIL })
  assert.ok(!evil.html.includes('<script>alert') && !evil.html.includes('<img src=x'))
  shows(evil, '&lt;script&gt;alert(1)')
  await robin.post(`${page}/close`, {})
  assert.partialDeepStrictEqual(await world.read(id), { status: 'closed', outcome: 'withdrawn' })
  await robin.post(`${page}/reopen`, {})
  assert.equal((await world.read(id)).status, 'open')
  await robin.post(`${page}/close`, {})
  await robin.post(`${page}/messages`, { text: 'It is not settled.' })
  assert.equal((await world.read(id)).status, 'open', 'writing opens it again')
})

test('how it went is asked once it was answered, and can be said differently', async () => {
  await using world = await inquiryWorld()
  const { robin, page, id } = await owner(world)
  assert.doesNotMatch((await robin.get(page)).html, /How did it go\?/)
  await changeStatus(world.app.ctx, { target: { id }, by: agent(), status: 'closed', outcome: 'explained' })
  assert.match((await robin.get(page)).html, /How did it go\?/)
  for (const rating of ['', '0', '6', '2.5', 'x']) {
    assert.equal((await robin.post(`${page}/rating`, { rating })).status, 422, rating)
  }
  const rated = await robin.post(`${page}/rating`, { rating: '2', comment: EVIL })
  assert.match(rated.html, /Thank you for telling us/)
  assert.ok(!rated.html.includes('<script>alert'))
  await robin.post(`${page}/rating`, { rating: '4' })
  assert.equal((await world.read(id)).rating, 4)
})

test('files are kept by what they are, given out to be saved only, and others are refused by name', async () => {
  await using world = await inquiryWorld()
  const { robin, page } = await owner(world)
  const added = await robin.post(
    `${page}/messages`,
    form({ text: 'See the photo.', files: { name: `${EVIL}.png`, type: 'text/html', content: PNG } }),
  )
  assert.equal(added.status, 200)
  assert.ok(!added.html.includes('<script>alert'))
  const [, file = ''] = /href="([^"]+\/files\/\d+)"/.exec(added.html) ?? []
  const given = await robin.raw(file)
  assert.deepEqual(Buffer.from(await given.arrayBuffer()), PNG)
  assert.equal(given.headers.get('content-type'), 'image/png')
  assert.match(given.headers.get('content-disposition') ?? '', /^attachment/)
  assert.match(given.headers.get('content-security-policy') ?? '', /sandbox/)
  for (const [name, content] of [
    ['photo.png', Buffer.from('MZ\x90\0\x03\0\0\0')],
    ['empty.png', Buffer.alloc(0)],
    ['large.png', Buffer.concat([PNG, Buffer.alloc(10 * 1024 * 1024)])],
    ['archive.zip', Buffer.from('PK\x03\x04\x14\0\0\0\0\0')],
  ] as const) {
    const refused = await robin.post(
      `${page}/messages`,
      form({ text: 'And this.', files: { name, type: 'image/png', content } }),
    )
    assert.equal(refused.status, 422, name)
    shows(refused, name)
    shows(refused, 'And this.')
  }
  // A page is text to us, and is never shown as one.
  for (const [name, content] of [
    ['page.html', '<!doctype html><script>alert(1)</script>'],
    ['page.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
  ] as const) {
    const asText = await robin.post(
      `${page}/messages`,
      form({ text: 'x', files: { name, type: 'text/html', content: Buffer.from(content) } }),
    )
    const last = [...asText.html.matchAll(/href="([^"]+\/files\/\d+)"/g)].at(-1)?.[1] ?? ''
    const kept = await robin.raw(last)
    assert.match(kept.headers.get('content-type') ?? '', /^text\/plain/)
    assert.match(kept.headers.get('content-disposition') ?? '', /^attachment/)
  }
  assert.equal((await asker(world).raw(file)).status, 401)
  assert.deepEqual(world.errors, [])
})

test('a lost link comes by mail to the address of the question, and the answer tells nobody whether', async () => {
  await using world = await inquiryWorld()
  const { inquiry } = await world.ask({ email: 'Robin@example.com' })
  const before = world.mails.length
  const robin = asker(world)
  for (const fields of [
    { reference: '', email: 'robin@example.com' },
    { reference: 'nonsense', email: 'robin@example.com' },
    { reference: inquiry.reference, email: 'robin' },
  ]) {
    assert.equal((await robin.post('/inquiries', fields)).status, 422, JSON.stringify(fields))
  }
  const wrong = await robin.post('/inquiries', { reference: inquiry.reference, email: 'other@example.com' })
  assert.equal(world.mails.length, before)
  const right = await robin.post('/inquiries', {
    reference: printReference(inquiry.reference).toLowerCase(),
    email: 'robin@EXAMPLE.com',
  })
  assert.equal(right.html, wrong.html)
  const mail = world.mails.at(-1)
  assert.equal(world.mails.length, before + 1)
  assert.equal(mail?.to, 'Robin@example.com')
  const [, key = ''] = /([\w-]{43})/.exec(mail?.text ?? '') ?? []
  const opened = await asker(world).get(`/inquiries/${inquiry.reference}?key=${key}`)
  assert.equal(opened.status, 200)
  await robin.post('/inquiries', { reference: inquiry.reference, email: 'robin@example.com' })
  assert.equal(world.mails.length, before + 1, 'asked again at once, one mail is enough')
})
